"""What we write, we read back to the very same model, and to the numbers of the document that it was made of."""

from decimal import Decimal
from typing import Any

import pytest
from billhead.einvoice.mapping import map_document
from billhead.einvoice.profiles import FORMATS, Format
from billhead.einvoice.reading.service import parse_pdf, parse_xml, read_invoice
from billhead.einvoice.reading.xml_tree import read_tree
from billhead.einvoice.writing import write_document
from billhead_pdf import Attachment, render_document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.einvoice.any_documents import Document, documents
from tests.unit.einvoice.kinds_of_invoices import KINDS

SAME = ("number", "date", "date_due", "currency_code", "reference", "buyer_reference", "rounding_correction")
SUMS = ("total", "total_tax", "total_with_tax")
PARTY = ("name", "address", "city", "post_code", "country_code")


def stripped(node: Any) -> Any:
    """A reader leaves out the blanks at the ends of texts."""
    if isinstance(node, str):
        return node.strip() or None
    if isinstance(node, tuple) and hasattr(node, "_fields"):
        return type(node)(*map(stripped, node))
    return tuple(map(stripped, node)) if isinstance(node, tuple) else node


def check_model(document: Document, form: Format) -> None:
    meant = map_document(document, form)
    found = read_invoice(read_tree(write_document(document, form)))
    assert stripped(found.invoice) == stripped(meant)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_document_comes_back_whole_in_every_format(kind: str, form: Format) -> None:
    check_model(KINDS[kind](), form)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_has_the_documents_own_numbers_and_no_complaint(kind: str, form: Format) -> None:
    document = KINDS[kind]()
    answer = parse_xml(write_document(document, form))
    told = answer["document"]
    assert (answer["syntax"], answer["warnings"]) == (form.syntax, [])
    # In XRechnung an advance is a partial invoice.
    is_partial = document["type"] == "advance_invoice" and form.rules == "xrechnung"
    assert told["type"] == ("invoice" if is_partial else document["type"])
    assert {name: told.get(name) for name in SAME} == {name: document.get(name) or None for name in SAME}
    assert [told[name] for name in SUMS] == [document[name] for name in SUMS]
    for party in ("issuer", "customer"):
        assert [told[party].get(name) for name in PARTY] == [document[party].get(name) or None for name in PARTY]
    items = [item for item in document["items"] if item["type"] != "separator"]
    assert [(item["name"], item["total"]) for item in told["items"]] == [
        (item["name"], item["total"]) for item in items
    ]
    assert sum(row["amount"] for row in told["taxes"]) == sum((row["amount"] for row in document["taxes"]), Decimal(0))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(document=documents(), form=st.sampled_from(FORMATS))
def test_any_document_comes_back_whole(document: Document, form: Format) -> None:
    check_model(document, form)


def test_the_invoice_in_our_own_pdf_comes_back() -> None:
    document = KINDS["domestic"]()
    xml = write_document(document, next(form for form in FORMATS if form.name == "factur_x"))
    pdf = render_document(document, attachments=[Attachment("factur-x.xml", xml, level="EN 16931")])
    assert parse_pdf(pdf)["document"] == parse_xml(xml)["document"]
