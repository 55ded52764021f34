"""What Billhead writes in Norwegian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Betales innen {date_due}. Vennligst oppgi fakturanummeret.",
    invoice_subject="Faktura {number} fra {issuer_name}",
    invoice_body=(
        "Hei {customer_name},\n\n"
        "vedlagt følger faktura {number} av {date} på {total}. Den forfaller til betaling {date_due}.\n\n"
        "Takk for handelen.\n\n"
        "Vennlig hilsen\n{issuer_name}"
    ),
    advance_name="Forskuddsfaktura {number}",
    credit_name="Kreditering av faktura {number}",
)
