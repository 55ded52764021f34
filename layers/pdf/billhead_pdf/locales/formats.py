"""How each locale writes numbers, amounts, percentages and dates: values from CLDR 47, checked against Babel 2.18."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

NBSP = "\u00a0"
NARROW = "\u202f"
_DOLLARS = {"AUD": "A$", "NZD": "NZ$", "CAD": "CA$", "HKD": "HK$", "BRL": "R$", "MXN": "MX$"}
_COMMON = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹", "CNY": "CN¥"} | _DOLLARS
_US_ABROAD = _COMMON | {"USD": "US$", "JPY": "JP¥"}
_EURO = {"EUR": "€"}


@dataclass(frozen=True)
class LocaleFormat:
    """`positive` and `negative` place the amount ({n}) and the currency ({c}); dates use {d} {dd} {mm} {mmm} {yyyy}."""

    decimal: str
    group: str
    positive: str
    negative: str
    percent: str
    date: str
    minus: str = "-"
    group_sizes: tuple[int, int] = (3, 3)
    symbols: Mapping[str, str] = field(default_factory=lambda: dict(_COMMON))


def _after(decimal: str, group: str, percent: str, date: str) -> LocaleFormat:
    return LocaleFormat(decimal, group, f"{{n}}{NBSP}{{c}}", f"{{m}}{{n}}{NBSP}{{c}}", percent, date)


def _before(decimal: str, group: str, gap: str, date: str) -> LocaleFormat:
    return LocaleFormat(decimal, group, f"{{c}}{gap}{{n}}", f"{{m}}{{c}}{gap}{{n}}", "{n}%", date)


_SPACED = f"{{n}}{NBSP}%"
_DOTS, _SLASHES = "{dd}.{mm}.{yyyy}", "{dd}/{mm}/{yyyy}"
_EN = replace(_before(".", ",", "", "{d} {mmm} {yyyy}"), symbols=_US_ABROAD | {"JPY": "¥"})
_DE = _after(",", ".", _SPACED, _DOTS)
_CH = replace(_before(".", "’", NBSP, _DOTS), negative="{c}{m}{n}", symbols={**_COMMON, "EUR": "EUR", "AUD": "AU$"})
_FR = replace(_after(",", NARROW, _SPACED, _SLASHES), symbols={**_EURO, "GBP": "£GB", "USD": "$US", "CAD": "$CA"})
_ES = replace(_after(",", ".", _SPACED, _SLASHES), symbols={**_EURO, "USD": "US$"})
_ES_AMERICA = replace(_before(",", ".", "", _SLASHES), symbols={})
_IT = replace(_after(",", ".", "{n}%", _SLASHES), symbols={**_EURO, "GBP": "£", "AUD": "A$", "CAD": "CA$"})
_NL = replace(
    _before(",", ".", NBSP, "{dd}-{mm}-{yyyy}"), negative=f"{{c}}{NBSP}{{m}}{{n}}", symbols={**_US_ABROAD, "AUD": "AU$"}
)
_PL = replace(_after(",", NBSP, "{n}%", _DOTS), symbols={**_EURO, "PLN": "zł"})
_PT = replace(_after(",", NBSP, "{n}%", _SLASHES), symbols=_US_ABROAD)
_SL = replace(_after(",", ".", _SPACED, "{d}. {m}. {yyyy}"), minus="−", symbols={**_EURO, "USD": "$", "JPY": "¥"})
_HR = replace(_after(",", ".", _SPACED, "{dd}. {mm}. {yyyy}."), minus="−", symbols=_EURO)

FORMATS: dict[str, LocaleFormat] = {
    "en": _EN,
    "en-US": replace(_EN, date="{mmm} {d}, {yyyy}", symbols=_COMMON),
    "en-GB": _EN,
    "en-IE": _EN,
    "en-AU": replace(_EN, symbols={"AUD": "$"}),
    "en-NZ": replace(_EN, symbols={**_US_ABROAD, "NZD": "$"}),
    "en-CA": replace(_EN, date="{mmm} {d}, {yyyy}", symbols={**_US_ABROAD, "CAD": "$"}),
    "en-IN": replace(_EN, group_sizes=(3, 2)),
    "en-ZA": replace(_EN, decimal=",", group=NBSP, symbols={**_US_ABROAD, "ZAR": "R"}),
    "de": _DE,
    "de-AT": replace(_DE, positive=f"{{c}}{NBSP}{{n}}", negative=f"{{m}}{{c}}{NBSP}{{n}}"),
    "de-CH": _CH,
    "de-LI": replace(_CH, negative=f"{{m}}{{c}}{NBSP}{{n}}", symbols=_COMMON),
    "fr": _FR,
    "fr-BE": _FR,
    "fr-LU": replace(_FR, group="."),
    "fr-CH": replace(_FR, decimal=".", percent="{n}%", date=_DOTS),
    "fr-CA": replace(_FR, group=NBSP, date="{yyyy}-{mm}-{dd}", symbols={**_EURO, "CAD": "$", "USD": f"${NBSP}US"}),
    "es": _ES,
    "es-AR": replace(_ES_AMERICA, symbols={"ARS": "$"}),
    "es-CL": replace(_ES_AMERICA, negative="{c}{m}{n}", date="{dd}-{mm}-{yyyy}", symbols={"CLP": "$"}),
    "es-CO": replace(_ES_AMERICA, symbols={"COP": "$"}),
    "es-MX": replace(_ES_AMERICA, decimal=".", group=",", symbols={"MXN": "$"}),
    "it": _IT,
    "it-CH": replace(_CH, symbols=_EURO),
    "nl": _NL,
    "nl-BE": replace(_NL, date=_SLASHES),
    "pl": _PL,
    "pt": _PT,
    "pt-BR": replace(_PT, group=".", positive=f"{{c}}{NBSP}{{n}}", negative=f"{{m}}{{c}}{NBSP}{{n}}"),
    "sl": _SL,
    "hr": _HR,
}

MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
