"""What Billhead writes in Hungarian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Kérjük, fizessen legkésőbb eddig: {date_due}, a számla sorszámának feltüntetésével.",
    invoice_subject="{number} számú számla – {issuer_name}",
    invoice_body=(
        "Tisztelt {customer_name}!\n\n"
        "Mellékelten küldjük a {number} számú, {date} keltezésű számlát, végösszege {total}. "
        "Fizetési határidő: {date_due}\n\n"
        "Köszönjük a bizalmát.\n\n"
        "Üdvözlettel\n{issuer_name}"
    ),
    advance_name="Előlegszámla: {number}",
    credit_name="Helyesbítés a következő számlához: {number}",
)
