"""What Billhead writes in Turkish."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Lütfen fatura numarasını belirterek en geç {date_due} tarihine kadar ödeyiniz.",
    invoice_subject="{issuer_name} – {number} numaralı fatura",
    invoice_body=(
        "Sayın {customer_name},\n\n"
        "{date} tarihli, {number} numaralı ve {total} tutarındaki faturamız ektedir. "
        "Son ödeme tarihi {date_due}.\n\n"
        "Bizi tercih ettiğiniz için teşekkür ederiz.\n\n"
        "Saygılarımızla\n{issuer_name}"
    ),
    advance_name="Avans faturası {number}",
    credit_name="{number} numaralı faturaya ilişkin alacak",
)
