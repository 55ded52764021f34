"""Parts of a read invoice as JSON, in the words of our documents where they have one. Makes up nothing. Pure."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from billhead.einvoice.model import (
    Address,
    AllowanceCharge,
    Attachment,
    Buyer,
    Contact,
    CreditTransfer,
    Delivery,
    Identifier,
    PaymentMeans,
    Seller,
    Vat,
)

Shown = dict[str, Any]


def said(fields: Mapping[str, Any]) -> Shown:
    """Without what is not said."""
    return {name: value for name, value in fields.items() if _is_said(value)}


def _is_said(value: Any) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return value is not None and value not in ("", [], {})


def identified(identifier: Identifier | None) -> Shown:
    return said({"value": identifier.value, "scheme": identifier.scheme}) if identifier else {}


def located(address: Address | None) -> Shown:
    if address is None:
        return {}
    return said(
        {
            "address": address.line_1,
            "address_2": address.line_2,
            "address_3": address.line_3,
            "city": address.city,
            "post_code": address.post_code,
            "state": address.subdivision,
            "country_code": address.country_code,
        }
    )


def party_shown(party: Seller | Buyer) -> Shown:
    """What both have; the rest is the caller's."""
    legal, endpoint = party.legal_id, party.endpoint
    fields = {
        "name": party.name,
        "trading_name": party.trading_name,
        "tax_number": party.vat_id,
        "company_number": legal.value if legal else None,
        "company_number_scheme": legal.scheme if legal else None,
        "peppol_id": endpoint.value if endpoint else None,
        "peppol_scheme_id": endpoint.scheme if endpoint else None,
    }
    return said({**fields, **located(party.address), **_reached(party.contact)})


def _reached(contact: Contact | None) -> Shown:
    if contact is None:
        return {}
    return {"contact_name": contact.name, "phone": contact.phone, "email": contact.email}


def issuer_shown(seller: Seller) -> Shown:
    more = {
        "tax_number_2": seller.tax_registration,
        "registration": seller.legal_information,
        "identifiers": [identified(each) for each in seller.identifiers],
    }
    return {**party_shown(seller), **said(more)}


def customer_shown(buyer: Buyer) -> Shown:
    return {**party_shown(buyer), **said({"identifiers": [identified(buyer.identifier)] if buyer.identifier else []})}


def delivery_shown(delivery: Delivery | None) -> Shown:
    if delivery is None:
        return {}
    about = {"name": delivery.name, "location": identified(delivery.location), "date": delivery.date}
    return said({**about, **located(delivery.address)})


def tax_shown(vat: Vat | None) -> list[Shown]:
    """As a line of a document has its taxes."""
    return [tax_named(vat.category, vat.rate)] if vat and vat.category else []


def tax_named(category: str, rate: Decimal | None) -> Shown:
    """Category AE of UNTDID 5305 is the reverse charge."""
    return said({"rate": rate, "category": category, "reverse_charge": True if category == "AE" else None})


def allowances_shown(given: tuple[AllowanceCharge, ...]) -> Shown:
    return {
        "discounts": [_allowance(each) for each in given if not each.is_charge],
        "charges": [_allowance(each) for each in given if each.is_charge],
    }


def _allowance(given: AllowanceCharge) -> Shown:
    """`value` is per cent where a per cent is told, else the amount itself."""
    is_percent = given.percent is not None
    return said(
        {
            "type": "percent" if is_percent else "amount",
            "value": given.percent if is_percent else given.amount,
            "amount": given.amount,
            "base": given.base,
            "reason": given.reason,
            "reason_code": given.reason_code,
            "taxes": tax_shown(given.vat),
        }
    )


def payment_shown(payment: PaymentMeans | None) -> Shown:
    if payment is None:
        return {}
    card, debit = payment.card, payment.direct_debit
    return said(
        {
            "code": payment.code,
            "text": payment.text,
            "reference": payment.remittance,
            "bank_accounts": [_account(each) for each in payment.transfers],
            "card": said({"number": card.number, "holder": card.holder}) if card else {},
            "direct_debit": said(
                {
                    "mandate_reference": debit.mandate,
                    "creditor_id": debit.creditor,
                    "debited_account": debit.debited_account,
                }
            )
            if debit
            else {},
        }
    )


def _account(transfer: CreditTransfer) -> Shown:
    """An IBAN is known by its check digits."""
    number = "".join(transfer.account.split())
    is_iban = _is_iban(number)
    return said(
        {
            "type": "iban" if is_iban else "other",
            "iban": number if is_iban else None,
            "account_number": None if is_iban else transfer.account,
            "name": transfer.name,
            "bic": transfer.provider,
        }
    )


def _is_iban(number: str) -> bool:
    """ISO 13616-1: two letters, two digits, up to 30 more; the remainder by 97 is one (ISO/IEC 7064)."""
    if not (15 <= len(number) <= 34 and number.isascii() and number.isalnum()):
        return False
    if not (number[:2].isalpha() and number[2:4].isdigit()):
        return False
    return int("".join(str(int(each, 36)) for each in number[4:] + number[:4])) % 97 == 1


def attachment_shown(attachment: Attachment) -> Shown:
    """What the file is, not the file: an answer has no room for it."""
    content = attachment.content
    return said(
        {
            "reference": attachment.reference,
            "description": attachment.description,
            "url": attachment.url,
            "filename": attachment.filename,
            "mime_type": attachment.mime_type,
            "bytes": None if content is None else len(content),
            "sha256": None if content is None else hashlib.sha256(content).hexdigest(),
        }
    )
