"""What a person should look at though the document is issued: stable codes, and words for each. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from billhead.kernel.countries import country_by_code
from billhead.taxation.assess import Situation
from billhead.taxation.lines import LineTreatment
from billhead.taxation.model import TaxWarning
from billhead.taxation.standing import is_union
from billhead.taxation.territories import special_category
from billhead.taxation.wording import named

# The rates before this day are not complete, and the rules are those of this day (docs/tax.md).
RULES_SINCE: Final = date(2025, 1, 1)

WORDS: Final[dict[str, str]] = {
    "vat_id_malformed": "The tax number {number} is no VAT id of a known form and does not show a business.",
    "vat_id_invalid": (
        "VIES does not know the VAT id {number}; the customer is treated as having none. Correct it, or remove it."
    ),
    "vat_id_of_own_country": (
        "The customer's VAT id is one of the issuer's own country; reverse charge needs one of another member state."
    ),
    "vat_id_of_other_country": (
        "The VAT id is of {id_country}, the address in {customer}: check where the customer is established."
    ),
    "vat_id_missing": (
        "Reverse charge without a VAT id: keep other proof that the customer is a business (Regulation "
        "282/2011 art. 18(1)(b)), and show its VAT id as soon as it has one."
    ),
    "vat_id_needed_for_goods": (
        "Goods to {delivery} are free of tax only with the customer's VAT id of another member state "
        "(Directive 2006/112/EC art. 138(1)(b)); tax was charged."
    ),
    "vat_id_needed_for_services": (
        "The customer has no VAT id of a member state and is not said to be a tax subject; tax was charged."
    ),
    "customer_status_unknown": (
        "Nothing says whether the customer is a business; it was treated as a consumer. Give its VAT id or "
        "is_tax_subject, or set is_end_consumer."
    ),
    "auto_reverse_charge_off": (
        "The customer is a business in another member state, but auto_reverse_charge is off; tax was charged."
    ),
    "distance_sale_threshold": (
        "The issuer's own tax is right up to EUR 10,000 a year of such sales to consumers in other member "
        "states (Directive 2006/112/EC art. 59c); above that, register for the One-Stop Shop."
    ),
    "small_business_abroad": (
        "The exemption of a small business ends at the border: the customer in {customer} may owe the tax on "
        "this service (Directive 2006/112/EC art. 196)."
    ),
    "xi_vat_id_missing": (
        "Goods from Northern Ireland to the EU are free of tax only under the issuer's XI VAT id; tax was charged."
    ),
    "regional_rates": (
        "Goods go to {delivery}, which has rates of its own; the rates of {seller} were used. Give the line "
        "its rate if the regional one is due."
    ),
    "outside_with_others": (
        "Some lines are outside the scope of tax (category O) and others are not; EN 16931 allows no "
        "e-invoice of both (BR-O-11). Issue two documents where an e-invoice is needed."
    ),
    "own_territory": (
        "The Directive sees {customer} as a third territory; national law may tax services between it and {seller} "
        "as domestic. Give the line its tax where it does."
    ),
    "rules_older_document": "The rules are those since 2025-01-01; have a document with an earlier date checked.",
}


def tax_warnings(situation: Situation, lines: Sequence[LineTreatment]) -> list[TaxWarning]:
    """Each code once, in the order of WORDS."""
    found = {*_of_rules(lines), *_of_customer(situation, lines), *_of_document(situation, lines)}
    if not found:
        return []
    names = _names(situation)
    return [TaxWarning(code, words.format_map(names)) for code, words in WORDS.items() if code in found]


def _of_rules(lines: Sequence[LineTreatment]) -> Iterator[str]:
    yield from (line.treatment.rule.warning for line in lines if line.treatment.rule.warning)


def _of_customer(situation: Situation, lines: Sequence[LineTreatment]) -> Iterator[str]:
    """Only where something leaves the country: at home no rule asks who the customer is."""
    if situation.is_at_home:
        return
    standing = situation.standing
    if standing.is_malformed:
        yield "vat_id_malformed"
    if standing.is_denied:
        yield "vat_id_invalid"
    if standing.is_unsaid and any(_rests_on_consumer(line) for line in lines):
        yield "customer_status_unknown"
    if _is_foreign_id(situation) and any(line.treatment.category in ("AE", "K") for line in lines):
        yield "vat_id_of_other_country"


def _of_document(situation: Situation, lines: Sequence[LineTreatment]) -> Iterator[str]:
    if situation.question.on < RULES_SINCE:
        yield "rules_older_document"
    if len({line.treatment.category == "O" for line in lines}) > 1:
        yield "outside_with_others"
    if is_regional(situation) and any(line.supply == "product" and line.treatment.kind == "home" for line in lines):
        yield "regional_rates"
    if _is_own_territory(situation) and any(line.supply != "product" for line in lines):
        yield "own_territory"


def is_regional(situation: Situation) -> bool:
    """Goods stay in the member state but go where other rates hold: mainland, Madeira and Azores, Corsica."""
    to = situation.goods.to
    if to is None or situation.goods.where != "at_home" or to.vat_area != "EU":
        return False
    return to.destination_rates != situation.seller.destination_rates


def _is_own_territory(situation: Situation) -> bool:
    """Åland, Guadeloupe, Martinique, Réunion: third territories of the Directive where the state's VAT law holds."""
    to, seller = situation.services.to, situation.seller
    if to is None or situation.services.where != "abroad" or to.country_code != seller.country_code:
        return False
    return to.rates is not None and special_category(to.code) is None


def _rests_on_consumer(line: LineTreatment) -> bool:
    return "consumer" in line.treatment.rule.when and line.treatment.kind != "outside"


def _is_foreign_id(situation: Situation) -> bool:
    at, country = situation.services.to, situation.standing.vat_country
    return at is not None and country is not None and is_union(at) and country != at.country_code


def _names(situation: Situation) -> dict[str, str]:
    buyer = situation.question.buyer
    id_country = country_by_code(situation.standing.vat_country or "")
    return {
        "number": (buyer.tax_number if buyer else None) or "",
        "id_country": id_country.name if id_country else "",
        "customer": named(situation.services.to),
        "delivery": named(situation.goods.to),
        "seller": named(situation.seller),
    }
