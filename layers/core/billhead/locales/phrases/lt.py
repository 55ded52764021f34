"""What Billhead writes in Lithuanian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Prašome apmokėti iki {date_due}, nurodant sąskaitos faktūros numerį.",
    invoice_subject="Sąskaita faktūra {number} – {issuer_name}",
    invoice_body=(
        "Sveiki, {customer_name},\n\n"
        "pridedame sąskaitą faktūrą {number} ({date}), kurios suma {total}. Apmokėjimo terminas {date_due}.\n\n"
        "Dėkojame už pasitikėjimą.\n\n"
        "Pagarbiai\n{issuer_name}"
    ),
    advance_name="Avansinė sąskaita faktūra {number}",
    credit_name="Kreditas pagal sąskaitą faktūrą {number}",
)
