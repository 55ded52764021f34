"""The answer of POST /transaction-type: what would be decided, without a document. Pure."""

from collections.abc import Sequence
from typing import Any

from billhead.taxation.assess import Situation, assess
from billhead.taxation.lines import LineTreatment
from billhead.taxation.model import Question, Supply
from billhead.taxation.record import decision_record
from billhead.taxation.treat import treat


def transaction_answer(question: Question, supplies: Sequence[Supply] = ("service",)) -> dict[str, Any]:
    """`supplies` stand for the lines of the document that the client has in mind; a service where it says nothing."""
    situation = assess(question)
    lines = _lines(situation, supplies or ("service",))
    decision = decision_record(situation, lines)
    warnings = [warning["detail"] for warning in decision.get("warnings", ())]
    return {
        "transaction_type": decision["transaction_type"],
        "reverse_charge_applies": any(line.treatment.reverse_charge for line in lines),
        "vat_number_valid": _is_valid_number(situation),
        "warning": " ".join(warnings) or None,
        "decision": decision,
    }


def _is_valid_number(situation: Situation) -> bool | None:
    """What VIES said, if it answered; else false for a number of the wrong form, and None: nobody knows."""
    buyer = situation.question.buyer
    if buyer is None or not buyer.tax_number:
        return None
    if situation.standing.is_denied or situation.standing.is_malformed:
        return False
    return True if buyer.vat_state == "valid" else None


def _lines(situation: Situation, supplies: Sequence[Supply]) -> list[LineTreatment]:
    return [LineTreatment(position, supply, treat(situation, supply)) for position, supply in enumerate(supplies)]
