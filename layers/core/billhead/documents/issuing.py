"""Issuing: a document gets its number, and from then on never changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from billhead.aws.backoff import Patience
from billhead.aws.items import Item
from billhead.aws.partition import Partition, Put, Write
from billhead.catalog.repository import new_record
from billhead.customers.model import CUSTOMER
from billhead.documents import keys
from billhead.documents.compose import compose
from billhead.documents.content import Content
from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft
from billhead.documents.drafts import EDIT_ATTEMPTS, Drafts
from billhead.documents.reading import Kept
from billhead.documents.records import as_issued, issued_item, link_item
from billhead.documents.repository import IS_DRAFT
from billhead.documents.state import State, require_draft
from billhead.documents.types import DocumentType
from billhead.kernel.errors import EditConflict
from billhead.kernel.events import Happening
from billhead.kernel.ids import derived_id
from billhead.kernel.submission import Submission
from billhead.kernel.validation import validate
from billhead.numbering.chain import Link
from billhead.numbering.issue import DocumentExists, Issuance, issue
from billhead.numbering.series import Series


@dataclass(frozen=True, slots=True)
class Terms:
    """What a document's item keeps of its request, and the condition under which it may be written."""

    own: Item
    condition: str
    values: Item


@dataclass(frozen=True, slots=True)
class Bill:
    """A document about to be issued: what it says, where its number comes from, how its item is written."""

    content: dict[str, Any]
    packed: Content
    series: Series
    terms: Terms
    further: tuple[Write, ...]

    def item(self, link: Link) -> Item:
        own = self.terms.own
        return issued_item(self.content, self.packed, link, own["created_at"]) | own

    def put(self, link: Link) -> Put:
        return Put(self.item(link), self.terms.condition, self.terms.values)


class Issuing(Drafts):
    """The only class that gives numbers; its table is numbering_table's."""

    def __init__(
        self, kind: DocumentType, table: Partition, happening: Happening, patience: Patience | None = None
    ) -> None:
        super().__init__(kind, table, happening)
        self._patience = patience or Patience()

    def create(self, data: Mapping[str, Any], submission: Submission) -> Kept:
        """Issue, or keep as a draft. The same submission again finds the first. Errors: docs/errors.md."""
        draft = validate(self.kind.draft, data)
        document_id = submission.resource_id(self.kind.prefix, self.happening)
        sk = keys.document(self.kind.name, document_id)
        known = self.known(draft, sk)
        # First of all: a lost answer is given again even if the customer was deleted since, or the entity disabled.
        if sk in known:
            return self.replayed(known[sk], submission)
        context = self.context(draft, known)
        if draft.is_draft:
            return self.keep(compose(self.kind.name, document_id, draft, context), data, submission)
        own = {"request_hash": submission.request_hash, "created_at": self.happening.at, "version": 1}
        try:
            return self._issue(document_id, draft, context, Terms(own, "attribute_not_exists(sk)", {}))
        except DocumentExists as exists:
            return self.replayed(exists.item, submission)

    def finalize(self, document_id: str, submission: Submission) -> Kept:
        """Give a draft its number, priced anew as of now. Errors: DocumentNotFound, AlreadyIssued, as create."""
        token = submission.key or self.happening.new_id("")
        for _ in range(EDIT_ATTEMPTS):
            item = self.existing(document_id)
            if item.get("finalized_by") == token:
                return self.kept(as_issued(item))
            require_draft(item)
            try:
                return self._finalize(item, token)
            except DocumentExists:
                continue
        raise EditConflict("The draft keeps changing; read it again.")

    def _finalize(self, item: Item, token: str) -> Kept:
        """Errors: DocumentExists when the draft is no longer what was read."""
        draft = validate(self.kind.draft, {**self.stored_input(item), "is_draft": False})
        own = {name: item[name] for name in ("request_hash", "created_at")}
        version = item["version"] + 1
        own |= {"finalized_by": token, "version": version, "issued_version": version}
        unchanged = Terms(own, IS_DRAFT, {":draft": str(State.DRAFT), ":version": item["version"]})
        issued = self._issue(item["id"], draft, self.context(draft), unchanged)
        self.records.retire_chunks(item, self.gone_at)
        return issued

    def _issue(self, document_id: str, draft: DocumentDraft, context: Context, terms: Terms) -> Kept:
        """Errors: DocumentExists, Contention, as compose."""
        composed = compose(self.kind.name, document_id, draft, context)
        further, content = self._saved_customer(draft, composed.content)
        series = Series.of(self.kind.name, context.settings, composed.on)
        at = {"issued_at": self.happening.at, "updated_at": self.happening.at}
        bill = Bill(content, Content.of(content), series, replace(terms, own=terms.own | at), further)
        self._write_chunks(bill)
        link = issue(self.table, self._issuance(bill), context.sequence(series), self._patience)
        return Kept(bill.item(link), content)

    def _issuance(self, bill: Bill) -> Issuance:
        return Issuance(
            series=bill.series,
            document_id=bill.content["id"],
            content_hash=bill.packed.hash,
            document=bill.put,
            link=lambda sk, link: link_item(sk, link, [self._issued_event(bill.content, link)]),
            further=bill.further,
        )

    def _write_chunks(self, bill: Bill) -> None:
        if not bill.packed.is_inline:
            unnumbered = bill.series.state(None).link("", bill.content["id"], bill.packed.hash)
            self.records.write_chunks(bill.item(unnumbered), bill.packed)

    def _saved_customer(
        self, draft: DocumentDraft, content: dict[str, Any]
    ) -> tuple[tuple[Write, ...], dict[str, Any]]:
        """With `save_customer` the customer is kept in the catalogue, in the same transaction."""
        if draft.customer is None or not draft.customer.save_customer:
            return (), content
        customer_id = derived_id("cus_", content["id"], "customer")
        data = draft.customer.model_dump(exclude_none=True, exclude={"save_customer"})
        record = new_record(CUSTOMER, customer_id, data, self.happening)
        return (Put(record),), {**content, "customer": {**content["customer"], "id": customer_id}}

    def _issued_event(self, content: Mapping[str, Any], link: Link) -> dict[str, Any]:
        data = {
            "document_type": self.kind.name,
            "number": link.number,
            "date": content["date"],
            "total_with_tax": str(content["total_with_tax"]),
            "currency_code": content["currency_code"],
        }
        return self.event("issued", content["id"], **data)
