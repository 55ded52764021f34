"""The rules of EN 16931 that a document of ours could break, each as the official artefacts test it. Pure.

What the mapping makes right always has no rule here: tests/unit/einvoice holds all official rules against it.
"""

from collections.abc import Callable
from typing import Final

from billhead.einvoice.address_scheme_table import EAS
from billhead.einvoice.model import Identifier
from billhead.einvoice.rule_forms import Facts, Rule

# Codes of ours that the lists of the rules lack (BR-CL-14, BR-CL-04): Kosovo's is not of ISO 3166-1; the rules for CII
# have forgotten South Sudan. The new dobra is younger than the list.
_UNLISTED_COUNTRIES: Final = {"ubl": frozenset({"XK"}), "cii": frozenset({"XK", "SS"})}
_UNLISTED_CURRENCIES: Final = frozenset({"STN"})
# Category, the name of its rules, what it is called.
_TAXED: Final = (("S", "S"), ("Z", "Z"), ("E", "E"), ("L", "AF"), ("M", "AG"))


def _seller_number(facts: Facts) -> bool:
    seller = facts.invoice.seller
    return bool(seller.vat_id or seller.tax_registration)


def _unidentified(facts: Facts) -> bool:
    seller = facts.invoice.seller
    return not (seller.vat_id or seller.legal_id or seller.identifiers)


def _untaxed_seller(category: str) -> Callable[[Facts], bool]:
    return lambda facts: category in facts.categories and not _seller_number(facts)


def _no_vat_id(category: str) -> Callable[[Facts], bool]:
    return lambda facts: category in facts.categories and not facts.invoice.seller.vat_id


def _unknown_debtor(facts: Facts) -> bool:
    buyer = facts.invoice.buyer
    return "AE" in facts.categories and not (buyer.vat_id or buyer.legal_id)


def _address_lacks(facts: Facts) -> bool:
    address = facts.invoice.buyer.address
    return address is None or not any(address)


def _country_lacks(facts: Facts) -> bool:
    address = facts.invoice.buyer.address
    return address is not None and any(address) and not address.country_code


def _delivery_country_lacks(facts: Facts) -> bool:
    delivery = facts.invoice.delivery
    return bool(delivery and delivery.address and any(delivery.address) and not delivery.address.country_code)


def _is_unlisted(facts: Facts, code: str | None) -> bool:
    return code in _UNLISTED_COUNTRIES[facts.form.syntax]


def _delivered_to_unlisted(facts: Facts) -> bool:
    delivery = facts.invoice.delivery
    address = delivery.address if delivery else None
    return address is not None and _is_unlisted(facts, address.country_code)


def _undelivered(facts: Facts) -> bool:
    delivery, period = facts.invoice.delivery, facts.invoice.period
    return "K" in facts.categories and not (delivery and delivery.date) and period is None


def _nowhere(facts: Facts) -> bool:
    delivery = facts.invoice.delivery
    return "K" in facts.categories and not (delivery and delivery.address and delivery.address.country_code)


def _scheme_lacks(endpoint: Identifier | None) -> bool:
    return endpoint is not None and not endpoint.scheme


def _scheme_unlisted(endpoint: Identifier | None) -> bool:
    return endpoint is not None and bool(endpoint.scheme) and endpoint.scheme not in EAS


_PARTIES: Final[tuple[Rule, ...]] = (
    Rule("BR-06", "BT-27", "/issuer/name", "the seller's name", lambda facts: not facts.invoice.seller.name),
    Rule("BR-07", "BT-44", "/customer/name", "the buyer's name", lambda facts: not facts.invoice.buyer.name),
    Rule("BR-10", "BG-8", "/customer/address", "the buyer's address", _address_lacks),
    Rule("BR-11", "BT-55", "/customer/country_code", "the buyer's country", _country_lacks),
    Rule("BR-57", "BT-80", "/delivery/country_code", "the country that goods go to", _delivery_country_lacks),
    Rule(
        "BR-CL-14",
        "BT-40",
        "/issuer/country_code",
        "a country of ISO 3166-1",
        lambda facts: _is_unlisted(facts, facts.seller_country),
    ),
    Rule(
        "BR-CL-14",
        "BT-55",
        "/customer/country_code",
        "a country of ISO 3166-1",
        lambda facts: _is_unlisted(facts, facts.buyer_country),
    ),
    Rule(
        "BR-CL-14",
        "BT-80",
        "/delivery/country_code",
        "a country of ISO 3166-1",
        _delivered_to_unlisted,
    ),
    Rule(
        "BR-62",
        "BT-34-1",
        "/issuer/peppol_scheme_id",
        "the scheme of the seller's electronic address",
        lambda facts: _scheme_lacks(facts.invoice.seller.endpoint),
    ),
    Rule(
        "BR-CL-25",
        "BT-34-1",
        "/issuer/peppol_scheme_id",
        "a scheme of the EAS list",
        lambda facts: _scheme_unlisted(facts.invoice.seller.endpoint),
    ),
    Rule(
        "BR-63",
        "BT-49-1",
        "/customer/peppol_scheme_id",
        "the scheme of the buyer's electronic address",
        lambda facts: _scheme_lacks(facts.invoice.buyer.endpoint),
    ),
    Rule(
        "BR-CL-25",
        "BT-49-1",
        "/customer/peppol_scheme_id",
        "a scheme of the EAS list",
        lambda facts: _scheme_unlisted(facts.invoice.buyer.endpoint),
    ),
)
_NUMBERS: Final[tuple[Rule, ...]] = (
    Rule("BR-CO-26", "BT-31", "/issuer/tax_number", "a number that identifies the seller", _unidentified),
    *(
        Rule(f"BR-{name}-02", "BT-31", "/issuer/tax_number", "the seller's tax number", _untaxed_seller(category))
        for category, name in (*_TAXED, ("AE", "AE"))
    ),
    Rule("BR-AE-02", "BT-48", "/customer/tax_number", "the VAT id of the buyer, who owes the tax", _unknown_debtor),
    Rule("BR-IC-02", "BT-31", "/issuer/tax_number", "the seller's VAT id", _no_vat_id("K")),
    Rule(
        "BR-IC-02",
        "BT-48",
        "/customer/tax_number",
        "the buyer's VAT id",
        lambda facts: "K" in facts.categories and not facts.invoice.buyer.vat_id,
    ),
    Rule("BR-G-02", "BT-31", "/issuer/tax_number", "the seller's VAT id", _no_vat_id("G")),
)
_REST: Final[tuple[Rule, ...]] = (
    Rule("BR-16", "BG-25", "/items", "at least one line", lambda facts: not facts.invoice.lines),
    Rule("BR-IC-11", "BT-72", "/date_service", "the day of delivery, or a period", _undelivered),
    Rule("BR-IC-12", "BT-80", "/delivery/country_code", "the country that goods go to", _nowhere),
    Rule(
        "BR-CL-04",
        "BT-5",
        "/currency_code",
        "a currency of the rules' list",
        lambda facts: facts.invoice.currency in _UNLISTED_CURRENCIES,
    ),
    Rule(
        "BR-CL-05",
        "BT-6",
        "/issuer/country_code",
        "a currency of the rules' list, in which tax is owed",
        lambda facts: facts.invoice.accounting_currency in _UNLISTED_CURRENCIES,
    ),
)
CORE_RULES: Final[tuple[Rule, ...]] = (*_PARTIES, *_NUMBERS, *_REST)
