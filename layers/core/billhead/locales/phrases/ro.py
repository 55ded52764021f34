"""What Billhead writes in Romanian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Vă rugăm să plătiți până la {date_due}, menționând numărul facturii.",
    invoice_subject="Factura {number} de la {issuer_name}",
    invoice_body=(
        "Bună ziua, {customer_name},\n\n"
        "vă transmitem atașat factura {number} din {date}, în valoare de {total}. "
        "Este scadentă la {date_due}.\n\n"
        "Vă mulțumim pentru încredere.\n\n"
        "Cu stimă\n{issuer_name}"
    ),
    advance_name="Factură de avans {number}",
    credit_name="Stornare la factura {number}",
)
