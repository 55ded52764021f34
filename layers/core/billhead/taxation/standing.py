"""Whether the customer is a business, and by which proof; VIES is not asked here. Pure."""

from typing import Final, NamedTuple

from billhead.kernel.country_facts import EU_MEMBERS
from billhead.taxation.model import Buyer
from billhead.taxation.territories import Territory

# Areas whose VAT ids have a form that is checked: there, a number of another form proves nothing.
_CHECKED_AREAS: Final = frozenset({"EU", "GB", "CH", "NO"})
_UNION_IDS: Final = EU_MEMBERS | {"XI"}


class Standing(NamedTuple):
    """`vat_country` is whose VAT id counts (ISO 3166-1, XI), None when none does.

    `is_denied`: VIES says that there is no such id. `is_malformed`: the tax number is no VAT id though one is expected.
    `is_unsaid`: neither a number nor the caller says what the customer is.
    """

    is_business: bool
    is_declared: bool = False
    is_denied: bool = False
    is_malformed: bool = False
    is_unsaid: bool = False
    vat_country: str | None = None


UNKNOWN: Final = Standing(is_business=False, is_unsaid=True)


def standing_of(buyer: Buyer | None, at: Territory | None) -> Standing:
    """Of a customer whose address is there. A consumer is whoever is marked as one, whatever number is given."""
    if buyer is None or at is None:
        return UNKNOWN
    if buyer.is_end_consumer:
        return Standing(is_business=False)
    # Only VIES can deny, and it knows ids of the EU only; text of no form was never an id (is_malformed).
    is_denied = buyer.vat_state == "invalid" and iso_country(buyer.vat_country) in _UNION_IDS
    is_declared = buyer.is_tax_subject is True
    is_proven = bool(buyer.tax_number) and not is_denied and _is_proof(buyer, at)
    return Standing(
        is_business=is_proven or (is_declared and not (is_denied and is_union(at))),
        is_declared=is_declared,
        is_denied=is_denied,
        is_malformed=bool(buyer.tax_number) and buyer.vat_country is None and bool(_areas(at) & _CHECKED_AREAS),
        is_unsaid=buyer.is_tax_subject is None and not buyer.tax_number,
        vat_country=iso_country(buyer.vat_country) if is_proven else None,
    )


def is_union(at: Territory) -> bool:
    """Whether EU VAT law holds there at least for goods."""
    return "EU" in _areas(at)


def iso_country(vat_country: str | None) -> str | None:
    """The VAT ids of Greece begin with EL (Directive 2006/112/EC art. 215)."""
    return "GR" if vat_country == "EL" else vat_country


def _areas(at: Territory) -> set[str | None]:
    return {at.vat_area, at.goods_area}


def _is_proof(buyer: Buyer, at: Territory) -> bool:
    """In the EU an id of the EU (Regulation 282/2011 art. 18(1)), elsewhere also a similar number (art. 18(3)(b))."""
    if at.vat_area == "EU":
        return iso_country(buyer.vat_country) in _UNION_IDS
    return buyer.vat_country is not None or not _areas(at) & _CHECKED_AREAS
