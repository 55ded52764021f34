"""Writes amounts, quantities, rates and dates as a locale does. Decimal in, text out; floats are refused."""

import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal

from billhead.kernel.currencies import minor_digits
from billhead.locales.formats import NBSP, LocaleFormat

MAX_DIGITS = 12
# Rounding must not fail for lack of digits, whatever precision the caller reckons with.
_ROOMY = Context(prec=1_000_000)


def as_decimal(value: object) -> Decimal | None:
    """A Decimal from JSON's exact numbers or their text; None for null. Raises TypeError for a float."""
    if value is None or value == "":
        return None
    if isinstance(value, bool | float) or not isinstance(value, Decimal | int | str):
        raise TypeError(f"amounts are Decimal, int or text, not {type(value).__name__}")
    return Decimal(value)


def format_number(value: Decimal, style: LocaleFormat, *, digits: int) -> str:
    """With exactly this many decimals, rounded half up."""
    sign, figure = _signed(value, style, digits)
    return sign + figure


def format_quantity(value: Decimal, style: LocaleFormat) -> str:
    """With its own decimals and no trailing zeros: 1.500 is 1.5."""
    return format_number(value, style, digits=_own_digits(value))


def format_price(value: Decimal, style: LocaleFormat, *, currency: str) -> str:
    """A unit price without currency sign: the currency's decimals at least, more where the price has more."""
    return format_number(value, style, digits=max(minor_digits(currency), _own_digits(value)))


def format_plain_amount(value: Decimal, style: LocaleFormat, *, currency: str) -> str:
    """An amount without currency sign, as columns of figures have it."""
    return format_number(value, style, digits=minor_digits(currency))


def format_amount(value: Decimal, style: LocaleFormat, *, currency: str) -> str:
    """An amount with its currency, the parts held together by no-break spaces."""
    sign, figure = _signed(value, style, minor_digits(currency))
    symbol = style.symbols.get(currency, currency)
    pattern = style.negative if sign else style.positive
    if unicodedata.category(symbol[-1])[0] != "S":
        # CLDR currencySpacing: a sign that does not end in a symbol is kept apart from the digits.
        pattern = pattern.replace("{c}{n}", f"{{c}}{NBSP}{{n}}")
    return pattern.format(n=figure, c=symbol, m=sign)


def format_percent(value: Decimal, style: LocaleFormat) -> str:
    """19 as '19 %': the rate's own decimals."""
    return style.percent.format(n=format_quantity(value, style))


def format_date(value: object, style: LocaleFormat) -> str:
    """A calendar date YYYY-MM-DD; text that is none comes back as it is, None as ''."""
    parts = str(value or "")[:10].split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return str(value or "")
    year, month, day = map(int, parts)
    if not 1 <= month <= 12:
        return str(value)
    names = {"d": f"{day}", "dd": f"{day:02}", "m": f"{month}", "mm": f"{month:02}", "yyyy": f"{year:04}"}
    return style.date.format(mmm=style.months[month - 1] if style.months else "", **names)


def _own_digits(value: Decimal) -> int:
    """Decimals without trailing zeros; read off the text, for arithmetic would round to the context's precision."""
    fraction = f"{value:f}".partition(".")[2].rstrip("0")
    return min(len(fraction), MAX_DIGITS)


def _signed(value: Decimal, style: LocaleFormat, digits: int) -> tuple[str, str]:
    """The minus, or '' also where nothing is left of the amount, and the figure without it."""
    whole, _, fraction = f"{value:f}".partition(".")
    if len(fraction) != digits:
        value = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _ROOMY)
        whole, _, fraction = f"{value:f}".partition(".")
    figure = _grouped(whole.removeprefix("-"), style)
    return style.minus if value < 0 else "", f"{figure}{style.decimal}{fraction}" if fraction else figure


def _grouped(whole: str, style: LocaleFormat) -> str:
    first, later = style.group_sizes
    if len(whole) <= first:
        return whole
    parts = [whole[-first:]]
    rest = whole[:-first]
    while rest:
        parts.insert(0, rest[-later:])
        rest = rest[:-later]
    return style.group.join(parts)
