"""reportlab's canvas, its fastest way: the invoice laid out by hand, in columns of fixed width, no look at kerning."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from tests.benchmarks.pdf import peer

LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 48.0, 547.0, 794.0, 76.0, 842.0
# Right edges of figures, left edges of texts.
COLUMNS = ((58.0, False), (84.0, False), (368.0, True), (382.0, False), (450.0, True), (484.0, True), (537.0, True))
DESCRIPTION = 236.0
Row = tuple[str, ...]


def render(document: dict[str, Any]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    _register_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595.28, 841.89), pageCompression=1)
    canvas.setTitle(document["number"])
    rows = [(row, _split(row[2]) if row[2] else []) for row in peer.cells(document)]
    pages = list(_paged(rows))
    for number, page in enumerate(pages, 1):
        y = _opening(canvas, document) if number == 1 else _running_head(canvas, document)
        y = _table(canvas, page, y)
        if number == len(pages):
            if y < 330:
                _foot(canvas, number, len(pages) + 1)
                canvas.showPage()
                number, y = number + 1, TOP - 40
            _closing(canvas, document, y)
        _foot(canvas, number, max(number, len(pages)))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, weight in (("Sans", "Regular"), ("Bold", "Semibold")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(peer.font_file(weight))))


def _split(text: str) -> list[str]:
    from reportlab.lib.utils import simpleSplit

    return simpleSplit(text, "Sans", 8.5, DESCRIPTION)


def _paged(rows: list[tuple[Row, list[str]]]) -> Iterator[list[tuple[Row, list[str]]]]:
    page: list[tuple[Row, list[str]]] = []
    y = 520.0
    for row in rows:
        height = 26 + 12 * len(row[1])
        if y - height < BOTTOM:
            yield page
            page, y = [], TOP - 70
        page.append(row)
        y -= height
    yield page


def _text(canvas: Any, x: float, y: float, text: str, *look: Any) -> None:
    font, size, color = look
    canvas.setFont(font, size)
    canvas.setFillColor(color)
    canvas.drawString(x, y, text)


def _opening(canvas: Any, document: dict[str, Any]) -> float:
    canvas.setFillColor(peer.PRIMARY)
    canvas.rect(0, HEIGHT - 8, 596, 8, stroke=0, fill=1)
    _text(canvas, LEFT, 778, document["issuer"]["name"], "Bold", 13, "#181C24")
    canvas.setFillColor(peer.PRIMARY)
    canvas.setFont("Bold", 28)
    canvas.drawRightString(RIGHT, 770, "Invoice")
    canvas.setFillColor("#181C24")
    canvas.setFont("Sans", 9.5)
    canvas.drawRightString(RIGHT, 752, f"No. {document['number']}")
    for x, heading, key in ((LEFT, "Bill to", "customer"), (298, "From", "issuer")):
        party = document[key]
        _text(canvas, x, 710, heading, "Bold", 8, peer.PRIMARY)
        _text(canvas, x, 694, party["name"], "Bold", 10.5, "#181C24")
        for index, line in enumerate(peer.address(party)):
            _text(canvas, x, 679 - 14 * index, line, "Sans", 9.5, "#181C24")
    canvas.setFillColor(peer.TINT)
    canvas.roundRect(LEFT, 600, RIGHT - LEFT, 44, 3, stroke=0, fill=1)
    for x, label, key in ((58, "Invoice date", "date"), (305, "Due date", "date_due")):
        _text(canvas, x, 628, label, "Sans", 8.5, peer.MUTED)
        _text(canvas, x, 613, document[key], "Bold", 9.5, "#181C24")
    return 580.0


def _running_head(canvas: Any, document: dict[str, Any]) -> float:
    _text(canvas, LEFT, TOP, document["issuer"]["name"], "Sans", 8.5, peer.MUTED)
    canvas.drawRightString(RIGHT, TOP, f"Invoice {document['number']}")
    return TOP - 30


def _table(canvas: Any, rows: list[tuple[Row, list[str]]], y: float) -> float:
    canvas.setFillColor(peer.PRIMARY)
    canvas.roundRect(LEFT, y - 22, RIGHT - LEFT, 22, 3, stroke=0, fill=1)
    _cells(canvas, peer.HEAD, y - 14, ("Bold", 8.5, "#FFFFFF"))
    y -= 22
    for row, details in rows:
        _cells(canvas, (row[0], "", *row[3:]), y - 16, ("Sans", 9.5, "#181C24"))
        _text(canvas, COLUMNS[1][0], y - 16, row[1], "Bold", 9.5, "#181C24")
        for index, line in enumerate(details):
            _text(canvas, COLUMNS[1][0], y - 30 - 12 * index, line, "Sans", 8.5, peer.MUTED)
        y -= 26 + 12 * len(details)
        canvas.setFillColor(peer.LINE)
        canvas.rect(LEFT, y, RIGHT - LEFT, 0.5, stroke=0, fill=1)
    return y


def _cells(canvas: Any, texts: tuple[str, ...], y: float, look: tuple[str, float, str]) -> None:
    canvas.setFont(look[0], look[1])
    canvas.setFillColor(look[2])
    for (x, is_figure), text in zip(COLUMNS, texts, strict=True):
        (canvas.drawRightString if is_figure else canvas.drawString)(x, y, text)


def _closing(canvas: Any, document: dict[str, Any], y: float) -> None:
    tax = document["taxes"][0]
    canvas.setFont("Sans", 9.5)
    canvas.setFillColor("#181C24")
    totals = (("Net total", document["total"]), ("VAT", tax["amount"]), ("Total", document["total_with_tax"]))
    for index, (label, amount) in enumerate(totals):
        canvas.drawString(347, y - 30 - 18 * index, label)
        canvas.drawRightString(537, y - 30 - 18 * index, f"€{peer.money(amount)}")
    canvas.setFillColor(peer.PRIMARY)
    canvas.roundRect(337, y - 112, 210, 34, 3, stroke=0, fill=1)
    _text(canvas, 347, y - 99, "Amount due", "Bold", 10.5, "#FFFFFF")
    canvas.drawRightString(537, y - 99, f"€{peer.money(document['total_due'])}")
    _text(canvas, 58, y - 30, "VAT summary", "Bold", 10, peer.PRIMARY)
    _text(
        canvas,
        58,
        y - 48,
        f"{tax['rate']}%   {peer.money(tax['base'])}   {peer.money(tax['amount'])}",
        "Sans",
        9.5,
        "#181C24",
    )
    canvas.setFillColor(peer.TINT)
    canvas.roundRect(LEFT, y - 240, RIGHT - LEFT, 110, 3, stroke=0, fill=1)
    _text(canvas, 58, y - 150, "Payment details", "Bold", 10, peer.PRIMARY)
    _text(canvas, 58, y - 168, f"IBAN {document['issuer']['bank_account']['iban']}", "Sans", 9.5, "#181C24")
    matrix = peer.payment_code(document)
    side = 76 / len(matrix)
    for row, modules in enumerate(matrix):
        for column, module in enumerate(modules):
            if module:
                canvas.rect(461 + column * side, y - 140 - (row + 1) * side, side, side, stroke=0, fill=1)
    _text(canvas, 58, y - 260, document["note"], "Sans", 9.5, "#181C24")


def _foot(canvas: Any, page: int, pages: int) -> None:
    canvas.setFont("Sans", 8.5)
    canvas.setFillColor(peer.MUTED)
    canvas.drawRightString(RIGHT, 36, f"Page {page} of {pages}")
