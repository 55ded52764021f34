"""What becomes of each kind of supply in a situation: the first rule that holds, and whose rates. Pure."""

from billhead.kernel.errors import Invalid
from billhead.taxation.assess import Situation
from billhead.taxation.facts import facts_of
from billhead.taxation.model import Rule, Supply, Treatment
from billhead.taxation.rules import DOMESTIC_REVERSE_CHARGE, first_rule


class ReverseChargeNotAllowed(Invalid):
    """Reverse charge was chosen for a line, but the customer is not shown to be a business, or no VAT is due at all."""

    code = "reverse_charge_not_allowed"


def treat(situation: Situation, supply: Supply) -> Treatment:
    """Exactly one treatment for every supply."""
    rule = first_rule(facts_of(situation, supply))
    to = situation.route(supply).to
    if rule.kind == "destination" and to is not None:
        return Treatment(rule, to.destination_rates or to.code, to.country_code)
    return _of_issuer(rule, situation)


def domestic_reverse_charge(situation: Situation) -> Treatment:
    """What the caller may choose for a line where national law demands it (art. 199: building, scrap, chips …).

    Errors: ReverseChargeNotAllowed.
    """
    if situation.seller.vat_area is None or not situation.question.issuer.is_tax_subject:
        raise ReverseChargeNotAllowed("The issuer is under no VAT that a customer could owe in its place.")
    if not situation.standing.is_business:
        raise ReverseChargeNotAllowed("Only a business can owe the tax: give its VAT id, or is_tax_subject true.")
    return _of_issuer(DOMESTIC_REVERSE_CHARGE, situation)


def _of_issuer(rule: Rule, situation: Situation) -> Treatment:
    seller = situation.seller
    return Treatment(rule, seller.rates or seller.code, seller.country_code)
