"""What must be true of a series after many have issued on it, read from the table itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from billhead.aws.partition import Partition
from billhead.documents.content import Content, ContentDamaged
from billhead.kernel.page import KeyRange, Rows
from billhead.numbering.proof import SeriesNotFound, prove

from tests.concurrency.issuing import PERIOD, Answered

Item = dict[str, Any]


def violations(table: Partition, answers: Iterable[Answered], keys: set[str]) -> list[str]:
    """Every way in which numbers, chain, documents and answers disagree; none is the law."""
    links, documents = _all(table, f"number#invoice#{PERIOD}#"), _all(table, "invoice#")
    return [
        *_unproved(table, len(keys)),
        *_misnumbered(links, len(keys)),
        *_unlinked(links, documents),
        *_misanswered(answers, documents, keys),
    ]


def _unproved(table: Partition, count: int) -> Iterator[str]:
    try:
        proof = prove(table, "invoice", PERIOD)
    except SeriesNotFound:
        yield "there is no series"
        return
    except KeyError as lacking:  # so far moto goes, now and then: half an update is undone
        yield f"the chain is broken at its counter, which lacks {lacking}"
        return
    if proof["gaps"]:
        yield f"gaps at {proof['gaps']}"
    if proof["broken_links"]:
        yield f"the chain is broken at {proof['broken_links']}"
    if proof["count"] != count:
        yield f"{proof['count']} links for {count} keys"


def _misnumbered(links: list[Item], count: int) -> Iterator[str]:
    positions = [int(link["position"]) for link in links]
    if positions != list(range(1, count + 1)):
        yield f"positions are not 1 to {count}"
    if len({link["number"] for link in links}) != len(links):
        yield "a number stands in two links"
    for link in links:
        if [event["type"] for event in link["events"]] != ["invoice.issued"]:
            yield f"{link['number']} does not tell of its issue exactly once"


def _unlinked(links: list[Item], documents: list[Item]) -> Iterator[str]:
    issued = {document["id"]: document for document in documents}
    linked = Counter(link["document_id"] for link in links)
    yield from (f"{document_id} has no link" for document_id in issued if not linked[document_id])
    yield from (f"{document_id} has {count} links" for document_id, count in linked.items() if count > 1)
    for link in links:
        document = issued.get(link["document_id"])
        if document is None:
            yield f"{link['number']} has no document"
        else:
            yield from _mismatched(link, document)


def _mismatched(link: Item, document: Item) -> Iterator[str]:
    if document["number"] != link["number"]:
        yield f"{link['number']} leads to a document numbered {document['number']}"
    if document["chain"]["hash"] != link["hash"] or document["content_hash"] != link["content_hash"]:
        yield f"{link['number']} leads to another content"
    try:
        Content(document["content"], link["content_hash"]).document()
    except ContentDamaged:
        yield f"{link['number']} leads to a content that is not what was hashed"


def _misanswered(answers: Iterable[Answered], documents: list[Item], keys: set[str]) -> Iterator[str]:
    """One key, one invoice; and each that was told of is there."""
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for answer in answers:
        told[answer.key].add((answer.number, answer.document_id))
    stored = {(document["number"], document["id"]) for document in documents}
    by_key = Counter(document["reference"] for document in documents)
    for key in sorted(keys):
        if by_key[key] != 1:
            yield f"key {key} made {by_key[key]} invoices"
        if len(told[key]) != 1:
            yield f"key {key} was told of {sorted(told[key])}"
        if not told[key] <= stored:
            yield f"key {key} was told of an invoice that is not there"


def _all(table: Partition, prefix: str) -> list[Item]:
    found: list[Item] = []
    page = table.query(KeyRange(None, "sk", prefix), Rows(1000, forward=True))
    found += page.items
    while page.last is not None:
        page = table.query(KeyRange(None, "sk", prefix), Rows(1000, start=page.last, forward=True))
        found += page.items
    return found
