"""The Swiss QR code (SPC 0200): 31 elements read back from a page, when there is a QR-bill, and what it spells."""

from decimal import Decimal
from typing import Any

import pytest
from billhead_pdf.payment_codes.order import Place
from billhead_pdf.payment_codes.swiss import swiss_bill, swiss_payload
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.payment_codes.orders import UNHURRIED, order, orders
from tests.unit.payment_codes.pages import PIA, QR_IBAN, SWISS_IBAN, swiss, the_code_on

# Element and greatest length, in the order of the implementation guidelines.
ADDRESS = {"type": 1, "name": 70, "street": 70, "number": 16, "post_code": 16, "town": 35, "country": 2}
ELEMENTS = {
    **{"qr_type": 3, "version": 4, "coding": 1, "account": 21},
    **{f"creditor_{name}": length for name, length in ADDRESS.items()},
    **dict.fromkeys((f"ultimate_{name}" for name in ADDRESS), 0),
    **{"amount": 12, "currency": 3},
    **{f"debtor_{name}": length for name, length in ADDRESS.items()},
    **{"reference_type": 4, "reference": 27, "message": 140, "trailer": 3},
}
BIEL = Place("Robert Schneider AG", "Rue du Lac 1268", "2501", "Biel", "CH")
RF, QRR = ("RF18539007547034", "RF"), ("210000000003139471430009017", "QRR")


def told(payload: str) -> dict[str, str]:
    return dict(zip(ELEMENTS, payload.split("\n"), strict=True))


def billed(iban: str = SWISS_IBAN, quoted: tuple[str, str] = RF, **changes: object) -> dict[str, str] | None:
    changes = {"payee": BIEL, "payer": BIEL._replace(name="Pia"), "currency": "CHF", **changes}
    bill = swiss_bill(order(iban=iban, reference=quoted[0], reference_kind=quoted[1], **changes))
    return None if bill is None else told(swiss_payload(bill))


@UNHURRIED
@given(orders(iban=SWISS_IBAN), st.sampled_from(["CHF", "EUR"]))
def test_every_element_keeps_its_length_and_its_letters(any_order, currency: str) -> None:
    bill = swiss_bill(any_order._replace(currency=currency))
    if bill is None:
        return
    elements = told(swiss_payload(bill))
    for name, value in elements.items():
        assert len(value) <= ELEMENTS[name] and value == value.strip()
        assert all(0x20 <= ord(x) < 0x7F or 0xA0 < ord(x) < 0x180 or x in "ȘșȚț€" for x in value)
    assert Decimal(elements["amount"]) == any_order.amount
    assert {elements[f"creditor_{name}"] for name in ("name", "post_code", "town", "country")}.isdisjoint({""})
    # 997 characters are the most that the code holds.
    assert len(swiss_payload(bill)) <= 997


def test_a_bill_like_the_guidelines_own_is_written_as_they_write_it() -> None:
    """Their Robert Schneider and Pia Rutschmann, with the reference type SCOR and both addresses."""
    pia = Place("Pia-Maria Rutschmann-Schnyder", "Grosse Marktgasse 28", "9400", "Rorschach", "CH")
    elements = billed(payer=pia, amount=Decimal("199.95"), subject="Rechnung 2026-00017")
    assert elements is not None
    written = "\n".join(elements.values())
    assert written == (
        "SPC\n0200\n1\nCH5800791123000889012\nS\nRobert Schneider AG\nRue du Lac\n1268\n2501\nBiel\nCH\n"
        "\n\n\n\n\n\n\n199.95\nCHF\nS\nPia-Maria Rutschmann-Schnyder\nGrosse Marktgasse\n28\n9400\nRorschach\nCH\n"
        "SCOR\nRF18539007547034\nRechnung 2026-00017\nEPD"
    )


@pytest.mark.parametrize(
    ("iban", "quoted", "kind", "reference"),
    [
        (SWISS_IBAN, RF, "SCOR", RF[0]),
        (SWISS_IBAN, QRR, "NON", ""),
        (SWISS_IBAN, ("2026-00017", "free"), "NON", ""),
        (SWISS_IBAN, ("SI00123", "SI"), "NON", ""),
        (QR_IBAN, QRR, "QRR", QRR[0]),
    ],
)
def test_the_account_decides_which_reference_may_be_quoted(iban: str, quoted, kind: str, reference: str) -> None:
    elements = billed(iban, quoted)
    assert elements is not None
    assert (elements["reference_type"], elements["reference"]) == (kind, reference)


@pytest.mark.parametrize(
    "change",
    [
        {"currency": "USD"},
        {"amount": Decimal(0)},
        {"iban": "DE89370400440532013000"},
        {"iban": "CH5800791123000889013"},
        {"payee": BIEL._replace(post_code="")},
        {"payee": BIEL._replace(city="")},
        {"payee": BIEL._replace(country_code="")},
        {"payee": BIEL._replace(name="")},
        {"payee": BIEL._replace(name="Живко")},
        {"iban": QR_IBAN, "quoted": RF},
        {"iban": QR_IBAN, "quoted": ("2026-00017", "free")},
    ],
)
def test_there_is_no_bill_where_the_guidelines_allow_none(change: dict[str, Any]) -> None:
    assert billed(**change) is None


@pytest.mark.parametrize(
    ("street", "parts"),
    [
        ("Rue du Lac 1268", ("Rue du Lac", "1268")),
        ("Bahnhofstrasse 12a", ("Bahnhofstrasse", "12a")),
        ("Strasse des 17. Juni", ("Strasse des 17. Juni", "")),
        ("12 High Street", ("12 High Street", "")),
        ("Postfach 4017", ("Postfach 4017", "")),
        ("Case postale 77", ("Case postale 77", "")),
        ("Hauptplatz", ("Hauptplatz", "")),
        ("", ("", "")),
    ],
)
def test_the_building_number_is_parted_from_the_street(street: str, parts: tuple[str, str]) -> None:
    elements = billed(payee=BIEL._replace(street=street))
    assert elements is not None
    assert (elements["creditor_street"], elements["creditor_number"]) == parts


@pytest.mark.parametrize("missing", ["name", "post_code", "city", "country_code"])
def test_a_payer_without_a_whole_address_is_left_out(missing: str) -> None:
    elements = billed(payer=BIEL._replace(**{missing: ""}))
    assert elements is not None
    assert {value for name, value in elements.items() if name.startswith("debtor_")} == {""}


@pytest.mark.parametrize("iban", [SWISS_IBAN, QR_IBAN])
def test_a_page_shows_what_the_guidelines_want(iban: str) -> None:
    seen = the_code_on(swiss(iban))
    assert (seen.format, seen.error_correction, seen.content) == ("QR Code", "M", seen.text.encode())
    quoted = ("SCOR", RF[0]) if iban == SWISS_IBAN else ("QRR", QRR[0])
    elements = told(seen.text)
    assert (elements["qr_type"], elements["version"], elements["coding"]) == ("SPC", "0200", "1")
    assert (elements["account"], elements["amount"], elements["currency"]) == (iban, "36.60", "CHF")
    assert (elements["reference_type"], elements["reference"]) == quoted
    assert (elements["message"], elements["trailer"]) == ("Rechnung 2026-00017", "EPD")
    shown = [elements[f"debtor_{name}"] for name in ADDRESS]
    assert shown == ["S", PIA["name"], "Grosse Marktgasse", "28", "9400", "Rorschach", "CH"]
