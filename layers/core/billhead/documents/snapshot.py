"""What a document keeps of its parties and brand, so that a later change of theirs never changes it. Pure."""

from collections.abc import Mapping
from typing import Any

from billhead.entities.picture_names import URLS
from billhead.settings.model import EntitySettings, PdfTemplate

PARTY = ("address", "address_2", "post_code", "city", "state", "country", "country_code")
ISSUER = (
    *("name", *PARTY, "tax_number", "tax_number_2", "company_number", "registration"),
    *("email", "phone", "website", "is_tax_subject", "peppol_id", "peppol_scheme_id"),
)
_STATIONERY = frozenset(
    {
        "letterhead_pages",
        "letterhead_margin_top_mm",
        "letterhead_margin_bottom_mm",
        "address_window",
        "fold_marks",
    }
)
CUSTOMER = (
    *("id", "name", *PARTY, "tax_number", "company_number", "email", "phone"),
    *("is_end_consumer", "is_tax_subject", "peppol_id", "peppol_scheme_id", "buyer_reference", "locale"),
)


def issuer_snapshot(entity: Mapping[str, Any], settings: EntitySettings) -> dict[str, Any]:
    account = settings.default_bank_account()
    bank = account.model_dump(exclude_none=True, exclude={"is_default"}) if account else None
    return {**_present(entity, ISSUER), "bank_account": bank}


def customer_snapshot(customer: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if customer is None else _present(customer, CUSTOMER)


def branding_snapshot(entity: Mapping[str, Any], settings: EntitySettings) -> dict[str, Any]:
    """The template with every default filled in: a later default must not redraw an old invoice."""
    template: PdfTemplate = settings.pdf_template
    return {
        **template.model_dump(exclude_none=True, exclude={*URLS, *_STATIONERY}),
        **_stationery(entity, template),
        "page_size": template.page_size or "A4",
        "payment_codes": _payment_codes(settings),
        "logo": entity.get("logo"),
    }


def _payment_codes(settings: EntitySettings) -> list[str]:
    """Those that the entity wants, the one to be taken first in front: a country's own code carries more than EPC's."""
    wanted = {
        "swiss": settings.swiss_qr,
        "upn": settings.upn_qr,
        "hub3": settings.hub3,
        "epc": settings.epc_qr,
    }
    return [name for name, code in wanted.items() if code.enabled]


def _stationery(entity: Mapping[str, Any], template: PdfTemplate) -> dict[str, Any]:
    """What most entities have nothing of takes no room in their documents; absent means none, for good."""
    pictures = {name: entity[name] for name in ("letterhead", "signature") if entity.get(name)}
    chosen = template.model_dump(exclude_none=True, include={"address_window", "fold_marks"}, exclude_defaults=True)
    if "letterhead" in pictures:
        chosen |= template.model_dump(include={field for field in _STATIONERY if field.startswith("letterhead_")})
    return {**pictures, **chosen}


def _present(source: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: source[field] for field in fields if source.get(field) is not None}
