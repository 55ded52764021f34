"""What Billhead writes in Bulgarian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Моля, платете до {date_due}, като посочите номера на фактурата.",
    invoice_subject="Фактура {number} от {issuer_name}",
    invoice_body=(
        "Здравейте, {customer_name},\n\n"
        "приложено Ви изпращаме фактура {number} от {date} на стойност {total}. "
        "Срокът за плащане е {date_due}.\n\n"
        "Благодарим Ви за доверието.\n\n"
        "С уважение\n{issuer_name}"
    ),
    advance_name="Фактура за аванс {number}",
    credit_name="Кредит по фактура {number}",
)
