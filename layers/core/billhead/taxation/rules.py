"""The rules of the engine in their order, and the search for the first that holds. Pure."""

from functools import lru_cache
from typing import Final

from billhead.taxation.foreign_rules import ICELAND, NORWAY, SWITZERLAND, UNITED_KINGDOM
from billhead.taxation.issuer_rules import AT_HOME, OWN_TAXES, SMALL_BUSINESS
from billhead.taxation.model import Rule
from billhead.taxation.union_rules import GOODS_WITHIN, OUT_OF_UNION, SERVICES_WITHIN

# Changes with every change of a rule or of how facts are found: year.month.count.
ENGINE_VERSION: Final = "2026.11.0"

# The first rule holds whose words are all among the facts; for every sale there is one (tests/unit/taxation).
RULES: Final[tuple[Rule, ...]] = (
    *SMALL_BUSINESS,
    *OWN_TAXES,
    *AT_HOME,
    *GOODS_WITHIN,
    *SERVICES_WITHIN,
    *OUT_OF_UNION,
    *UNITED_KINGDOM,
    *SWITZERLAND,
    *NORWAY,
    *ICELAND,
)

# Never found by facts: the caller chooses it for a line.
DOMESTIC_REVERSE_CHARGE: Final = Rule(
    "domestic-reverse-charge",
    frozenset(),
    "relieved",
    "The caller chose reverse charge for this supply, as the law of the issuer's country provides for it.",
    "Directive 2006/112/EC art. 194-199b and national law; VATA 1994 s. 55A",
    category="AE",
    exemption_reason_code="VATEX-EU-AE",
    clause="domestic_reverse_charge",
)


@lru_cache(maxsize=1024)
def first_rule(facts: frozenset[str]) -> Rule:
    """Errors: StopIteration is impossible for facts of facts.py."""
    return next(rule for rule in RULES if rule.when <= facts)
