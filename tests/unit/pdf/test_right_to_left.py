"""Pages that are read from right to left: turned round as a whole, while figures and addresses stay as they are."""

from typing import Any

import pytest
from billhead_pdf.content.describe import describe_document
from billhead_pdf.content.writing import is_rtl_language
from billhead_pdf.layout.ops import Box, Code, Picture, Text, Watermark
from billhead_pdf.layout.plan import SLIP_HEIGHT, Plan, plan_document
from billhead_pdf.layout.stack import Stack
from billhead_pdf.locales.doubled import Doubled
from billhead_pdf.templates.gallery import TEMPLATES, make_sheet
from billhead_pdf.templates.opening import Brand, LogoShape, Stage
from billhead_pdf.text.bidi import visual_order
from billhead_pdf.text.metrics import Family, load_family

from tests.unit.payment_codes.pages import swiss
from tests.unit.pdf.documents_of_scripts import invoice_in
from tests.unit.pdf.pdf_documents import document


def planned(source: dict[str, Any], template: str, *, is_rtl: bool) -> tuple[Plan, Family]:
    content = describe_document(source)
    sheet = make_sheet({"template": template}, is_rtl=is_rtl)
    family = load_family(sheet.style.family, with_slip=content.slip is not None)
    opening = TEMPLATES[template].open_page(Stage(content, sheet, family, Brand(LogoShape(2.0, 1.0, "Logo"))))
    return plan_document(content, sheet, family, opening), family


def spans(plan: Plan, family: Family) -> list[list[tuple[Any, float, float, float]]]:
    """Of every mark: what it is, its left and right edge, its y."""
    return [[span for op in page if (span := _span(op, family))] for page in plan.pages]


def _span(op: Any, family: Family) -> tuple[Any, float, float, float] | None:
    if isinstance(op, Text):
        width = family.face(op.weight).width(op.text.removesuffix(" "), op.size) + op.tracking * len(op.text)
        return op.text, op.x, op.x + width, op.y
    return (type(op), op.x, op.x + op.width, op.y) if isinstance(op, Box | Picture | Code) else None


@pytest.mark.parametrize("template", TEMPLATES)
def test_whatever_is_no_figure_stands_as_far_from_the_other_edge(template: str) -> None:
    plans = [planned(document(60, note="Text. " * 300), template, is_rtl=is_rtl) for is_rtl in (False, True)]
    (plan, family), (turned, _) = plans
    labels = {"Quantity", "Unit price", "VAT", "Amount", "Net"}
    for page, other in zip(spans(plan, family), spans(turned, family), strict=True):
        expected = [(what, plan.width - right, plan.width - left, y) for what, left, right, y in page]
        for mark, its in zip(expected, other, strict=True):
            assert mark[0] == its[0]
            if mark[0] not in labels and not any(map(str.isdigit, str(mark[0]))):
                assert its[1:] == pytest.approx(mark[1:])


@pytest.mark.parametrize("template", TEMPLATES)
def test_decimals_of_a_column_stand_below_each_other(template: str) -> None:
    source = invoice_in("arabic", template=template)
    plan, family = planned(source, template, is_rtl=True)
    edges = {
        text: round(right, 2) for page in spans(plan, family) for text, _, right, _ in page if isinstance(text, str)
    }
    assert edges["1,250.50"] == edges["99.00"]
    content = describe_document(source)
    # What is due is set larger, in a place of its own.
    totals = {fact.value for fact in content.totals} - {content.due and content.due.value}
    assert len(totals) == 2
    assert len({edges[value] for value in totals}) == 1


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("script", ["arabic", "hebrew"])
def test_nothing_leaves_a_page_that_is_turned_round(template: str, script: str) -> None:
    plan, family = planned(invoice_in(script, template=template, status="draft"), template, is_rtl=True)
    for page in spans(plan, family):
        assert all(left >= -0.01 and right <= plan.width + 0.01 for _, left, right, _ in page)
    assert any(isinstance(op, Watermark) for op in plan.pages[0])


@pytest.mark.parametrize(
    "value", ["2026-00017", "SI56 1910 0000 0123 438", "office@hope.example", "+966 11 123", "-125.05"]
)
def test_numbers_dates_and_addresses_are_read_from_left_to_right(value: str) -> None:
    plan, _ = planned(invoice_in("arabic"), "modern", is_rtl=True)
    lines = [op.text for page in plan.pages for op in page if isinstance(op, Text) and value in op.text]
    assert lines
    for line in lines:
        shown = "".join(part.text[::-1] if part.is_rtl else part.text for part in visual_order(line))
        assert value in shown


def test_a_payment_slip_is_never_turned_round() -> None:
    """SIX says where its parts stand, whatever the document's language."""
    source = swiss()
    texts: list[list[tuple[Any, float, float, float]]] = []
    for is_rtl in (False, True):
        plan, family = planned(source, "modern", is_rtl=is_rtl)
        texts.append([span for span in spans(plan, family)[-1] if span[3] > plan.height - SLIP_HEIGHT])
    assert len(texts[0]) > 20
    assert texts[0] == texts[1]


def test_values_in_the_issuer_s_own_text_do_not_disturb_it() -> None:
    note = "الفاتورة {number} مستحقة حتى {date_due} بمبلغ {total}."
    content = describe_document(invoice_in("arabic", note=note, currency_code="USD"))
    text = next(passage.text for passage in content.passages if "الفاتورة" in passage.text)
    shown = "".join(part.text[::-1] if part.is_rtl else part.text for part in visual_order(text))
    due = content.due
    assert due and due.value in shown
    assert {"2026-00017", "23/12/2026"} <= set(shown.replace("\u2068", " ").replace("\u2069", " ").split())


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [("תאריך", "Date", "Date / "), ("Date", "תאריך", " / ךיראת"), ("Date", "Datum", " / Datum")],
)
def test_the_stroke_between_two_languages_stays_between_them(first: str, second: str, shown: str) -> None:
    """The second is right of the first, or left of it on a page that is turned round."""
    family = load_family("sans")
    stack = Stack(family, 0.0, 400.0).text(Doubled(first, second), make_sheet({}).style.body)
    texts = [op.text for op in stack.ops if isinstance(op, Text)]
    assert texts[0] == first
    line = "".join(part.text[::-1] if part.is_rtl else part.text for part in visual_order(texts[1]))
    assert line.strip("\u200e\u200f") == shown


@pytest.mark.parametrize(("tag", "rtl"), [("ar", True), ("ar-EG", True), ("he", True), ("fa", True), ("ur-PK", True)])
def test_languages_that_are_read_from_right_to_left_are_known(tag: str, rtl: bool) -> None:
    assert is_rtl_language(tag) is rtl
    assert not is_rtl_language("en")
    assert not is_rtl_language("arn"), "Mapudungun is written in Latin letters"
