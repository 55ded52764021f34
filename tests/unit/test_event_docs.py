"""docs/events.md names every type of event that the code writes, and its examples have the fields of the code."""

import json
import re
from dataclasses import fields
from pathlib import Path

from billhead.aws.outbox import BusEvent, bus_event
from billhead.catalog.kind import Kind
from billhead.customers.model import CUSTOMER
from billhead.documents.relations import EVENTS, Relation
from billhead.items.model import ITEM
from billhead.taxes.model import TAX

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs/events.md").read_text("utf-8")
CODE = "".join(path.read_text("utf-8") for path in (ROOT / "layers/core").rglob("*.py"))


def documented(table: str = DOCS.partition("Documents: ")[0]) -> set[str]:
    """The types in the table's first column; `.updated` continues the name before it."""
    found: set[str] = set()
    for row in re.findall(r"^\| (`[a-z_<>]+\.[a-z_]+`.*?) \|", table, re.M):
        names = re.findall(r"`([a-z_.<>]+)`", row)
        found |= {name if not name.startswith(".") else names[0].partition(".")[0] + name for name in names}
    return found


def written() -> set[str]:
    whole = set(re.findall(r'"((?:entity|user|tax)\.[a-z_]+)"', CODE))
    kinds: tuple[Kind, ...] = (CUSTOMER, ITEM, TAX)
    of_catalog = {f"{kind.name}.{what}" for kind in kinds for what in ("created", "updated", "deleted", "restored")}
    return whole | of_catalog


def documented_of_documents() -> set[str]:
    """What may happen to a document, whatever its type."""
    return {name.partition(".")[2] for name in documented(DOCS.partition("Documents: ")[2])}


def written_of_documents() -> set[str]:
    plain = set(re.findall(r'self(?:\._documents)?\.event\("([a-z_]+)"', CODE))
    # Of one that is named by another and of the one that undoes it; of an answer; of a payment.
    undone = {f"{what}_undone" for relation, what in EVENTS.items() if relation is not Relation.REFERS_TO}
    return plain | {*EVENTS.values(), *undone, "accepted", "declined", "paid", "payment_recorded"}


def test_every_type_that_is_written_is_documented() -> None:
    assert written() - documented() == set()


def test_no_type_is_documented_that_is_not_written() -> None:
    assert documented() - written() == {"entity.logo_fetched"}, "written by a function, not by an item"


def test_what_happens_to_documents_is_documented_and_nothing_else() -> None:
    assert documented_of_documents() == written_of_documents()


def test_the_example_is_an_event() -> None:
    example = json.loads(re.findall(r"```json\n(\{\n.*?\n\})\n```", DOCS, re.S)[0])
    assert bus_event(example["detail"]).type == example["detail-type"]
    assert list(example["detail"]) == [field.name for field in fields(BusEvent)]
