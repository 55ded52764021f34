"""Built artifacts, run with only their own layers on the path: what is missing there would be missing in Lambda."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from billhead_pdf.fonts.sources import FILES

from local.template import load_template
from tests.support.built import Built, build_layers

FUNCTIONS = sorted(load_template().functions)
# fpdf2 costs an API function more than all the rest of its start; Pillow likewise.
HEAVY = {
    "fpdf": {"render_pdf"},
    "PIL": {"render_pdf", "fetch_logo", "upload_logo"},
    "jinja2": {"dashboard", "render_html", "shared_document"},
}
LAMBDA_LIMIT = 250 * 1024 * 1024


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    yield build_layers(tmp_path_factory.mktemp("layers"))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_starts_with_its_own_layers_alone(built: Built, function: str) -> None:
    code = "import app, json; print(json.dumps([callable(app.handler), sorted(sys.modules)]))"
    is_handler, modules = json.loads(built.run(function, code))
    assert is_handler
    for package, allowed in HEAVY.items():
        assert package not in modules or function in allowed, f"{function} imports {package}"


@pytest.mark.parametrize("function", FUNCTIONS)
def test_what_only_one_function_needs_cannot_be_imported_by_another(built: Built, function: str) -> None:
    code = "import importlib.util as u; print(' '.join(n for n in ('fpdf', 'PIL', 'jinja2') if u.find_spec(n)))"
    found = set(built.run(function, code).split())
    assert found == {package for package, allowed in HEAVY.items() if function in allowed}


def test_every_client_can_be_made_from_the_trimmed_layer(built: Built) -> None:
    code = "import boto3; [boto3.client(n) for n in ('dynamodb', 's3', 'sts', 'events', 'sqs', 'ssm')]; print('made')"
    assert built.run("create_account", code).strip() == "made"


def test_junk_is_refused_by_the_built_authorizer(built: Built) -> None:
    event = {"headers": {"authorization": "Bearer sk_live_junk"}, "routeKey": "GET /invoices", "identitySource": ["x"]}
    code = f"import app, json; print(json.dumps(app.handler(json.loads({json.dumps(json.dumps(event))}), None)))"
    assert json.loads(built.run("authorize", code).splitlines()[-1])["isAuthorized"] is False


def test_an_invoice_is_drawn_by_the_built_layer(built: Built) -> None:
    document = Path(__file__).with_name("document.json").read_text()
    code = f"""
import decimal, json, sys
from billhead_pdf import render_document
document = json.loads({document!r}, parse_float=decimal.Decimal)
print(json.dumps([render_document(document)[:5].decode(), sorted(sys.modules)]))
"""
    start, modules = json.loads(built.run("render_pdf", code))
    assert start == "%PDF-"
    assert not {"fontTools", "PIL", "fpdf.fpdf"} & set(modules)


@pytest.mark.parametrize("function", ["render_html", "shared_document"])
def test_a_page_is_made_of_the_built_words_without_what_draws(built: Built, function: str) -> None:
    document = Path(__file__).with_name("document.json").read_text()
    code = f"""
import decimal, importlib.util, json
from billhead.documents.printing import Drawing
from billhead_web.paper.page import document_page
document = json.loads({document!r}, parse_float=decimal.Decimal)
found = [name for name in ("billhead_pdf.drawing", "billhead_pdf.fonts", "fpdf") if importlib.util.find_spec(name)]
print(json.dumps([document_page(Drawing(document, dict(), None)).html[:15], found]))
"""
    assert json.loads(built.run(function, code)) == ["<!doctype html>", []]


def test_fonts_are_in_the_built_layer_only_as_they_are_used(built: Built) -> None:
    layer = built.folders["PdfLayer"] / "python"
    prepared = {path.name for path in (layer / "billhead_pdf/fonts/prepared").iterdir()}
    assert {f"{name}.typeface" for name in FILES} < prepared
    packages = {source.package for source in FILES.values()} | {"newmm_tokenizer"}
    assert {f"{package}.LICENSE.txt" for package in packages} < prepared
    assert not [path for package in packages for path in layer.glob(f"{package}*")]


def test_every_script_is_drawn_by_the_built_layer(built: Built) -> None:
    document = json.loads(Path(__file__).with_name("document.json").read_text())
    words = ["فاتورة", "חשבונית", "बीजक", "ใบกำกับภาษีที่ต้องชำระ" * 9, "請求書"]
    document |= {"note": " ".join(words), "language": "ar"}
    code = f"""
import decimal, json
from billhead_pdf import render_document
missing = []
document = json.loads({json.dumps(document)!r}, parse_float=decimal.Decimal)
print(json.dumps([render_document(document, on_missing=missing.extend)[:5].decode(), missing]))
"""
    assert json.loads(built.run("render_pdf", code)) == ["%PDF-", []]


def test_layers_carry_their_bytecode(built: Built) -> None:
    for folder in built.folders.values():
        sources = [path for path in folder.rglob("*.py") if path.stat().st_size]
        missing = [path for path in sources if not list((path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"))]
        assert not missing, missing[:5]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_fits_into_lambda(built: Built, function: str) -> None:
    assert (
        sum(path.stat().st_size for layer in built.layers(function) for path in layer.rglob("*") if path.is_file())
        < LAMBDA_LIMIT
    )
