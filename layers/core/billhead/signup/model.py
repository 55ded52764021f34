"""What the platform says of a customer who signed up, and for which account. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from billhead.entities.model import EntityDraft
from billhead.kernel.errors import Forbidden, Invalid
from billhead.kernel.fields import Name
from billhead.kernel.principal import Environment, Principal, Role
from billhead.kernel.validation import validate


class SignUpIncomplete(Invalid):
    """The platform's user pool knows too little of a customer for an entity."""

    code = "signup_incomplete"


class SignUpMisdirected(Forbidden):
    """An event names another account than the one whose customers sign up by event, or there is no such account."""

    code = "signup_misdirected"


class SignUpDraft(EntityDraft):
    """An entity whose external_id is given: it is what makes a sign-up happen once."""

    # A frozen field may be narrowed: nobody can put a None there.
    external_id: Name  # pyright: ignore[reportGeneralTypeIssues, reportIncompatibleVariableOverride]


@dataclass(frozen=True, slots=True)
class Platform:
    """For whom customers sign up, and by which of the three ways they came: `hook`, `event` or `cognito`."""

    account_id: str
    environment: Environment
    way: str

    @property
    def principal(self) -> Principal:
        return Principal(self.account_id, self.environment, Role.ACCOUNT, f"{self.way}:signup")


def read_sign_up(message: Mapping[str, Any]) -> SignUpDraft:
    """From `{type, timestamp, data}` as Standard Webhooks recommends, or from bare data. Errors: Invalid."""
    if "data" in message:
        return validate(SignUpDraft, message["data"], at="/data")
    return validate(SignUpDraft, message)


def read_detail(detail: Mapping[str, Any], account_id: str) -> SignUpDraft:
    """From an event's detail. `account_id` may stand in it, to be compared. Errors: SignUpMisdirected, Invalid."""
    if not account_id or detail.get("account_id", account_id) != account_id:
        raise SignUpMisdirected("Events of sign-ups are for the account of the stack's parameter SignUpAccount.")
    return validate(SignUpDraft, {key: value for key, value in detail.items() if key != "account_id"}, at="/detail")
