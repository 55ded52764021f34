"""The currency list against ISO 4217."""

import pytest
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.kernel.country_table import COUNTRY_ROWS
from billhead.kernel.currencies import UnknownCurrency, currency_codes, is_currency, minor_digits


@pytest.mark.parametrize(
    ("code", "digits"),
    [
        ("EUR", 2), ("USD", 2), ("CHF", 2), ("HUF", 2), ("MGA", 2), ("MRU", 2), ("JPY", 0), ("ISK", 0), ("CLP", 0),
        ("UGX", 0), ("XOF", 0), ("KWD", 3), ("TND", 3), ("IQD", 3),
    ],
)  # fmt: skip
def test_minor_digits_follow_iso_4217(code: str, digits: int) -> None:
    assert minor_digits(code) == digits


@pytest.mark.parametrize("code", ["XAU", "XXX", "XTS", "XDR", "CLF", "CHE", "USN", "BTC", "eur", "", "EURO", "€"])
def test_metals_funds_test_codes_and_other_texts_are_no_currency(code: str) -> None:
    assert not is_currency(code)
    with pytest.raises(UnknownCurrency) as caught:
        minor_digits(code)
    assert caught.value.code == "unknown_currency"


@pytest.mark.parametrize("code", ["HRK", "BGN", "ANG", "ZWL", "SLL", "CUC"])
def test_withdrawn_currencies_are_gone(code: str) -> None:
    assert not is_currency(code)


@pytest.mark.parametrize("code", ["XCG", "ZWG", "SLE", "VES", "VED"])
def test_their_successors_are_there(code: str) -> None:
    assert is_currency(code)


def test_the_list_has_each_code_once_and_every_country_uses_one_of_it() -> None:
    assert len(currency_codes()) == len(set(currency_codes())) == 155
    assert all(is_currency(row[3]) for row in COUNTRY_ROWS)


def test_of_the_eu_members_six_have_a_currency_of_their_own() -> None:
    currencies = {code: row[3] for row in COUNTRY_ROWS if (code := row[0]) in EU_MEMBERS and row[3] != "EUR"}
    assert currencies == {"CZ": "CZK", "DK": "DKK", "HU": "HUF", "PL": "PLN", "RO": "RON", "SE": "SEK"}
