"""What voiding a document gives back to others: credits, deductions, conversions. Its writes go with the voiding."""

from billhead.advance_invoices.deducting import deducted_by
from billhead.aws.items import Item
from billhead.aws.partition import Change, Partition
from billhead.credit_notes.compose import taken_by
from billhead.credit_notes.ledger import Ledger
from billhead.documents import keys
from billhead.documents.records import Kept
from billhead.documents.relations import EVENTS, Relation, changed
from billhead.documents.settlement import ZERO, settled
from billhead.kernel.events import Happening


def undo_writes(table: Partition, voided: Kept, happening: Happening) -> list[Change]:
    """One for each document that the voided one had changed beside naming it, valid while that is as it was read."""
    rows = [row for row in voided.content.get("linked_documents", []) if row["relation"] != Relation.REFERS_TO]
    sks = {row["id"]: keys.document(row["type"], row["id"]) for row in rows}
    found = table.get_many(list(sks.values())) if sks else {}
    return [_undo(found[sks[row["id"]]], row["relation"], voided, happening) for row in rows]


def _undo(target: Item, relation: str, voided: Kept, happening: Happening) -> Change:
    attributes = _given_back(target, Relation(relation), voided)
    said = {"document_type": voided.item["type"], "document_id": voided.item["id"], "number": voided.item["number"]}
    event = happening.event(f"{target['type']}.{EVENTS[Relation(relation)]}_undone", target["id"], **said)
    return changed(target, {**attributes, "events": [event]}, happening)


def _given_back(target: Item, relation: Relation, voided: Kept) -> Item:
    if relation is Relation.CREDITS:
        ledger = Ledger.unpacked(target.get("credits")).plus(taken_by(voided.content), -1)
        settles = voided.item.get("issued_credited") or ZERO
        return {
            **settled(target, credited=(target.get("total_credited") or ZERO) - settles),
            "credits": ledger.packed(),
        }
    if relation is Relation.DEDUCTS:
        given = deducted_by(voided.content, target["id"])
        return {"deducted": Ledger.unpacked(target.get("deducted")).plus(given, -1).packed()}
    left = {name: made for name, made in target.get("converted_into", {}).items() if made != voided.item["id"]}
    return {"converted_into": left or None}
