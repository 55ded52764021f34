"""What Billhead writes in Greek."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Παρακαλούμε πληρώστε έως {date_due}, αναφέροντας τον αριθμό του τιμολογίου.",
    invoice_subject="Τιμολόγιο {number} από {issuer_name}",
    invoice_body=(
        "Καλημέρα σας, {customer_name},\n\n"
        "σας αποστέλλουμε συνημμένο το τιμολόγιο {number} της {date}, ποσού {total}. "
        "Η προθεσμία πληρωμής είναι {date_due}.\n\n"
        "Σας ευχαριστούμε για την εμπιστοσύνη.\n\n"
        "Με εκτίμηση\n{issuer_name}"
    ),
    advance_name="Τιμολόγιο προκαταβολής {number}",
    credit_name="Πίστωση στο τιμολόγιο {number}",
)
