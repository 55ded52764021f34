"""What one document says of another, and the change that tells the other so."""

from datetime import UTC, datetime
from typing import Any

import pytest
from billhead.documents.relations import (
    MAX_RELATIONS,
    Origin,
    Relation,
    TooManyRelations,
    Touch,
    as_changed,
    shown_relations,
    touch_writes,
)
from billhead.kernel.events import Happening
from billhead.kernel.principal import Environment, Tenant

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ORIGIN = Origin("credit_note", "cre_X", "CN-2026-00001")


@pytest.fixture
def happening() -> Happening:
    return Happening(Tenant("ent_X", "acc_X", Environment.LIVE, "key_X"), NOON, lambda count: b"x" * count)


def invoice(**fields: Any) -> dict[str, Any]:
    return {"type": "invoice", "id": "inv_X", "number": "2026-00001", "version": 3, **fields}


def test_a_touch_is_told_on_both_sides(happening: Happening) -> None:
    touch = Touch(invoice(), Relation.CREDITS, {"total_credited": 5})
    (change,) = touch_writes([touch], ORIGIN, happening)
    assert touch.outgoing() == {
        "relation": "credits",
        "type": "invoice",
        "id": "inv_X",
        "number": "2026-00001",
    }
    (row,) = change.set["relations"]
    assert row == {"relation": "credited_by", "type": "credit_note", "id": "cre_X", "number": "CN-2026-00001"}
    assert (change.sk, change.condition, change.values) == ("invoice#inv_X", "#version = :version", {":version": 3})
    assert change.set["total_credited"] == 5 and change.add == {"version": 1}
    (event,) = change.set["events"]
    assert (event["type"], event["data"]["document_id"]) == ("invoice.credited", "cre_X")


def test_two_touches_of_one_document_are_one_write(happening: Happening) -> None:
    touches = [Touch(invoice(), Relation.CREDITS, {"credits": b"x"}), Touch(invoice(), Relation.REFERS_TO)]
    (change,) = touch_writes(touches, ORIGIN, happening)
    assert [row["relation"] for row in change.set["relations"]] == ["credited_by", "referred_to_by"]
    assert change.set["credits"] == b"x" and len(change.set["events"]) == 2


def test_what_others_said_before_stays(happening: Happening) -> None:
    before = {"relation": "referred_to_by", "type": "invoice", "id": "inv_Y"}
    (change,) = touch_writes([Touch(invoice(relations=[before]), Relation.CREDITS)], ORIGIN, happening)
    assert change.set["relations"][0] == before and len(change.set["relations"]) == 2


def test_a_document_is_named_by_five_hundred_others_and_no_more(happening: Happening) -> None:
    rows = [{"relation": "referred_to_by", "type": "invoice", "id": f"inv_{number}"} for number in range(MAX_RELATIONS)]
    touch_writes([Touch(invoice(relations=rows[1:]), Relation.REFERS_TO)], ORIGIN, happening)
    with pytest.raises(TooManyRelations):
        touch_writes([Touch(invoice(relations=rows), Relation.REFERS_TO)], ORIGIN, happening)


def test_an_item_after_its_change(happening: Happening) -> None:
    (change,) = touch_writes([Touch(invoice(due_key="x"), Relation.CREDITS, {"due_key": None})], ORIGIN, happening)
    after = as_changed(invoice(due_key="x"), change)
    assert "due_key" not in after and after["version"] == 4 and after["number"] == "2026-00001"


def test_the_earlier_documents_come_first() -> None:
    content = {"linked_documents": [{"relation": "credits", "id": "inv_X"}]}
    item = {"relations": [{"relation": "referred_to_by", "id": "inv_Y"}]}
    assert [row["id"] for row in shown_relations(item, content)] == ["inv_X", "inv_Y"]
