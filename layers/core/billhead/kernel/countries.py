"""Countries as an entity or a customer names them: look-up by code or name, defaults, rules; no tax rates in here."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final, TypedDict

from billhead.kernel.country_aliases import COUNTRY_ALIASES
from billhead.kernel.country_facts import (
    DEFAULT_TAX_LABEL,
    E_INVOICE_FORMATS,
    EU_MEMBERS,
    EU_VAT_TERRITORIES,
    NATIONAL_QR,
    PEPPOL_COUNTRIES,
    SEPA_COUNTRIES,
    TAX_LABELS,
)
from billhead.kernel.country_table import COUNTRY_ROWS, CountryRow

# Longer than the longest name; anything above is not worth the look.
_LONGEST_NAME: Final = 120
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Country:
    """One country with what a new entity there starts with. `eu` = member state; XI is not one."""

    code: str
    alpha3: str
    name: str
    currency_code: str
    locale: str
    timezone: str
    eu: bool

    @property
    def language(self) -> str:
        """ISO 639 code of the locale: "de" of "de-AT"."""
        return self.locale.partition("-")[0]


class CountryRules(TypedDict):
    """`country_rules` of API §2: what applies in the issuer's country."""

    eu: bool
    features: list[str]
    tax_label: str
    e_invoice_formats: list[str]
    qr_kinds: list[str]


def country_by_code(code: str) -> Country | None:
    """By ISO 3166-1 alpha-2 in capitals, also XI and XK."""
    row = _rows_by_code().get(code)
    return None if row is None else Country(*row, eu=code in EU_MEMBERS)


def find_country(text: str) -> Country | None:
    """By alpha-2, alpha-3, English name or a common alias; case, spaces, punctuation and accents do not matter."""
    if len(text) > _LONGEST_NAME:
        return None
    key = _key(text)
    return country_by_code(_codes_by_key().get(key, key.upper()))


def country_rules(country: Country) -> CountryRules:
    """What the product offers and calls things in this country."""
    return {
        "eu": country.eu,
        "features": _features(country),
        "tax_label": _labels_by_code().get(country.code, DEFAULT_TAX_LABEL),
        "e_invoice_formats": list(_e_invoice_formats(country.code)),
        "qr_kinds": list(_qr_kinds(country.code)),
    }


def _features(country: Country) -> list[str]:
    eu_vat = country.eu or country.code in EU_VAT_TERRITORIES
    features = ["vies", "reverse_charge", "oss"] if eu_vat else []
    return [*features, "sepa"] if country.code in SEPA_COUNTRIES else features


def _e_invoice_formats(code: str) -> tuple[str, ...]:
    return E_INVOICE_FORMATS.get(code, ("peppol_bis",) if code in PEPPOL_COUNTRIES else ())


def _qr_kinds(code: str) -> tuple[str, ...]:
    return NATIONAL_QR.get(code, ("epc",) if code in SEPA_COUNTRIES else ())


def _key(text: str) -> str:
    """Letters and digits without accents; in a name of several words no "the", "&" is "and", "St." is "Saint"."""
    apart = unicodedata.normalize("NFKD", text.replace("&", " and ").casefold())
    words = _WORD.findall("".join(letter for letter in apart if not unicodedata.combining(letter)))
    if len(words) > 1:
        words = ["saint" if word == "st" else word for word in words if word != "the"]
    return "".join(words)


@cache
def _rows_by_code() -> dict[str, CountryRow]:
    return {row[0]: row for row in COUNTRY_ROWS}


@cache
def _codes_by_key() -> dict[str, str]:
    """alpha-3 codes, names and aliases; alpha-2 codes need no entry."""
    codes: dict[str, str] = {}
    for code, alpha3, name, *_ in COUNTRY_ROWS:
        codes |= {_key(text): code for text in (alpha3, name) if text}
    for code, names in COUNTRY_ALIASES:
        codes |= {_key(name): code for name in names.split(" | ")}
    return codes


@cache
def _labels_by_code() -> dict[str, str]:
    return {code: label for label, codes in TAX_LABELS for code in codes.split()}
