"""The UPN QR code: twenty fields of the ZBS standard, read back from a page, and when there is none."""

from decimal import Decimal

import pytest
from billhead_pdf.payment_codes.order import PaymentCode, Place
from billhead_pdf.payment_codes.symbols import qr_modules
from billhead_pdf.payment_codes.upn import upn_payload
from hypothesis import given

from tests.unit.payment_codes.orders import ORDER, UNHURRIED, order, orders
from tests.unit.payment_codes.pages import SLOVENIAN_IBAN, payable, the_code_on

# Field and greatest length, in the order of the standard.
FIELDS = {
    **{"leading": 5, "payer_iban": 19, "deposit": 1, "withdrawal": 1, "payer_reference": 26},
    **{"payer_name": 33, "payer_street": 33, "payer_city": 33, "amount": 11, "payment_date": 10, "urgent": 1},
    **{"purpose_code": 4, "purpose": 42, "due": 10, "iban": 19, "reference": 26},
    **{"name": 33, "street": 33, "city": 33, "control": 3},
}


def told(payload: str | None) -> dict[str, str]:
    """By name; every field, the last one too, ends in a line feed."""
    assert payload is not None and payload.endswith("\n")
    return dict(zip(FIELDS, payload.removesuffix("\n").split("\n"), strict=True))


@UNHURRIED
@given(orders())
def test_every_field_keeps_its_length_its_letters_and_the_sum(any_order) -> None:
    payload = upn_payload(any_order)
    if payload is None:
        return
    fields = told(payload)
    for name, longest in FIELDS.items():
        assert len(fields[name]) <= longest and fields[name] == fields[name].strip()
    assert len(payload.encode("iso-8859-2")) == len(payload)
    assert int(fields["control"]) == sum(len(value) + 1 for name, value in fields.items() if name != "control")
    assert Decimal(int(fields["amount"])) / 100 == any_order.amount


def test_names_of_other_letters_are_spelled_and_what_has_no_spelling_is_marked() -> None:
    fields = told(upn_payload(order(payer=Place("Ærøskøbing Ñandú 東京", "ул. 1", "", "Señ", "DK"))))
    assert (fields["payer_name"], fields["payer_street"]) == ("AEroskobing Nandú ??", "??. 1")
    assert fields["payer_city"] == "Sen"


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        (("SI1212345678909", "SI"), "SI1212345678909"),
        (("RF18539007547034", "RF"), "RF18539007547034"),
        (("2026-00017", "free"), "SI99"),
        (("HR00123", "HR"), "SI99"),
    ],
)
def test_only_slovenian_and_european_references_are_quoted(quoted: tuple[str, str], shown: str) -> None:
    fields = told(upn_payload(order(reference=quoted[0], reference_kind=quoted[1])))
    assert (fields["reference"], fields["purpose"]) == (shown, "Račun 2026-00017")


@pytest.mark.parametrize(
    "change",
    [
        {"currency": "CHF"},
        {"amount": Decimal(0)},
        {"iban": "DE89370400440532013000"},
        {"iban": "SI56191000000123439"},
        {"payee": ORDER.payee._replace(name="")},
        {"payee": ORDER.payee._replace(name="Живко")},
    ],
)
def test_there_is_none_for_other_money_accounts_and_letters(change: dict[str, object]) -> None:
    assert upn_payload(order(**change)) is None


def test_the_code_has_version_15_however_little_it_says() -> None:
    """77 modules; ISO/IEC 18004, table 1."""
    assert len(qr_modules(PaymentCode("upn", upn_payload(ORDER) or ""))) == 77


def test_a_page_shows_what_the_standard_wants() -> None:
    """ZXing knows the letters by the code's own mark of their set (ECI 4), and counts the sum as the standard does."""
    seen = the_code_on(payable(SLOVENIAN_IBAN, quoted=("SI002026-00017", "SI"), language="sl"))
    assert (seen.format, seen.error_correction) == ("QR Code", "M")
    assert seen.content == seen.text.encode("iso-8859-2")
    assert told(seen.text) == {
        **dict.fromkeys(FIELDS, ""),
        "leading": "UPNQR",
        "payer_name": "Großhändler Łukasiewicz GmbH",
        "payer_street": "Mariahilfer Straße 99/4",
        "payer_city": "1060 Wien",
        "amount": "00000003660",
        "purpose_code": "OTHR",
        "purpose": "Račun 2026-00017",
        "due": "23.12.2026",
        "iban": SLOVENIAN_IBAN,
        "reference": "SI002026-00017",
        "name": "Žagar & Šturm d.o.o.",
        "street": "Slovenska cesta 12",
        "city": "1000 Ljubljana",
        "control": f"{len(seen.text) - 4:03}",
    }
