"""No binary float comes near money; no read of a whole table; no error swallowed."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import files, name, place, tree

# Where a float is not money: coordinates, colours, seconds. A path ends with / or names one file.
NOT_MONEY = {
    "layers/pdf/billhead_pdf/colors.py": "shades of a colour",
    "layers/pdf/billhead_pdf/drawing/": "points on a page",
    "layers/pdf/billhead_pdf/fonts/": "outlines of letters",
    "layers/pdf/billhead_pdf/layout/": "points on a page",
    "layers/pdf/billhead_pdf/templates/": "points on a page",
    "layers/pdf/billhead_pdf/text/": "widths of letters",
    "layers/images/billhead_images/": "points of a picture",
    "layers/web/billhead_web/colours.py": "shades of a colour",
    "layers/core/billhead/aws/": "seconds of time-outs, of waiting, of a session's life",
}
SECONDS_ONLY = {
    "layers/core/billhead/signup/service.py": "seconds between attempts",
    "layers/core/billhead/usage/service.py": "seconds between attempts",
}


def refusals(path: Path) -> set[ast.AST]:
    """The type may be named to refuse it: isinstance(value, float)."""
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and len(node.args) == 2]
    checks = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "isinstance"]
    return {part for check in checks for part in ast.walk(check.args[1])}


def floats(path: Path) -> Iterator[str]:
    """Literals with a point, and any mention of the type but to refuse it."""
    for node in set(ast.walk(tree(path))) - refusals(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield f"{place(path, node)} {node.value}"
        elif isinstance(node, ast.Name) and node.id == "float":
            yield f"{place(path, node)} float"


def test_there_is_no_float_where_money_is() -> None:
    allowed = (*NOT_MONEY, *SECONDS_ONLY)
    found = [
        where for path in files("layers", "functions") if not name(path).startswith(allowed) for where in floats(path)
    ]
    assert found == []


def test_every_exception_for_floats_is_still_needed() -> None:
    for allowed in (*NOT_MONEY, *SECONDS_ONLY):
        paths = [path for path in files("layers", "functions") if name(path).startswith(allowed)]
        assert any(True for path in paths for _ in floats(path)), allowed


def test_no_table_is_scanned() -> None:
    for path in files("layers", "functions"):
        for node in ast.walk(tree(path)):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute):
                assert called.attr not in {"scan", "execute_statement", "execute_transaction"}, place(path, node)
            if isinstance(node, ast.Constant):
                assert node.value not in ("scan", "Scan"), place(path, node)


def test_only_the_boundaries_to_requests_and_queues_catch_every_exception() -> None:
    boundary = {"layers/core/billhead/edge/api.py", "layers/core/billhead/aws/queues.py"}
    for path in files("layers", "functions"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler):
                broad = node.type is None or (
                    isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
                )
                assert not broad or name(path) in boundary, place(path, node)
