"""What Billhead writes in Spanish."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="A pagar a más tardar el {date_due}, indicando el número de factura.",
    invoice_subject="Factura {number} de {issuer_name}",
    invoice_body=(
        "Hola, {customer_name}:\n\n"
        "Adjuntamos la factura {number}, de fecha {date}, por un importe de {total}. Vence el {date_due}.\n\n"
        "Gracias por su confianza.\n\n"
        "Un cordial saludo\n{issuer_name}"
    ),
    advance_name="Factura de anticipo {number}",
    credit_name="Abono de la factura {number}",
)
