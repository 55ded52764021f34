"""What the pages say, in one structure per language; who speaks which is chosen here. No formats of numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """`{number}` in `download` is the invoice's; `statuses` and `roles` by their names in the API."""

    invoices: str
    number: str
    customer: str
    date: str
    due: str
    status: str
    total: str
    still_due: str
    document: str
    download: str
    statuses: Mapping[str, str]
    empty_title: str
    empty_text: str
    newer: str
    older: str
    pages: str
    role: str
    roles: Mapping[str, str]
    sign_out: str
    opening_title: str
    opening_text: str
    open_now: str
    over_title: str
    over_text: str
    refused_title: str
    refused_text: str
    left_title: str
    left_text: str


def primary_language(tag: str) -> str:
    """ "de" of "de-AT"; English where we have no words."""
    language = tag.replace("_", "-").partition("-")[0].lower()
    return language if language in _words() else "en"


def words_for(tag: str) -> Words:
    return _words()[primary_language(tag)]


def languages() -> tuple[str, ...]:
    return tuple(_words())


@cache
def _words() -> dict[str, Words]:
    from billhead_web.locales.germanic import DUTCH, ENGLISH, GERMAN
    from billhead_web.locales.romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH
    from billhead_web.locales.slavic import CROATIAN, POLISH, SLOVENIAN

    return {
        "en": ENGLISH,
        "de": GERMAN,
        "fr": FRENCH,
        "es": SPANISH,
        "it": ITALIAN,
        "nl": DUTCH,
        "pl": POLISH,
        "pt": PORTUGUESE,
        "sl": SLOVENIAN,
        "hr": CROATIAN,
    }
