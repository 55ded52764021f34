"""How an electronic invoice is to be paid, from a document's bank account and texts. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from billhead.einvoice.model import CreditTransfer, PaymentMeans
from billhead.einvoice.profiles import Format
from billhead.kernel.country_facts import SEPA_COUNTRIES

Shown = Mapping[str, Any]
# UNTDID 4461.
_NOT_DEFINED: Final = "1"
_TRANSFER: Final = "30"
_TO_ACCOUNT: Final = "42"
_SEPA: Final = "58"
_CLEARING: Final = "97"


def payment_of(document: Shown, form: Format) -> PaymentMeans | None:
    """Germany demands to be told (BR-DE-1, DE-R-001), also where nothing is to be paid."""
    if document["type"] == "credit_note":
        return PaymentMeans(_CLEARING) if is_german(document, form) else None
    transfer = _transfer(document)
    if transfer is not None:
        quoted = document.get("payment_reference") or document["number"]
        return PaymentMeans(_code(document, transfer), remittance=quoted, transfers=(transfer,))
    is_paid = bool(document.get("total_paid")) and document["total_paid"] >= _payable(document)
    return PaymentMeans(_NOT_DEFINED) if is_paid and is_german(document, form) else None


def is_german(document: Shown, form: Format) -> bool:
    """Whether the rules of XRechnung hold: in Peppol they do between Germans (rules DE-R-001 and following)."""
    customer: Shown = document.get("customer") or {}
    among_germans = document["issuer"].get("country_code") == customer.get("country_code") == "DE"
    return form.rules == "xrechnung" or (form.rules == "peppol" and among_germans)


def payment_terms(document: Shown) -> str | None:
    """A line about a cash discount, `#SKONTO#…#`, ends with a line break in XRechnung (BR-DE-18): texts have none."""
    terms: str | None = document.get("payment_terms")
    is_discount = terms is not None and terms.rpartition("\n")[2].startswith("#")
    return f"{terms}\n" if is_discount else terms or None


def _transfer(document: Shown) -> CreditTransfer | None:
    account: Shown | None = document["issuer"].get("bank_account")
    number = (account.get("iban") or account.get("account_number")) if account else None
    if account is None or not number:
        return None
    provider = account.get("bic") or account.get("sort_code") or account.get("routing_number")
    return CreditTransfer(number, account.get("name") or document["issuer"].get("name"), provider)


def _code(document: Shown, transfer: CreditTransfer) -> str:
    """Danish firms are paid in kroner to an account at a bank that is named (PEPPOL DK-R-005, DK-R-006)."""
    is_iban = transfer.account[:2].isalpha() and transfer.account[:2] in SEPA_COUNTRIES
    if is_iban and document["currency_code"] == "EUR":
        return _SEPA
    return _TO_ACCOUNT if document["issuer"].get("country_code") == "DK" and transfer.provider else _TRANSFER


def _payable(document: Shown) -> Any:
    return document["total_with_tax"] + (document.get("rounding_correction") or 0)
