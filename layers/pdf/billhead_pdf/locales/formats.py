"""How each locale writes numbers, amounts, percentages and dates: values from CLDR 47, checked against Babel 2.18."""

from collections.abc import Mapping
from typing import NamedTuple

NBSP = "\u00a0"
NARROW = "\u202f"
_DOLLARS = {"AUD": "A$", "NZD": "NZ$", "CAD": "CA$", "HKD": "HK$", "BRL": "R$", "MXN": "MX$"}
_COMMON = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹", "CNY": "CN¥"} | _DOLLARS
_US_ABROAD = _COMMON | {"USD": "US$", "JPY": "JP¥"}
_EURO = {"EUR": "€"}


class LocaleFormat(NamedTuple):
    """`positive` and `negative` place the amount ({n}) and the currency ({c}); dates use {d} {dd} {mm} {mmm} {yyyy}."""

    decimal: str
    group: str
    positive: str
    negative: str
    percent: str
    date: str
    minus: str = "-"
    group_sizes: tuple[int, int] = (3, 3)
    symbols: Mapping[str, str] = _COMMON


def _after(decimal: str, group: str, percent: str, date: str) -> LocaleFormat:
    return LocaleFormat(decimal, group, f"{{n}}{NBSP}{{c}}", f"{{m}}{{n}}{NBSP}{{c}}", percent, date)


def _before(decimal: str, group: str, gap: str, date: str) -> LocaleFormat:
    return LocaleFormat(decimal, group, f"{{c}}{gap}{{n}}", f"{{m}}{{c}}{gap}{{n}}", "{n}%", date)


_SPACED = f"{{n}}{NBSP}%"
_DOTS, _SLASHES = "{dd}.{mm}.{yyyy}", "{dd}/{mm}/{yyyy}"
_EN = _before(".", ",", "", "{d} {mmm} {yyyy}")._replace(symbols=_US_ABROAD | {"JPY": "¥"})
_DE = _after(",", ".", _SPACED, _DOTS)
_CH = _before(".", "’", NBSP, _DOTS)._replace(negative="{c}{m}{n}", symbols={**_COMMON, "EUR": "EUR", "AUD": "AU$"})
_FR = _after(",", NARROW, _SPACED, _SLASHES)._replace(symbols={**_EURO, "GBP": "£GB", "USD": "$US", "CAD": "$CA"})
_ES = _after(",", ".", _SPACED, _SLASHES)._replace(symbols={**_EURO, "USD": "US$"})
_ES_AMERICA = _before(",", ".", "", _SLASHES)._replace(symbols={})
_IT = _after(",", ".", "{n}%", _SLASHES)._replace(symbols={**_EURO, "GBP": "£", "AUD": "A$", "CAD": "CA$"})
_NL = _before(",", ".", NBSP, "{dd}-{mm}-{yyyy}")._replace(
    negative=f"{{c}}{NBSP}{{m}}{{n}}", symbols={**_US_ABROAD, "AUD": "AU$"}
)
_PL = _after(",", NBSP, "{n}%", _DOTS)._replace(symbols={**_EURO, "PLN": "zł"})
_PT = _after(",", NBSP, "{n}%", _SLASHES)._replace(symbols=_US_ABROAD)
_SL = _after(",", ".", _SPACED, "{d}. {m}. {yyyy}")._replace(minus="−", symbols={**_EURO, "USD": "$", "JPY": "¥"})
_HR = _after(",", ".", _SPACED, "{dd}. {mm}. {yyyy}.")._replace(minus="−", symbols=_EURO)

FORMATS: dict[str, LocaleFormat] = {
    "en": _EN,
    "en-US": _EN._replace(date="{mmm} {d}, {yyyy}", symbols=_COMMON),
    "en-GB": _EN,
    "en-IE": _EN,
    "en-AU": _EN._replace(symbols={"AUD": "$"}),
    "en-NZ": _EN._replace(symbols={**_US_ABROAD, "NZD": "$"}),
    "en-CA": _EN._replace(date="{mmm} {d}, {yyyy}", symbols={**_US_ABROAD, "CAD": "$"}),
    "en-IN": _EN._replace(group_sizes=(3, 2)),
    "en-ZA": _EN._replace(decimal=",", group=NBSP, symbols={**_US_ABROAD, "ZAR": "R"}),
    "de": _DE,
    "de-AT": _DE._replace(positive=f"{{c}}{NBSP}{{n}}", negative=f"{{m}}{{c}}{NBSP}{{n}}"),
    "de-CH": _CH,
    "de-LI": _CH._replace(negative=f"{{m}}{{c}}{NBSP}{{n}}", symbols=_COMMON),
    "fr": _FR,
    "fr-BE": _FR,
    "fr-LU": _FR._replace(group="."),
    "fr-CH": _FR._replace(decimal=".", percent="{n}%", date=_DOTS),
    "fr-CA": _FR._replace(group=NBSP, date="{yyyy}-{mm}-{dd}", symbols={**_EURO, "CAD": "$", "USD": f"${NBSP}US"}),
    "es": _ES,
    "es-AR": _ES_AMERICA._replace(symbols={"ARS": "$"}),
    "es-CL": _ES_AMERICA._replace(negative="{c}{m}{n}", date="{dd}-{mm}-{yyyy}", symbols={"CLP": "$"}),
    "es-CO": _ES_AMERICA._replace(symbols={"COP": "$"}),
    "es-MX": _ES_AMERICA._replace(decimal=".", group=",", symbols={"MXN": "$"}),
    "it": _IT,
    "it-CH": _CH._replace(symbols=_EURO),
    "nl": _NL,
    "nl-BE": _NL._replace(date=_SLASHES),
    "pl": _PL,
    "pt": _PT,
    "pt-BR": _PT._replace(group=".", positive=f"{{c}}{NBSP}{{n}}", negative=f"{{m}}{{c}}{NBSP}{{n}}"),
    "sl": _SL,
    "hr": _HR,
}

MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
