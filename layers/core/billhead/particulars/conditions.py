"""When a demand applies to a document, by the names that the tables of demands use. Pure."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from billhead.kernel.country_facts import EU_MEMBERS, EU_VAT_TERRITORIES
from billhead.particulars.facts import Facts, amount_in

Condition = Callable[[Facts], bool]

_EU_VAT: Final = EU_MEMBERS | EU_VAT_TERRITORIES
# In Ireland an Eircode is nobody's duty.
_WITH_POST_CODES: Final = (EU_MEMBERS - {"IE"}) | {"CH", "GB", "LI", "NO", "XI"}
# Where there is no tax, and the document must say why; AE has a mention of its own.
_RELIEVED: Final = frozenset("EKGO")
_AT_BUYER_ID_ABOVE: Final = Decimal(10_000)
# The legal form is part of a company's name (§ 19 HGB, § 4 GmbHG, § 4 AktG; § 17, 19 UGB; art. 2326, 2463 c.c. …).
_LEGAL_FORMS: Final = {
    "AT": r"\b(GmbH|AG|KG|OG|SE|FlexCo|e\. ?U\.)(\W|$)",
    "DE": r"\b(GmbH|gGmbH|UG|AG|KGaA|KG|OHG|SE|e\. ?K\.)(\W|$)",
    "IT": r"\bS\.? ?([rR]\.? ?[lL]|[pP]\.? ?A|[aA]\.? ?[pP]\.? ?A|[nN]\.? ?[cC]|[aA]\.? ?[sS])\.?(\W|$)",
    "NO": r"\b(AS|ASA)(\W|$)",
    "SI": r"\b(d\. ?o\. ?o|d\. ?d|d\. ?n\. ?o|k\. ?d)\.",
}
_FORTY_EUROS: Final = r"\b40([.,]00)? ?(€|EUR)|(€|EUR) ?40\b"
_TERMS: Final = ("payment_terms", "note", "tax_clause", "footer")


def is_reverse_charged(tax: Mapping[str, Any]) -> bool:
    return tax.get("category") == "AE" or bool(tax.get("reverse_charge"))


def is_intra_community(tax: Mapping[str, Any]) -> bool:
    return tax.get("category") == "K"


def _supplied(facts: Facts) -> bool:
    """An advance is asked for before the supply; a credit note names the invoice that has the date."""
    return facts.content.get("type") == "invoice"


def _home_business(facts: Facts) -> bool:
    return facts.is_business and facts.is_home


def _liable(facts: Facts) -> bool:
    """The buyer owes the tax and has, or should have, a number of the EU (Directive 2006/112/EC art. 214)."""
    reversed_here = facts.is_home or facts.customer.get("country_code") in _EU_VAT
    return any(is_intra_community(tax) or (reversed_here and is_reverse_charged(tax)) for tax in facts.taxes)


def _liable_abroad(facts: Facts) -> bool:
    """§ 14a UStG wants the numbers across borders only; a domestic reverse charge (§ 13b) needs the mention alone."""
    return not facts.is_home and _liable(facts)


def _liable_at_home(facts: Facts) -> bool:
    return facts.is_home and _liable(facts)


def _to_the_eu(facts: Facts) -> bool:
    return any(map(is_intra_community, facts.taxes))


def _above_10000_eur(facts: Facts) -> bool:
    """Only a buyer who can have a number of the EU has one to show."""
    country = facts.customer.get("country_code")
    amount = amount_in(facts.content, "EUR")
    return facts.is_business and (country is None or country in _EU_VAT) and (amount or 0) > _AT_BUYER_ID_ABOVE


def _company(facts: Facts) -> bool:
    form = _LEGAL_FORMS.get(facts.country)
    return form is not None and re.search(form, str(facts.issuer.get("name"))) is not None


def _located(party: Mapping[str, Any], country: str | None) -> bool:
    """An address without its post code; where there is no address, its absence is finding enough."""
    return bool(party.get("address")) and country in _WITH_POST_CODES


def _unmentioned(facts: Facts) -> bool:
    """A code is for machines: the mention is in words, with the tax or in the clause."""
    words = facts.content.get("tax_clause")
    return not words and any(is_reverse_charged(tax) and not tax.get("exemption_reason") for tax in facts.taxes)


def _unexplained(facts: Facts) -> bool:
    return not facts.content.get("tax_clause") and any(map(_lacks_reason, facts.taxes))


def _lacks_reason(tax: Mapping[str, Any]) -> bool:
    reason = tax.get("exemption_reason") or tax.get("exemption_reason_code")
    return not reason and tax.get("category") in _RELIEVED


def _unconverted(facts: Facts) -> bool:
    """Tax in another currency is also shown in the national one; where there is no tax, there is nothing to show."""
    content = facts.content
    if content.get("currency_code") == facts.currency or not any(tax.get("amount") for tax in facts.taxes):
        return False
    converted = content.get("converted_currency_code") == facts.currency and content.get("exchange_rate")
    return not converted or content.get("total_tax_converted") is None


def _uncredited(facts: Facts) -> bool:
    content = facts.content
    return content.get("type") == "credit_note" and not (content.get("credited_invoice") or content.get("reference"))


def _late_terms_missing(facts: Facts) -> bool:
    words = " ".join(str(facts.content.get(field) or "") for field in _TERMS)
    return facts.is_business and re.search(_FORTY_EUROS, words, re.IGNORECASE) is None


# A demand with one of these applies where the condition holds, and looks for its fields.
GATES: Final[dict[str, Condition]] = {
    "supplied": _supplied,
    "home_business": _home_business,
    "liable": _liable,
    "liable_abroad": _liable_abroad,
    "liable_at_home": _liable_at_home,
    "to_the_eu": _to_the_eu,
    "above_10000_eur": _above_10000_eur,
    "company": _company,
    "issuer_located": lambda facts: _located(facts.issuer, facts.country),
    "customer_located": lambda facts: _located(facts.customer, facts.customer.get("country_code") or facts.country),
}
# These are the finding itself: the field named by the demand is where to mend it.
LACKS: Final[dict[str, Condition]] = {
    "unmentioned": _unmentioned,
    "unexplained": _unexplained,
    "unconverted": _unconverted,
    "uncredited": _uncredited,
    "late_terms_missing": _late_terms_missing,
}
