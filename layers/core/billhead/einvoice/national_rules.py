"""The rules that Peppol BIS Billing 3.0 has for sellers of single countries, but Germany's (german_rules.py). Pure.

Greece's cannot be kept by a document of ours: they put the tax office's mark into its number (GR-R-001, GR-R-004).
What the mapping makes right always (SE-R-001 and SE-R-005, NO-R-001, DK-R-006, DK-R-013) has no rule here.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from billhead.einvoice.model import Identifier
from billhead.einvoice.rule_forms import Facts, Rule

_SWEDISH_RATES: Final = frozenset({Decimal(6), Decimal(12), Decimal(25)})
_DANISH_MEANS: Final = frozenset({"1", "10", "31", "42", "48", "49", "50", "58", "59", "93", "97"})
_DUTCH: Final = ("0106", "0190")
_LEGAL: Final = "/issuer/company_number"
_BUYER_LEGAL: Final = "/customer/company_number"


def _is_of(identifier: Identifier | None, *schemes: str) -> bool:
    return identifier is not None and identifier.scheme in schemes


def _wrongly_of(identifier: Identifier | None, *schemes: str) -> bool:
    return identifier is not None and identifier.scheme not in schemes


def _issuer(*fields: str) -> Callable[[Facts], bool]:
    return lambda facts: not all(facts.document["issuer"].get(field) for field in fields)


def _home_customer(country: str, *fields: str) -> Callable[[Facts], bool]:
    def lacks(facts: Facts) -> bool:
        return facts.is_domestic(country) and not all(facts.document["customer"].get(field) for field in fields)

    return lacks


def _danish_means(facts: Facts) -> bool:
    payment = facts.invoice.payment
    is_invoice = facts.document["type"] != "credit_note"
    return facts.is_domestic("DK") and is_invoice and payment is not None and payment.code not in _DANISH_MEANS


def _unpayable(facts: Facts) -> bool:
    is_invoice = facts.document["type"] != "credit_note"
    return is_invoice and facts.invoice.totals.due > 0 and facts.invoice.payment is None


def _foreign_rate(facts: Facts) -> bool:
    if not (facts.invoice.seller.vat_id or "").startswith("SE"):
        return False
    return any(row.category == "S" and row.rate not in _SWEDISH_RATES for row in facts.invoice.breakdown)


def _italian_registration(facts: Facts) -> bool:
    number = facts.invoice.seller.tax_registration
    if number is None:
        return False
    return not (11 <= len(number) <= 16 and number.isascii() and number.isalnum() and number == number.upper())


_STREET: Final = ("address", "city", "post_code")
NATIONAL_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "DK": (
        Rule(
            "DK-R-002",
            "BT-30",
            _LEGAL,
            "the seller's CVR number",
            lambda facts: facts.invoice.seller.legal_id is None,
        ),
        Rule(
            "DK-R-014",
            "BT-30",
            _LEGAL,
            "a CVR number of eight digits",
            lambda facts: _wrongly_of(facts.invoice.seller.legal_id, "0184"),
        ),
        Rule("DK-R-005", "BT-86", "/issuer/bank_account/bic", "the BIC of the seller's bank", _danish_means),
    ),
    "GR": (
        Rule(
            "GR-R-001-1",
            "BT-1",
            "/issuer/country_code",
            "the mark of myDATA, which Billhead does not have",
            lambda _: True,
        ),
    ),
    "IS": (
        Rule(
            "IS-R-002",
            "BT-30",
            _LEGAL,
            "the seller's kennitala",
            lambda facts: not _is_of(facts.invoice.seller.legal_id, "0196"),
        ),
        Rule(
            "IS-R-003",
            "BT-35",
            "/issuer/address",
            "the seller's street and post code",
            _issuer("address", "post_code"),
        ),
        Rule(
            "IS-R-004",
            "BT-47",
            _BUYER_LEGAL,
            "the buyer's kennitala",
            lambda facts: facts.is_domestic("IS") and not _is_of(facts.invoice.buyer.legal_id, "0196"),
        ),
        Rule(
            "IS-R-005",
            "BT-50",
            "/customer/address",
            "the buyer's street and post code",
            _home_customer("IS", "address", "post_code"),
        ),
    ),
    "IT": (
        Rule("IT-R-001", "BT-32", "/issuer/tax_number_2", "a number of 11 to 16 signs", _italian_registration),
        Rule("IT-R-002", "BT-35", "/issuer/address", "the seller's street", _issuer("address")),
        Rule("IT-R-003", "BT-37", "/issuer/city", "the seller's city", _issuer("city")),
        Rule("IT-R-004", "BT-38", "/issuer/post_code", "the seller's post code", _issuer("post_code")),
    ),
    "NL": (
        Rule(
            "NL-R-001",
            "BT-25",
            "/credited_invoice_id",
            "the invoice that is credited",
            lambda facts: facts.document["type"] == "credit_note" and not facts.invoice.preceding,
        ),
        Rule(
            "NL-R-002",
            "BT-35",
            "/issuer/address",
            "the seller's street, city and post code",
            _issuer(*_STREET),
        ),
        Rule(
            "NL-R-003",
            "BT-30",
            _LEGAL,
            "a KVK number of eight digits",
            lambda facts: _wrongly_of(facts.invoice.seller.legal_id, *_DUTCH),
        ),
        Rule(
            "NL-R-004",
            "BT-50",
            "/customer/address",
            "the buyer's street, city and post code",
            _home_customer("NL", *_STREET),
        ),
        Rule(
            "NL-R-005",
            "BT-47",
            _BUYER_LEGAL,
            "a KVK number of eight digits",
            lambda facts: facts.is_domestic("NL") and _wrongly_of(facts.invoice.buyer.legal_id, *_DUTCH),
        ),
        Rule("NL-R-007", "BG-16", "/issuer/bank_account", "a bank account to pay to", _unpayable),
    ),
    "SE": (Rule("SE-R-006", "BT-119", "/items", "6, 12 or 25 per cent", _foreign_rate),),
}
