"""What AWS's errors mean for us: refused by a condition, busy, or unclear. It may not swallow anything else."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError, ConnectionError, HTTPClientError

from billhead.aws.items import Item, read_item
from billhead.kernel.errors import Contention

THROTTLES = frozenset(
    {
        "ProvisionedThroughputExceededException",
        "ThrottlingException",
        "Throttling",
        "RequestLimitExceeded",
        "SlowDown",
        "TransactionInProgressException",
        # A single write met a transaction at work on its item; botocore does not repeat it.
        "TransactionConflictException",
    }
)


class ConditionFailed(Exception):
    """A single write's condition did not hold; `item` is what stands there, None if nothing does."""

    def __init__(self, item: Item | None) -> None:
        super().__init__("condition failed")
        self.item = item


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one write of a cancelled transaction could not be: a code of DynamoDB's, and the item that stood there."""

    code: str
    item: Item | None

    @property
    def is_condition(self) -> bool:
        return self.code == "ConditionalCheckFailed"


class Cancelled(Exception):
    """A transaction had no effect; one Reason per write, in order."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


class Busy(Contention):
    """Throttled: there was no effect."""


class Unclear(Contention):
    """A time-out, a reset or a 5xx: there may have been an effect, so only a repeatable write may be repeated."""


@contextmanager
def translated() -> Generator[None]:
    """Turn the errors that callers act on into ours; any other passes."""
    try:
        yield
    except ClientError as error:
        raise _translate(error) from error
    except (ConnectionError, HTTPClientError) as error:
        raise Unclear("The data store did not answer in time.") from error


def error_code(error: ClientError) -> str:
    return error.response.get("Error", {}).get("Code", "")


def _translate(error: ClientError) -> Exception:
    response: dict[str, Any] = dict(error.response)
    code = error_code(error)
    if code == "ConditionalCheckFailedException":
        return ConditionFailed(_item(response))
    if code == "TransactionCanceledException":
        return Cancelled(tuple(_reason(entry) for entry in response.get("CancellationReasons", [])))
    return _passing_fault(code, response) or error


def _passing_fault(code: str, response: dict[str, Any]) -> Exception | None:
    status = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in THROTTLES:
        return Busy("The data store is busy.")
    return Unclear("The data store had a fault.") if status >= 500 else None


def _reason(entry: dict[str, Any]) -> Reason:
    return Reason(entry.get("Code", "None"), _item(entry))


def _item(response: dict[str, Any]) -> Item | None:
    return read_item(response["Item"]) if response.get("Item") else None
