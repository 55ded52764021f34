"""The rules of Peppol BIS Billing 3.0 beyond EN 16931 that a document of ours could break. Pure.

Source: PEPPOL-EN16931-UBL.sch of the BIS (docs.peppol.eu/poacc/billing/3.0/rules/ubl-peppol). XRechnung has taken over
R010 and R020.
"""

from typing import Final

from billhead.einvoice.address_scheme_table import NOT_PEPPOL
from billhead.einvoice.check_digits import is_numbered_rightly
from billhead.einvoice.model import Identifier
from billhead.einvoice.rule_forms import Facts, Rule

# The rules that recompute a number, by its scheme.
_NUMBER_RULES: Final = {"0088": "040", "0192": "041", "0184": "042", "0208": "043", "0007": "049", "0151": "050"}
# P0104 to P0111: these codes go with one category each.
_CODE_RULES: Final = {
    "VATEX-EU-G": ("G", "P0104"),
    "VATEX-EU-O": ("O", "P0105"),
    "VATEX-EU-IC": ("K", "P0106"),
    "VATEX-EU-AE": ("AE", "P0107"),
    "VATEX-EU-D": ("E", "P0108"),
    "VATEX-EU-F": ("E", "P0109"),
    "VATEX-EU-I": ("E", "P0110"),
    "VATEX-EU-J": ("E", "P0111"),
}
ADDRESS_RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PEPPOL-EN16931-R010",
        "BT-49",
        "/customer/peppol_id",
        "the buyer's electronic address",
        lambda facts: facts.invoice.buyer.endpoint is None,
    ),
    Rule(
        "PEPPOL-EN16931-R020",
        "BT-34",
        "/issuer/peppol_id",
        "the seller's electronic address, or its VAT id",
        lambda facts: facts.invoice.seller.endpoint is None,
    ),
)


def _is_unreachable(endpoint: Identifier | None) -> bool:
    return endpoint is not None and endpoint.scheme in NOT_PEPPOL


def _number_rules(scheme: str, code: str) -> tuple[Rule, Rule]:
    def is_wrong(endpoint: Identifier | None) -> bool:
        return endpoint is not None and endpoint.scheme == scheme and not is_numbered_rightly(scheme, endpoint.value)

    name, words = f"PEPPOL-COMMON-R{code}", f"a number that can be one of scheme {scheme}"
    return (
        Rule(name, "BT-34", "/issuer/peppol_id", words, lambda facts: is_wrong(facts.invoice.seller.endpoint)),
        Rule(name, "BT-49", "/customer/peppol_id", words, lambda facts: is_wrong(facts.invoice.buyer.endpoint)),
    )


def _code_rule(code: str, category: str, name: str) -> Rule:
    def lacks(facts: Facts) -> bool:
        rows = facts.invoice.breakdown
        return any(row.reason_code == code and row.category != category for row in rows)

    return Rule(f"PEPPOL-EN16931-{name}", "BT-121", "/items", f"{code} with category {category} only", lacks)


PEPPOL_RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "PEPPOL-EN16931-R003",
        "BT-10",
        "/buyer_reference",
        "the buyer's reference or its order's number",
        lambda facts: not (facts.invoice.buyer_reference or facts.invoice.order),
    ),
    Rule(
        "PEPPOL-EN16931-CL008",
        "BT-34-1",
        "/issuer/peppol_scheme_id",
        "a scheme that Peppol delivers to",
        lambda facts: _is_unreachable(facts.invoice.seller.endpoint),
    ),
    Rule(
        "PEPPOL-EN16931-CL008",
        "BT-49-1",
        "/customer/peppol_scheme_id",
        "a scheme that Peppol delivers to",
        lambda facts: _is_unreachable(facts.invoice.buyer.endpoint),
    ),
    *(rule for scheme, code in _NUMBER_RULES.items() for rule in _number_rules(scheme, code)),
    *(_code_rule(code, category, name) for code, (category, name) in _CODE_RULES.items()),
)
