"""What Billhead writes in German."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Zahlbar bis zum {date_due} unter Angabe der Rechnungsnummer.",
    invoice_subject="Rechnung {number} von {issuer_name}",
    invoice_body=(
        "Guten Tag {customer_name},\n\n"
        "anbei erhalten Sie die Rechnung {number} vom {date} über {total}. Sie ist am {date_due} fällig.\n\n"
        "Vielen Dank für Ihren Auftrag.\n\n"
        "Mit freundlichen Grüßen\n{issuer_name}"
    ),
    advance_name="Anzahlungsrechnung {number}",
    credit_name="Minderung zu Rechnung {number}",
)
