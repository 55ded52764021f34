"""What Billhead writes in Slovak."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Prosíme o úhradu do {date_due} s uvedením čísla faktúry.",
    invoice_subject="Faktúra {number} od {issuer_name}",
    invoice_body=(
        "Dobrý deň, {customer_name},\n\n"
        "v prílohe posielame faktúru {number} zo dňa {date} na sumu {total}. Splatná je {date_due}.\n\n"
        "Ďakujeme za dôveru.\n\n"
        "S pozdravom\n{issuer_name}"
    ),
    advance_name="Zálohová faktúra {number}",
    credit_name="Oprava k faktúre {number}",
)
