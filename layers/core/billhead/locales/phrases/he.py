"""What Billhead writes in Hebrew."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="נא לשלם עד {date_due} תוך ציון מספר החשבונית.",
    invoice_subject="חשבונית {number} מאת {issuer_name}",
    invoice_body=(
        "שלום {customer_name},\n\n"
        "מצורפת חשבונית {number} מיום {date} על סך {total}. מועד התשלום: {date_due}.\n\n"
        "תודה על האמון.\n\n"
        "בברכה\n{issuer_name}"
    ),
    advance_name="חשבונית מקדמה {number}",
    credit_name="זיכוי לחשבונית {number}",
)
