"""What Billhead writes in Chinese (traditional characters)."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="請於 {date_due} 前付款，並註明發票編號。",
    invoice_subject="{issuer_name} 發票 {number}",
    invoice_body=(
        "{customer_name}，您好：\n\n"
        "隨信附上 {date} 開立的發票 {number}，金額為 {total}。請於 {date_due} 前付款。\n\n"
        "感謝您的惠顧。\n\n"
        "敬上\n{issuer_name}"
    ),
    advance_name="預付款發票 {number}",
    credit_name="發票 {number} 的折讓",
)
