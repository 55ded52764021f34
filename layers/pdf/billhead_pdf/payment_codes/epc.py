"""The EPC QR code (EPC069-12, version 002, 'GiroCode'): when one is allowed and what it says. Draws nothing."""

from typing import Final

from billhead.kernel.country_facts import EU_MEMBERS, SEPA_COUNTRIES
from billhead.kernel.iban import is_iban, is_qr_iban

from billhead_pdf.payment_codes.order import Order, is_payable

MAX_NAME, MAX_REMITTANCE, MAX_BYTES = 70, 140, 331
# Version 002 leaves the BIC out within the European Economic Area only.
_EEA: Final = EU_MEMBERS | {"IS", "LI", "NO"}


def epc_payload(order: Order) -> str | None:
    """None where the standard allows no code: not euro, amount out of range, no name, no account in SEPA.

    Character set 1 is UTF-8. An RF reference stands in a line of its own; any other is free text.
    """
    if not is_payable(order, "EUR") or not order.payee.name or not _is_reachable(order):
        return None
    is_structured = order.reference_kind == "RF"
    structured, free = (order.reference, "") if is_structured else ("", _cut(order.reference, MAX_REMITTANCE))
    head = ["BCD", "002", "1", "SCT", order.bic, _cut(order.payee.name, MAX_NAME), order.iban]
    # Name and text in UTF-8 can pass the 331 bytes of the standard; the text gives way.
    tail = [f"EUR{order.amount:.2f}", "", structured, free]
    while len("\n".join(head + tail).encode()) > MAX_BYTES and tail[-1]:
        tail[-1] = tail[-1][:-1]
    return "\n".join(head + tail).rstrip("\n")


def _is_reachable(order: Order) -> bool:
    """A QR-IBAN takes no SEPA credit transfers: they carry no QR reference."""
    country = order.iban[:2]
    if country not in SEPA_COUNTRIES or not is_iban(order.iban) or is_qr_iban(order.iban):
        return False
    return bool(order.bic) or country in _EEA


def _cut(text: str, length: int) -> str:
    return text[:length].strip()
