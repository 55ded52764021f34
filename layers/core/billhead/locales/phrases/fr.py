"""What Billhead writes in French."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="À régler au plus tard le {date_due}, en rappelant le numéro de la facture.",
    invoice_subject="Facture {number} de {issuer_name}",
    invoice_body=(
        "Bonjour {customer_name},\n\n"
        "veuillez trouver ci-joint la facture {number} du {date}, d'un montant de {total}. "
        "Elle est à régler au plus tard le {date_due}.\n\n"
        "Merci de votre confiance.\n\n"
        "Cordialement\n{issuer_name}"
    ),
    advance_name="Facture d'acompte {number}",
    credit_name="Avoir sur la facture {number}",
)
