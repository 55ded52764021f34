"""What the check of particulars reads of a document, gathered once: parties, taxes, amounts. Decides nothing. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

NOBODY: Mapping[str, Any] = {}


@dataclass(slots=True)
class Facts:
    """One document. `currency` is the national one of the issuer's country."""

    content: Mapping[str, Any]
    issuer: Mapping[str, Any]
    customer: Mapping[str, Any]
    taxes: list[Mapping[str, Any]]
    country: str
    currency: str
    is_business: bool

    @property
    def is_home(self) -> bool:
        """The buyer is in the seller's country; one who does not say where he is, is taken to be."""
        return self.customer.get("country_code") in (None, self.country)

    def party(self, name: str) -> Mapping[str, Any]:
        return {"issuer": self.issuer, "customer": self.customer}.get(name, self.content)


def facts_of(content: Mapping[str, Any], currency: str) -> Facts:
    customer: Mapping[str, Any] = content.get("customer") or NOBODY
    issuer: Mapping[str, Any] = content["issuer"]
    taxes: list[Mapping[str, Any]] = content.get("taxes") or []
    country = issuer.get("country_code") or ""
    return Facts(content, issuer, customer, taxes, country, currency, _is_business(content, customer))


def amount_in(content: Mapping[str, Any], currency: str, field: str = "total_with_tax") -> Decimal | None:
    """The amount in that currency, as billed or as converted on the document; None where neither is in it."""
    if content.get("currency_code") == currency:
        return content.get(field)
    return content.get(f"{field}_converted") if content.get("converted_currency_code") == currency else None


def _is_business(content: Mapping[str, Any], customer: Mapping[str, Any]) -> bool:
    """A buyer who says nothing of himself is a consumer, to whom no invoice is due (Directive 2006/112/EC art. 220)."""
    if customer.get("is_end_consumer"):
        return False
    numbered = customer.get("tax_number") or customer.get("company_number")
    declared = customer.get("is_tax_subject") or str(content.get("transaction_type")).endswith("b2b")
    return bool(numbered or declared)
