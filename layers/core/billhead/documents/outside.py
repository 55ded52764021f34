"""What a document needs to know from beyond the tenant's data: whether a VAT id is in force, what a currency is worth.

Asked only where it matters, and never in the way of an invoice: what cannot be told is unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from billhead.aws.partition import Partition
from billhead.documents.draft import DocumentDraft
from billhead.exchange.model import Rate
from billhead.particulars.plan import national_currency
from billhead.taxes.rates import statutory_rates
from billhead.vat_ids.model import Consultation, VatId
from billhead.vat_ids.reading import read_vat_id

if TYPE_CHECKING:
    from billhead.documents.context import Context


@dataclass(frozen=True, slots=True)
class Outside:
    """`vat_id` is the customer's; `own_currency` the one that the issuer owes tax in."""

    own_currency: str = ""
    vat_id: VatId | None = None
    consultation: Consultation | None = None
    exchange_rate: Rate | None = None


NOTHING_OUTSIDE = Outside()


def ask_outside(table: Partition, draft: DocumentDraft, context: "Context") -> Outside:
    """Errors: CustomerUnknown."""
    entity = context.entity
    country = entity["country_code"]
    own = national_currency(country) if statutory_rates(country) else entity["currency_code"]
    customer = context.customer_of(draft)
    vat_id = _vat_id(customer)
    consultation = _consult(table, vat_id, context) if vat_id is not None else None
    return Outside(own, vat_id, consultation, _exchange_rate(draft, own, context))


def _vat_id(customer: Mapping[str, Any] | None) -> VatId | None:
    number = (customer or {}).get("tax_number")
    return read_vat_id(number, (customer or {}).get("country_code")) if number else None


def _consult(table: Partition, vat_id: VatId, context: "Context") -> Consultation | None:
    """Only for an id of another country in VIES, and only where the entity wants it."""
    is_wanted = context.settings.tax_rules.eu.vies_validate_vat
    if not is_wanted or not vat_id.is_well_formed or vat_id.country == context.entity["country_code"]:
        return None
    from billhead.vat_ids.service import check_customer_vat  # only where VIES is asked

    own = context.entity.get("tax_number")
    requester = read_vat_id(own, context.entity["country_code"]) if own else None
    return check_customer_vat(table, context.now, vat_id=vat_id, requester=requester)


def _exchange_rate(draft: DocumentDraft, own: str, context: "Context") -> Rate | None:
    currency = draft.currency_code or context.entity["currency_code"]
    if currency == own or draft.exchange_rate is not None:
        return None
    from billhead.aws.reference_table import reference_table  # only for a foreign currency
    from billhead.exchange.repository import DATASET, StoredRates

    on = date.fromisoformat(draft.date) if draft.date else context.today
    return StoredRates(reference_table(DATASET)).rate(currency, own, on)
