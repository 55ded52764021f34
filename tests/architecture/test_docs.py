"""A claim of the docs that names a test or a file has it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def _ids(page: Path) -> str:
    return page.name


def _tests() -> set[str]:
    texts = (path.read_text() for path in (ROOT / "tests").rglob("*.py"))
    return {name for text in texts for name in re.findall(r"^\s*def (test_\w+)", text, re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=_ids)
def test_the_tests_that_a_page_names_exist(page: Path) -> None:
    names = re.findall(r"(?<![/\w])(test_\w+)(?!\w*\.py)\b", page.read_text())
    assert [name for name in names if name not in _tests()] == []


@pytest.mark.parametrize("page", PAGES, ids=_ids)
def test_the_files_that_a_page_names_exist(page: Path) -> None:
    paths = re.findall(r"`((?:tests|layers|functions|local|sdk|docs|events)/[\w./-]+)`", page.read_text())
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_ids)
def test_the_pages_that_a_page_links_to_exist(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []
