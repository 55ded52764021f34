"""Who makes a call: a function under its SAM role, or a role assumed with session tags; and what either may do."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from local.resources import Role
from local.template import ACCOUNT, Template
from tests.support.policies.conditions import UnknownPolicyLanguage
from tests.support.policies.evaluator import Authorization, Decision, Statement, decide, principal_fits

# Managed by AWS: only logs, which no call of boto3 here writes.
HARMLESS = frozenset({"AWSLambdaBasicExecutionRole"})
# What STS accepts: https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
_TAG_VALUE = re.compile(r"[\w\s_.:/=+\-@]{0,256}")
_SESSION_NAME = re.compile(r"[\w+=,.@-]{2,64}")
_LONGEST_CHAINED = 3600


@dataclass(frozen=True)
class Principal:
    """A role in use. `tags` are those of its session."""

    role: Role
    tags: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def context(self) -> dict[str, str | tuple[str, ...]]:
        """The condition keys that follow from who asks."""
        tags = {f"aws:principaltag/{name.lower()}": value for name, value in self.tags.items()}
        return {"aws:principalarn": self.role.arn, **tags}

    def identified(self, wanted: Authorization, *, secure: bool) -> Authorization:
        """The need with the condition keys that the principal and the connection add to every call."""
        return replace(wanted, context={**wanted.context, **self.context, "aws:securetransport": str(secure).lower()})


class Rights:
    """The template's policies: of roles, of the buckets, of who may assume a role."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._roles = {role.arn: role for role in template.roles.values()}
        self._bucket_policies = tuple(
            statement
            for properties in template.of_type("AWS::S3::BucketPolicy").values()
            for statement in properties["PolicyDocument"]["Statement"]
        )

    def function(self, name: str) -> Principal:
        """A function under the role that SAM makes for it."""
        return Principal(self._template.functions[name].role)

    def session(self, role_arn: str, tags: dict[str, str]) -> Principal:
        """An assumed role; whether it may be assumed is another question."""
        return Principal(self._roles[role_arn], tags)

    def decide(self, principal: Principal, wanted: Authorization, *, secure: bool = True) -> Decision:
        """By the principal's policies and the resource's, explicit Deny first."""
        asked = principal.identified(wanted, secure=secure)
        verdicts = {decide(self._statements(principal.role), asked), decide(self._of_resource(principal, asked), asked)}
        if Decision.DENIED in verdicts:
            return Decision.DENIED
        if wanted.action.startswith("sts:") and self._trusts(principal, asked) is not Decision.ALLOWED:
            return Decision.IMPLICITLY_DENIED
        return Decision.ALLOWED if Decision.ALLOWED in verdicts else Decision.IMPLICITLY_DENIED

    def _statements(self, role: Role) -> tuple[Statement, ...]:
        unknown = set(role.managed) - HARMLESS
        if unknown:
            raise UnknownPolicyLanguage(f"the managed policies {sorted(unknown)} of {role.name}")
        return role.statements

    def _of_resource(self, principal: Principal, wanted: Authorization) -> list[Statement]:
        if not wanted.action.startswith("s3:"):
            return []
        return [entry for entry in self._bucket_policies if principal_fits(entry, principal.role.arn, ACCOUNT)]

    def _trusts(self, principal: Principal, wanted: Authorization) -> Decision:
        """The trust policy must allow as well: that it names the account only hands the question to both."""
        role = self._roles.get(wanted.resource)
        if role is None:
            return Decision.IMPLICITLY_DENIED
        return decide(
            [entry for entry in role.trust["Statement"] if principal_fits(entry, principal.role.arn, ACCOUNT)], wanted
        )


def refused_by_sts(params: dict[str, Any]) -> str | None:
    """What STS itself refuses before any policy is read."""
    for tag in params.get("Tags", []):
        if not _TAG_VALUE.fullmatch(tag["Value"]):
            return f"the value of tag {tag['Key']}"
    if not _SESSION_NAME.fullmatch(params["RoleSessionName"]):
        return "the session's name"
    return "the duration" if params.get("DurationSeconds", 0) > _LONGEST_CHAINED else None
