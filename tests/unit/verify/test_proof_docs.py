"""docs/proof.md: its command is run as it stands there, and answers what stands below it."""

import json
import re
import shlex
from pathlib import Path

import pytest
from billhead.verify.__main__ import main

from tests.architecture.source import ROOT
from tests.unit.verify.conftest import Export

DOCS = (ROOT / "docs/proof.md").read_text("utf-8")
COMMAND = "PYTHONPATH=layers/core python3 -m billhead.verify "


def test_the_command_of_the_docs_answers_as_they_say(
    exported: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = exported.links[-1]["hash"]
    (tmp_path / "proof.json").write_text("\n".join(map(json.dumps, exported.pages)), "utf-8")
    (tmp_path / "documents.json").write_text(json.dumps({"data": exported.documents}), "utf-8")
    (line,) = re.findall(f"^{re.escape(COMMAND)}(.+)$", DOCS, re.M)
    (answer,) = re.findall(r"```text\n(.+?)```", DOCS, re.S)
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(line.replace("$HEAD", head))) == 0
    assert capsys.readouterr().out == answer.replace("$HEAD", head)


def test_the_docs_name_all_that_a_link_tells(exported: Export) -> None:
    (told,) = [row for row in DOCS.splitlines() if row.startswith("A link holds")]
    assert exported.links[0].keys() <= set(re.findall(r"\w+", told))
