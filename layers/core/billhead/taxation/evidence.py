"""What the decision rests on, in sentences for a person: addresses, VAT ids, what VIES and the caller said. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from billhead.kernel.countries import country_by_code
from billhead.taxation.assess import Situation
from billhead.taxation.cautions import is_regional
from billhead.taxation.lines import LineTreatment
from billhead.taxation.model import Buyer
from billhead.taxation.rules import DOMESTIC_REVERSE_CHARGE
from billhead.taxation.standing import Standing, iso_country
from billhead.taxation.territories import Territory
from billhead.taxation.wording import named

_FOR_GOODS: Final = ", for goods in the VAT area of the EU"
_VIES: Final = {
    "invalid": "VIES said{date} that there is no such id",
    "unknown": "VIES gave no answer, so it is trusted by its form",
    None: "VIES was not asked, so it is trusted by its form",
}


def evidence(situation: Situation, lines: Sequence[LineTreatment]) -> list[str]:
    """Only what the rules looked at: at home nobody asks whether the customer is a business."""
    return [
        _seller(situation),
        _customer(situation),
        *_delivery(situation),
        *(_status(situation) if _asks_who(situation, lines) else ()),
        *_rates(situation, lines),
    ]


def _seller(situation: Situation) -> str:
    status = "is a tax subject" if situation.question.issuer.is_tax_subject else "is not a tax subject"
    place = _place(situation.seller)
    return f"The issuer is established in {place}{',' if place.endswith(_FOR_GOODS) else ''} and {status}."


def _customer(situation: Situation) -> str:
    if situation.services.to is not None:
        return f"The customer's address is in {_place(situation.services.to)}."
    if situation.question.buyer is None:
        return "The document names no customer, so one in the issuer's country is assumed."
    return "The customer's country is not known, so the issuer's is assumed."


def _delivery(situation: Situation) -> Iterator[str]:
    if situation.question.destination is not None and situation.goods.to is not None:
        yield f"The goods are delivered to {_place(situation.goods.to)}."


def _place(territory: Territory) -> str:
    """With its VAT area where that is not its country's."""
    if territory.goods_area == "EU" and territory.vat_area != "EU":
        return f"{named(territory)}{_FOR_GOODS}"
    if territory.code == territory.country_code or territory.vat_area == "EU":
        return named(territory)
    area = f"the VAT area of {territory.vat_area}" if territory.vat_area else "no VAT area"
    return f"{named(territory)}, which belongs to {area}"


def _asks_who(situation: Situation, lines: Sequence[LineTreatment]) -> bool:
    is_chosen = any(line.treatment.rule is DOMESTIC_REVERSE_CHARGE for line in lines)
    return is_chosen or not situation.is_at_home


def _status(situation: Situation) -> Iterator[str]:
    buyer, standing = situation.question.buyer, situation.standing
    if buyer is None or situation.services.to is None:
        yield "The customer counts as a consumer, since its place is not known."
        return
    if buyer.is_end_consumer:
        yield "The customer is marked as an end consumer; a tax number would not change that."
        return
    if buyer.tax_number:
        yield _number(buyer, standing)
    if buyer.is_tax_subject is not None:
        yield f"The caller says that the customer is {'a' if buyer.is_tax_subject else 'not a'} tax subject."
    why = ", since nothing shows a business" if standing.is_unsaid else ""
    yield f"The customer counts as a {'business' if standing.is_business else 'consumer'}{why}."


def _number(buyer: Buyer, standing: Standing) -> str:
    country = country_by_code(iso_country(buyer.vat_country) or "")
    if country is not None:
        return f"The VAT id {buyer.tax_number} has the form of {country.name}; {_vies(buyer)}."
    if standing.is_malformed:
        return f"The tax number {buyer.tax_number} is no VAT id of a known form."
    return f"The tax number {buyer.tax_number} is of a country whose numbers are not checked."


def _vies(buyer: Buyer) -> str:
    on = f" on {buyer.vies_date.isoformat()}" if buyer.vies_date else ""
    if buyer.vat_state == "valid":
        consultation = f" (consultation number {buyer.vies_consultation})" if buyer.vies_consultation else ""
        return f"VIES confirmed it{on}{consultation}"
    return _VIES[buyer.vat_state].format(date=on)


def _rates(situation: Situation, lines: Sequence[LineTreatment]) -> Iterator[str]:
    if any(line.treatment.kind == "destination" for line in lines):
        yield "The issuer is registered for the One-Stop Shop."
    if is_regional(situation):
        yield f"The rates of {named(situation.seller)} hold; the place of delivery has others, which nobody asked for."
