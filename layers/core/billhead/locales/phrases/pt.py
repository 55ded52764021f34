"""What Billhead writes in Portuguese."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="A pagar até {date_due}, indicando o número da fatura.",
    invoice_subject="Fatura {number} de {issuer_name}",
    invoice_body=(
        "Olá {customer_name},\n\n"
        "enviamos em anexo a fatura {number} de {date}, no valor de {total}. "
        "O prazo de pagamento termina em {date_due}.\n\n"
        "Obrigado pela confiança.\n\n"
        "Com os melhores cumprimentos\n{issuer_name}"
    ),
    advance_name="Fatura de adiantamento {number}",
    credit_name="Crédito da fatura {number}",
)
