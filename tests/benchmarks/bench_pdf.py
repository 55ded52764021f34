"""Time and memory of a PDF of 10, 200 and 2,000 lines, beside reportlab's canvas drawing the same marks.

Each measure is taken in a fresh process: the first document with imports, then the best of a few more. reportlab gets
the finished plan of the same document (same texts, places, fonts and rectangles) and keeps its parsed fonts between
documents, so it is spared all layout: a lower bound for it. Run with `python -m tests.benchmarks.bench_pdf`."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

LINES = (10, 200, 2000)
ENGINES = ("billhead", "reportlab")
WARM_ROUNDS = {10: 15, 200: 7, 2000: 3}
NAMES = ("Workshop with the product team", "Monthly subscription", "Migration of legacy data", "Support hours")
DETAIL = "Preparation, two days on site, a written summary and a follow-up call with all who took part."


def sample(lines: int) -> dict[str, Any]:
    """A new invoice: every second line has a description that wraps."""
    items = [_item(number) for number in range(lines)]
    total = sum((item["total"] for item in items), Decimal(0))
    tax = (total * Decimal("0.22")).quantize(Decimal("0.01"))
    return {
        "type": "invoice",
        "number": "2026-00017",
        "status": "issued",
        "date": "2026-11-23",
        "date_due": "2026-12-23",
        "currency_code": "EUR",
        "language": "en",
        "issuer": _party("Žagar & Šturm d.o.o.", bank_account={"iban": "SI56191000000123438"}),
        "customer": _party("Großhändler Łukasiewicz GmbH"),
        "items": items,
        "total": total,
        "taxes": [{"rate": Decimal(22), "category": "S", "base": total, "amount": tax}],
        "total_with_tax": total + tax,
        "total_due": total + tax,
        "note": "Thank you for the good work together.",
        "branding": {"template": "modern", "primary_color": "#0F766E", "show_qr": True},
    }


def _party(name: str, **fields: Any) -> dict[str, Any]:
    return {"name": name, "address": "Main 1", "post_code": "1000", "city": "Town", "country_code": "SI", **fields}


def _item(number: int) -> dict[str, Any]:
    price = Decimal(number % 97) + Decimal("10.55")
    return {
        "type": "item",
        "name": f"{NAMES[number % 4]} {number}",
        "description": DETAIL if number % 2 else "",
        "quantity": Decimal(2),
        "unit": "h",
        "price": price,
        "taxes": [{"rate": Decimal(22), "category": "S"}],
        "total": price * 2,
    }


def _billhead(document: dict[str, Any]) -> Callable[[], bytes]:
    from billhead_pdf import render_document

    return lambda: render_document(document)


def _reportlab(document: dict[str, Any]) -> Callable[[], bytes]:
    plan_file = Path(sys.argv[3])
    plan = json.loads(plan_file.read_text())
    del document
    return lambda: _draw_with_reportlab(plan)


def _draw_with_reportlab(plan: dict[str, Any]) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for name, path in plan["fonts"].items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, path))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(plan["width"], plan["height"]), pageCompression=1)
    for page in plan["pages"]:
        _draw_page(canvas, page, plan["height"])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_page(canvas: Any, page: list[Any], height: float) -> None:
    font = color = None
    for mark in page:
        if mark[-1] != color:
            color = mark[-1]
            canvas.setFillColorRGB(*color)
        if mark[0] == "text":
            _, x, y, text, name, size, _ = mark
            if (name, size) != font:
                font = (name, size)
                canvas.setFont(name, size)
            canvas.drawString(x, height - y, text)
        else:
            _, x, y, width, tall, radius, _ = mark
            if radius:
                canvas.roundRect(x, height - y - tall, width, tall, radius, stroke=0, fill=1)
            else:
                canvas.rect(x, height - y - tall, width, tall, stroke=0, fill=1)


def write_plan(lines: int, target: Path) -> None:
    """The marks of the sample as JSON, the QR code as its rectangles."""
    from importlib.resources import files

    from billhead_pdf.content.describe import describe_document
    from billhead_pdf.drawing.sheet import open_pdf
    from billhead_pdf.drawing.typefaces import load_family
    from billhead_pdf.layout.plan import plan_document
    from billhead_pdf.templates.gallery import choose_template, make_sheet
    from billhead_pdf.templates.opening import Stage

    document = sample(lines)
    content, sheet = describe_document(document), make_sheet(document["branding"])
    with open_pdf() as pdf:
        family = load_family(pdf, sheet.style.family)
    opening = choose_template(document["branding"]).open_page(Stage(content, sheet, family, None))
    plan = plan_document(content, sheet, family, opening)
    folder = Path(str(files("font_source_sans_pro"))) / "files"
    marks = {
        "width": plan.width,
        "height": plan.height,
        "pages": [[mark for op in page for mark in _as_marks(op)] for page in plan.pages],
        "fonts": {
            "regular": str(folder / "SourceSansPro-Regular.ttf"),
            "bold": str(folder / "SourceSansPro-Semibold.ttf"),
        },
    }
    target.write_text(json.dumps(marks))


def _as_marks(op: Any) -> list[Any]:
    from billhead_pdf.drawing.canvas import code_boxes
    from billhead_pdf.layout.ops import Box, Code, Text

    if isinstance(op, Text):
        return [["text", op.x, op.y, op.text, op.weight, op.size, _unit(op.color)]]
    boxes = code_boxes(op) if isinstance(op, Code) else [op] if isinstance(op, Box) else []
    return [["box", box.x, box.y, box.width, box.height, box.radius, _unit(box.color)] for box in boxes]


def _unit(color: tuple[int, int, int]) -> list[float]:
    return [channel / 255 for channel in color]


def measure(engine: str, lines: int) -> dict[str, Any]:
    """In this process: first document with imports, best warm document, peak memory of the process."""
    document = sample(lines)
    start = time.perf_counter()
    make = {"billhead": _billhead, "reportlab": _reportlab}[engine](document)
    pdf = make()
    first = time.perf_counter() - start
    rounds: list[float] = []
    for _ in range(WARM_ROUNDS[lines]):
        start = time.perf_counter()
        make()
        rounds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"first": first * 1000, "warm": min(rounds) * 1000, "peak": peak, "size": len(pdf) / 1024}


def main(folder: Path = Path("build/bench")) -> list[dict[str, Any]]:
    """One row per engine and number of lines: milliseconds, MiB, KiB. Prints them as a table."""
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, Any]] = []
    print(
        f"{'engine':<12}{'lines':>6}{'first ms':>10}{'warm ms':>10}{'peak MiB':>10}{'file KiB':>10}{'vs reportlab':>14}"
    )
    for lines in LINES:
        plan = folder / f"plan-{lines}.json"
        write_plan(lines, plan)
        measured = {engine: _measure_apart(engine, lines, plan) for engine in ENGINES}
        for engine, row in measured.items():
            row["ratio"] = row["warm"] / measured["reportlab"]["warm"]
            rows.append({"engine": engine, "lines": lines, **row})
            print(
                f"{engine:<12}{lines:>6}{row['first']:>10.0f}{row['warm']:>10.1f}{row['peak']:>10.0f}"
                f"{row['size']:>10.0f}{row['ratio']:>13.2f}x"
            )
    return rows


def _measure_apart(engine: str, lines: int, plan: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_pdf", engine, str(lines), str(plan)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
    else:
        main()
