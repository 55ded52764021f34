"""settings.particulars: what an entity may relax of the mandatory particulars, and what it may tighten. Pure."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from billhead.kernel.fields import Model, Text
from billhead.particulars.policy import Policy
from billhead.particulars.rules import rule_ids


def _rule(name: str) -> str:
    if name not in rule_ids():
        raise PydanticCustomError("unknown_value", "This is not a rule; docs/particulars.md lists them.")
    return name


RuleId = Annotated[Text, AfterValidator(_rule)]


class ParticularsSettings(Model):
    """`relaxed` rules only warn; `consumer_sales: refuse` holds consumers' invoices to the rules of businesses'."""

    consumer_sales: Literal["warn", "refuse"] = "warn"
    relaxed: Annotated[list[RuleId], Field(max_length=50)] = []

    def policy(self) -> Policy:
        return Policy(self.consumer_sales, frozenset(self.relaxed))
