"""What arrives in a queue from the event bus, made from the sample events and changed where a test needs it."""

import itertools
import json
from pathlib import Path
from typing import Any

from billhead.kernel.ids import derived_id

from tests.support.accounts import Account

_numbers = itertools.count(1)
EVENTS = Path(__file__).parents[2] / "events"


def sample(function: str) -> dict[str, Any]:
    """events/<function>.json"""
    return json.loads((EVENTS / f"{function}.json").read_text("utf-8"))


def batch(*bodies: Any) -> dict[str, Any]:
    """Messages m1, m2, … with these bodies."""
    records = [{"messageId": f"m{number}", "body": json.dumps(body)} for number, body in enumerate(bodies, 1)]
    return {"Records": records}


def message(function: str, **changes: Any) -> dict[str, Any]:
    """The body of the function's sample message; `changes` go into its detail."""
    body = json.loads(sample(function)["Records"][0]["body"])
    return {**body, "detail": {**body["detail"], **changes}}


def failed(report: dict[str, Any]) -> list[str]:
    """Which messages the function did not take."""
    return [entry["itemIdentifier"] for entry in report["batchItemFailures"]]


def issued(account: Account, entity: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """That the entity issued one more invoice."""
    event_id = derived_id("evt_", "issued", str(next(_numbers)))
    of = {"event_id": event_id, "account_id": account.id, "entity_id": entity["id"]}
    return message("record_usage", **{**of, **changes})
