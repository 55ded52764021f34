"""What Billhead writes in Slovenian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Prosimo za plačilo do {date_due} z navedbo številke računa.",
    invoice_subject="Račun {number} – {issuer_name}",
    invoice_body=(
        "Pozdravljeni, {customer_name},\n\n"
        "v prilogi vam pošiljamo račun {number} z dne {date} v znesku {total}. Rok plačila je {date_due}.\n\n"
        "Hvala za zaupanje.\n\n"
        "Lep pozdrav\n{issuer_name}"
    ),
    advance_name="Avansni račun {number}",
    credit_name="Dobropis k računu {number}",
)
