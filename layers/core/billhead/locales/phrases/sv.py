"""What Billhead writes in Swedish."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Betalas senast {date_due}. Ange fakturanumret.",
    invoice_subject="Faktura {number} från {issuer_name}",
    invoice_body=(
        "Hej {customer_name},\n\n"
        "bifogat finns faktura {number} av den {date} på {total}. Den förfaller till betalning {date_due}.\n\n"
        "Tack för förtroendet.\n\n"
        "Vänliga hälsningar\n{issuer_name}"
    ),
    advance_name="Förskottsfaktura {number}",
    credit_name="Kreditering av faktura {number}",
)
