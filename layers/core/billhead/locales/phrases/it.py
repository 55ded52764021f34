"""What Billhead writes in Italian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Pagamento entro il {date_due}, indicando il numero della fattura.",
    invoice_subject="Fattura {number} di {issuer_name}",
    invoice_body=(
        "Buongiorno {customer_name},\n\n"
        "in allegato trova la fattura {number} del {date}, per un importo di {total}. "
        "La scadenza è il {date_due}.\n\n"
        "Grazie per la fiducia.\n\n"
        "Cordiali saluti\n{issuer_name}"
    ),
    advance_name="Fattura di acconto {number}",
    credit_name="Accredito sulla fattura {number}",
)
