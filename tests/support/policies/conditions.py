"""The Condition element of a statement, as AWS documents it; what is not known here is an error, never a guess.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
"""

from collections.abc import Callable
from typing import Any, cast

from tests.support.policies.patterns import Context, matches, matches_arn


class UnknownPolicyLanguage(Exception):
    """The policy says something that this evaluator does not know; teach it before you rely on it."""


Compare = Callable[[str, str, Context], bool]
MULTI_VALUED = frozenset({"dynamodb:leadingkeys", "aws:tagkeys"})
KNOWN_KEYS = MULTI_VALUED | {
    "aws:principalarn",
    "aws:securetransport",
    "aws:sourcearn",
    "dynamodb:enclosingoperation",
    "events:detail-type",
    "events:source",
    "s3:prefix",
    "sts:rolesessionname",
}
KNOWN_FAMILIES = ("aws:principaltag/", "aws:requesttag/")


def _equal(pattern: str, value: str, context: Context) -> bool:
    return matches(pattern, value, context, wildcards=False)


def _equal_any_case(pattern: str, value: str, context: Context) -> bool:
    return matches(pattern, value, context, wildcards=False, ignore_case=True)


OPERATORS: dict[str, Compare] = {
    "StringEquals": _equal,
    "StringEqualsIgnoreCase": _equal_any_case,
    "StringLike": matches,
    "ArnEquals": matches_arn,
    "ArnLike": matches_arn,
    "Bool": _equal_any_case,
}
NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
}


def holds(condition: dict[str, dict[str, Any]], context: Context) -> bool:
    """All operators and all their keys must hold."""
    return all(
        _key_holds(operator, name.lower(), _texts(wanted), context)
        for operator, keys in condition.items()
        for name, wanted in keys.items()
    )


def _key_holds(operator: str, name: str, wanted: list[str], context: Context) -> bool:
    if name not in KNOWN_KEYS and not name.startswith(KNOWN_FAMILIES):
        raise UnknownPolicyLanguage(f"the condition key {name}")
    given = _values(context.get(name))
    if operator == "Null":
        return _null(wanted, given)
    qualifier, _, plain = operator.rpartition(":")
    if not qualifier and name in MULTI_VALUED:
        raise UnknownPolicyLanguage(f"{operator} on {name}, which has several values, without ForAllValues/ForAnyValue")
    if plain.endswith("IfExists") and not given:
        return True
    return _compared(
        qualifier,
        plain.removesuffix("IfExists"),
        given,
        lambda compare, value: any(compare(pattern, value, context) for pattern in wanted),
    )


def _compared(qualifier: str, operator: str, given: list[str], fits: Callable[[Compare, str], bool]) -> bool:
    """ForAllValues is true of no value at all; a negated operator is true of an absent key; any other is false."""
    compare = OPERATORS.get(NEGATED.get(operator, operator))
    if compare is None or qualifier not in {"", "ForAllValues", "ForAnyValue"}:
        raise UnknownPolicyLanguage(f"the condition operator {qualifier}:{operator}")
    negated = operator in NEGATED
    results = [fits(compare, value) != negated for value in given]
    if qualifier == "ForAllValues":
        return all(results)
    if qualifier == "ForAnyValue":
        return any(results)
    return results[0] if results else negated


def _null(wanted: list[str], given: list[str]) -> bool:
    """ "true": the key must be absent; "false": it must be there."""
    absent = not given
    if set(wanted) - {"true", "false"}:
        raise UnknownPolicyLanguage(f"Null takes true or false, not {wanted}")
    return str(absent).lower() in wanted


def _values(given: str | tuple[str, ...] | None) -> list[str]:
    if given is None:
        return []
    return [given] if isinstance(given, str) else list(given)


def _texts(wanted: Any) -> list[str]:
    entries = cast(list[Any], wanted) if isinstance(wanted, list) else [wanted]
    return [str(entry).lower() if isinstance(entry, bool) else str(entry) for entry in entries]
