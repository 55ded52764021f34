"""What Billhead writes in Maltese."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Jekk jogħġbok ħallas sa {date_due} u semmi n-numru tal-fattura.",
    invoice_subject="Fattura {number} minn {issuer_name}",
    invoice_body=(
        "Għażiż {customer_name},\n\n"
        "mehmuża ssib il-fattura {number} tal-{date} għal {total}. Trid titħallas sa {date_due}.\n\n"
        "Grazzi tal-fiduċja.\n\n"
        "Tislijiet\n{issuer_name}"
    ),
    advance_name="Fattura bil-quddiem {number}",
    credit_name="Kreditu għall-fattura {number}",
)
