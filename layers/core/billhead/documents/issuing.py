"""Issuing: a document gets its number, and from then on never changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from billhead.aws.backoff import Patience
from billhead.aws.items import Item
from billhead.aws.partition import Partition, Put, Write
from billhead.documents import keys
from billhead.documents.compose import compose
from billhead.documents.composed import Composed
from billhead.documents.content import Content
from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft
from billhead.documents.drafts import EDIT_ATTEMPTS, Drafts
from billhead.documents.records import Kept, as_issued, issued_item, link_item
from billhead.documents.relations import Origin, touch_writes
from billhead.documents.repository import IS_DRAFT
from billhead.documents.saving import saved_with
from billhead.documents.state import State, require_draft
from billhead.documents.types import DocumentType
from billhead.kernel.errors import EditConflict
from billhead.kernel.events import Happening
from billhead.kernel.submission import Submission
from billhead.kernel.validation import validate
from billhead.numbering.chain import Link
from billhead.numbering.issue import DocumentExists, Issuance, RelatedMoved, issue
from billhead.numbering.series import Series
from billhead.particulars.order import demands_order


@dataclass(frozen=True, slots=True)
class Terms:
    """What a document's item keeps of its request, and the condition under which it may be written."""

    own: Item
    condition: str
    values: Item


@dataclass(frozen=True, slots=True)
class Bill:
    """A document about to be issued: what it says, where its number comes from, how its item is written."""

    composed: Composed
    packed: Content
    series: Series
    terms: Terms
    saved: tuple[Write, ...]

    @property
    def content(self) -> dict[str, Any]:
        return self.composed.content

    @property
    def writes(self) -> int:
        """How many of a transaction's writes it takes: document, chain link, what is saved, what is touched."""
        return 2 + len(self.saved) + len({touch.target["id"] for touch in self.composed.touches})

    def item(self, link: Link) -> Item:
        own = {**self.composed.beside, **self.terms.own, "link": self.series.link_sk(link.position)}
        return issued_item(self.content, self.packed, link, own)

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
        for _ in range(EDIT_ATTEMPTS):
            known = self.known(draft, sk)
            # First of all: a lost answer is given again even if the customer was deleted since, or the entity disabled.
            if sk in known:
                return self.replayed(known[sk], submission)
            context = self.context(draft, known)
            if draft.is_draft:
                return self.keep(compose(self.kind, document_id, draft, context, is_final=False), data, submission)
            own = {"request_hash": submission.request_hash, "created_at": self.happening.at, "version": 1}
            try:
                return self.issued(document_id, draft, context, Terms(own, "attribute_not_exists(sk)", {}))
            except DocumentExists as exists:
                return self.replayed(exists.item, submission)
            except RelatedMoved:
                continue
        raise EditConflict("A document that this one names keeps changing; repeat the request.")

    def is_known(self, submission: Submission) -> bool:
        """Whether this very submission may have made its document before."""
        if submission.key is None:
            return False
        return self.records.find(submission.resource_id(self.kind.prefix, self.happening)) is not None

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
            except (DocumentExists, RelatedMoved):
                continue
        raise EditConflict("The draft keeps changing; read it again.")

    def _finalize(self, item: Item, token: str) -> Kept:
        """Errors: DocumentExists when the draft is no longer what was read, RelatedMoved."""
        draft = self.draft_of(item)
        issued = self.issued(item["id"], draft, self.context(draft), finalizing(item, token))
        self.records.retire_chunks(item, self.gone_at)
        return issued

    def draft_of(self, item: Item) -> DocumentDraft:
        """What the client said, to be issued now. Errors: Invalid, where rules have changed; ContentDamaged."""
        return validate(self.kind.draft, {**self.stored_input(item), "is_draft": False})

    def issued(self, document_id: str, draft: DocumentDraft, context: Context, terms: Terms) -> Kept:
        """Errors: DocumentExists, RelatedMoved, Contention, as compose."""
        bill = self.bill(document_id, draft, context, terms)
        link = issue(self.table, self.issuance(bill), context.sequence(bill.series), self._patience)
        return Kept(bill.item(link), bill.content)

    def bill(self, document_id: str, draft: DocumentDraft, context: Context, terms: Terms) -> Bill:
        """Composed and ready; what is too large for an item is written already, under its hash. Errors: as compose."""
        composed = compose(self.kind, document_id, draft, context)
        composed, saved = saved_with(draft, composed, self.happening)
        series = Series.of(self.kind.name, context.settings, composed.on)
        at = {"issued_at": self.happening.at, "updated_at": self.happening.at}
        own = replace(terms, own=terms.own | at)
        bill = Bill(composed, Content.of(composed.content), series, own, saved)
        if not bill.packed.is_inline:
            unnumbered = bill.series.state(None).link("", document_id, bill.packed.hash)
            self.records.write_chunks(bill.item(unnumbered), bill.packed)
        return bill

    def issuance(self, bill: Bill) -> Issuance:
        content = bill.content

        def further(link: Link) -> tuple[Write, ...]:
            origin = Origin(self.kind.name, content["id"], link.number)
            return (*bill.saved, *touch_writes(bill.composed.touches, origin, self.happening))

        return Issuance(
            series=bill.series,
            document_id=content["id"],
            content_hash=bill.packed.hash,
            document=bill.put,
            link=lambda sk, link: link_item(sk, link, [self._issued_event(content, link)]),
            further=further,
            is_ordered=self.kind.is_legal and demands_order(content["issuer"].get("country_code", "")),
        )

    def _issued_event(self, content: Mapping[str, Any], link: Link) -> dict[str, Any]:
        data = {
            "document_type": self.kind.name,
            "number": link.number,
            "date": content["date"],
            "total_with_tax": str(content["total_with_tax"]),
            "currency_code": content["currency_code"],
        }
        return self.event("issued", content["id"], **data)


def finalizing(item: Item, token: str) -> Terms:
    """A draft becomes an issued document, if it is still what was read."""
    version = item["version"] + 1
    own = {name: item[name] for name in ("request_hash", "created_at", "converted_from") if name in item}
    own |= {"finalized_by": token, "version": version, "issued_version": version}
    return Terms(own, IS_DRAFT, {":draft": str(State.DRAFT), ":version": item["version"]})
