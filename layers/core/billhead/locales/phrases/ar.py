"""What Billhead writes in Arabic."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="يرجى السداد في موعد أقصاه {date_due} مع ذكر رقم الفاتورة.",
    invoice_subject="فاتورة {number} من {issuer_name}",
    invoice_body=(
        "السادة {customer_name} المحترمون،\n\n"
        "تجدون مرفقًا الفاتورة رقم {number} بتاريخ {date} بمبلغ {total}. موعد استحقاقها {date_due}.\n\n"
        "شكرًا لثقتكم.\n\n"
        "مع أطيب التحيات\n{issuer_name}"
    ),
    advance_name="فاتورة دفعة مقدمة {number}",
    credit_name="إشعار دائن للفاتورة {number}",
)
