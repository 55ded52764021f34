"""reportlab's canvas given our finished plan: no layout, no formatting, only marks at their places. A lower bound."""

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.benchmarks.pdf import peer

_PLANS: dict[str, dict[str, Any]] = {}


def render(document: dict[str, Any]) -> bytes:
    """The plan was written by another process, so that this one holds nothing of ours."""
    from reportlab.pdfgen.canvas import Canvas

    plan = _PLANS.get(sys.argv[-1]) or _PLANS.setdefault(sys.argv[-1], json.loads(Path(sys.argv[-1]).read_text()))
    _register_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(plan["width"], plan["height"]), pageCompression=1)
    for page in plan["pages"]:
        _draw_page(canvas, page, plan["height"])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, weight in (("regular", "Regular"), ("bold", "Semibold")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(peer.font_file(weight))))


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


def write_plan(document: dict[str, Any], target: Path) -> None:
    """The marks of the document as JSON, the QR code as its rectangles."""
    from billhead_pdf.content.describe import describe_document
    from billhead_pdf.layout.plan import plan_document
    from billhead_pdf.templates.gallery import choose_template, make_sheet
    from billhead_pdf.templates.opening import Stage
    from billhead_pdf.text.metrics import load_family

    content, sheet = describe_document(document), make_sheet(document["branding"])
    family = load_family(sheet.style.family)
    opening = choose_template(document["branding"]).open_page(Stage(content, sheet, family))
    plan = plan_document(content, sheet, family, opening)
    pages = [[mark for op in page for mark in _as_marks(op)] for page in plan.pages]
    target.write_text(json.dumps({"width": plan.width, "height": plan.height, "pages": pages}))


def _as_marks(op: Any) -> list[Any]:
    from billhead_pdf.drawing.codes import code_boxes
    from billhead_pdf.layout.ops import Box, Code, Text

    if isinstance(op, Text):
        return [["text", op.x, op.y, op.text, op.weight, op.size, _unit(op.color)]]
    boxes = code_boxes(op) if isinstance(op, Code) else [op] if isinstance(op, Box) else []
    return [["box", box.x, box.y, box.width, box.height, box.radius, _unit(box.color)] for box in boxes]


def _unit(color: tuple[int, int, int]) -> list[float]:
    return [channel / 255 for channel in color]
