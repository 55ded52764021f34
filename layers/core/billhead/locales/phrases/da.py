"""What Billhead writes in Danish."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Betales senest {date_due} med angivelse af fakturanummeret.",
    invoice_subject="Faktura {number} fra {issuer_name}",
    invoice_body=(
        "Hej {customer_name},\n\n"
        "vedhæftet finder du faktura {number} af {date} på {total}. Den forfalder til betaling {date_due}.\n\n"
        "Tak for handlen.\n\n"
        "Venlig hilsen\n{issuer_name}"
    ),
    advance_name="Acontofaktura {number}",
    credit_name="Kreditering af faktura {number}",
)
