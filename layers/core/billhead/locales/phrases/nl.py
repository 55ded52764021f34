"""What Billhead writes in Dutch."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Te betalen uiterlijk op {date_due} onder vermelding van het factuurnummer.",
    invoice_subject="Factuur {number} van {issuer_name}",
    invoice_body=(
        "Beste {customer_name},\n\n"
        "hierbij ontvangt u factuur {number} van {date} voor een bedrag van {total}. "
        "De factuur vervalt op {date_due}.\n\n"
        "Dank voor uw opdracht.\n\n"
        "Met vriendelijke groet\n{issuer_name}"
    ),
    advance_name="Voorschotfactuur {number}",
    credit_name="Creditering van factuur {number}",
)
