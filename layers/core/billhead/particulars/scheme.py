"""Which set of particulars a document is held to: full, simplified, credit note, small enterprise, none. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final, Literal

from billhead.kernel.country_facts import EU_MEMBERS
from billhead.particulars.conditions import is_intra_community, is_reverse_charged
from billhead.particulars.facts import Facts, amount_in
from billhead.particulars.simplified_table import SIMPLIFIED_ROWS

# As the tables of demands abbreviate them.
Scheme = Literal["F", "S", "C", "X", "N"]
Limit = tuple[str, Decimal, str]

INVOICES: Final = frozenset({"invoice", "advance_invoice", "credit_note"})
_AMOUNTS: Final = {"gross": "total_with_tax", "net": "total"}


def scheme_of(facts: Facts) -> Scheme:
    """Simplified forms are never for a buyer who owes the tax, nor for distance sales (art. 220a (2))."""
    if facts.content.get("type") not in INVOICES:
        return "N"
    if _is_across_borders(facts):
        return "F"
    if _is_small(facts):
        return "S"
    if facts.content["type"] == "credit_note" and facts.country in EU_MEMBERS:
        return "C"
    return "X" if facts.issuer.get("is_tax_subject") is False else "F"


def limits(country: str) -> tuple[Limit, ...]:
    """Currency, greatest amount and the field of a document that it is measured by; empty where there is none."""
    by_country = _limits_by_country()
    return by_country.get(country) or (by_country["EU"] if country in EU_MEMBERS else ())


def _is_across_borders(facts: Facts) -> bool:
    distance = facts.content.get("transaction_type") == "intra_eu_b2c"
    return distance or any(is_reverse_charged(tax) or is_intra_community(tax) for tax in facts.taxes)


def _is_small(facts: Facts) -> bool:
    """What is left to pay of a large sale after its advances is no small invoice."""
    within = any(_is_within(facts.content, limit) for limit in limits(facts.country))
    return within and not any(item.get("type") == "advance" for item in facts.content.get("items") or ())


def _is_within(content: Mapping[str, Any], limit: Limit) -> bool:
    currency, greatest, field = limit
    amount = amount_in(content, currency, field)
    return amount is not None and amount <= greatest


@cache
def _limits_by_country() -> dict[str, tuple[Limit, ...]]:
    """A country whose only row has no amount has no simplified invoice: a limit below every amount."""
    found: dict[str, tuple[Limit, ...]] = {}
    for countries, currency, amount, basis, _ in SIMPLIFIED_ROWS:
        limit = (currency, Decimal(amount or "-Infinity"), _AMOUNTS[basis])
        for country in countries.split():
            found[country] = (*found.get(country, ()), limit)
    return found
