"""What a new entity says on its documents and in its mails, in its language; it reads no settings and sends nothing.

Texts hold {variables}, filled by `fill` when a document is made or a mail is sent: VARIABLES lists them all. The
wording is our own. Entities change every text; these are only the beginning.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from billhead.locales.languages import language_of
from billhead.locales.phrasebook import phrases_for

VARIABLES: Final = frozenset({"number", "date", "date_due", "total", "issuer_name", "customer_name"})
_VARIABLE: Final = re.compile(r"\{(\w+)\}")

DEFAULT_NUMBER_FORMATS: Final[dict[str, str]] = {
    "invoice": "{yyyy}-{nnnnn}",
    "credit_note": "CN-{yyyy}-{nnnnn}",
    "estimate": "EST-{yyyy}-{nnnnn}",
    "advance_invoice": "ADV-{yyyy}-{nnnnn}",
    "delivery_note": "DN-{yyyy}-{nnnnn}",
}


class DefaultTexts(NamedTuple):
    """The texts of one language; an empty note prints nothing."""

    language: str
    invoice_note: str
    invoice_payment_terms: str
    invoice_subject: str
    invoice_body: str


def default_texts(locale: str) -> DefaultTexts:
    """By locale ("de-AT") or language ("de"); English where there is no text in that language.

    The invoice note begins empty everywhere: what the law wants on an invoice comes from the tax rules, not from here.
    """
    phrases = phrases_for(locale)
    return DefaultTexts(
        language=language_of(locale),
        invoice_note="",
        invoice_payment_terms=phrases.payment_terms,
        invoice_subject=phrases.invoice_subject,
        invoice_body=phrases.invoice_body,
    )


def default_text_settings(locale: str) -> dict[str, object]:
    """The part of a new entity's `settings` (API §2) that is text, ready to be stored."""
    texts = default_texts(locale)
    return {
        "number_formats": dict(DEFAULT_NUMBER_FORMATS),
        "default_invoice_note": texts.invoice_note,
        "default_invoice_payment_terms": texts.invoice_payment_terms,
        "email_defaults": {"invoice_subject": texts.invoice_subject, "invoice_body": texts.invoice_body},
    }


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each {variable} replaced by its value, once; a name without a value stays as it is written."""
    return _VARIABLE.sub(lambda match: values.get(match[1], match[0]), text)
