"""docs/events.md names every type of event that the code writes, and its examples have the fields of the code."""

import json
import re
from dataclasses import fields
from pathlib import Path

from billhead.aws.outbox import BusEvent, bus_event
from billhead.catalog.kind import Kind
from billhead.customers.model import CUSTOMER
from billhead.documents.types import INVOICE
from billhead.items.model import ITEM
from billhead.taxes.model import TAX

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs/events.md").read_text("utf-8")
CODE = "".join(path.read_text("utf-8") for path in (ROOT / "layers/core").rglob("*.py"))


def documented() -> set[str]:
    """The types in the table's first column; `.updated` continues the name before it."""
    found: set[str] = set()
    for row in re.findall(r"^\| (`[a-z_]+\.[a-z_]+`.*?) \|", DOCS, re.M):
        names = re.findall(r"`([a-z_.]+)`", row)
        found |= {name if not name.startswith(".") else names[0].partition(".")[0] + name for name in names}
    return found


def written() -> set[str]:
    whole = set(re.findall(r'"((?:entity|user|tax)\.[a-z_]+)"', CODE))
    of_documents = set(re.findall(r'self\.event\("([a-z_]+)"', CODE))
    kinds: tuple[Kind, ...] = (CUSTOMER, ITEM, TAX)
    of_catalog = {f"{kind.name}.{what}" for kind in kinds for what in ("created", "updated", "deleted", "restored")}
    return whole | of_catalog | {f"{INVOICE.name}.{what}" for what in of_documents}


def test_every_type_that_is_written_is_documented() -> None:
    assert written() - documented() == set()


def test_no_type_is_documented_that_is_not_written() -> None:
    assert documented() - written() == {"entity.logo_fetched"}, "written by a function, not by an item"


def test_the_example_is_an_event() -> None:
    example = json.loads(re.findall(r"```json\n(\{\n.*?\n\})\n```", DOCS, re.S)[0])
    assert bus_event(example["detail"]).type == example["detail-type"]
    assert list(example["detail"]) == [field.name for field in fields(BusEvent)]
