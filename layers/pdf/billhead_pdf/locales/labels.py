"""The words printed on documents and the choice of them by language and country. Data lives in `languages`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import import_module

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "sl", "hr")
DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, kw_only=True)
class Labels:
    """All words of one language; `regional` holds what a country of that language says otherwise."""

    titles: Mapping[str, str]
    draft: str
    number: str
    date: str
    date_due: str
    date_service: str
    service_period: str
    reference: str
    buyer_reference: str
    seller: str
    buyer: str
    tax_id: str
    tax_number: str
    company_number: str
    phone: str
    position: str
    description: str
    quantity: str
    unit: str
    price: str
    tax: str
    amount: str
    discount: str
    carried_forward: str
    brought_forward: str
    subtotal: str
    total_discount: str
    net_total: str
    tax_total: str
    rounding: str
    total: str
    paid: str
    amount_due: str
    tax_summary: str
    tax_rate: str
    tax_base: str
    tax_amount: str
    categories: Mapping[str, str]
    payment: str
    account_holder: str
    bank: str
    account_number: str
    routing_number: str
    sort_code: str
    payment_reference: str
    scan_to_pay: str
    payment_terms: str
    page: str
    regional: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    def title(self, kind: str) -> str:
        """The document's name, 'invoice' for a type that the language has no word for."""
        return self.titles.get(kind) or self.titles["invoice"]


@lru_cache(maxsize=256)
def labels_for(language: str, country: str) -> Labels:
    """Words in the language (its first subtag counts; unknown means English) as the issuer's country uses them."""
    labels = _load(primary_language(language))
    overrides = labels.regional.get(country, {})
    return replace(labels, **overrides) if overrides else labels


def primary_language(language: str) -> str:
    """'de' of 'de-AT' or 'DE_at'; English where we have no labels."""
    primary = language.replace("_", "-").split("-")[0].lower()
    return primary if primary in LANGUAGES else DEFAULT_LANGUAGE


def _load(language: str) -> Labels:
    module = import_module(f"billhead_pdf.locales.languages.{language}")
    labels: Labels = module.LABELS
    return labels
