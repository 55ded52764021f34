"""The payload of the EPC QR code (EPC069-12 v2, 'GiroCode'): when one is allowed and what it says. Draws nothing."""

from decimal import Decimal
from typing import NamedTuple

MIN_AMOUNT, MAX_AMOUNT = Decimal("0.01"), Decimal("999999999.99")
MAX_NAME, MAX_REMITTANCE, MAX_BYTES = 70, 140, 331


class Transfer(NamedTuple):
    """A SEPA credit transfer that the payer's bank app fills in; `reference` is free remittance text."""

    name: str
    iban: str
    bic: str
    amount: Decimal
    currency: str
    reference: str


def epc_payload(transfer: Transfer) -> str | None:
    """The payload, or None where the standard allows no code: not euro, amount out of range, no name, IBAN wrong.

    Version 002 leaves the BIC optional; character set 1 is UTF-8. Structured references come with the ISO 11649 work.
    """
    iban = compact_iban(transfer.iban)
    if transfer.currency != "EUR" or not MIN_AMOUNT <= transfer.amount <= MAX_AMOUNT:
        return None
    if not transfer.name or not is_iban(iban):
        return None
    head = ["BCD", "002", "1", "SCT", transfer.bic.replace(" ", "").upper(), _cut(transfer.name, MAX_NAME), iban]
    # Name and reference in UTF-8 can pass the 331 bytes of the standard; the reference gives way.
    tail = [f"EUR{transfer.amount:.2f}", "", "", _cut(transfer.reference, MAX_REMITTANCE)]
    while len("\n".join(head + tail).encode()) > MAX_BYTES and tail[-1]:
        tail[-1] = tail[-1][:-1]
    return "\n".join(head + tail).rstrip("\n")


def compact_iban(iban: str) -> str:
    """Without spaces, upper case."""
    return "".join(iban.split()).upper()


def grouped_iban(iban: str) -> str:
    """In groups of four, as ISO 13616 prints it."""
    compact = compact_iban(iban)
    return " ".join(compact[start : start + 4] for start in range(0, len(compact), 4))


def is_iban(iban: str) -> bool:
    """Length, alphabet and check digits (ISO 13616, ISO 7064 mod 97-10)."""
    if not (15 <= len(iban) <= 34 and iban.isascii() and iban.isalnum() and iban[:2].isalpha() and iban[2:4].isdigit()):
        return False
    return int("".join(str(int(character, 36)) for character in iban[4:] + iban[:4])) % 97 == 1


def _cut(text: str, length: int) -> str:
    return text[:length].strip()
