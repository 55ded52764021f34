"""What Billhead writes in English."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Please pay by {date_due}, quoting the invoice number.",
    invoice_subject="Invoice {number} from {issuer_name}",
    invoice_body=(
        "Hello {customer_name},\n\n"
        "please find attached invoice {number} of {date} for {total}. It is due on {date_due}.\n\n"
        "Thank you for your business.\n\n"
        "Kind regards\n{issuer_name}"
    ),
    advance_name="Advance invoice {number}",
    credit_name="Credit for invoice {number}",
)
