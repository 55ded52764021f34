"""The sentence about VAT that an invoice must carry, in the document's language; it decides no tax treatment. Pure.

Directive 2006/112/EC art. 226(11), (11a) and (14) ask for the provision that exempts, for "Reverse charge" and for the
margin scheme. A clause is the words in the document's language, then in brackets the issuer's national law (in its own
language, as laws are cited) and the article of the Directive, where the issuer is under it.
"""

from functools import cache
from typing import Final

from billhead.kernel.country_facts import EU_MEMBERS, EU_VAT_TERRITORIES
from billhead.locales.languages import language_of
from billhead.taxation.clause_laws import CLAUSE_LAWS, DOMESTIC_REVERSE_CHARGE, SMALL_BUSINESS
from billhead.taxation.clause_texts import CLAUSE_TEXTS

# The article of the Directive; none where it is national law alone that exempts.
_ARTICLES: Final = {
    "reverse_charge": "196",
    "intra_community_goods": "138",
    "export": "146",
    "margin": "313",
    "domestic_reverse_charge": "",
    "outside_scope": "",
    "exempt": "",
    "small_business": "",
}
KINDS: Final = tuple(_ARTICLES)
_FALLBACK: Final = "en"


def clause(kind: str, country_code: str, language: str) -> str | None:
    """The clause of a kind (KINDS) for an issuer in that country; None for a kind that there is not.

    `language` is a locale or ISO 639 code ("de-AT", "de"); one that is not known is English. A small business uses its
    country's own words in the country's language, and the general ones with the national law in every other.
    """
    if kind not in _ARTICLES:
        return None
    country = "GB" if country_code == "XI" and kind != "intra_community_goods" else country_code
    known = language_of(language)
    own = _own_words().get((kind, country, known))
    if own and kind == "small_business":
        return own
    references = [_laws().get((country, kind), ""), _article(kind, country_code, known)]
    return _with_references(own or _words(kind, known), references)


def _words(kind: str, language: str) -> str:
    words = _texts()["reverse_charge" if kind == "domestic_reverse_charge" else kind]
    return words.get(language, words[_FALLBACK])


def _article(kind: str, country_code: str, language: str) -> str:
    article = _ARTICLES[kind]
    if not article or country_code not in EU_MEMBERS | EU_VAT_TERRITORIES:
        return ""
    return _texts()["directive"][language].format(article)


def _with_references(words: str, references: list[str]) -> str:
    named = "; ".join(reference for reference in references if reference)
    return f"{words} ({named})" if named else words


@cache
def _texts() -> dict[str, dict[str, str]]:
    """Kind → language → words."""
    texts: dict[str, dict[str, str]] = {}
    for line in CLAUSE_TEXTS.strip().splitlines():
        if line.startswith("["):
            texts[line.strip("[]")] = {}
        else:
            language, words = line.split(" ", 1)
            texts[list(texts)[-1]][language] = words
    return texts


@cache
def _laws() -> dict[tuple[str, str], str]:
    """(country, kind) → national law."""
    rows = (line.split("|") for line in CLAUSE_LAWS.strip().splitlines())
    return {(country, kind): law for country, kind, law in rows}


@cache
def _own_words() -> dict[tuple[str, str, str], str]:
    """(kind, country, language) → what that country writes."""
    tables = (("small_business", SMALL_BUSINESS), ("domestic_reverse_charge", DOMESTIC_REVERSE_CHARGE))
    rows = ((kind, *line.split("|")) for kind, table in tables for line in table.strip().splitlines())
    return {(kind, country, language): words for kind, country, language, words in rows}
