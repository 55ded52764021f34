"""Libraries of others read our files back to the same numbers: factur-x both syntaxes, facturex UBL, drafthorse CII."""

from decimal import Decimal
from typing import Any

import pytest
from billhead.einvoice.mapping import map_document
from billhead.einvoice.model import Invoice
from billhead.einvoice.profiles import FORMATS, Format, format_named
from billhead.einvoice.writing import write_document
from drafthorse.models.document import Document as Drafthorse
from facturex.parsers import parse_bytes
from facturx.parse_xml import parse_ubl_cii_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.einvoice.any_documents import Document, documents
from tests.unit.einvoice.kinds_of_invoices import KINDS

TERMS = {
    "BT-1": "number",
    "BT-3": "type_code",
    "BT-5": "currency",
    "BT-6": "accounting_currency",
    "BT-10": "buyer_reference",
    "BT-13": "order",
    "BT-20": "payment_terms",
}
TOTALS = {
    "BT-106": "lines",
    "BT-109": "without_vat",
    "BT-110": "tax",
    "BT-111": "tax_in_accounting_currency",
    "BT-112": "with_vat",
    "BT-113": "paid",
    "BT-114": "rounding",
    "BT-115": "due",
}
PARTY = {
    "name": "name",
    "vat_identifier": "vat_id",
    "einvoicing_addr": "endpoint.value",
    "einvoicing_addr_schemeid": "endpoint.scheme",
    "legal_identifier": "legal_id.value",
    "addr_l1": "address.line_1",
    "city": "address.city",
    "postcode": "address.post_code",
    "country_code": "address.country_code",
}
LINE = {"BT-126": "id", "BT-130": "unit", "BT-151": "vat.category", "BT-153": "item.name", "BT-154": "item.description"}
AMOUNTS = {
    "BT-129": "quantity",
    "BT-131": "net",
    "BT-146": "price.net",
    "BT-149": "price.base_quantity",
    "BT-152": "vat.rate",
}
ROW = {"BT-116": "base", "BT-117": "amount", "BT-119": "rate"}

UBL = [form for form in FORMATS if form.syntax == "ubl"]
# What facturex calls the same, beside our names.
FACTUREX_TERMS = {
    "number": "number",
    "type_code": "type_code",
    "currency": "currency",
    "buyer_reference": "buyer_reference",
    "purchase_order_ref": "order",
    "payment_terms": "payment_terms",
}
FACTUREX_TOTALS = {
    "total_line_net": "lines",
    "total_net": "without_vat",
    "total_vat": "tax",
    "total_gross": "with_vat",
    "prepaid": "paid",
    "rounding": "rounding",
    "amount_due": "due",
}
FACTUREX_PARTY = {
    "electronic_address": "endpoint.value",
    "electronic_address_scheme": "endpoint.scheme",
    "legal_id": "legal_id.value",
    "address.line1": "address.line_1",
    "address.city": "address.city",
    "address.postcode": "address.post_code",
    "address.country_code": "address.country_code",
}
FACTUREX_LINE = {"id": "id", "unit_code": "unit", "vat_category": "vat.category", "name": "item.name"}
FACTUREX_AMOUNTS = {"quantity": "quantity", "net_amount": "net", "unit_price": "price.net", "vat_rate": "vat.rate"}
FACTUREX_ROW = {"taxable_amount": "base", "vat_amount": "amount", "rate": "rate"}


def at(node: Any, path: str) -> Any:
    for name in path.split("."):
        node = None if node is None else getattr(node, name)
    return node or None


def texts(node: Any, terms: dict[str, str]) -> dict[str, str]:
    """What the model says, without blanks at the ends: readers strip them."""
    said = {term: at(node, path) for term, path in terms.items()}
    return {term: value.strip() for term, value in said.items() if value}


def numbers(node: Any, terms: dict[str, str]) -> dict[str, Decimal]:
    said = {term: at(node, path) for term, path in terms.items()}
    return {term: value for term, value in said.items() if value is not None}


def read_texts(read: dict[str, Any], terms: dict[str, str]) -> dict[str, str]:
    return {term: read[term].strip() for term in terms if read.get(term)}


def read_numbers(read: dict[str, Any], terms: dict[str, str]) -> dict[str, Decimal]:
    return {term: Decimal(read[term]) for term in terms if read.get(term) is not None and Decimal(read[term])}


def check_factur_x(invoice: Invoice, xml: bytes) -> None:
    read = parse_ubl_cii_xml(xml, check_xsd=False)
    assert read_texts(read, TERMS) == texts(invoice, TERMS)
    assert read_numbers(read, TOTALS) == numbers(invoice.totals, TOTALS)
    assert read["BT-2"].isoformat() == invoice.date
    for group, party in (("BG-4", invoice.seller), ("BG-7", invoice.buyer)):
        assert read_texts(read.get(group, {}), PARTY) == texts(party, PARTY)
    assert len(read["BG-25"]) == len(invoice.lines)
    for line, ours in zip(read["BG-25"], invoice.lines, strict=True):
        assert read_texts(line, LINE) == texts(ours, LINE)
        assert read_numbers(line, AMOUNTS) == numbers(ours, AMOUNTS)
        allowances = [Decimal(each["amount"]) for each in line.get("BG-27", [])]
        assert allowances == [each.amount for each in ours.allowances]
    for row, ours in zip(read["BG-23"], invoice.breakdown, strict=True):
        assert row["BT-118"] == ours.category
        assert read_numbers(row, ROW) == numbers(ours, ROW)


def same(read: Any, ours: Any, names: dict[str, str]) -> None:
    """Objects of two makers: the same texts, without blanks at the ends, and the same numbers; none is zero."""
    said = {theirs: (at(read, theirs), at(ours, path)) for theirs, path in names.items()}
    assert [(name, *pair) for name, pair in said.items() if plain(pair[0]) != plain(pair[1])] == []


def plain(value: str | Decimal | None) -> str | Decimal | None:
    return (value.strip() if isinstance(value, str) else value) or None


def check_facturex(invoice: Invoice, xml: bytes) -> None:
    read = parse_bytes(xml)
    same(read, invoice, FACTUREX_TERMS)
    same(read, invoice.totals, FACTUREX_TOTALS)
    assert read.issue_date is not None and read.issue_date.isoformat() == invoice.date
    same(read.seller, invoice.seller, FACTUREX_PARTY)
    same(read.buyer, invoice.buyer, FACTUREX_PARTY)
    for line, ours in zip(read.lines, invoice.lines, strict=True):
        same(line, ours, FACTUREX_LINE | FACTUREX_AMOUNTS)
    for row, ours in zip(read.vat_breakdown, invoice.breakdown, strict=True):
        same(row, ours, FACTUREX_ROW | {"category": "category"})


def line_total(line: Any) -> Any:
    return line.settlement.monetary_summation.total_amount


def amount(element: Any) -> Decimal:
    """Drafthorse's elements cannot be printed; an element that is not there has none."""
    held = vars(element)
    return held.get("_amount") or held.get("_value") or Decimal(0)


def check_drafthorse(invoice: Invoice, xml: bytes) -> None:
    read = Drafthorse.parse(xml, strict=False)
    summation = read.trade.settlement.monetary_summation
    totals = invoice.totals
    for theirs, ours in (
        (summation.line_total, totals.lines),
        (summation.tax_basis_total, totals.without_vat),
        (summation.grand_total, totals.with_vat),
        (summation.prepaid_total, totals.paid),
        (summation.due_amount, totals.due),
    ):
        assert amount(theirs) == (ours or 0)
    lines = [(str(line.document.line_id), amount(line_total(line))) for line in read.trade.items.children]
    assert lines == [(line.id, line.net) for line in invoice.lines]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("kind", KINDS)
def test_factur_x_reads_what_we_meant(kind: str, form: Format) -> None:
    document = KINDS[kind]()
    check_factur_x(map_document(document, form), write_document(document, form))


@pytest.mark.parametrize("form", UBL, ids=lambda form: form.name)
@pytest.mark.parametrize("kind", KINDS)
def test_facturex_reads_what_we_meant(kind: str, form: Format) -> None:
    document = KINDS[kind]()
    check_facturex(map_document(document, form), write_document(document, form))


@pytest.mark.parametrize("kind", KINDS)
def test_drafthorse_reads_the_same_numbers(kind: str) -> None:
    form = format_named("factur_x")
    document = KINDS[kind]()
    check_drafthorse(map_document(document, form), write_document(document, form))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(document=documents(), form=st.sampled_from(FORMATS))
def test_any_document_is_read_back_to_the_same_words_and_numbers(document: Document, form: Format) -> None:
    check_factur_x(map_document(document, form), write_document(document, form))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(document=documents(), form=st.sampled_from(UBL))
def test_any_ubl_document_is_read_by_another_library_too(document: Document, form: Format) -> None:
    check_facturex(map_document(document, form), write_document(document, form))
