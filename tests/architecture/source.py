"""Where the product's code is, and how the tests here read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = frozenset({"build", ".aws-sam", "__pycache__", "node_modules"})


def files(*folders: str) -> Iterator[Path]:
    """Python files of ours below the folders, in order."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not SKIPPED & set(path.relative_to(ROOT).parts):
                yield path


@cache
def tree(path: Path) -> ast.Module:
    """The file's syntax, of Python 3.11: what only a later one reads is an error."""
    return ast.parse(path.read_text("utf-8"), str(path), feature_version=(3, 11))


def name(path: Path) -> str:
    """As one says it: layers/core/billhead/kernel/ids.py."""
    return path.relative_to(ROOT).as_posix()


def place(path: Path, node: ast.AST) -> str:
    """File and line."""
    return f"{name(path)}:{getattr(node, 'lineno', 0)}"
