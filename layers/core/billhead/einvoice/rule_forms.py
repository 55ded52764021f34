"""What a rule of the preflight is, and what it is asked of: the invoice as it will be written. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from billhead.einvoice.line_mapping import billed_places
from billhead.einvoice.model import Invoice
from billhead.einvoice.profiles import Format


class Facts(NamedTuple):
    """One document, mapped for one format."""

    invoice: Invoice
    document: Mapping[str, Any]
    form: Format
    categories: frozenset[str]

    @property
    def seller_country(self) -> str | None:
        return self.document["issuer"].get("country_code")

    @property
    def buyer_country(self) -> str | None:
        customer: Mapping[str, Any] = self.document.get("customer") or {}
        return customer.get("country_code")

    def is_domestic(self, country: str) -> bool:
        return self.seller_country == self.buyer_country == country


def facts_of(invoice: Invoice, document: Mapping[str, Any], form: Format) -> Facts:
    return Facts(invoice, document, form, frozenset(row.category for row in invoice.breakdown))


@dataclass(frozen=True, slots=True)
class Rule:
    """`id` is the official one, `term` what it speaks of; `pointer` is where the client can mend what `lacks` finds."""

    id: str
    term: str
    pointer: str
    words: str
    lacks: Callable[[Facts], bool]


class Lack(NamedTuple):
    """One thing for which the rules would refuse the invoice."""

    rule: str
    term: str
    pointer: str
    words: str


def place_of(facts: Facts, category: str) -> str:
    """The pointer of the tax of the first line of that category."""
    for place, line in zip(billed_places(facts.document), facts.invoice.lines, strict=True):
        if line.vat.category == category:
            return f"/items/{place}/taxes/0"
    return "/items"
