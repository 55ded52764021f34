"""What Billhead writes in Irish."""

from billhead.locales.phrasebook import Phrases

PHRASES = Phrases(
    payment_terms="Íoc faoi {date_due}, le do thoil, agus luaigh uimhir an tsonraisc.",
    invoice_subject="Sonrasc {number} ó {issuer_name}",
    invoice_body=(
        "A {customer_name}, a chara,\n\n"
        "tá sonrasc {number} dar dáta {date} ar {total} ceangailte leis seo. Tá sé dlite ar {date_due}.\n\n"
        "Go raibh maith agat as do chustam.\n\n"
        "Le dea-mhéin\n{issuer_name}"
    ),
    advance_name="Sonrasc réamhíocaíochta {number}",
    credit_name="Creidmheas ar shonrasc {number}",
)
