"""What Billhead writes in Finnish."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Maksettava viimeistään {date_due}, mainitkaa laskun numero.",
    invoice_subject="Lasku {number}, {issuer_name}",
    invoice_body=(
        "Hei {customer_name},\n\n"
        "liitteenä on lasku {number}, päivätty {date}, yhteensä {total}. Eräpäivä on {date_due}.\n\n"
        "Kiitos luottamuksesta.\n\n"
        "Ystävällisin terveisin\n{issuer_name}"
    ),
    advance_name="Ennakkolasku {number}",
    credit_name="Hyvitys laskuun {number}",
)
