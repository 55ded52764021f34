"""The EPC QR code's payload (EPC069-12 v2), and when there is none."""

from decimal import Decimal

import pytest
from billhead_pdf.content.describe import describe_document
from billhead_pdf.drawing.codes import modules_of
from billhead_pdf.payment_code import Transfer, epc_payload, grouped_iban, is_iban

from tests.unit.pdf.pdf_documents import ISSUER, document

TRANSFER = Transfer("Žagar d.o.o.", "SI56 1910 0000 0123 438", "NBSISI2X", Decimal("12.3"), "EUR", "2026-00017")


def test_the_payload_has_the_lines_of_the_standard() -> None:
    assert epc_payload(TRANSFER) == (
        "BCD\n002\n1\nSCT\nNBSISI2X\nŽagar d.o.o.\nSI56191000000123438\nEUR12.30\n\n\n2026-00017"
    )


def test_the_bic_may_be_missing() -> None:
    payload = epc_payload(TRANSFER._replace(bic=""))
    assert payload is not None
    assert payload.split("\n")[4] == ""


@pytest.mark.parametrize(
    "change",
    [
        {"currency": "CHF"},
        {"amount": Decimal(0)},
        {"amount": Decimal("-5")},
        {"amount": Decimal("1000000000")},
        {"iban": "SI56191000000123439"},
        {"iban": ""},
        {"name": ""},
    ],
)
def test_there_is_no_code_where_the_standard_allows_none(change: dict[str, object]) -> None:
    assert epc_payload(TRANSFER._replace(**change)) is None


@pytest.mark.parametrize("amount", ["0.01", "999999999.99"])
def test_the_limits_of_the_amount_are_allowed(amount: str) -> None:
    assert f"\nEUR{amount}\n" in (epc_payload(TRANSFER._replace(amount=Decimal(amount))) or "")


def test_name_and_reference_are_cut_to_their_lengths() -> None:
    lines = (epc_payload(TRANSFER._replace(name="n" * 99, reference="r" * 200)) or "").split("\n")
    assert (len(lines[5]), len(lines[10])) == (70, 140)


def test_the_payload_stays_within_331_bytes() -> None:
    payload = epc_payload(TRANSFER._replace(name="Ž" * 70, reference="Ж" * 140))
    assert payload is not None
    assert len(payload.encode()) <= 331


def test_an_iban_is_checked_and_grouped_in_fours() -> None:
    assert is_iban("DE89370400440532013000")
    assert not is_iban("DE88370400440532013000")
    assert not is_iban("ÄÖ89370400440532013000")
    assert grouped_iban("de8937040044 0532013000") == "DE89 3704 0044 0532 0130 00"


def test_a_document_has_its_code_only_where_all_conditions_hold() -> None:
    def code(**fields: object) -> str | None:
        payment = describe_document(document(**fields)).payment  # pyright: ignore[reportArgumentType]
        return payment.code if payment else None

    assert (code() or "").endswith("EUR36.60\n\n\n2026-00017")
    assert code(branding={"show_qr": False}) is None
    assert code(status="draft") is None
    assert code(number=None) is None
    assert code(currency_code="USD") is None
    assert code(type="credit_note") is None
    assert code(total_due=Decimal(0)) is None
    assert code(issuer={**ISSUER, "bank_account": None}) is None


def test_the_code_is_a_square_of_modules_with_its_finder_patterns() -> None:
    matrix = modules_of(epc_payload(TRANSFER) or "")
    finder = [1, 1, 1, 1, 1, 1, 1]
    assert {len(row) for row in matrix} == {len(matrix)}
    assert [list(matrix[0][:7]), list(matrix[0][-7:]), list(matrix[-1][:7])] == [finder] * 3
