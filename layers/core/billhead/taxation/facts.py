"""A situation and a kind of supply in the words that the rules are written in. Pure."""

from typing import Final

from billhead.kernel.country_facts import EU_MEMBERS
from billhead.taxation.assess import Route, Situation
from billhead.taxation.model import Question, Supply
from billhead.taxation.territories import special_category

_RULES_OF: Final[dict[str | None, frozenset[str]]] = {
    "EU": frozenset({"vat_system", "eu_rules"}),
    "GB": frozenset({"vat_system", "uk_rules"}),
    "CH": frozenset({"vat_system", "swiss_rules"}),
    "NO": frozenset({"vat_system", "norwegian_rules"}),
    "IS": frozenset({"vat_system", "icelandic_rules"}),
}
_NO_SYSTEM: Final = frozenset({"no_vat_system"})
_SUPPLY: Final[dict[Supply, frozenset[str]]] = {
    "product": frozenset({"product"}),
    "service": frozenset({"service", "any_service"}),
    "electronic_service": frozenset({"electronic_service", "any_service"}),
}
_OWN_TAX: Final = {"L": "igic_issuer", "M": "ipsi_issuer", None: ""}
# Outside the EU's VAT area, but their states' VAT laws hold within, with the scheme for small businesses.
_NATIONAL_VAT: Final = frozenset({"AX", "GP", "MQ", "RE"})


def facts_of(situation: Situation, supply: Supply) -> frozenset[str]:
    """All words that are true of it; every rule is a set of such words."""
    route = situation.route(supply)
    area = _RULES_OF.get(route.area, _NO_SYSTEM) | _SUPPLY[supply] | {route.where}
    if route.where == "at_home":
        return area | _issuer(situation)
    return area | _issuer(situation) | _customer(situation, supply, route) | _switches(situation.question)


def _issuer(situation: Situation) -> set[str]:
    seller = situation.seller
    facts = {_OWN_TAX[special_category(seller.code)]}
    if not situation.question.issuer.is_tax_subject:
        facts.add("not_tax_subject")
    if seller.vat_area == "EU" or seller.code in _NATIONAL_VAT:
        facts.add("small_business_scheme")
    if seller.country_code == "FR":
        facts.add("french_issuer")
    return facts - {""}


def _customer(situation: Situation, supply: Supply, route: Route) -> set[str]:
    facts = {"business" if situation.standing.is_business else "consumer"} | _vat_id(situation, supply)
    if situation.standing.is_declared:
        facts.add("declared_business")
    if route.area == "EU" and situation.seller.vat_area != "EU" and not _has_xi_id(situation.question):
        facts.add("xi_vat_id_missing")
    return facts


def _vat_id(situation: Situation, supply: Supply) -> set[str]:
    """An XI id is one of a member state for goods only."""
    country = situation.standing.vat_country
    if country == situation.seller.country_code:
        return {"vat_id_of_own_state", "no_vat_id_of_other_state"}
    is_union = country in EU_MEMBERS or (supply == "product" and country == "XI")
    return {"vat_id_of_other_state" if is_union else "no_vat_id_of_other_state"}


def _has_xi_id(question: Question) -> bool:
    return (question.issuer.tax_number or "").strip().upper().startswith("XI")


def _switches(question: Question) -> set[str]:
    facts = {"auto_reverse_charge" if question.auto_reverse_charge else "manual_reverse_charge"}
    if question.auto_remove_tax_export:
        facts.add("auto_remove_tax_export")
    if question.oss_registered:
        facts.add("oss_registered")
    return facts
