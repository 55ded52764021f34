from decimal import Decimal

import pytest
from billhead_web.locales.formats import NARROW, NBSP, STYLES, style_for, write_amount, write_date


@pytest.mark.parametrize(
    ("tag", "currency", "text"),
    [
        ("de-DE", "EUR", f"1.234.567,50{NBSP}€"),
        ("de-AT", "EUR", f"€{NBSP}1.234.567,50"),
        ("de-CH", "CHF", f"CHF{NBSP}1’234’567.50"),
        ("en-US", "USD", "$1,234,567.50"),
        ("en-GB", "USD", f"USD{NBSP}1,234,567.50"),
        ("en-GB", "GBP", "£1,234,567.50"),
        ("en", "JPY", f"JPY{NBSP}1,234,568"),
        ("fr-FR", "EUR", f"1{NARROW}234{NARROW}567,50{NBSP}€"),
        ("pl-PL", "PLN", f"1{NBSP}234{NBSP}567,50{NBSP}zł"),
        ("pt-BR", "BRL", f"R${NBSP}1.234.567,50"),
        ("nl-NL", "EUR", f"€{NBSP}1.234.567,50"),
        ("it-IT", "KWD", f"1.234.567,500{NBSP}KWD"),
        ("zz-ZZ", "EUR", "€1,234,567.50"),
    ],
)
def test_amounts_are_written_as_the_reader_does(tag: str, currency: str, text: str) -> None:
    assert write_amount(Decimal("1234567.5"), currency, style_for(tag)) == text


def test_a_negative_amount_has_its_sign_in_front() -> None:
    assert write_amount(Decimal("-5"), "EUR", style_for("de")) == f"−5,00{NBSP}€"
    assert write_amount(Decimal("-0.001"), "EUR", style_for("de")) == f"0,00{NBSP}€"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "03.11.2026"),
        ("en-US", "Nov 3, 2026"),
        ("en-GB", "3 Nov 2026"),
        ("fr-CA", "2026-11-03"),
        ("nl", "03-11-2026"),
        ("sl", "3. 11. 2026"),
        ("hr", "03. 11. 2026."),
        ("es", "03/11/2026"),
    ],
)
def test_dates_are_written_as_the_reader_does(tag: str, text: str) -> None:
    assert write_date("2026-11-03", style_for(tag)) == text


@pytest.mark.parametrize("tag", sorted(STYLES))
def test_every_style_can_write(tag: str) -> None:
    assert "1" in write_amount(Decimal(1), "EUR", style_for(tag))
    assert "2026" in write_date("2026-01-31", style_for(tag))
