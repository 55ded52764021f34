"""The outbox: events as items carry them, put on the event bus. It may not know what any event means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from billhead.aws.config import settings
from billhead.aws.faults import translated
from billhead.aws.items import read_value
from billhead.aws.sessions import own_client
from billhead.kernel.errors import Contention
from billhead.kernel.jsontext import write_json
from billhead.kernel.principal import Environment, Tenant

SOURCE = "billhead"
# Of one PutEvents call: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
MAX_ENTRIES = 10
MAX_BYTES = 256 * 1024

Entry = dict[str, str]


@dataclass(frozen=True, slots=True)
class BusEvent:
    """An event's `detail` on the bus, as docs/events.md describes it."""

    event_id: str
    type: str
    at: str
    actor: str
    account_id: str
    environment: str
    entity_id: str
    resource_id: str
    data: dict[str, Any]

    @property
    def tenant(self) -> Tenant:
        """The entity that it happened to: only our own functions publish under our source."""
        return Tenant(self.entity_id, self.account_id, Environment(self.environment), self.actor)


def bus_event(detail: Mapping[str, Any]) -> BusEvent:
    """From the bus. Errors: KeyError where a field is missing; a field of a later version is left out."""
    return BusEvent(**{name: detail[name] for name in BusEvent.__dataclass_fields__})


def new_events(record: Mapping[str, Any]) -> list[BusEvent]:
    """What one record of the table's stream tells that its item did not tell before; a removed item tells nothing."""
    if record["eventName"] == "REMOVE":
        return []
    images = record["dynamodb"]
    known = {event["id"] for event in _events(images.get("OldImage", {}))}
    return [_published(event) for event in _events(images["NewImage"]) if event["id"] not in known]


def publish(events: Sequence[BusEvent]) -> int | None:
    """Put the events on the bus in order; the index of the first that it did not take, None if it took all.

    Events after that one may be on the bus already: whoever repeats from there publishes some twice.
    """
    entries = [_entry(event) for event in events]
    for start, end in _calls([_size(entry) for entry in entries]):
        failed = _put(entries[start:end])
        if failed is not None:
            return start + failed
    return None


def _events(image: Mapping[str, Any]) -> list[dict[str, Any]]:
    # Only this attribute: in Lambda's JSON the binary ones are text in base64.
    return read_value(image["events"]) if "events" in image else []


def _published(event: Mapping[str, Any]) -> BusEvent:
    return bus_event({**event, "event_id": event["id"]})


def _entry(event: BusEvent) -> Entry:
    return {
        "Source": SOURCE,
        "DetailType": event.type,
        "Detail": write_json(asdict(event)),
        "EventBusName": settings().event_bus,
    }


def _size(entry: Entry) -> int:
    """As EventBridge counts: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html"""
    return sum(len(entry[part].encode()) for part in ("Source", "DetailType", "Detail"))


def _calls(sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of entries that fit one call; one that is too large goes alone, to be refused alone."""
    start = total = 0
    for index, size in enumerate(sizes):
        if index > start and (index - start == MAX_ENTRIES or total + size > MAX_BYTES):
            yield start, index
            start, total = index, 0
        total += size
    if sizes:
        yield start, len(sizes)


def _put(entries: list[Entry]) -> int | None:
    try:
        with translated():
            answer = own_client("events").put_events(Entries=entries)
    except Contention:
        return 0
    results: list[dict[str, Any]] = answer["Entries"]
    return next((index for index, result in enumerate(results) if "ErrorCode" in result), None)
