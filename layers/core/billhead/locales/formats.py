"""A locale's way to write figures and dates, and its names of countries; it reads the table of one language only."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any, Final, NamedTuple

from billhead.locales.languages import language_of, module_name

NBSP: Final = "\u00a0"


class LocaleFormat(NamedTuple):
    """`positive` and `negative` place the figure ({n}), the currency ({c}), the minus ({m}); dates know {d} {dd} {m}
    {mm} {mmm} {yyyy}. `tag` names the locale (BCP 47): the language alone where the country writes as it does."""

    tag: str
    language: str
    decimal: str
    group: str
    positive: str
    negative: str
    percent: str
    date: str
    minus: str
    group_sizes: tuple[int, int]
    symbols: Mapping[str, str]
    months: tuple[str, ...]


@lru_cache(maxsize=256)
def locale_format(tag: str, country: str = "") -> LocaleFormat:
    """'de-AT' as Austria writes; 'de' as the country does, if German is one of its languages, else as Germany does.

    An unknown language is English.
    """
    language = language_of(tag, country)
    region = _region(tag) or country.upper()
    rows = _rows(language)
    *written, sizes, symbols, months = _merged(rows[""], rows.get(region))
    decimal, group, positive, negative, percent, date, minus = written
    first, later = sizes.split()
    return LocaleFormat(
        tag=f"{language.partition('-')[0]}-{region}" if region and region in rows else language,
        language=language,
        decimal=decimal,
        group=group,
        positive=positive,
        negative=negative,
        percent=percent,
        date=date,
        minus=minus,
        group_sizes=(int(first), int(later)),
        symbols={pair[:3]: pair[3:] for pair in symbols.split(" ") if pair},
        months=tuple(months.split()),
    )


@lru_cache(maxsize=256)
def country_name(code: str, language: str) -> str:
    """Of an ISO 3166-1 code in one of LANGUAGES; '' where CLDR has none, and in English, which records hold anyway."""
    names: str = _table(language).COUNTRIES
    return names.partition(f"|{code}:")[2].partition("|")[0]


def _region(tag: str) -> str:
    for subtag in tag.replace("_", "-").split("-")[1:]:
        if len(subtag) == 2 and subtag.isalpha():
            return subtag.upper()
    return ""


def _merged(own: list[str], regional: list[str] | None) -> list[str]:
    """A country's row holds only what it writes otherwise than its language; of the symbols those that differ."""
    if regional is None:
        return own
    *_, symbols, _ = own
    fields = [theirs or ours for ours, theirs in zip(own, regional, strict=True)]
    fields[-2] = f"{symbols} {regional[-2]}"
    return fields


def _rows(language: str) -> dict[str, list[str]]:
    """By country, '' for the language itself."""
    lines: list[str] = _table(language).FORMATS.split("\n")
    rows = (line.split("|") for line in lines)
    return {region: fields for region, *fields in rows}


def _table(language: str) -> Any:
    return import_module(f"billhead.locales.tables.{module_name(language)}")
