"""What Billhead writes in Czech."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Prosíme o úhradu do {date_due} s uvedením čísla faktury.",
    invoice_subject="Faktura {number} od {issuer_name}",
    invoice_body=(
        "Dobrý den, {customer_name},\n\n"
        "v příloze zasíláme fakturu {number} ze dne {date} na částku {total}. Splatná je {date_due}.\n\n"
        "Děkujeme za důvěru.\n\n"
        "S pozdravem\n{issuer_name}"
    ),
    advance_name="Zálohová faktura {number}",
    credit_name="Oprava k faktuře {number}",
)
