"""One name for one thing everywhere, files of a size that can be read, and no drawer for odds and ends."""

import re
from pathlib import Path

from tests.architecture.source import ROOT, files, name
from tests.support.stack import template

FORBIDDEN = re.compile(r"(^|_)(utils?|helpers?|commons?|managers?|base|misc)($|_)")


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_folders_template_events_and_tests_name_the_same_functions() -> None:
    """Where one file of tests is not enough, the others lie in a folder: tests/functions/customers/test_lists.py."""
    folders = {path.parent.name for path in (ROOT / "functions").glob("*/app.py")}
    assert folders == set(template().functions)
    assert folders == {path.stem for path in (ROOT / "events").glob("*.json")}
    assert folders == {path.stem.removeprefix("test_") for path in (ROOT / "tests/functions").glob("test_*.py")}


def test_a_functions_logical_id_is_its_folder_in_other_letters() -> None:
    for function in template().functions.values():
        words = "".join(word.capitalize() for word in function.name.split("_"))
        assert function.logical_id == f"{words}Function"
        assert function.handler == "app.handler"


def test_a_function_is_one_file() -> None:
    for folder in (ROOT / "functions").iterdir():
        assert [path.name for path in folder.iterdir() if path.name != "__pycache__"] == ["app.py"], folder.name


def test_wiring_is_short() -> None:
    assert [name(path) for path in files("functions") if lines(path) > 80] == []


def test_no_file_is_long() -> None:
    assert [name(path) for path in files("layers", "functions", "local", "tests") if lines(path) > 300] == []


def test_every_module_of_the_product_says_what_it_is_for() -> None:
    for path in files("layers", "functions"):
        assert path.read_text("utf-8").startswith('"""'), name(path)
        assert "placeholder" not in path.read_text("utf-8").splitlines()[0], name(path)


def test_no_name_that_means_nothing() -> None:
    for path in files("layers", "functions", "local", "tests"):
        assert not [part for part in path.relative_to(ROOT).with_suffix("").parts if FORBIDDEN.search(part)], name(path)


def test_no_package_has_its_own_folder_twice_in_the_built_layer() -> None:
    assert not list((ROOT / "layers").glob("*/python"))
