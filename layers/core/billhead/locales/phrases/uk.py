"""What Billhead writes in Ukrainian."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Просимо сплатити до {date_due}, вказавши номер рахунка.",
    invoice_subject="Рахунок {number} від {issuer_name}",
    invoice_body=(
        "Вітаємо, {customer_name}!\n\n"
        "У вкладенні рахунок {number} від {date} на суму {total}. Термін оплати – {date_due}.\n\n"
        "Дякуємо за довіру.\n\n"
        "З повагою\n{issuer_name}"
    ),
    advance_name="Рахунок на аванс {number}",
    credit_name="Коригування до рахунка {number}",
)
