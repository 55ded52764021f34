"""The check of mandatory particulars before a number is spent: what lacks, where to mend it, by which law. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from billhead.kernel.errors import Fault, Invalid
from billhead.particulars.facts import Facts, facts_of
from billhead.particulars.plan import Demand, Field, national_currency, plan
from billhead.particulars.policy import DEFAULT_POLICY, Policy
from billhead.particulars.rules import RULE_ROWS
from billhead.particulars.scheme import Scheme, scheme_of

_LEADS: Final = {"issuer": "Set the entity's", "customer": "Give the customer's"}


class ParticularsMissing(Invalid):
    """The document lacks what the law of the issuer's country demands; `errors` has each lack (docs/particulars.md)."""

    code = "particulars_missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the law demands and the document lacks. `pointer` is where the client can mend it."""

    rule: str
    pointer: str
    code: str
    detail: str
    law: str
    is_error: bool


def findings(content: Mapping[str, Any], policy: Policy = DEFAULT_POLICY) -> list[Finding]:
    """Everything that lacks, each thing once; `content` is a composed document, with or without its number."""
    facts = facts_of(content, national_currency(content["issuer"].get("country_code") or ""))
    scheme = scheme_of(facts)
    found: dict[str, Finding] = {}
    for demand, field in _lacking(facts, scheme):
        if field.code not in found:
            found[field.code] = _finding(demand, field, _is_error(demand, facts, scheme, policy))
    return list(found.values())


def check_particulars(content: Mapping[str, Any], policy: Policy = DEFAULT_POLICY) -> list[dict[str, str]]:
    """The warnings, for the document to keep. Errors: ParticularsMissing."""
    found = findings(content, policy)
    faults = [Fault(one.pointer, one.code, one.detail) for one in found if one.is_error]
    if faults:
        raise ParticularsMissing("The document lacks what the law demands of it.", errors=faults)
    return [{"pointer": one.pointer, "code": one.code, "detail": one.detail} for one in found]


def _lacking(facts: Facts, scheme: Scheme) -> Iterator[tuple[Demand, Field]]:
    for demand in plan(facts.country, scheme):
        if demand.applies is None or demand.applies(facts):
            for field in demand.fields:
                party = facts.party(field.party)
                if not any(map(party.get, field.names)):
                    yield demand, field


def _is_error(demand: Demand, facts: Facts, scheme: Scheme, policy: Policy) -> bool:
    """No law refuses an estimate, and none gives a consumer a right to a VAT invoice."""
    if demand.level == "advice" or demand.rule in policy.relaxed:
        return False
    refused = facts.is_business or policy.consumer_sales == "refuse"
    return demand.level == "always" or (refused and scheme != "N")


def _finding(demand: Demand, field: Field, is_error: bool) -> Finding:
    return Finding(demand.rule, field.pointer, field.code, _detail(demand, field), demand.law, is_error)


def _detail(demand: Demand, field: Field) -> str:
    *parents, name = field.pointer.strip("/").split("/")
    lead = _LEADS.get("".join(parents), "Give")
    words = next(words for rule, _, words in RULE_ROWS if rule == demand.rule)
    return f"{lead} {' or '.join(field.names) or name}: {words} ({demand.law})."
