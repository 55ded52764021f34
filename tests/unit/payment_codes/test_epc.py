"""The EPC QR code (EPC069-12 v2): what it says line by line, when there is none, and that a page shows it."""

from decimal import Decimal

import pytest
from billhead_pdf.payment_codes.epc import epc_payload
from billhead_pdf.payment_codes.order import PaymentCode
from billhead_pdf.payment_codes.symbols import qr_modules
from hypothesis import given
from stdnum import iso11649

from tests.unit.payment_codes.orders import ORDER, UNHURRIED, order, orders
from tests.unit.payment_codes.pages import GERMAN_IBAN, payable, the_code_on

PAYEE = ORDER.payee
# EPC069-12, table 2: service tag, version, character set, identification, BIC, name, IBAN, amount, purpose,
# structured reference, text, information.
NAMES = ("tag", "version", "characters", "scheme", "bic", "name", "iban", "amount", "purpose", "structured", "text")


def told(payload: str | None) -> dict[str, str]:
    return dict(zip(NAMES, (payload or "").split("\n"), strict=False))


def test_the_payload_has_the_lines_of_the_standard() -> None:
    assert epc_payload(ORDER) == (
        "BCD\n002\n1\nSCT\nNBSISI2X\nŽagar d.o.o.\nSI56191000000123438\nEUR12.30\n\n\n2026-00017"
    )


def test_an_rf_reference_is_structured_and_then_there_is_no_text() -> None:
    lines = told(epc_payload(order(reference="RF18539007547034", reference_kind="RF")))
    assert (lines["structured"], lines.get("text", "")) == ("RF18539007547034", "")
    assert iso11649.is_valid(lines["structured"])


def test_a_national_reference_is_text() -> None:
    lines = told(epc_payload(order(reference="SI002026-00017", reference_kind="SI")))
    assert (lines["structured"], lines["text"]) == ("", "SI002026-00017")


def test_the_bic_may_be_missing_within_the_european_economic_area_only() -> None:
    assert told(epc_payload(order(bic="")))["bic"] == ""
    swiss = order(iban="CH5800791123000889012")
    assert epc_payload(swiss) is not None
    assert epc_payload(swiss._replace(bic="")) is None


@pytest.mark.parametrize(
    "change",
    [
        {"currency": "CHF"},
        {"amount": Decimal(0)},
        {"amount": Decimal("-5")},
        {"amount": Decimal("1000000000")},
        {"iban": "SI56191000000123439"},
        {"iban": ""},
        # Not in SEPA; a QR-IBAN.
        {"iban": "TR330006100519786457841326"},
        {"iban": "CH4431999123000889012"},
        {"payee": PAYEE._replace(name="")},
    ],
)
def test_there_is_no_code_where_the_standard_allows_none(change: dict[str, object]) -> None:
    assert epc_payload(order(**change)) is None


@pytest.mark.parametrize("amount", ["0.01", "999999999.99"])
def test_the_limits_of_the_amount_are_allowed(amount: str) -> None:
    assert told(epc_payload(order(amount=Decimal(amount))))["amount"] == f"EUR{amount}"


def test_the_payload_stays_within_331_bytes() -> None:
    """Two bytes a letter would be 480; the name is kept whole."""
    payload = epc_payload(order(payee=PAYEE._replace(name="Ž" * 70), reference="Ж" * 140))
    assert 329 < len((payload or "").encode()) <= 331
    assert told(payload)["name"] == "Ž" * 70


@UNHURRIED
@given(orders())
def test_name_and_text_are_cut_to_their_lengths_and_all_to_331_bytes(any_order) -> None:
    payload = epc_payload(any_order)
    lines = told(payload)
    assert len((payload or "").encode()) <= 331
    assert any_order.payee.name.startswith(lines["name"]) and 0 < len(lines["name"]) <= 70
    assert any_order.reference.startswith(lines.get("text", "")) and len(lines.get("text", "")) <= 140
    assert Decimal(lines["amount"].removeprefix("EUR")) == any_order.amount


def test_a_page_shows_what_the_standard_wants() -> None:
    seen = the_code_on(payable(GERMAN_IBAN, quoted=("RF18539007547034", "RF"), account={"bic": "COBADEFFXXX"}))
    lines = told(seen.text)
    assert (seen.format, seen.error_correction, seen.content) == ("QR Code", "M", seen.text.encode())
    assert (lines["tag"], lines["version"], lines["characters"], lines["scheme"]) == ("BCD", "002", "1", "SCT")
    assert (lines["name"], lines["iban"], lines["bic"]) == ("Žagar & Šturm d.o.o.", GERMAN_IBAN, "COBADEFFXXX")
    assert (lines["amount"], lines["structured"]) == ("EUR36.60", "RF18539007547034")


def test_the_code_is_a_square_of_modules_with_its_finder_patterns() -> None:
    matrix = qr_modules(PaymentCode("epc", epc_payload(ORDER) or ""))
    finder = [1, 1, 1, 1, 1, 1, 1]
    assert {len(row) for row in matrix} == {len(matrix)}
    assert [list(matrix[0][:7]), list(matrix[0][-7:]), list(matrix[-1][:7])] == [finder] * 3
