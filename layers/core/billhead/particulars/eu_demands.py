"""What all member states demand of an invoice (Directive 2006/112/EC, title XI chapter 3), data only. Pure.

A row: countries; rule; fields, each with its alternatives (`/issuer/tax_number|tax_number_2`); schemes; condition;
law. Schemes: F full invoice, S simplified for its amount, C credit note (art. 220a (1) (b)), X small enterprise exempt
from tax (art. 220a (1) (c)), N no invoice at all (estimate, pro forma, delivery note). Conditions: see conditions.py.
What the composer always fills (date, lines, rates, sums) has no row; nor have particulars that no document of ours
can have yet: self-billing, margin schemes, cash accounting, new means of transport, tax representatives.
"""

from typing import Final

DemandRow = tuple[str, str, str, str, str, str]

EU_ROWS: Final[tuple[DemandRow, ...]] = (
    # Countries without rows of their own: two names, the rest is the composer's.
    ("*", "issuer_name", "/issuer/name", "FSXN", "", "every invoice names its parties"),
    ("*", "customer_name", "/customer/name", "FXN", "", "every invoice names its parties"),
    (
        *("EU", "vat_ids", "/issuer/tax_number /customer/tax_number", "F", "liable"),
        "Directive 2006/112/EC art. 226 (3), (4)",
    ),
    ("EU", "reverse_charge_mention", "/tax_clause", "F", "unmentioned", "Directive 2006/112/EC art. 226 (11a)"),
    ("EU", "exemption_reason", "/tax_clause", "FSCX", "unexplained", "Directive 2006/112/EC art. 226 (11)"),
    ("EU", "tax_in_national_currency", "/exchange_rate", "FSCX", "unconverted", "Directive 2006/112/EC art. 230"),
    ("EU", "credited_invoice", "/credited_invoice_id", "FSC", "uncredited", "Directive 2006/112/EC art. 219"),
    ("EU", "issuer_name", "/issuer/name", "FSCXN", "", "Directive 2006/112/EC art. 226 (5), 226b (b)"),
    (
        "EU",
        "issuer_address",
        "/issuer/address /issuer/city",
        "FSCX",
        "",
        "Directive 2006/112/EC art. 226 (5), 226b (b)",
    ),
    ("EU", "issuer_post_code", "/issuer/post_code", "FSCX", "issuer_located", "Directive 2006/112/EC art. 226 (5)"),
    ("EU", "issuer_tax_number", "/issuer/tax_number", "FSC", "", "Directive 2006/112/EC art. 226 (3), 226b (b)"),
    ("EU", "customer_name", "/customer/name", "FN", "", "Directive 2006/112/EC art. 226 (5)"),
    ("EU", "customer_address", "/customer/address /customer/city", "F", "", "Directive 2006/112/EC art. 226 (5)"),
    ("EU", "customer_post_code", "/customer/post_code", "F", "customer_located", "Directive 2006/112/EC art. 226 (5)"),
    ("EU", "date_of_supply", "/date_service|date_service_to", "F", "supplied", "Directive 2006/112/EC art. 226 (7)"),
)
