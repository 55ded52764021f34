"""Decides like IAM whether statements allow one action: an explicit Deny wins, what nothing allows is denied.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, cast

from local.cfn_yaml import Json
from tests.support.policies.conditions import UnknownPolicyLanguage, holds
from tests.support.policies.patterns import Context, matches, matches_arn

Statement = dict[str, Any]
ELEMENTS = frozenset({"Sid", "Effect", "Action", "Resource", "Condition", "Principal"})


class Decision(Enum):
    ALLOWED = "allowed"
    IMPLICITLY_DENIED = "not allowed by any statement"
    DENIED = "denied by a statement"


@dataclass(frozen=True)
class Authorization:
    """One thing that a call needs: an action on a resource, with what the request says of itself."""

    action: str
    resource: str
    context: dict[str, str | tuple[str, ...]] = field(default_factory=dict[str, str | tuple[str, ...]])


def decide(statements: Iterable[Statement], wanted: Authorization) -> Decision:
    """Of the statements of all policies of an identity (or of a resource whose Principal was matched before)."""
    effects = {statement["Effect"] for statement in statements if applies(statement, wanted)}
    if effects - {"Allow", "Deny"}:
        raise UnknownPolicyLanguage(f"the effects {effects}")
    if "Deny" in effects:
        return Decision.DENIED
    return Decision.ALLOWED if "Allow" in effects else Decision.IMPLICITLY_DENIED


def applies(statement: Statement, wanted: Authorization) -> bool:
    """Whether action, resource and condition fit. A trust policy has no Resource: its role is meant."""
    unknown = set(statement) - ELEMENTS
    if unknown:
        raise UnknownPolicyLanguage(f"the elements {sorted(unknown)}")
    return (
        any(_fits_action(pattern, wanted.action) for pattern in listed(statement["Action"]))
        and _fits_resource(statement, wanted)
        and holds(statement.get("Condition", {}), wanted.context)
    )


def listed(value: Any) -> list[str]:
    """One or several."""
    return cast(list[str], value) if isinstance(value, list) else [value]


def _fits_action(pattern: str, action: str) -> bool:
    return matches(pattern, action, {}, ignore_case=True)


def _fits_resource(statement: Statement, wanted: Authorization) -> bool:
    if "Resource" not in statement:
        return "Principal" in statement
    return any(_fits(pattern, wanted.resource, wanted.context) for pattern in listed(statement["Resource"]))


def _fits(pattern: str, resource: str, context: Context) -> bool:
    return pattern == "*" or matches_arn(pattern, resource, context)


def principal_fits(statement: Statement, arn: str, account: str) -> bool:
    """Whether a resource's or role's policy speaks to this principal (a role's ARN or a service's name)."""
    principal = statement.get("Principal")
    if principal == "*":
        return True
    given: Json = cast(Json, principal) if isinstance(principal, dict) else {}
    if not given or set(given) - {"AWS", "Service"}:
        raise UnknownPolicyLanguage(f"the Principal {principal}")
    services, identities = listed(given.get("Service", [])), listed(given.get("AWS", []))
    if not arn.startswith("arn:"):
        return arn in services
    whole_account = arn.split(":")[4] == account and bool({f"arn:aws:iam::{account}:root", account} & set(identities))
    return whole_account or arn in identities or "*" in identities
