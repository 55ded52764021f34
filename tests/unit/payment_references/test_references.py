"""Payment references: examples of the standards, an independent library, and what holds for every number."""

import string

import pytest
from billhead.kernel.iban import grouped_iban, is_iban, is_qr_iban, is_swiss_iban
from billhead.payment_references.check_digits import weighted_11
from billhead.payment_references.making import make_reference
from billhead.payment_references.model import PaymentReference, ReferenceKind, ReferenceMalformed
from billhead.payment_references.reading import read_reference
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban as iban_numbers
from stdnum import iso11649
from stdnum.ch import esr

# What a number format can make of a counter: visible characters, at most 40 of them, and some digits.
NUMBERS = st.builds(
    lambda before, counter, after: f"{before}{counter}{after}"[:40],
    st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12),
    st.integers(1, 999_999_999).map("{:05}".format),
    st.text("-/2026ABCé ", max_size=14),
)
STRUCTURED = ("RF", "QRR", "SI00", "SI12", "HR00", "HR01")


@pytest.mark.parametrize(
    ("given", "text", "kind"),
    [
        # The examples of ISO 11649 and of the QR-bill's guidelines.
        ("RF18 5390 0754 7034", "RF18539007547034", "RF"),
        ("rf18539007547034", "RF18539007547034", "RF"),
        ("21 00000 00003 13947 14300 09017", "210000000003139471430009017", "QRR"),
        # The examples printed on Slovenian UPN forms and in the Croatian bill-payers' pages (hdkn.hr for HR01).
        ("SI08 1236-17-345679", "SI081236-17-345679", "SI"),
        ("SI06 125412-135-1257", "SI06125412-135-1257", "SI"),
        ("SI12 12345678909", "SI1212345678909", "SI"),
        ("SI00 225268-32526-222", "SI00225268-32526-222", "SI"),
        ("SI99", "SI99", "SI"),
        ("HR01 2020-789-1", "HR012020-789-1", "HR"),
        ("HR00 7336-68949637625-00001", "HR007336-68949637625-00001", "HR"),
        ("Invoice 2026-00017", "Invoice 2026-00017", "free"),
        ("SI56 is our country and more", "SI56 is our country and more", "free"),
        ("RF17539007547034", None, None),
        ("RF18", None, None),
        ("210000000003139471430009016", None, None),
        ("SI1212345678908", None, None),
        ("SI12123-456", None, None),
        ("SI081236-17-345678", None, None),
        ("SI081236-18-345679", None, None),
        ("SI001-2-3-4", None, None),
        ("SI00", None, None),
        ("SI991", None, None),
        ("HR012020-789-2", None, None),
        ("HR001234567890123", None, None),
    ],
)
def test_a_reference_is_known_by_its_beginning_and_checked(given: str, text: str | None, kind: str | None) -> None:
    if text is None:
        with pytest.raises(ReferenceMalformed):
            read_reference(given)
    else:
        assert read_reference(given) == (text, kind)


@pytest.mark.parametrize(
    ("scheme", "number", "text", "kind"),
    [
        ("RF", "2026-00017", "RF85202600017", "RF"),
        ("RF", "RÉ-2026/00017", "RF34R202600017", "RF"),
        ("QRR", "2026-00017", "000000000000000002026000172", "QRR"),
        ("SI00", "2026-00017", "SI002026-00017", "SI"),
        ("SI00", "ADV-2026-00017", "SI00101331-2026-00017", "SI"),
        ("SI00", "A/B-2026/11/00017", "SI0010112026-11-00017", "SI"),
        ("SI12", "2026-00017", "SI122026000174", "SI"),
        ("SI12", "ADV-2026-00017", "SI00101331-2026-00017", "SI"),
        ("SI12", "2026-0000000001", "SI002026-0000000001", "SI"),
        ("HR00", "1/POSL1/1", "HR001-252428211-1", "HR"),
        ("HR01", "2020-789", "HR012020-7891", "HR"),
        ("free", "2026-00017", "2026-00017", "free"),
        ("RF", "2026-00017 of the third quarter", "2026-00017 of the third quarter", "free"),
    ],
)
def test_a_reference_is_made_of_the_number(scheme, number: str, text: str, kind: ReferenceKind) -> None:
    assert make_reference(scheme, number) == PaymentReference(text, kind)


@given(st.sampled_from(STRUCTURED), NUMBERS)
def test_what_is_made_is_right_by_the_rules_for_reading(scheme, number: str) -> None:
    made = make_reference(scheme, number)
    assert made == make_reference(scheme, number)
    if made.kind != "free":
        assert read_reference(made.text) == made
    else:
        assert made.text == number


@given(NUMBERS)
def test_an_independent_library_takes_what_is_made(number: str) -> None:
    made = make_reference("RF", number)
    assert made.kind == "free" or iso11649.is_valid(made.text)
    made = make_reference("QRR", number)
    assert made.kind == "free" or (esr.is_valid(made.text) and len(made.text) == 27)


@given(st.text("0123456789", min_size=26, max_size=26))
def test_the_check_digit_of_a_qr_reference_is_that_of_the_library(digits: str) -> None:
    assert read_reference(digits + esr.calc_check_digit(digits)).kind == "QRR"


@pytest.mark.parametrize("scheme", STRUCTURED)
def test_numbers_of_a_series_never_share_a_reference(scheme) -> None:
    numbers = [
        form.format(n) for form in ("2026-{:05}", "ADV-2026-{:05}", "{:03}/11/2026") for n in (1, 9, 11, 1111, 99999)
    ]
    assert len({make_reference(scheme, number).text for number in numbers}) == len(numbers)


@given(st.text("0123456789", min_size=1, max_size=9), st.integers(0, 8), st.sampled_from(string.digits))
def test_a_wrong_digit_is_noticed(digits: str, place: int, digit: str) -> None:
    """Up to nine digits, for the tenth has weight 11; and two remainders share the digit 0."""
    place %= len(digits)
    wrong = digits[:place] + digit + digits[place + 1 :]
    if wrong != digits and weighted_11(digits) != "0":
        assert weighted_11(wrong) != weighted_11(digits)


@given(st.sampled_from(["CH", "LI", "HR"]), st.text("0123456789", min_size=17, max_size=17))
def test_ibans_are_judged_as_the_library_judges_them(country: str, account: str) -> None:
    iban = country + iban_numbers.calc_check_digits(f"{country}00{account}") + account
    assert is_iban(iban) and iban_numbers.is_valid(iban, check_country=False)
    assert is_swiss_iban(iban) == (country in ("CH", "LI"))
    assert is_qr_iban(iban) == (country in ("CH", "LI") and "30000" <= account[:5] <= "31999")


def test_the_guidelines_own_accounts_are_told_apart() -> None:
    assert is_qr_iban("CH4431999123000889012")
    assert not is_qr_iban("CH5800791123000889012")
    assert not is_qr_iban("CH4531999123000889012")


def test_an_iban_is_checked_and_grouped_in_fours() -> None:
    assert is_iban("DE89370400440532013000")
    assert not is_iban("DE88370400440532013000")
    assert not is_iban("ÄÖ89370400440532013000")
    assert not is_iban("de89370400440532013000")
    assert grouped_iban("de8937040044 0532013000") == "DE89 3704 0044 0532 0130 00"
