"""Codes for why no VAT is charged (EN 16931 BT-121); it knows the list, not which supply is exempt. Pure."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from billhead.taxation.vatex_table import VATEX

# Only these categories have one code that is always right; an exemption (E) needs its own.
_BY_CATEGORY: Final = {"AE": "VATEX-EU-AE", "K": "VATEX-EU-IC", "G": "VATEX-EU-G", "O": "VATEX-EU-O"}


@dataclass(frozen=True, slots=True)
class Vatex:
    """One code: the VAT category that it goes with, what it is for, and the law."""

    code: str
    category: str
    purpose: str
    law: str


def reason_for(category: str) -> str | None:
    """The code that says nothing more than the category: AE, K, G, O; None for all others."""
    return _BY_CATEGORY.get(category)


def is_vatex(code: str) -> bool:
    """Whether it is on the list; capitals only, as the validators of EN 16931 want it written."""
    return code in _by_code()


def vatex(code: str) -> Vatex | None:
    """What the list says about the code."""
    return _by_code().get(code)


@cache
def _by_code() -> dict[str, Vatex]:
    rows = (line.split("|") for line in VATEX.strip().splitlines())
    return {code: Vatex(code, category, purpose, _law(law)) for code, category, purpose, law in rows}


def _law(law: str) -> str:
    return f"Directive 2006/112/EC {law}" if law.startswith("art. ") else law
