"""What Billhead writes in Icelandic."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Vinsamlegast greiðið eigi síðar en {date_due} og tilgreinið reikningsnúmerið.",
    invoice_subject="Reikningur {number} frá {issuer_name}",
    invoice_body=(
        "Góðan dag, {customer_name},\n\n"
        "meðfylgjandi er reikningur {number}, dagsettur {date}, að fjárhæð {total}. Gjalddagi er {date_due}.\n\n"
        "Þökkum viðskiptin.\n\n"
        "Með kveðju\n{issuer_name}"
    ),
    advance_name="Fyrirframreikningur {number}",
    credit_name="Kreditfærsla vegna reiknings {number}",
)
