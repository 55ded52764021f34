"""Seller, buyer and where goods go, from the parties that a document shows. Decides no rule. Pure."""

from collections.abc import Mapping
from typing import Any

from billhead.einvoice.address_schemes import (
    given_endpoint,
    legal_endpoint,
    legal_id,
    leitweg_endpoint,
    vat_endpoint,
)
from billhead.einvoice.model import Address, Buyer, Contact, Delivery, Identifier, Period, Seller
from billhead.einvoice.profiles import Format
from billhead.vat_ids.model import VatId
from billhead.vat_ids.reading import read_vat_id

Shown = Mapping[str, Any]
_LOCATED = ("address", "address_2", "post_code", "city", "state", "country_code")


def seller_of(document: Shown, form: Format, *, is_outside: bool) -> Seller:
    """`is_outside`: not subject to VAT, where a VAT id must not stand (BR-O-02); it becomes a number of the tax office.

    BR-CO-26 wants one number that identifies the seller: BT-29 where there is neither a VAT id nor one of a register.
    """
    issuer: Shown = document["issuer"]
    country = issuer.get("country_code")
    vat = _vat_id(issuer)
    legal = legal_id(issuer.get("company_number"), country)
    vat_id = vat.text if vat and not is_outside else None
    registration = _registration(issuer, vat, is_outside=is_outside)
    own = registration if not vat_id and not legal else None
    # PEPPOL SE-R-005: there it would be the words `Godkänd för F-skatt`, and nothing else.
    registration = None if country == "SE" and legal else registration
    return Seller(
        name=issuer.get("name") or "",
        address=_address(issuer, None),
        identifiers=(Identifier(own),) if own else (),
        legal_id=legal,
        vat_id=vat_id,
        tax_registration=registration,
        legal_information=issuer.get("registration"),
        endpoint=_given(issuer) or vat_endpoint(vat) or legal_endpoint(legal) or _email(issuer, form),
        contact=Contact(issuer.get("name"), issuer.get("phone"), issuer.get("email")),
    )


def buyer_of(document: Shown, form: Format, *, is_outside: bool) -> Buyer:
    """A tax number that is no VAT id identifies the buyer (BT-46)."""
    customer: Shown = document.get("customer") or {}
    country = customer.get("country_code")
    vat = _vat_id(customer)
    legal = legal_id(customer.get("company_number"), country)
    number = customer.get("tax_number") if vat is None else None
    return Buyer(
        name=customer.get("name") or "",
        address=_address(customer, None),
        # PEPPOL DK-R-013: a number that says nothing of its scheme may not stand there.
        identifier=Identifier(number) if number and country != "DK" else None,
        legal_id=legal,
        vat_id=vat.text if vat and not is_outside else None,
        endpoint=_buyer_endpoint(document, customer, form, vat),
        contact=_contact(customer),
    )


def delivery_of(document: Shown, *, is_intra_community: bool) -> Delivery | None:
    """The country that goods go to must be told of an intra-Community supply (BR-IC-12), be it the buyer's."""
    customer: Shown = document.get("customer") or {}
    given: Shown | None = document.get("delivery")
    date = None if document.get("date_service_to") else document.get("date_service")
    address = None
    if given or is_intra_community:
        address = _address(given or customer, customer.get("country_code"))
    name = given.get("name") if given else None
    return Delivery(name=name, date=date, address=address) if name or date or address else None


def period_of(document: Shown) -> Period | None:
    end = document.get("date_service_to")
    return Period(document.get("date_service"), end) if end else None


def _vat_id(party: Shown) -> VatId | None:
    number = party.get("tax_number")
    vat = read_vat_id(number, party.get("country_code")) if number else None
    return vat if vat and vat.is_well_formed else None


def _registration(issuer: Shown, vat: VatId | None, *, is_outside: bool) -> str | None:
    """BT-32: the number of the tax office; also what was meant as a VAT id but is none."""
    if is_outside or vat is None:
        return issuer.get("tax_number_2") or (vat.text if vat else issuer.get("tax_number"))
    return issuer.get("tax_number_2")


def _address(party: Shown, country: str | None) -> Address | None:
    if not any(party.get(field) for field in _LOCATED) and not country:
        return None
    return Address(
        country_code=party.get("country_code") or country or "",
        line_1=party.get("address"),
        line_2=party.get("address_2"),
        city=party.get("city"),
        post_code=party.get("post_code"),
        subdivision=party.get("state"),
    )


def _contact(customer: Shown) -> Contact | None:
    phone, email = customer.get("phone"), customer.get("email")
    return Contact(None, phone, email) if phone or email else None


def _buyer_endpoint(document: Shown, customer: Shown, form: Format, vat: VatId | None) -> Identifier | None:
    """What the customer says of itself, else what its numbers are, else its e-mail address."""
    legal = legal_id(customer.get("company_number"), customer.get("country_code"))
    is_german = customer.get("country_code") == "DE"
    return (
        _given(customer)
        or (leitweg_endpoint(document.get("buyer_reference")) if is_german else None)
        or vat_endpoint(vat)
        or legal_endpoint(legal)
        or _email(customer, form)
    )


def _given(party: Shown) -> Identifier | None:
    return given_endpoint(party.get("peppol_id"), party.get("peppol_scheme_id"))


def _email(party: Shown, form: Format) -> Identifier | None:
    email = party.get("email")
    return Identifier(email, "EM") if email and form.takes_email else None
