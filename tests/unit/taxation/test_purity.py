"""The tax engine depends on the kernel, the languages and the rates, on nothing that a table or a request is behind."""

import ast
from pathlib import Path

import billhead.taxation
import pytest

MODULES = sorted(Path(billhead.taxation.__path__[0]).glob("*.py"))
ALLOWED = ("billhead.kernel.", "billhead.taxation.", "billhead.taxes.rate", "billhead.locales.languages")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_the_kernel_the_rates_and_its_own_package_only(path: Path) -> None:
    nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
    ours = [node.module or "" for node in nodes if (node.module or "").startswith("billhead")]
    assert [module for module in ours if not module.startswith(ALLOWED)] == []
