"""Every error that a client can see has a code of its own, and the documentation lists it."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator

import billhead
import pytest
from billhead.edge.problems import STATUS, InternalError
from billhead.kernel.errors import BillheadError

from local.lambdas import load_handler
from tests.architecture.source import ROOT
from tests.support.error_docs import TARGET, page
from tests.support.stack import template

DOCUMENT = ROOT / "docs" / "errors.md"


@pytest.fixture(scope="module")
def kinds() -> list[type[BillheadError]]:
    """The whole tree, after everything that could add to it is imported."""
    for module in pkgutil.walk_packages(billhead.__path__, "billhead."):
        importlib.import_module(module.name)
    for function in template().functions.values():
        if f"local_function_{function.name}" not in sys.modules:
            load_handler(function)
    return sorted(set(_below(BillheadError)), key=lambda kind: (kind.code, kind.__module__))


def _below(kind: type[BillheadError]) -> Iterator[type[BillheadError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def test_codes_are_snake_case(kinds: list[type[BillheadError]]) -> None:
    assert not [kind for kind in kinds if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", kind.code)]


def test_one_code_means_one_thing(kinds: list[type[BillheadError]]) -> None:
    """A class without a code of its own is its parent in another coat (a Busy is a Contention to a client)."""
    owners: dict[str, list[str]] = {}
    for kind in kinds:
        if "code" in vars(kind):
            owners.setdefault(kind.code, []).append(f"{kind.__module__}.{kind.__name__}")
    assert not {code: classes for code, classes in owners.items() if len(classes) > 1}


def test_every_error_has_a_status(kinds: list[type[BillheadError]]) -> None:
    without = {kind for kind in kinds if not issubclass(kind, tuple(STATUS))}
    assert without == {InternalError}


@pytest.mark.skipif(not DOCUMENT.exists(), reason="docs/errors.md is not written yet")
def test_every_code_is_documented(kinds: list[type[BillheadError]]) -> None:
    text = DOCUMENT.read_text("utf-8")
    assert not [kind.code for kind in kinds if f"`{kind.code}`" not in text]


def test_the_page_of_errors_is_the_one_that_the_tree_makes() -> None:
    assert TARGET.read_text("utf-8") == page(), "run: python -m tests.support.error_docs"
