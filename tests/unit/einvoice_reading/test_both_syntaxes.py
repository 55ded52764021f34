"""One invoice in CII and in UBL, with every term of EN 16931, is read to one document."""

from decimal import Decimal
from typing import Any

import pytest
from billhead.kernel.jsontext import write_json

from tests.unit.einvoice_reading.full_cii import FULL_CII, cii
from tests.unit.einvoice_reading.full_ubl import FULL_CREDIT_NOTE, FULL_UBL
from tests.unit.einvoice_reading.parsing import FULL, changed, read, warned

ADDRESS = {"address_2": "Floor 2", "address_3": "Door 3", "post_code": "1000", "state": "Region"}
HOME = {"address": "Slovenska 1", "city": "Ljubljana", "country_code": "SI", **ADDRESS}
SCHEMED = {"company_number_scheme": "0002", "peppol_scheme_id": "9949", "phone": "+386 1 234"}
ISSUER = {
    "name": "Nordlicht d.o.o.",
    "trading_name": "Nordlicht",
    "tax_number": "SI12345678",
    "tax_number_2": "99-1",
    "company_number": "12345",
    "peppol_id": "SI12345678",
    "contact_name": "Ana",
    "email": "ana@nordlicht.example",
    "registration": "Court of Ljubljana",
    "identifiers": [{"value": "SUP-1"}, {"value": "4000001123452", "scheme": "0088"}],
    **HOME,
    **SCHEMED,
}
CUSTOMER = {
    "name": "Westend GmbH",
    "trading_name": "Westend",
    "tax_number": "ATU12345675",
    "company_number": "54321",
    "peppol_id": "ATU12345675",
    "contact_name": "Bob",
    "email": "bob@westend.example",
    "identifiers": [{"value": "4000001987658", "scheme": "0088"}],
    **{**HOME, "address": "Weststr. 5", "city": "Wien", "country_code": "AT"},
    **SCHEMED,
}
REFERENCES = {
    "reference": "PO-1",
    "buyer_reference": "BR-1",
    "project_reference": "P-1",
    "contract_reference": "C-1",
    "sales_order_reference": "SO-1",
    "receiving_advice_reference": "REC-1",
    "despatch_advice_reference": "DES-1",
    "tender_reference": "T-1",
    "object_reference": {"value": "O-1", "scheme": "AWV"},
    "accounting_reference": "1200",
}
HEAD = {
    "type": "invoice",
    "type_code": "380",
    "number": "R-1",
    "date": "2026-11-01",
    "date_due": "2026-12-01",
    "date_service": "2026-10-01",
    "date_service_to": "2026-10-31",
    "tax_point_date": "2026-11-02",
    "tax_point_code": "35",
    "currency_code": "EUR",
    "converted_currency_code": "SEK",
    "note": "First note\nSecond note",
    "note_subjects": ["AAI", None],
    "payment_terms": "30 days net",
}
SUMS = {
    "total_lines": "185.00",
    "total_allowances": "12.00",
    "total_charges": "7.00",
    "total": "180.00",
    "total_tax": "39.60",
    "total_with_tax": "219.60",
    "total_tax_converted": "445.10",
    "rounding_correction": "0.40",
    "total_paid": "20.00",
    "total_due": "200.00",
}
ITEM = {
    "type": "item",
    "line_id": "1",
    "name": "Consulting",
    "description": "On site",
    "note": "Line note",
    "quantity": Decimal(2),
    "unit": "HUR",
    "price": Decimal(100),
    "price_before_discount": Decimal(110),
    "price_discount": Decimal(10),
    "price_quantity": Decimal(1),
    "price_unit": "HUR",
    "taxes": [{"rate": Decimal(22), "category": "S"}],
    "total": Decimal("185.00"),
    "date_service": "2026-10-01",
    "date_service_to": "2026-10-31",
    "seller_item_id": "S-1",
    "buyer_item_id": "B-1",
    "standard_item_id": {"value": "4000001000005", "scheme": "0160"},
    "classifications": [{"code": "65434568", "scheme": "STI", "version": "2"}],
    "origin_country_code": "SI",
    "attributes": [{"name": "Colour", "value": "Red"}],
    "order_line": "7",
    "object_reference": {"value": "METER-1", "scheme": "AAA"},
    "accounting_reference": "4000",
}


@pytest.fixture(params=["cii", "ubl"])
def document(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(FULL[request.param])["document"]


def test_both_syntaxes_are_read_to_the_same_document() -> None:
    assert read(FULL_CII)["document"] == read(FULL_UBL)["document"]


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_the_answer_says_what_was_found(syntax: str) -> None:
    answer = read(FULL[syntax])
    profile = {"name": "en16931", "specification": "urn:cen.eu:en16931:2017", "process": "process-1"}
    assert (answer["syntax"], answer["profile"], answer["container"]) == (syntax, profile, {"type": "xml"})
    assert answer["warnings"] == []


def test_head_texts_and_references_have_the_names_of_our_documents(document) -> None:
    assert {name: document.get(name) for name in HEAD} == HEAD
    assert {name: document.get(name) for name in REFERENCES} == REFERENCES


def test_the_parties_are_told_whole(document) -> None:
    assert (document["issuer"], document["customer"]) == (ISSUER, CUSTOMER)
    of_the_bank = {"identifier": {"value": "4000001333335", "scheme": "0088"}, "company_number": "777"}
    assert document["payee"] == {"name": "Factor Bank", **of_the_bank, "company_number_scheme": "0002"}
    of_its_place = {**ADDRESS, "address": "Rep 1", "city": "Koper", "country_code": "SI"}
    assert document["tax_representative"] == {"name": "Fiscal Rep", "tax_number": "SI87654321", **of_its_place}


def test_where_the_goods_went_is_told(document) -> None:
    place = {**ADDRESS, "address": "Quai 1", "city": "Paris", "country_code": "FR"}
    location = {"value": "4000001000012", "scheme": "0088"}
    assert document["delivery"] == {"name": "Depot", "location": location, "date": "2026-10-30", **place}


def test_a_line_is_told_whole(document) -> None:
    (item,) = document["items"]
    assert {name: item.get(name) for name in ITEM} == ITEM
    ten_percent = {"type": "percent", "value": Decimal(10), "amount": Decimal("20.00"), "base": Decimal("200.00")}
    assert item["discounts"] == [{**ten_percent, "reason": "Discount", "reason_code": "95"}]
    five = Decimal("5.00")
    assert item["charges"] == [{"type": "amount", "value": five, "amount": five, "reason_code": "ABL"}]
    assert set(item) == {*ITEM, "discounts", "charges"}


def test_allowances_and_charges_of_the_whole_have_their_tax(document) -> None:
    of_tax = {"taxes": [{"rate": Decimal(22), "category": "S"}]}
    for name, amount, reason in (("discounts", "12.00", "Loyal"), ("charges", "7.00", "Freight")):
        value = Decimal(amount)
        assert document[name] == [{"type": "amount", "value": value, "amount": value, "reason": reason, **of_tax}]


def test_sums_are_exact_and_as_they_were_written(document) -> None:
    assert {name: str(document[name]) for name in SUMS} == SUMS
    (row,) = document["taxes"]
    assert {name: str(value) for name, value in row.items()} == {
        "rate": "22",
        "category": "S",
        "base": "180.00",
        "amount": "39.60",
        "exemption_reason": "No reason",
        "exemption_reason_code": "VATEX-EU-O",
    }


def test_how_to_pay_is_told_with_every_account(document) -> None:
    iban = {"type": "iban", "iban": "SI56191000000123438", "name": "Nordlicht", "bic": "DBSISI2X"}
    means = document["payment_means"]
    assert means["bank_accounts"] == [iban, {"type": "other", "account_number": "123-456"}]
    assert (means["code"], means["text"], means["reference"]) == ("58", "SEPA transfer", "RF18-1")
    assert means["card"] == {"number": "1234", "holder": "Ana"}
    debit = {"mandate_reference": "M-1", "creditor_id": "SI98ZZZ1", "debited_account": "AT611904300234573201"}
    assert means["direct_debit"] == debit


def test_an_enclosed_file_is_named_measured_and_hashed_but_not_answered(document) -> None:
    (attachment,) = document["attachments"]
    sha256 = "404314b1f4bd8fa2ff42a84cd851ddc011c76fb64e12dfe3748101b03ed8ce7c"  # of "hours"
    about = {"reference": "A-1", "description": "Hours", "url": "https://files.example/a"}
    assert attachment == {
        **about,
        "filename": "hours.csv",
        "mime_type": "text/csv",
        "bytes": 5,
        "sha256": sha256,
    }


def test_a_credit_note_says_the_same_and_which_invoice_it_is_about() -> None:
    document, invoice = read(FULL_CREDIT_NOTE)["document"], read(FULL_UBL)["document"]
    differing = {name for name in {*document, *invoice} if document.get(name) != invoice.get(name)}
    assert differing == {"type", "type_code", "credited_invoice"}
    assert (document["type"], document["type_code"]) == ("credit_note", "381")
    assert document["credited_invoice"] == {"number": "R-0", "date": "2026-10-01"}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("380", "invoice"),
        ("384", "invoice"),
        ("386", "advance_invoice"),
        ("381", "credit_note"),
        ("261", "credit_note"),
    ],
)
def test_the_code_says_which_type_of_document_it_is(code: str, kind: str) -> None:
    for syntax, text in FULL.items():
        document = read(changed(text, ">380<", f">{code}<"))["document"]
        assert (document["type"], document["type_code"]) == (kind, code), syntax


def test_a_credit_note_of_ubl_is_one_whatever_its_code_says() -> None:
    document = read(changed(FULL_CREDIT_NOTE, ">381<", ">380<"))["document"]
    assert (document["type"], document["type_code"]) == ("credit_note", "380")


def test_rows_of_tax_in_another_currency_are_not_taken_for_rows() -> None:
    other = '<cbc:TaxAmount currencyID="SEK">445.10</cbc:TaxAmount>'
    row = f"<cac:TaxSubtotal>{other}</cac:TaxSubtotal>"
    assert len(read(changed(FULL_UBL, other, other + row))["document"]["taxes"]) == 1


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_the_answer_is_json_and_holds_nothing_empty(syntax: str) -> None:
    def check(value: Any) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                assert inner not in (None, "", [], {}), name
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                assert inner is None or not isinstance(inner, dict) or inner
                check(inner)

    document = read(FULL[syntax])["document"]
    assert write_json(document)
    check(document)


def test_an_empty_invoice_is_answered_with_what_it_lacks() -> None:
    answer = read(cii(""))
    lacking = {place for code, place in warned(answer) if code == "field_missing"}
    assert lacking == {
        *("/currency_code", "/issuer/name", "/customer/name"),
        *("/total", "/total_with_tax", "/total_due", "/items"),
    }
    assert answer["document"]["number"] == "R-1"
    assert write_json(answer)
