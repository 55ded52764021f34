"""From an offer or a delivery note to the document that follows it: what it takes over, and when it may. Pure."""

from collections.abc import Mapping
from typing import Any

from billhead.documents.records import Kept
from billhead.documents.relations import Relation, Touch
from billhead.documents.settlement import state_attributes
from billhead.documents.state import State, require_issued
from billhead.documents.types import DocumentType, document_type
from billhead.kernel.errors import Conflict, Invalid

PARTY = ("reference", "buyer_reference", "currency_code", "language", "calculation_mode", "delivery", "metadata")
LINE = (
    "type",
    "name",
    "description",
    "classification",
    "quantity",
    "unit",
    "price",
    "gross_price",
    "item_id",
    "metadata",
)
CUSTOMER = frozenset({"id"})


class AlreadyConverted(Conflict):
    """There is a document of this type from it already; void that one first."""

    code = "already_converted"


class EstimateDeclined(Conflict):
    """The customer declined the estimate; make a new one."""

    code = "estimate_declined"


class NotConvertible(Invalid):
    """No document of this type follows from one of that type."""

    code = "not_convertible"


def require_convertible(source: Kept, into: DocumentType) -> None:
    """Errors: NotConvertible, NotIssued, AlreadyVoided, EstimateDeclined, AlreadyConverted."""
    item = source.item
    if into.name not in document_type(item["type"]).converts_into:
        raise NotConvertible(f"No {into.title} follows from this document.", pointer="/converted_from")
    require_issued(item)
    if item["state"] == State.DECLINED:
        raise EstimateDeclined("The estimate was declined.")
    if into.name in item.get("converted_into", {}):
        raise AlreadyConverted(f"There is already {into.title} {item['converted_into'][into.name]} from it.")


def conversion_touch(source: Kept, into: DocumentType, document_id: str, at: str) -> Touch:
    """The source says what became of it; an open estimate that is converted is accepted."""
    item = source.item
    attributes: dict[str, Any] = {"converted_into": {**item.get("converted_into", {}), into.name: document_id}}
    if item["type"] == "estimate" and item["state"] == State.ISSUED:
        attributes |= {**state_attributes(item, State.ACCEPTED), "accepted_at": at}
    return Touch(item, Relation.CONVERTED_FROM, attributes)


def converted_data(source: Kept) -> dict[str, Any]:
    """What a client would send to make the following document: the same parties and lines.

    Texts, dates and taxes that the rules decide are the new document's own, as of its day.
    """
    content = source.content
    customer: Mapping[str, Any] = content.get("customer") or {}
    named: dict[str, Any] = {}
    if customer.get("id"):
        named = {"customer_id": customer["id"]}
    elif customer:
        named = {"customer": {key: value for key, value in customer.items() if key not in CUSTOMER}}
    taken = {key: content[key] for key in PARTY if content.get(key)}
    lines = [_line(line, content) for line in content["items"]]
    return {**taken, **named, "items": lines, "converted_from": source.item["id"]}


def _line(line: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    if line["type"] == "separator":
        return dict(line)
    kept = {key: line[key] for key in LINE if key in line}
    discounts = [{"value": row["value"], "type": row["type"]} for row in line.get("discounts", [])]
    taxes = [way for way in (_chosen(tax, content) for tax in line["taxes"]) if way]
    return {**kept, **({"discounts": discounts} if discounts else {}), **({"taxes": taxes} if taxes else {})}


def _chosen(tax: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    """How the tax was chosen; nothing where the rules chose it, for they choose again."""
    if tax.get("tax_id"):
        return {"tax_id": tax["tax_id"]}
    is_ruled = content["transaction_type"] != "domestic" or not content["issuer"]["is_tax_subject"]
    if is_ruled and tax["category"] != "E":
        return {}
    if tax.get("reverse_charge"):
        return {"reverse_charge": True}
    if not content["issuer"]["is_tax_subject"]:
        return {}
    ways = ("rate", "name", "exemption_reason", "exemption_reason_code")
    return {key: tax[key] for key in ways if key in tax}
