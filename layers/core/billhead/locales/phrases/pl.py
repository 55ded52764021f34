"""What Billhead writes in Polish."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Prosimy o zapłatę do {date_due} z podaniem numeru faktury.",
    invoice_subject="Faktura {number} od {issuer_name}",
    invoice_body=(
        "Dzień dobry {customer_name},\n\n"
        "w załączeniu przesyłamy fakturę {number} z dnia {date} na kwotę {total}. "
        "Termin płatności upływa {date_due}.\n\n"
        "Dziękujemy za współpracę.\n\n"
        "Z poważaniem\n{issuer_name}"
    ),
    advance_name="Faktura zaliczkowa {number}",
    credit_name="Korekta do faktury {number}",
)
