"""Which code a document shows: by its account, its currency and what the issuer wants; readable in every template."""

from decimal import Decimal
from typing import Any

import pytest
from billhead_pdf.content.describe import describe_document

from tests.unit.payment_codes.pages import (
    ALL_CODES,
    CROATIAN,
    CROATIAN_IBAN,
    GERMAN_IBAN,
    QR_IBAN,
    SLOVENIAN_IBAN,
    SWISS,
    SWISS_IBAN,
    codes_on,
    payable,
    swiss,
)
from tests.unit.pdf.pdf_documents import ISSUER, document, pages_of

TEMPLATES = ("modern", "classic", "condensed", "minimal")
DOCUMENTS: dict[str, tuple[str, Any]] = {
    "BCD": (GERMAN_IBAN, ISSUER),
    "UPNQR": (SLOVENIAN_IBAN, ISSUER),
    "HRVHUB30": (CROATIAN_IBAN, CROATIAN),
    "SPC": (SWISS_IBAN, SWISS),
}


def shown(source: dict[str, Any]) -> str | None:
    """The kind of the code that the document shows."""
    content = describe_document(source)
    if content.slip is not None:
        assert content.payment is not None and content.payment.code == content.slip.code
        return content.slip.code.kind
    return content.payment.code.kind if content.payment is not None and content.payment.code is not None else None


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("beginning", DOCUMENTS)
def test_every_code_is_read_from_every_template(template: str, beginning: str) -> None:
    """At 150 dots to the inch, which is less than a phone's camera sees."""
    iban, issuer = DOCUMENTS[beginning]
    found = codes_on(payable(iban, issuer, template=template, customer={**SWISS, "name": "Pia"}), 150)
    assert [seen.text.split("\n")[0] for seen in found] == [beginning]


@pytest.mark.parametrize(
    ("iban", "currency", "wanted", "kind"),
    [
        # A country's own code comes before EPC's, whatever the order in which they are wanted.
        (SLOVENIAN_IBAN, "EUR", ALL_CODES, "upn"),
        (SLOVENIAN_IBAN, "EUR", ["epc", "upn"], "upn"),
        (SLOVENIAN_IBAN, "EUR", ["epc", "hub3"], "epc"),
        (CROATIAN_IBAN, "EUR", ALL_CODES, "hub3"),
        (CROATIAN_IBAN, "EUR", ["epc"], "epc"),
        (SWISS_IBAN, "CHF", ALL_CODES, "swiss"),
        (SWISS_IBAN, "EUR", ALL_CODES, "swiss"),
        (SWISS_IBAN, "CHF", ["epc"], None),
        (SWISS_IBAN, "EUR", ["epc"], "epc"),
        (QR_IBAN, "EUR", ["epc"], None),
        (GERMAN_IBAN, "EUR", ALL_CODES, "epc"),
        (GERMAN_IBAN, "EUR", ["swiss", "upn", "hub3"], None),
        (GERMAN_IBAN, "EUR", [], None),
        (SLOVENIAN_IBAN, "USD", ALL_CODES, None),
    ],
)
def test_the_account_and_the_currency_decide(iban: str, currency: str, wanted: list[str], kind: str | None) -> None:
    issuer = SWISS if iban.startswith("CH") else ISSUER
    source = payable(
        iban, issuer, currency_code=currency, account={"bic": "NBSISI2X"}, branding={"payment_codes": wanted}
    )
    assert shown(source) == kind


def test_a_document_has_its_code_only_where_all_conditions_hold() -> None:
    assert shown(document()) == "epc"
    assert shown(document(branding={"show_qr": False})) is None
    assert shown(document(status="draft")) is None
    assert shown(document(number=None)) is None
    assert shown(document(type="credit_note")) is None
    assert shown(document(total_due=Decimal(0))) is None
    assert shown(document(issuer={**ISSUER, "bank_account": None})) is None


def test_a_document_of_before_there_were_others_shows_the_epc_code_and_quotes_its_number() -> None:
    (seen,) = codes_on(document())
    assert seen.text.endswith("EUR36.60\n\n\n2026-00017")


def test_without_a_bill_the_payment_block_says_how_to_pay() -> None:
    content = describe_document(swiss(QR_IBAN, quoted=("2026-00017", "free")))
    assert content.slip is None and content.payment is not None and content.payment.code is None


@pytest.mark.parametrize(
    ("quoted", "printed"),
    [
        (("RF18539007547034", "RF"), "RF18 5390 0754 7034"),
        (("SI1212345678909", "SI"), "SI12 12345678909"),
        (("HR012020-789-1", "HR"), "HR01 2020-789-1"),
        (("Order 7 of Ada", "free"), "Order 7 of Ada"),
    ],
)
def test_the_reference_is_printed_as_people_read_it(quoted: tuple[str, str], printed: str) -> None:
    content = describe_document(payable(GERMAN_IBAN, quoted=quoted))
    assert content.payment is not None
    assert ("Payment reference", printed) in [(fact.label, fact.value) for fact in content.payment.facts]


def test_the_subject_is_in_one_language_and_in_letters_that_the_code_has() -> None:
    """Of two languages the document's own; of Greek and a number, the number."""
    two = payable(SLOVENIAN_IBAN, language="sl", branding={"second_language": "de"})
    assert codes_on(two)[0].text.split("\n")[12] == "Račun 2026-00017"
    assert codes_on(payable(SLOVENIAN_IBAN, language="el"))[0].text.split("\n")[12] == "2026-00017"


def test_hostile_names_break_no_code() -> None:
    hostile = {**ISSUER, "name": "Evil\nSI56\u202egnp\u200b d.o.o.", "address": "x" * 5000}
    (seen,) = codes_on(payable(SLOVENIAN_IBAN, hostile))
    assert seen.text.count("\n") == 20
    assert seen.text.split("\n")[16] == "Evil SI56gnp d.o.o."


def test_a_slip_is_the_same_every_time() -> None:
    from billhead_pdf import render_document

    assert render_document(swiss()) == render_document(swiss())
    assert "Zahlteil" in pages_of(render_document(swiss()))[-1]
