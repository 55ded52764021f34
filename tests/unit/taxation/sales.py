"""Sales in a few words: `sale("SI > DE id=DE oss")` is a Question, so that a table of cases can be read."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from billhead.taxation.model import Buyer, Issuer, Place, Question

ON = date(2026, 11, 23)
SWITCHES = {
    "oss": ("oss_registered", True),
    "manual": ("auto_reverse_charge", False),
    "taxed-exports": ("auto_remove_tax_export", False),
}
BUYER_WORDS: dict[str, tuple[str, Any]] = {
    "consumer": ("is_end_consumer", True),
    "subject": ("is_tax_subject", True),
    "no-subject": ("is_tax_subject", False),
    "valid": ("vat_state", "valid"),
    "invalid": ("vat_state", "invalid"),
    "unknown": ("vat_state", "unknown"),
}


def sale(text: str) -> Question:
    """`issuer > buyer words`. A place is a country or country/postcode; `-` is nobody, `?` a country not known.

    Issuer: small, xi-id. Buyer: consumer, subject, no-subject, valid, invalid, unknown, id=DE (a VAT id of Germany),
    number (a number of no VAT form). to=FR: the goods are delivered there. oss, manual, taxed-exports: switches.
    """
    seller, _, rest = text.partition(" > ")
    words = rest.split()
    switches = dict(SWITCHES[word] for word in words if word in SWITCHES)
    to = next((word[3:] for word in words if word.startswith("to=")), None)
    return Question(
        issuer=_issuer(seller.split()),
        buyer=None if words[0] == "-" else Buyer(**_buyer(words)),
        on=ON,
        destination=Place(**_place(to)) if to else None,
        **switches,
    )


def _issuer(words: list[str]) -> Issuer:
    country = words[0].partition("/")[0]
    number = "XI123456789" if "xi-id" in words else f"{country}123456789"
    return Issuer(**_place(words[0]), tax_number=number, is_tax_subject="small" not in words)


def _place(text: str) -> dict[str, Any]:
    country, _, post_code = text.partition("/")
    return {"country_code": country, "post_code": post_code or None}


def _buyer(words: list[str]) -> dict[str, Any]:
    place = {"country_code": None} if words[0] == "?" else _place(words[0])
    return place | dict(_said(words[1:]))


def _said(words: list[str]) -> Iterator[tuple[str, Any]]:
    for word in words:
        if word in BUYER_WORDS:
            yield BUYER_WORDS[word]
        elif word == "number":
            yield "tax_number", "12-3456789"
        elif word.startswith("id="):
            yield "tax_number", f"{word[3:]}111222333"
            yield "vat_country", word[3:]
        else:
            assert word in SWITCHES or word.startswith("to="), word
