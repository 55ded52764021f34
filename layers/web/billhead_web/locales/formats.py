"""How the pages write amounts and dates, by language tag (values of CLDR 47). Decimal in, text out."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from billhead.kernel.currencies import minor_digits
from billhead.kernel.money import round_half_up

from billhead_web.locales.words import primary_language

NBSP: Final = "\u00a0"
NARROW: Final = "\u202f"
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIGNS: Final = {"EUR": "€", "GBP": "£"}


@dataclass(frozen=True, slots=True)
class Style:
    """`amount` places the figure ({n}) and the currency ({c}); `date` knows {d} {dd} {mm} {mmm} {yyyy}."""

    decimal: str
    group: str
    amount: str
    date: str
    own_sign: tuple[str, str] = ("", "")


_AFTER = f"{{n}}{NBSP}{{c}}"
_APART = f"{{c}}{NBSP}{{n}}"
_CLOSE = "{c}{n}"
_DOTS, _SLASHES = "{dd}.{mm}.{yyyy}", "{dd}/{mm}/{yyyy}"
_EN = Style(".", ",", _CLOSE, "{d} {mmm} {yyyy}")
_DE = Style(",", ".", _AFTER, _DOTS)
_CH = Style(".", "’", _APART, _DOTS)
_FR = Style(",", NARROW, _AFTER, _SLASHES)
_ES = Style(",", ".", _AFTER, _SLASHES)
_PT = Style(",", NBSP, _AFTER, _SLASHES)

STYLES: Final[dict[str, Style]] = {
    "en": _EN,
    "en-US": replace(_EN, date="{mmm} {d}, {yyyy}", own_sign=("USD", "$")),
    "en-CA": replace(_EN, date="{mmm} {d}, {yyyy}", own_sign=("CAD", "$")),
    "en-AU": replace(_EN, own_sign=("AUD", "$")),
    "en-NZ": replace(_EN, own_sign=("NZD", "$")),
    "de": _DE,
    "de-AT": replace(_DE, amount=_APART),
    "de-CH": _CH,
    "de-LI": _CH,
    "fr": _FR,
    "fr-CH": replace(_FR, decimal=".", date=_DOTS),
    "fr-CA": replace(_FR, group=NBSP, date="{yyyy}-{mm}-{dd}", own_sign=("CAD", "$")),
    "es": _ES,
    "es-MX": replace(_ES, decimal=".", group=",", amount=_CLOSE, own_sign=("MXN", "$")),
    "it": _ES,
    "it-CH": _CH,
    "nl": replace(_ES, amount=_APART, date="{dd}-{mm}-{yyyy}"),
    "nl-BE": replace(_ES, amount=_APART),
    "pl": Style(",", NBSP, _AFTER, _DOTS, ("PLN", "zł")),
    "pt": _PT,
    "pt-BR": replace(_PT, group=".", amount=_APART, own_sign=("BRL", "R$")),
    "sl": Style(",", ".", _AFTER, "{d}. {m}. {yyyy}"),
    "hr": Style(",", ".", _AFTER, "{dd}. {mm}. {yyyy}."),
}


def style_for(tag: str) -> Style:
    """de-AT, else de, else English."""
    return STYLES.get(tag) or STYLES[primary_language(tag)]


def write_amount(value: Decimal, currency: str, style: Style) -> str:
    """With the currency's own decimals; the parts hang together by no-break spaces."""
    rounded = round_half_up(value, minor_digits(currency))
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    figure = f"{int(whole):,}".replace(",", style.group) + (style.decimal + fraction if fraction else "")
    own, sign = style.own_sign
    mark = sign if currency == own else _SIGNS.get(currency, currency)
    pattern = _APART if style.amount == _CLOSE and mark[-1].isalpha() else style.amount
    return ("−" if rounded < 0 else "") + pattern.format(n=figure, c=mark)


def write_date(day: str, style: Style) -> str:
    """Of YYYY-MM-DD."""
    year, month, number = day.split("-")
    return style.date.format(d=int(number), dd=number, m=int(month), mm=month, mmm=MONTHS[int(month) - 1], yyyy=year)
