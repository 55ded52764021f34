"""What holds for any input, however odd."""

from datetime import date
from decimal import Decimal

from billhead.kernel.jsontext import canonical_json, read_json
from billhead.taxation.answer import transaction_answer
from billhead.taxation.assess import assess
from billhead.taxation.facts import facts_of
from billhead.taxation.lines import LineTreatment
from billhead.taxation.model import SUPPLIES, Buyer, Issuer, Place, Question, Supply
from billhead.taxation.record import decision_record, replay
from billhead.taxation.rules import RULES
from billhead.taxation.treat import ReverseChargeNotAllowed, domestic_reverse_charge, treat
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.tax_docs import FACTS

POST_CODES = (None, "", "35001", "51001", "22100", "78266", "97100", "9500-321", "BT1 1AA", "?", "20000")
COUNTRIES = ("SI", "DE", "FR", "ES", "PT", "GR", "FI", "IE", "GB", "XI", "IM", "MC", "CH", "LI", "NO", "IS", "US", "ZZ")
IDS = (None, "SI", "DE", "FR", "EL", "GR", "XI", "GB", "CH", "NO")

countries = st.sampled_from(COUNTRIES)
texts = st.none() | st.text(max_size=12)
places = {"post_code": st.sampled_from(POST_CODES), "state": texts}
issuers = st.builds(
    Issuer,
    country_code=countries,
    tax_number=st.sampled_from([None, "", "XI123456789", "GB123456789"]),
    is_tax_subject=st.booleans(),
    **places,
)
buyers = st.builds(
    Buyer,
    country_code=st.none() | countries,
    tax_number=texts,
    vat_country=st.sampled_from(IDS),
    is_end_consumer=st.booleans(),
    is_tax_subject=st.none() | st.booleans(),
    vat_state=st.sampled_from([None, "valid", "invalid", "unknown"]),
    vies_consultation=texts,
    vies_date=st.none() | st.dates(),
    **places,
)
questions = st.builds(
    Question,
    issuer=issuers,
    buyer=st.none() | buyers,
    on=st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)),
    auto_reverse_charge=st.booleans(),
    auto_remove_tax_export=st.booleans(),
    oss_registered=st.booleans(),
    destination=st.none() | st.builds(Place, country_code=countries, **places),
)
supplies = st.lists(st.sampled_from(SUPPLIES), max_size=6)


@settings(max_examples=300)
@given(questions, st.sampled_from(SUPPLIES))
def test_every_supply_has_exactly_one_treatment(question: Question, supply: Supply) -> None:
    situation = assess(question)
    facts = facts_of(situation, supply)
    assert facts <= set(FACTS)
    holding = [rule for rule in RULES if rule.when <= facts]
    treatment = treat(situation, supply)
    assert treatment.rule is holding[0] and treatment == treat(assess(question), supply)
    assert treatment.country and treatment.country_code


@settings(max_examples=300)
@given(questions, st.sampled_from(SUPPLIES), st.sampled_from([Decimal(0), Decimal("19"), Decimal("0.5")]))
def test_what_is_relieved_bears_no_rate_and_what_is_taxed_has_no_reason(
    question: Question, supply: Supply, rate: Decimal
) -> None:
    treatment = treat(assess(question), supply)
    assert treatment.is_taxed == (treatment.category in (None, "L", "M"))
    assert treatment.category_at(rate) in ({"S", "Z", "L", "M"} if treatment.is_taxed else {"AE", "K", "G", "E", "O"})
    if treatment.is_taxed:
        assert treatment.exemption_reason_code is None and not treatment.reverse_charge


@settings(max_examples=300)
@given(questions, st.sampled_from(SUPPLIES))
def test_a_consumer_never_owes_the_tax(question: Question, supply: Supply) -> None:
    situation, buyer = assess(question), question.buyer
    if buyer is None or buyer.is_end_consumer or not (buyer.tax_number or buyer.is_tax_subject):
        assert treat(situation, supply).category not in ("AE", "K")
        assert not situation.standing.is_business
    try:
        chosen = domestic_reverse_charge(situation)
    except ReverseChargeNotAllowed:
        return
    assert chosen.reverse_charge and situation.standing.is_business


@settings(max_examples=300)
@given(questions, st.sampled_from(SUPPLIES))
def test_who_is_no_tax_subject_shows_no_tax(question: Question, supply: Supply) -> None:
    if not question.issuer.is_tax_subject:
        treatment = treat(assess(question), supply)
        assert treatment.category in ("E", "O") and not treatment.is_taxed


@settings(max_examples=300)
@given(questions, st.sampled_from(SUPPLIES), st.sampled_from([None, "valid"]))
def test_a_vies_that_does_not_answer_changes_nothing(question: Question, supply: Supply, other: str | None) -> None:
    if question.buyer is None:
        return
    unknown = _with_state(question, "unknown")
    assert treat(assess(unknown), supply) == treat(assess(_with_state(question, other)), supply)


@settings(max_examples=200)
@given(questions, supplies)
def test_a_replayed_record_is_identical(question: Question, given_supplies: list[Supply]) -> None:
    situation = assess(question)
    lines = [LineTreatment(at, supply, treat(situation, supply)) for at, supply in enumerate(given_supplies)]
    stored = canonical_json(decision_record(situation, lines))
    assert canonical_json(replay(read_json(stored))) == stored


@settings(max_examples=200)
@given(questions, supplies)
def test_the_answer_without_a_document_agrees_with_the_treatments(
    question: Question, given_supplies: list[Supply]
) -> None:
    found = transaction_answer(question, given_supplies)
    situation = assess(question)
    asked = given_supplies or ["service"]
    assert found["reverse_charge_applies"] == any(treat(situation, supply).reverse_charge for supply in asked)
    recorded = {line: entry["id"] for entry in found["decision"]["rules"] for line in entry["lines"]}
    assert recorded == {at: treat(situation, supply).rule.id for at, supply in enumerate(asked)}


@settings(max_examples=200)
@given(questions, st.permutations(SUPPLIES))
def test_the_order_of_lines_changes_no_type(question: Question, order: list[Supply]) -> None:
    one, other = transaction_answer(question, SUPPLIES), transaction_answer(question, order)
    assert one["transaction_type"] == other["transaction_type"]
    assert (one["warning"], one["decision"]["evidence"]) == (other["warning"], other["decision"]["evidence"])


def _with_state(question: Question, state: str | None) -> Question:
    assert question.buyer is not None
    buyer = Buyer(**{name: getattr(question.buyer, name) for name in Buyer.__slots__} | {"vat_state": state})
    return Question(**{name: getattr(question, name) for name in Question.__slots__} | {"buyer": buyer})
