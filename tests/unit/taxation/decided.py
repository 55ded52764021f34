"""A whole decision from a few words, for tests of what is said about it."""

from typing import Any

from billhead.taxation.assess import assess
from billhead.taxation.lines import LineTreatment
from billhead.taxation.model import Question, Supply
from billhead.taxation.record import decision_record
from billhead.taxation.treat import treat

from tests.unit.taxation.sales import sale


def lines_of(question: Question, *supplies: Supply) -> list[LineTreatment]:
    situation = assess(question)
    return [LineTreatment(position, supply, treat(situation, supply)) for position, supply in enumerate(supplies)]


def record_of(question: Question | str, *supplies: Supply) -> dict[str, Any]:
    asked = sale(question) if isinstance(question, str) else question
    return decision_record(assess(asked), lines_of(asked, *supplies))
