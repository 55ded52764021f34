"""What Billhead writes in Croatian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Molimo plaćanje do {date_due} uz navođenje broja računa.",
    invoice_subject="Račun {number} – {issuer_name}",
    invoice_body=(
        "Poštovani, {customer_name},\n\n"
        "u privitku šaljemo račun {number} od {date} na iznos {total}. Rok plaćanja je {date_due}.\n\n"
        "Hvala na povjerenju.\n\n"
        "Srdačan pozdrav\n{issuer_name}"
    ),
    advance_name="Račun za predujam {number}",
    credit_name="Odobrenje po računu {number}",
)
