"""What Billhead writes in Chinese (simplified characters)."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="请于 {date_due} 前付款，并注明发票编号。",
    invoice_subject="{issuer_name} 发票 {number}",
    invoice_body=(
        "{customer_name}，您好：\n\n"
        "随信附上 {date} 开具的发票 {number}，金额为 {total}。请于 {date_due} 前付款。\n\n"
        "感谢您的惠顾。\n\n"
        "此致\n{issuer_name}"
    ),
    advance_name="预付款发票 {number}",
    credit_name="发票 {number} 的冲减",
)
