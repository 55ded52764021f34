"""The Croatian barcode (HUB 3A): fourteen fields read back from a page, its modules, and when there is none."""

from decimal import Decimal

import pytest
from billhead_pdf.drawing.barcode import barcode_modules
from billhead_pdf.layout.barcode_size import MODULES, rows_of
from billhead_pdf.payment_codes.hub3 import hub3_payload
from billhead_pdf.payment_codes.order import Place
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf417gen import encode
from PIL import Image
from zxingcpp import BarcodeFormat, read_barcodes

from tests.unit.payment_codes.orders import ORDER, UNHURRIED, order, orders
from tests.unit.payment_codes.pages import CROATIAN, CROATIAN_IBAN, payable, the_code_on

# Field and greatest length, in the order of the standard.
FIELDS = {
    **{"header": 8, "currency": 3, "amount": 15, "payer_name": 30, "payer_street": 27, "payer_city": 27},
    **{"name": 25, "street": 25, "city": 27, "iban": 21, "model": 4, "reference": 22, "purpose_code": 4, "purpose": 35},
}
LETTERS = set("ABCČĆDĐEFGHIJKLMNOPQRSŠTUVWXYZŽabcčćdđefghijklmnopqrsštuvwxyzž0123456789 ,.:-+?'/()")


def croatian(**changes: object):
    return order(iban=CROATIAN_IBAN, **changes)


def told(payload: str | None) -> dict[str, str]:
    assert payload is not None and payload.endswith("\n")
    return dict(zip(FIELDS, payload.removesuffix("\n").split("\n"), strict=True))


@UNHURRIED
@given(orders(iban=CROATIAN_IBAN))
def test_every_field_keeps_its_length_and_its_letters(any_order) -> None:
    payload = hub3_payload(any_order)
    if payload is None:
        return
    for name, value in told(payload).items():
        assert len(value) <= FIELDS[name] and value == value.strip() and set(value) <= LETTERS
    assert Decimal(int(told(payload)["amount"])) / 100 == any_order.amount


def test_marks_that_the_slip_does_not_know_are_spelled() -> None:
    fields = told(hub3_payload(croatian(payer=Place("Möller & Søn „Ærø“ [1]; 5_6", "", "", "", ""))))
    assert fields["payer_name"] == "Moller + Son 'AEro' (1), 5-6"


@pytest.mark.parametrize(
    ("quoted", "model", "reference"),
    [
        (("HR012020-789-1", "HR"), "HR01", "2020-789-1"),
        (("HR99", "HR"), "HR99", ""),
        (("RF18539007547034", "RF"), "HR99", ""),
        (("2026-00017", "free"), "HR99", ""),
    ],
)
def test_only_croatian_references_are_quoted(quoted: tuple[str, str], model: str, reference: str) -> None:
    fields = told(hub3_payload(croatian(reference=quoted[0], reference_kind=quoted[1])))
    assert (fields["model"], fields["reference"], fields["purpose"]) == (model, reference, "Račun 2026-00017")


@pytest.mark.parametrize(
    "change",
    [
        {"currency": "CHF"},
        {"amount": Decimal(0)},
        {"iban": "DE89370400440532013000"},
        {"iban": "HR1210010051863000161"},
        {"payee": ORDER.payee._replace(name="")},
        {"payee": ORDER.payee._replace(name="Живко")},
    ],
)
def test_there_is_none_for_other_money_accounts_and_letters(change: dict[str, object]) -> None:
    assert hub3_payload(croatian()._replace(**change)) is None


# All that fourteen fields hold is 273 characters and their line feeds.
@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(max_codepoint=0x17F, exclude_categories=["C"]), min_size=40, max_size=287))
def test_whatever_it_says_the_barcode_is_read_back(text: str) -> None:
    modules = barcode_modules(text)
    assert (len(modules), {len(row) for row in modules}) == (rows_of(text), {MODULES})
    picture = Image.new("L", (MODULES * 2 + 40, len(modules) * 6 + 40), 255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                picture.paste(0, (20 + 2 * x, 20 + 6 * y, 22 + 2 * x, 26 + 6 * y))
    (seen,) = read_barcodes(picture, formats=BarcodeFormat.PDF417)
    assert (str(seen.format), seen.bytes) == ("PDF417", text.encode())


def test_the_symbol_is_that_of_the_library_where_it_too_writes_bytes() -> None:
    text = "č" * 60
    words = encode(text, columns=9, security_level=4)
    rows = ["".join(f"{word:b}" for word in row) for row in words]
    assert ["".join(map(str, row)) for row in barcode_modules(text)] == rows


def test_more_than_a_symbol_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="symbol"):
        barcode_modules("x" * 1200)


def test_a_page_shows_what_the_standard_wants_in_the_size_that_it_wants() -> None:
    seen = the_code_on(payable(CROATIAN_IBAN, CROATIAN, quoted=("HR012026-000177", "HR"), language="hr"))
    # EC level 4 of a symbol of this size, in ZXing's words.
    assert (seen.format, seen.content) == ("PDF417", seen.text.encode())
    assert told(seen.text) == {
        "header": "HRVHUB30",
        "currency": "EUR",
        "amount": "000000000003660",
        "payer_name": "Grosshandler Lukasiewicz GmbH",
        "payer_street": "Mariahilfer Strasse 99/4",
        "payer_city": "1060 Wien",
        "name": "2DBK d.d.",
        "street": "Alkarski prolaz 13B",
        "city": "21230 Sinj",
        "iban": CROATIAN_IBAN,
        "model": "HR01",
        "reference": "2026-000177",
        "purpose_code": "OTHR",
        "purpose": "Račun 2026-00017",
    }
    left, top, right, bottom = (side / 72 * 25.4 for side in seen.box)
    # 222 modules of 0.254 mm; rows three times as high.
    assert right - left == pytest.approx(222 * 0.254, abs=0.4)
    assert bottom - top == pytest.approx(rows_of(seen.text) * 3 * 0.254, abs=0.4)
    assert right - left <= 58 and bottom - top <= 26
