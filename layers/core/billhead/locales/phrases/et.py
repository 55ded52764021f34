"""What Billhead writes in Estonian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Palume tasuda hiljemalt {date_due}, märkides arve numbri.",
    invoice_subject="Arve {number}, {issuer_name}",
    invoice_body=(
        "Tere, {customer_name}!\n\n"
        "Manuses on arve {number} kuupäevaga {date} summas {total}. Maksetähtaeg on {date_due}.\n\n"
        "Täname koostöö eest.\n\n"
        "Lugupidamisega\n{issuer_name}"
    ),
    advance_name="Ettemaksuarve {number}",
    credit_name="Kreedit arvele {number}",
)
