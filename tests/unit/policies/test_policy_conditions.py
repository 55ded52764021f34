"""The evaluator's conditions against what AWS documents of them; a wrong evaluator would prove nothing."""

from typing import Any

import pytest

from tests.support.policies.conditions import UnknownPolicyLanguage, holds

OWN = {"dynamodb:leadingkeys": ("ent_A",)}
MIXED = {"dynamodb:leadingkeys": ("ent_A", "ent_B")}
KEYS = "dynamodb:LeadingKeys"


def all_equal(*values: str) -> dict[str, Any]:
    return {"ForAllValues:StringEquals": {KEYS: list(values)}}


def any_equal(*values: str) -> dict[str, Any]:
    return {"ForAnyValue:StringEquals": {KEYS: list(values)}}


def test_no_condition_holds_always() -> None:
    assert holds({}, {})


def test_for_all_values_holds_when_every_value_fits() -> None:
    assert holds(all_equal("ent_A"), OWN)
    assert holds(all_equal("ent_A", "ent_B"), MIXED)
    assert not holds(all_equal("ent_A"), MIXED)


def test_for_all_values_is_true_of_an_absent_key() -> None:
    assert holds(all_equal("ent_A"), {})
    assert holds(all_equal("ent_A"), {"dynamodb:leadingkeys": ()})


def test_for_any_value_holds_when_one_value_fits() -> None:
    assert holds(any_equal("ent_A"), MIXED)
    assert not holds(any_equal("ent_C"), MIXED)


def test_for_any_value_is_false_of_an_absent_key() -> None:
    assert not holds(any_equal("ent_A"), {})


@pytest.mark.parametrize(
    ("wanted", "context", "expected"),
    [
        ("true", {}, True),
        ("true", OWN, False),
        ("false", {}, False),
        ("false", OWN, True),
        (True, {}, True),
        (False, OWN, True),
        ("false", {"dynamodb:leadingkeys": ()}, False),
    ],
)
def test_null_asks_whether_the_key_is_absent(wanted: Any, context: Any, expected: bool) -> None:
    assert holds({"Null": {KEYS: wanted}}, context) is expected


def test_a_positive_operator_is_false_of_an_absent_key() -> None:
    assert not holds({"StringEquals": {"aws:PrincipalTag/entity_id": "ent_A"}}, {})
    assert not holds({"StringLike": {"s3:prefix": "*"}}, {})
    assert not holds({"Bool": {"aws:SecureTransport": "false"}}, {})


def test_a_negated_operator_is_true_of_an_absent_key() -> None:
    assert holds({"StringNotEquals": {"s3:prefix": "x"}}, {})
    assert holds({"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::1:role/x"}}, {})


def test_a_negated_operator_with_several_values_means_none_of_them() -> None:
    none_of = {"StringNotEquals": {"s3:prefix": ["x", "y"]}}
    assert holds(none_of, {"s3:prefix": "z"})
    assert not holds(none_of, {"s3:prefix": "y"})


def test_if_exists_passes_only_an_absent_key() -> None:
    condition = {"StringEqualsIfExists": {"s3:prefix": "x"}}
    assert holds(condition, {})
    assert holds(condition, {"s3:prefix": "x"})
    assert not holds(condition, {"s3:prefix": "y"})


def test_several_values_are_alternatives_and_several_keys_are_not() -> None:
    condition = {"StringEquals": {"s3:prefix": ["x", "y"], "events:source": "billhead"}}
    assert holds(condition, {"s3:prefix": "y", "events:source": "billhead"})
    assert not holds(condition, {"s3:prefix": "y", "events:source": "other"})


def test_several_operators_must_all_hold() -> None:
    condition = {**all_equal("ent_A"), "Null": {KEYS: "false"}}
    assert holds(condition, OWN)
    assert not holds(condition, {})


def test_string_equals_knows_no_wildcard() -> None:
    assert not holds({"StringEquals": {"s3:prefix": "entities/*"}}, {"s3:prefix": "entities/x"})
    assert holds({"StringEquals": {"s3:prefix": "entities/*"}}, {"s3:prefix": "entities/*"})


def test_string_like_knows_both_wildcards() -> None:
    assert holds({"StringLike": {"s3:prefix": "entities/?*"}}, {"s3:prefix": "entities/x/y"})
    assert not holds({"StringLike": {"s3:prefix": "entities/?"}}, {"s3:prefix": "entities/xy"})
    assert not holds({"StringLike": {"s3:prefix": "ENTITIES/*"}}, {"s3:prefix": "entities/x"})


def test_an_arn_is_matched_part_by_part() -> None:
    condition = {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::123456789012:role/billhead-*"}}
    assert holds(condition, {"aws:principalarn": "arn:aws:iam::123456789012:role/billhead-x"})
    assert not holds(condition, {"aws:principalarn": "arn:aws:iam::999999999999:role/billhead-x"})
    reaching = {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*/billhead-*"}}
    assert not holds(reaching, {"aws:principalarn": "arn:aws:iam::123456789012:role/billhead-x"})


def test_a_variable_takes_its_value_from_the_request() -> None:
    condition = all_equal("${aws:PrincipalTag/entity_id}")
    assert holds(condition, {**OWN, "aws:principaltag/entity_id": "ent_A"})
    assert not holds(condition, {**OWN, "aws:principaltag/entity_id": "ent_AB"})


def test_a_variable_without_value_fits_nothing() -> None:
    assert not holds(all_equal("${aws:PrincipalTag/entity_id}"), OWN)


def test_a_variable_is_literal_even_where_wildcards_count() -> None:
    condition = {"StringLike": {"s3:prefix": "entities/${aws:PrincipalTag/entity_id}/*"}}
    assert not holds(condition, {"s3:prefix": "entities/ent_B/x", "aws:principaltag/entity_id": "*"})
    assert holds(condition, {"s3:prefix": "entities/ent_A/x", "aws:principaltag/entity_id": "ent_A"})


@pytest.mark.parametrize(
    "condition",
    [
        {"StringSimilar": {"s3:prefix": "x"}},
        {"ForSomeValues:StringEquals": {KEYS: "x"}},
        {"StringEquals": {"dynamodb:Attributes": "x"}},
        {"StringEquals": {KEYS: "x"}},
        {"Null": {KEYS: "maybe"}},
    ],
)
def test_what_the_evaluator_does_not_know_is_an_error_and_not_a_guess(condition: dict[str, Any]) -> None:
    with pytest.raises(UnknownPolicyLanguage):
        holds(condition, OWN)
