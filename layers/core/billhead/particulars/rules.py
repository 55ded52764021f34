"""The rules of mandatory particulars by name, data only; which country demands which: the tables of demands. Pure."""

from typing import Final, Literal

# "tax": without it a sale to a business has no valid VAT invoice; to a consumer none is due (Directive 2006/112/EC
# art. 220), so that it is a warning there unless the entity refuses. "always": an error whoever buys. "advice": company
# and commercial law, or good practice, which do not touch the tax: never more than a warning.
Level = Literal["always", "tax", "advice"]
RuleRow = tuple[str, Level, str]

# rule id, level, what is missing; a rule id is stable: settings and documents name it
RULE_ROWS: Final[tuple[RuleRow, ...]] = (
    ("vat_ids", "always", "the VAT identification numbers of seller and buyer where the buyer owes the tax"),
    ("reverse_charge_mention", "always", "words that the buyer owes the tax, such as “Reverse charge”"),
    ("exemption_reason", "always", "why there is no tax: the provision, or any words that say so"),
    ("tax_in_national_currency", "always", "the rate by which the tax is also shown in the national currency"),
    ("credited_invoice", "always", "the invoice that is credited (or its number as reference)"),
    ("issuer_name", "tax", "the seller's full name"),
    ("issuer_address", "tax", "the seller's full address"),
    ("issuer_tax_number", "tax", "the number under which the seller is registered for the tax"),
    ("customer_name", "tax", "the buyer's full name"),
    ("customer_address", "tax", "the buyer's full address"),
    ("customer_identity", "tax", "who buys: a number, or the address"),
    ("customer_tax_number", "tax", "the number under which the buyer is registered for the tax"),
    ("date_of_supply", "tax", "the day of the supply, or the period that it took"),
    ("issuer_post_code", "advice", "the post code, without which an address is hardly full"),
    ("customer_post_code", "advice", "the post code, without which an address is hardly full"),
    ("issuer_company_number", "advice", "the seller's number in the register of companies"),
    ("issuer_registration", "advice", "register, number, legal form and whatever else a company's letters must state"),
    ("customer_company_number", "advice", "the buyer's number in the register of companies"),
    ("late_payment_terms", "advice", "the rate of interest on late payment and the EUR 40 for the costs of recovery"),
)


def rule_ids() -> frozenset[str]:
    return frozenset(row[0] for row in RULE_ROWS)
