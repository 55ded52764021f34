"""Which of the codes that an issuer wants a document shows: the first whose rules the payment meets. Draws nothing."""

from collections.abc import Sequence
from typing import Final

from billhead_pdf.payment_codes.order import CodeKind, Order, PaymentCode

# By the country of the account. The QR-bill, a part of the page of its own, is asked for before these.
_NATIONAL: Final[dict[str, CodeKind]] = {"SI": "upn", "HR": "hub3"}


def choose_code(order: Order, wanted: Sequence[str]) -> PaymentCode | None:
    """A country's own code before EPC's: its banks' apps read all of its fields."""
    kinds: list[CodeKind] = [_NATIONAL.get(order.iban[:2], "epc"), "epc"]
    for kind in dict.fromkeys(kinds):
        payload = _payload(order, kind) if kind in wanted else None
        if payload is not None:
            return PaymentCode(kind, payload)
    return None


def _payload(order: Order, kind: CodeKind) -> str | None:
    """The standard's module comes with the first document that needs it: imports are part of a cold start."""
    if kind == "upn":
        from billhead_pdf.payment_codes.upn import upn_payload

        return upn_payload(order)
    if kind == "hub3":
        from billhead_pdf.payment_codes.hub3 import hub3_payload

        return hub3_payload(order)
    from billhead_pdf.payment_codes.epc import epc_payload

    return epc_payload(order)
