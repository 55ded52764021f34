"""The JavaScript SDK by Node's own test runner: alone, and against the stack. Asserts nothing about the API itself."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from local.stack import start

SDK_TESTS = Path(__file__).parents[2] / "sdk" / "js" / "test"
OLDEST_NODE = 18


@dataclass(frozen=True)
class Served:
    """Where the stack listens, and a key of an account of its own."""

    base_url: str
    live_key: str


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with start() as stack:
        account = stack.invoke("create_account", {"name": "SDK"})
        yield Served(stack.base_url, account["live_key"])


@pytest.fixture(scope="module")
def node() -> str:
    """The path of a Node that can run the SDK, or a skip that says what is missing."""
    path = shutil.which("node")
    if path is None:
        pytest.skip("Node is not installed: the JavaScript SDK was not tested")
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.removeprefix("v").split(".")[0]) < OLDEST_NODE:
        pytest.skip(f"Node {version} is older than {OLDEST_NODE}: the JavaScript SDK was not tested")
    return path


def run_tests(node: str, names: list[str], **env: str) -> str:
    """Run test files of the SDK and return Node's report; without `env`, no stack is known to them."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("BILLHEAD_")}
    files = [str(SDK_TESTS / name) for name in names]
    run = subprocess.run([node, "--test", *files], env=outside | env, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def count_of(word: str, report: str) -> int:
    """The number beside `tests`, `skipped`, … in the summary, whichever reporter wrote it."""
    found = re.search(rf"^\W+{word} (\d+)$", report, re.MULTILINE)
    assert found, report
    return int(found.group(1))


def test_sdk_passes_its_own_tests_without_a_stack(node: str) -> None:
    report = run_tests(node, sorted(file.name for file in SDK_TESTS.glob("*.test.js")))
    assert count_of("tests", report) > count_of("skipped", report)


def test_snippets_of_the_api_page_run_as_written_against_the_stack(node: str, served: Served) -> None:
    report = run_tests(node, ["snippets.test.js"], BILLHEAD_BASE_URL=served.base_url, BILLHEAD_KEY=served.live_key)
    assert count_of("skipped", report) == 0


def test_every_resource_of_the_sdk_works_against_the_stack(node: str, served: Served) -> None:
    report = run_tests(node, ["stack.test.js"], BILLHEAD_BASE_URL=served.base_url, BILLHEAD_KEY=served.live_key)
    assert count_of("skipped", report) == 0


def test_each_state_of_a_document_allows_what_its_page_says(node: str, served: Served) -> None:
    report = run_tests(node, ["states.test.js"], BILLHEAD_BASE_URL=served.base_url, BILLHEAD_KEY=served.live_key)
    assert count_of("skipped", report) == 0
