"""Imports put off: fpdf2 is loaded without what a plain document does not need, and draws as if it had all of it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from billhead_pdf.drawing.deferral import Deferral, deferring
from billhead_pdf.text.metrics import load_family


def run(program: str) -> Any:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def test_a_plain_invoice_needs_neither_fonttools_nor_pillow_nor_an_http_client() -> None:
    load_family("sans")  # where this is a fresh checkout, its fonts are prepared now
    program = (
        "import json, sys; from billhead_pdf import render_document; from tests.benchmarks.pdf.invoice import sample;"
        "render_document(sample(3)); print(json.dumps(sorted(sys.modules)))"
    )
    loaded = set(run(program))
    assert {"fpdf.output", "segno"} <= loaded
    assert not loaded & {"fontTools", "PIL", "uharfbuzz", "urllib.request", "unittest", "defusedxml", "fpdf.fpdf"}


DRAW = """
import hashlib, io, json, sys
{first}
from PIL import Image
from billhead_pdf import Logo, render_document
from tests.unit.pdf.pdf_documents import SVG, document
png = io.BytesIO(); Image.new("RGBA", (30, 10), (200, 10, 10, 120)).save(png, "PNG")
gradient = b'''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><defs><linearGradient id="g">
<stop offset="0" stop-color="#123"/><stop offset="1" stop-color="#fed" stop-opacity=".5"/></linearGradient></defs>
<path d="M0 0L40 0L20 20Z" fill="url(#g)" stroke="#000" opacity=".7"/></svg>'''
logos = [Logo(SVG, "image/svg+xml", "L"), Logo(gradient, "image/svg+xml", "L"), Logo(png.getvalue(), "image/png", "L")]
plain = render_document(document())
drawn = [plain, *(render_document(document(), logo=logo) for logo in logos)]
print(json.dumps([hashlib.sha256(pdf).hexdigest() for pdf in drawn]))
"""


def test_pictures_are_drawn_as_if_nothing_had_been_put_off() -> None:
    whole = run(DRAW.replace("{first}", "import fpdf, fpdf.svg, fpdf.image_parsing"))
    assert len(set(whole)) == 4
    assert run(DRAW.replace("{first}", "")) == whole


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    folder = tmp_path / "sample_library"
    folder.mkdir()
    (folder / "__init__.py").write_text("from .light import show\nfrom .heavy import area\nnumber = 7\n")
    (folder / "light.py").write_text(
        "from .heavy import Shape, area\n"
        "def show(x: 'Shape | None' = None): return area(2)\n"
        "def annotated(x: Shape | None): return isinstance(x, Shape)\n"
    )
    (folder / "heavy.py").write_text("class Shape: pass\ndef area(x): return x * x\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "sample_library"
    for name in [name for name in sys.modules if name.startswith("sample_library")]:
        del sys.modules[name]


def light_of(library: str) -> ModuleType:
    deferral = Deferral(frozenset({f"{library}.heavy"}), packages=frozenset({library}))
    with deferring(deferral):
        return __import__(f"{library}.light", fromlist=["show"])


def test_a_deferred_module_is_loaded_when_a_name_of_it_is_used(library: str) -> None:
    light = light_of(library)
    assert f"{library}.heavy" not in sys.modules
    assert light.show() == 4
    assert f"{library}.heavy" in sys.modules


def test_a_package_is_run_when_it_is_asked_for_a_name(library: str) -> None:
    light = light_of(library)
    package = __import__(library)
    assert "number" not in vars(package)
    assert package.number == 7
    assert package.light is light
    assert package.area is sys.modules[f"{library}.heavy"].area
    assert type(package) is ModuleType
    with pytest.raises(AttributeError):
        _ = package.nothing


def test_stand_ins_check_instances(library: str) -> None:
    light = light_of(library)
    assert f"{library}.heavy" not in sys.modules
    heavy = __import__(f"{library}.heavy", fromlist=["Shape"])
    assert light.annotated(heavy.Shape())
    assert not light.annotated(3)


def test_after_a_deferred_import_others_get_the_true_module(library: str) -> None:
    light_of(library)
    assert "heavy" not in vars(sys.modules[library])
    assert __import__(f"{library}.heavy", fromlist=["area"]).area(5) == 25


def test_an_optional_dependency_is_not_looked_for() -> None:
    with deferring(Deferral(frozenset(), frozenset({"sched"}))), pytest.raises(ModuleNotFoundError):
        __import__("sched")
    assert __import__("sched").scheduler


def test_imports_of_other_threads_are_true(library: str) -> None:
    found: list[ModuleType] = []
    with deferring(Deferral(frozenset({f"{library}.heavy"}))):
        thread = threading.Thread(target=lambda: found.append(__import__(f"{library}.heavy", fromlist=["area"])))
        thread.start()
        thread.join()
    assert type(found[0]) is ModuleType
    assert found[0].area(3) == 9


def test_what_failed_to_import_leaves_no_stand_in_behind(library: str) -> None:
    with pytest.raises(ZeroDivisionError), deferring(Deferral(frozenset({"sched"}))):
        __import__("sched")
        raise ZeroDivisionError
    assert __import__("sched").scheduler().empty()


def test_a_name_that_is_used_while_importing_loads_its_module_then(library: str) -> None:
    with deferring(Deferral(frozenset({f"{library}.heavy"}))):
        light = __import__(f"{library}.light", fromlist=["show"])
        assert light.show() == 4
        assert f"{library}.heavy" in sys.modules
