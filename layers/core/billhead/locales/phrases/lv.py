"""What Billhead writes in Latvian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Lūdzam samaksāt līdz {date_due}, norādot rēķina numuru.",
    invoice_subject="Rēķins {number} no {issuer_name}",
    invoice_body=(
        "Labdien, {customer_name}!\n\n"
        "Pielikumā nosūtām rēķinu {number} no {date} par summu {total}. Apmaksas termiņš ir {date_due}.\n\n"
        "Paldies par uzticēšanos.\n\n"
        "Ar cieņu\n{issuer_name}"
    ),
    advance_name="Avansa rēķins {number}",
    credit_name="Kredīts par rēķinu {number}",
)
