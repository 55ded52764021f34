"""The words printed on documents and the choice of them by language and country. Data lives in `languages`."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from billhead.locales.languages import language_of, module_name

_Words = Mapping[str, str]
_WordsBy = Mapping[str, _Words]


class Labels(NamedTuple):
    """All words of one language, keyed by field.

    `regional` holds what a country of that language says otherwise, `kinds` what a kind of document says otherwise,
    `outside_vat` what replaces the name of the VAT where other taxes are charged; `notices` a sentence that a kind
    must carry; `tax_titles` what a country demands that documents be called whose issuer is registered for its tax.
    Placeholders: {number} {date} {advance} {currency} {tax} {page} {pages}.
    """

    titles: Mapping[str, str]
    draft: str
    number: str
    date: str
    date_due: str
    valid_until: str
    date_service: str
    service_period: str
    date_planned: str
    credited_invoice: str
    of_date: str
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
    price_gross: str
    tax: str
    amount: str
    amount_gross: str
    discount: str
    advance_deduction: str
    carried_forward: str
    brought_forward: str
    subtotal: str
    total_discount: str
    net_total: str
    tax_total: str
    rounding: str
    total: str
    paid: str
    credited: str
    amount_due: str
    credit_total: str
    rounded_total: str
    tax_summary: str
    tax_rate: str
    tax_base: str
    tax_amount: str
    converted: str
    exchange_rate: str
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
    credit_reason: str
    received_by: str
    page: str
    outside_vat: _Words
    notices: _Words
    kinds: _WordsBy = {}
    regional: _WordsBy = {}
    regional_titles: _WordsBy = {}
    tax_titles: _WordsBy = {}

    def title(self, kind: str, registered_in: str = "") -> str:
        """The document's name, 'invoice' for a type that the language has no word for."""
        demanded = self.tax_titles.get(registered_in, {}).get(kind)
        return demanded or self.titles.get(kind) or self.titles["invoice"]


@lru_cache(maxsize=256)
def labels_for(language: str, country: str, kind: str = "invoice", *, outside_vat: bool = False) -> Labels:
    """Words in the language of the tag (unknown means English) as the issuer's country uses them.

    A country that names its tax itself (GST, sales tax) keeps that name outside VAT.
    """
    labels = _load(language_of(language))
    regional = labels.regional.get(country, {})
    words = {**regional, **labels.kinds.get(kind, {})}
    if outside_vat and "tax" not in regional:
        words |= labels.outside_vat
    titles = {**labels.titles, **labels.regional_titles.get(country, {})}
    return labels._replace(titles=titles, **words)


def _load(language: str) -> Labels:
    module = import_module(f"billhead_pdf.locales.languages.{module_name(language)}")
    labels: Labels = module.LABELS
    return labels
