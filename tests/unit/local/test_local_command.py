"""`python -m local`: what it answers to mistakes, and the keys' file."""

import json
import socket
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from local import __main__ as command

ACCOUNT = {"account_id": "acc_1", "live_key": "sk_live_x", "sandbox_key": "sk_sandbox_x", "signup_secret": "whsec_x"}
STACK = cast(Any, SimpleNamespace(base_url="http://127.0.0.1:1"))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "local" / "credentials.json"
    monkeypatch.setattr(command, "CREDENTIALS", path)
    return path


def test_keys_lie_in_a_file_of_their_owner_while_serving(file: Path) -> None:
    with command.credentials(STACK, ACCOUNT):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert json.loads(file.read_text()) == {
            "base_url": "http://127.0.0.1:1",
            "account_id": "acc_1",
            "live_key": "sk_live_x",
            "sandbox_key": "sk_sandbox_x",
        }
    assert not file.exists()


def test_keys_of_an_earlier_run_are_replaced_and_their_mode_too(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("old, and longer than what is written now: " + "x" * 500)
    file.chmod(0o644)
    with command.credentials(STACK, ACCOUNT):
        assert json.loads(file.read_text())["account_id"] == "acc_1"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_keys_are_removed_when_serving_fails(file: Path) -> None:
    with pytest.raises(RuntimeError), command.credentials(STACK, ACCOUNT):
        raise RuntimeError
    assert not file.exists()


@pytest.mark.parametrize(("arguments", "port"), [([], "0"), (["dance"], "0"), (["story"], "three"), (["story"], "-1")])
def test_unknown_command_or_port_shows_the_usage(
    arguments: list[str], port: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", port)
    assert command.main(arguments) == 2
    assert "usage:" in capsys.readouterr().err


def test_taken_port_ends_with_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "catch_signals", lambda: None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        assert command.main(["serve"]) == 1
    assert capsys.readouterr().err == f"port {port} is taken; choose another with PORT=…\n"
