"""What is written is well-formed whatever the words are, without empty elements, and keeps every word."""

from typing import Any

import pytest
from billhead.einvoice.mapping import NoElectronicInvoice, map_document
from billhead.einvoice.model import (
    AllowanceCharge,
    Attachment,
    DirectDebit,
    Identifier,
    Invoice,
    ItemAttribute,
    ItemClass,
    Payee,
    PaymentCard,
    PaymentMeans,
    Period,
    Price,
    TaxRepresentative,
    Vat,
)
from billhead.einvoice.profiles import FORMATS, FormatUnknown, format_named
from billhead.einvoice.writing import facturx_xml, write_document, write_invoice
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.support.official_rules import schema_verdicts, verdicts
from tests.unit.einvoice.any_documents import words
from tests.unit.einvoice.kinds_of_invoices import KINDS

HOSTILE = "]]><x a=\"1\">&amp; <!-- 'ё' \u202e\U0001f600 \u200b --> <?pi?>"


def texts_of(xml: bytes) -> list[str]:
    return [element.text or "" for element in etree.fromstring(xml).iter() if len(element) == 0]


def hostile(text: str) -> dict[str, Any]:
    document = KINDS["discounted"]()
    items = [{**item, "name": text, "description": text, "unit": text} for item in document["items"]]
    named = {name: {**document[name], "name": text} for name in ("issuer", "customer")}
    return {**document, **named, "items": items, "note": text, "reference": text, "number": text}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_hostile_words_are_words(form: Any) -> None:
    xml = write_document(hostile(HOSTILE), form)
    assert HOSTILE in texts_of(xml) and verdicts(xml, form) == []


@given(words, st.sampled_from(FORMATS))
def test_every_word_is_read_back_as_it_was(text: str, form: Any) -> None:
    xml = write_document(hostile(text), form)
    assert text in texts_of(xml)
    assert schema_verdicts(xml) == []


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_no_empty_elements(kind: str) -> None:
    for form in FORMATS:
        empty = [
            element.tag
            for element in etree.fromstring(write_document(KINDS[kind](), form)).iter()
            if len(element) == 0 and not (element.text or "").strip()
        ]
        assert [tag for tag in empty if not tag.endswith("ApplicableHeaderTradeDelivery")] == []


def everything(invoice: Invoice) -> Invoice:
    """What no document of ours says yet, said all the same: the writers know the whole model."""
    line = invoice.lines[0]._replace(
        note="Note",
        object=Identifier("OBJ", "AAA"),
        order_line="7",
        accounting_reference="Cost",
        period=Period("2026-11-01", "2026-11-30"),
    )
    item = line.item._replace(
        seller_id="S1",
        buyer_id="B1",
        standard_id=Identifier("4000001000005", "0160"),
        classes=(ItemClass("12345", "STI", "1"),),
        origin_country="FR",
        attributes=(ItemAttribute("Colour", "red"),),
    )
    price = Price(line.price.net, line.price.net, line.price.net * 2)
    vat = Vat("S", invoice.breakdown[0].rate)
    zero = invoice.totals.with_vat * 0
    pair = tuple(AllowanceCharge(is_charge, zero, reason="Why", vat=vat) for is_charge in (False, True))
    return invoice._replace(
        lines=(line._replace(item=item, price=price), *invoice.lines[1:]),
        allowances=pair,
        totals=invoice.totals._replace(allowances=zero, charges=zero),
        project="P1",
        contract="C1",
        sales_order="SO1",
        receiving_advice="R1",
        despatch_advice="D1",
        tender="T1",
        object=Identifier("OBJ", "AAA"),
        accounting_reference="Cost",
        payee=Payee("Factor", Identifier("F1")),
        tax_representative=TaxRepresentative("Rep", "DE136695976", invoice.seller.address),
        attachments=(
            Attachment("A1", "By address", "https://files.example/a1"),
            Attachment("A2", "Enclosed", None, b"%PDF-", "application/pdf", 'a"2.pdf'),
        ),
    )


@pytest.mark.parametrize("kind", ["discounted", "credited"])
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_whole_model_can_be_written(kind: str, form: Any) -> None:
    invoice = everything(map_document(KINDS[kind](), form))
    xml = write_invoice(invoice, form)
    assert schema_verdicts(xml) == []
    assert [each.rule for each in verdicts(xml, form)] == []
    said = texts_of(xml)
    for text in ("P1", "C1", "SO1", "R1", "D1", "T1", "OBJ", "Factor", "Rep", "A1", "A2", "JVBERi0=", "red", "STI"):
        assert text in said or f'"{text}"'.encode() in xml, text


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_direct_debits_and_cards_can_be_written(form: Any) -> None:
    invoice = map_document(KINDS["domestic"](), form)
    debit = PaymentMeans("59", direct_debit=DirectDebit("M-1", "DE98ZZZ09999999999", "DE75512108001245126199"))
    card = PaymentMeans("54", card=PaymentCard("1234", "Ada"))
    for means in (debit, card):
        assert verdicts(write_invoice(invoice._replace(payment=means), form), form) == []


@pytest.mark.parametrize("kind", ["discounted", "credited"])
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_day_that_the_tax_is_due_can_be_written(kind: str, form: Any) -> None:
    invoice = map_document(KINDS[kind](), form)
    day = write_invoice(invoice._replace(tax_point="2026-10-31"), form)
    code = write_invoice(invoice._replace(tax_point_code="35"), form)
    said = ("20261031", "29") if form.syntax == "cii" else ("2026-10-31", "35")
    assert said[0] in texts_of(day) and said[1] in texts_of(code)
    assert verdicts(day, form) == verdicts(code, form) == []


def test_what_is_no_invoice_is_refused() -> None:
    for kind in ("estimate", "delivery_note"):
        with pytest.raises(NoElectronicInvoice):
            map_document({**KINDS["domestic"](), "type": kind}, FORMATS[0])
    with pytest.raises(FormatUnknown):
        format_named("UBL")


def test_factur_x_is_for_the_documents_of_entities_that_turned_it_on() -> None:
    plain = KINDS["domestic"]()
    assert facturx_xml(plain) is None
    wanted = {**plain, "e_invoicing": ["factur_x"]}
    assert facturx_xml(wanted) == write_document(plain, format_named("factur_x"))
    assert facturx_xml({**wanted, "number": None}) is None
    assert facturx_xml({**wanted, "e_invoicing": ["xrechnung"]}) is None
    # A receipt without an address: no law demands more of it, and no electronic invoice can be made.
    nobody = {**wanted, "customer": {"name": "Ada"}}
    assert facturx_xml(nobody) is None
