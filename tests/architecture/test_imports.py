"""What may import what, and that importing does nothing but define."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from importlinter import cli

from tests.architecture.source import ROOT, files, name, place, tree
from tests.support.stack import template

FUNCTIONS = sorted(template().functions)
# What each layer carries; a function may have in memory what its own layers hold, and nothing more.
CARRIED = {
    "PdfLayer": {"billhead_pdf", "fpdf", "uharfbuzz", "fontTools", "segno", "pdf417gen", "PIL"},
    "ImagesLayer": {"billhead_images", "PIL"},
    "WordsLayer": {"billhead_pdf"},
    "WebLayer": {"billhead_web", "jinja2", "segno"},
}
POWERTOOLS_FOLDERS = ("layers/core/billhead/edge", "layers/web", "functions")


def imported(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Every import of a file, within functions too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or ""


def importers(package: str, *folders: str) -> list[tuple[Path, str]]:
    return [
        (path, place(path, node))
        for path in files(*folders)
        for node, module in imported(path)
        if module.split(".")[0] == package
    ]


@pytest.fixture(scope="module")
def watched() -> dict[str, Any]:
    apps = [str(template().functions[function].code / "app.py") for function in FUNCTIONS]
    program = [sys.executable, str(Path(__file__).with_name("import_watch.py")), *apps]
    answer = subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT)
    return json.loads(answer.stdout)


def test_the_contracts_of_imports_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    kept = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert kept == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize("package", ["boto3", "botocore"])
def test_only_billhead_aws_imports_the_library_of_aws(package: str) -> None:
    found = importers(package, "layers", "functions")
    assert [where for path, where in found if not name(path).startswith("layers/core/billhead/aws/")] == []


def test_only_the_edge_the_pages_and_the_functions_import_powertools() -> None:
    allowed = (*POWERTOOLS_FOLDERS, "layers/core/billhead/aws/queues.py")
    found = importers("aws_lambda_powertools", "layers", "functions")
    assert [where for path, where in found if not name(path).startswith(allowed)] == []


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_holds_the_libraries_of_its_layers_only(watched: dict[str, Any], function: str) -> None:
    layers = template().functions[function].layers
    allowed = {package for layer, held in CARRIED.items() for package in held if any(layer in arn for arn in layers)}
    seen = watched[function]
    assert "error" not in seen, seen
    assert set(seen["heavy"]) | set(seen["layers"]) <= allowed


@pytest.mark.parametrize("function", FUNCTIONS)
def test_importing_a_function_reads_nothing_and_makes_nothing(watched: dict[str, Any], function: str) -> None:
    assert watched[function].get("done") == [], watched[function]


def test_functions_do_not_call_each_other() -> None:
    for path in files("functions"):
        modules = [module for _, module in imported(path)]
        assert not [module for module in modules if module.startswith(("functions", "local", "tests"))], name(path)


def test_the_product_knows_nothing_of_its_local_run_and_tests() -> None:
    for package in ("local", "tests", "moto", "pytest"):
        assert importers(package, "layers", "functions") == []
