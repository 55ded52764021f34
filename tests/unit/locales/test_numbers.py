"""Amounts, quantities and dates per locale. The expected texts are Babel's (CLDR 47), dates as the habits have them."""

from decimal import Decimal

import pytest
from billhead.locales.formats import locale_format
from billhead.locales.numbers import (
    as_decimal,
    format_amount,
    format_date,
    format_percent,
    format_price,
    format_quantity,
)

AMOUNTS = [
    ("en-US", "1234567.5", "USD", "$1,234,567.50"),
    ("en-GB", "-1234.56", "EUR", "-€1,234.56"),
    ("en-IN", "1234567.5", "INR", "₹12,34,567.50"),
    ("en", "1234.5", "CHF", "CHF\xa01,234.50"),
    ("de", "1234567.5", "EUR", "1.234.567,50\xa0€"),
    ("de", "-1234.56", "EUR", "-1.234,56\xa0€"),
    ("de-AT", "1234.5", "EUR", "€\xa01.234,50"),
    ("de-CH", "1234567.5", "CHF", "CHF\xa01’234’567.50"),
    ("de-CH", "-1234.56", "CHF", "CHF-1’234.56"),
    ("fr", "1234567.5", "EUR", "1\u202f234\u202f567,50\xa0€"),
    ("fr-CA", "1234.5", "CAD", "1\xa0234,50\xa0$"),
    ("es", "1234.5", "EUR", "1.234,50\xa0€"),
    ("it", "1234567.5", "EUR", "1.234.567,50\xa0€"),
    ("nl", "1234.5", "EUR", "€\xa01.234,50"),
    ("nl", "-1234.56", "EUR", "€\xa0-1.234,56"),
    ("pl", "1234567.5", "PLN", "1\xa0234\xa0567,50\xa0zł"),
    ("pt", "12345.67", "EUR", "12\xa0345,67\xa0€"),
    ("pt-BR", "1234.5", "EUR", "€\xa01.234,50"),
    ("sl", "-1234.56", "EUR", "−1.234,56\xa0€"),
    ("hr", "1234567.5", "EUR", "1.234.567,50\xa0€"),
    ("de", "1234.5", "JPY", "1.235\xa0¥"),
    ("en", "1234.5", "KWD", "KWD\xa01,234.500"),
    ("de", "999999999999999999999999999999.99", "EUR", "999.999.999.999.999.999.999.999.999.999,99\xa0€"),
    ("de", "0.005", "EUR", "0,01\xa0€"),
    ("de", "-0.004", "EUR", "0,00\xa0€"),
    ("da", "-1234.5", "DKK", "-1.234,50\xa0kr."),
    ("fi", "-1234.5", "EUR", "−1\xa0234,50\xa0€"),
    ("hu", "1234567", "HUF", "1\xa0234\xa0567,00\xa0Ft"),
    ("tr", "1234.5", "TRY", "₺1.234,50"),
    ("ar-AE", "1234.5", "AED", "1,234.50\xa0د.إ."),
    ("he", "-1234.5", "ILS", "-1,234.50\xa0₪"),
    ("zh-CN", "1234.5", "CNY", "¥1,234.50"),
    ("ja", "1234567", "JPY", "¥1,234,567"),
    ("es-PA", "1234.5", "PAB", "B/.\xa01,234.50"),
    ("fr-CH", "1234.5", "CHF", "1\u202f234.50\xa0CHF"),
]
DATES = [
    ("en", "3 Nov 2026"),
    ("en-US", "Nov 3, 2026"),
    ("de", "03.11.2026"),
    ("fr", "03/11/2026"),
    ("fr-CA", "2026-11-03"),
    ("es", "03/11/2026"),
    ("it", "03/11/2026"),
    ("nl", "03-11-2026"),
    ("pl", "03.11.2026"),
    ("pt", "03/11/2026"),
    ("sl", "3. 11. 2026"),
    ("hr", "03. 11. 2026."),
    ("bg", "3.11.2026\u202fг."),
    ("el", "03/11/2026"),
    ("fi", "3.11.2026"),
    ("hu", "2026. 11. 03."),
    ("sv", "2026-11-03"),
    ("nl-BE", "03/11/2026"),
    ("ar", "03/11/2026"),
    ("zh-TW", "2026年11月3日"),
    ("ja", "2026/11/03"),
]


@pytest.mark.parametrize(("locale", "value", "currency", "expected"), AMOUNTS)
def test_an_amount_is_written_as_its_locale_does(locale: str, value: str, currency: str, expected: str) -> None:
    assert format_amount(Decimal(value), locale_format(locale), currency=currency) == expected


@pytest.mark.parametrize(("locale", "expected"), DATES)
def test_a_date_is_written_as_its_locale_does(locale: str, expected: str) -> None:
    assert format_date("2026-11-03", locale_format(locale)) == expected


@pytest.mark.parametrize("value", ["", None])
def test_no_date_is_no_text(value: str | None) -> None:
    assert format_date(value, locale_format("de")) == ""


@pytest.mark.parametrize("value", ["soon", "2026-13-01", "2026-1a-01"])
def test_text_that_is_no_date_stays_as_it_is(value: str) -> None:
    assert format_date(value, locale_format("de")) == value


def test_a_quantity_has_its_own_decimals_and_no_trailing_zeros() -> None:
    written = [
        format_quantity(Decimal(value), locale_format("de")) for value in ("1.500", "2", "1E+3", "0.3333", "-2.50")
    ]
    assert written == ["1,5", "2", "1.000", "0,3333", "-2,5"]


def test_a_price_keeps_more_decimals_than_the_currency_has() -> None:
    written = [
        format_price(Decimal(value), locale_format("en"), currency="EUR") for value in ("120.1234", "3", "0.50000")
    ]
    assert written == ["120.1234", "3.00", "0.50"]


def test_a_rate_has_the_locale_s_percent_sign() -> None:
    written = [format_percent(Decimal("9.50"), locale_format(locale)) for locale in ("en", "de", "pl", "sl")]
    assert written == ["9.5%", "9,5\xa0%", "9,5%", "9,5\xa0%"]


@pytest.mark.parametrize("value", [1.5, True])
def test_an_amount_that_is_not_exact_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        as_decimal(value)
