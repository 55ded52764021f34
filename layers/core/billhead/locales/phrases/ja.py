"""What Billhead writes in Japanese."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="請求書番号を明記のうえ、{date_due} までにお支払いください。",
    invoice_subject="{issuer_name} より請求書 {number}",
    invoice_body=(
        "{customer_name} 様\n\n"
        "{date} 付の請求書 {number}（金額 {total}）を添付いたします。お支払い期限は {date_due} です。\n\n"
        "お引き立ていただきありがとうございます。\n\n"
        "{issuer_name}"
    ),
    advance_name="前払金請求書 {number}",
    credit_name="請求書 {number} の返還",
)
