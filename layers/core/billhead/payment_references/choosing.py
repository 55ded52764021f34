"""Which reference a document gets where its client gives none: by the entity's choice, else by its account. Pure."""

from typing import Final

from billhead.kernel.iban import is_qr_iban
from billhead.payment_references.model import PaymentReference, Scheme

# In these countries payers and their banks' apps expect a structured reference; elsewhere the number as it is printed.
_USUAL: Final[dict[str, Scheme]] = {"SI": "SI00", "HR": "HR00", "CH": "RF", "LI": "RF"}


def choose_scheme(wanted: Scheme | None, iban: str) -> Scheme:
    """A QR-IBAN takes QR references and nothing else, any other account none of them (Guidelines QR-bill)."""
    if is_qr_iban(iban):
        return "QRR"
    return _USUAL.get(iban[:2], "free") if wanted in (None, "QRR") else wanted


def takes_reference(iban: str, reference: PaymentReference) -> bool:
    """Whether the account's bank would take a payment with this reference."""
    return reference.kind == "QRR" or not is_qr_iban(iban)
