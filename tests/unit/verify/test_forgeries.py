"""Every way to change, remove, insert or rewrite something of an exported series is found and told in words."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from billhead.numbering.chain import GENESIS, Link

from tests.unit.verify.conftest import Export, Verify

Forge = Callable[[Export], None]


def rechained(export: Export, start: int) -> None:
    """With true hashes from this link on: what a forger who knows the rule does."""
    links = export.links
    previous = links[start - 1]["hash"] if start else GENESIS
    for row in links[start:]:
        row["previous"] = previous
        link = Link(row["position"], row["number"], row["document_id"], row["content_hash"], previous)
        row["hash"] = previous = link.hash


def all_of(*steps: Forge) -> Forge:
    def forge(export: Export) -> None:
        for step in steps:
            step(export)

    return forge


def removed(export: Export, place: int) -> None:
    page, row = divmod(place, 2)
    del export.pages[page]["links"]["data"][row]


def content_of(export: Export, place: int, **changes: Any) -> None:
    """Changed, with the hash of the change."""
    row = export.links[place]
    row["content"] = json.dumps({**json.loads(row["content"]), **changes})
    row["content_hash"] = hashlib.sha256(row["content"].encode()).hexdigest()


def set_link(export: Export, place: int, **values: Any) -> None:
    export.links[place].update(values)


def set_document(export: Export, place: int, **values: Any) -> None:
    export.documents[place].update(values)


def a_renumbered_series(export: Export) -> None:
    removed(export, 2)
    for position, row in enumerate(export.links, 1):
        row["position"] = position
    rechained(export, 0)


def an_inserted_link(export: Export) -> None:
    row = {**export.links[1], "number": "2026-0002a", "document_id": "inv_" + "Z" * 26}
    export.pages[0]["links"]["data"].append(row)


def a_link_more(export: Export) -> None:
    row = export.links[-1]
    link = Link(6, "2026-00006", "inv_" + "Z" * 26, "f" * 64, row["hash"])
    told = {"number": link.number, "document_id": link.document_id, "content_hash": link.content_hash}
    export.pages[-1]["links"]["data"].append({**told, **link.shown()})


def no_links(export: Export) -> None:
    for page in export.pages:
        page["links"]["data"] = []


def without_contents(export: Export) -> None:
    for row in export.links:
        del row["content"]
    export.documents = []


IN_THE_CHAIN: dict[str, tuple[Forge, str]] = {
    "a link is removed": (lambda export: removed(export, 2), "gap: position 3 is missing"),
    "two links are removed": (
        all_of(lambda export: removed(export, 3), lambda export: removed(export, 2)),
        "gap: positions 3 to 4 are missing",
    ),
    "the first link is removed": (
        lambda export: removed(export, 0),
        "2026-00002 at position 2 is not the beginning: links before it are missing",
    ),
    "the last link is removed": (lambda export: removed(export, 4), "the series has 5 links and the file 4"),
    "all links are removed": (no_links, "the series has 5 links and the file 0"),
    "a link is removed and the others close ranks": (a_renumbered_series, "the series has 5 links and the file 4"),
    "a link is inserted": (an_inserted_link, "position 2 stands 2 times"),
    "a link is put at the end": (a_link_more, "head mismatch: the series' head is"),
    "a number is changed": (
        lambda export: set_link(export, 2, number="2026-00033"),
        "altered link: the hash of 2026-00033 at position 3 is not that of what it says",
    ),
    "two links bear one number": (
        lambda export: set_link(export, 2, number="2026-00002"),
        "number 2026-00002 stands 2 times",
    ),
    "two links are one document's": (
        lambda export: set_link(export, 2, document_id=export.links[1]["document_id"]),
        "stands 2 times",
    ),
    "a content's hash is changed": (
        lambda export: set_link(export, 2, content_hash="f" * 64),
        "altered link: the hash of 2026-00003 at position 3 is not that of what it says",
    ),
    "a hash is changed": (
        lambda export: set_link(export, 2, hash="f" * 64),
        "broken link: 2026-00004 at position 4 does not follow 2026-00003 at position 3",
    ),
    "a link is changed with its hash": (
        all_of(
            lambda export: set_link(export, 2, number="2026-00033"),
            lambda export: rechained(export, 2),
            lambda export: set_link(export, 3, previous="0" * 64),
        ),
        "broken link: 2026-00004 at position 4 does not follow 2026-00033 at position 3",
    ),
    "a link and all after it are changed": (
        all_of(lambda export: set_link(export, 2, number="2026-00033"), lambda export: rechained(export, 2)),
        "head mismatch: the series' head is",
    ),
    "the head is changed": (
        lambda export: export.pages[-1].update(head="f" * 64),
        f"head mismatch: {'f' * 64}, told while the pages were read, is in no link",
    ),
    "the service tells of a gap": (
        lambda export: export.pages[-1].update(gaps=[7]),
        "Billhead itself tells of gaps at [7]",
    ),
}


@pytest.mark.parametrize("case", IN_THE_CHAIN)
def test_a_forged_chain_is_found_without_any_content(exported: Export, verify: Verify, case: str) -> None:
    forge, words = IN_THE_CHAIN[case]
    without_contents(exported)
    assert verify(exported).status == 0
    forge(exported)
    verdict = verify(exported)
    assert verdict.status == 1
    assert any(words in fault for fault in verdict.faults), verdict.faults
    assert verdict.out.splitlines()[-1] == f"{len(verdict.faults)} fault{'s' if len(verdict.faults) > 1 else ''}"


IN_THE_CONTENTS: dict[str, tuple[Forge, str]] = {
    "an amount is changed": (
        lambda export: set_link(export, 0, content=export.links[0]["content"].replace("238.00", "238.01")),
        "altered document: the content of 2026-00001 at position 1 is not what was issued",
    ),
    "a space is added": (
        lambda export: set_link(export, 0, content=export.links[0]["content"] + " "),
        "altered document: the content of 2026-00001 at position 1 is not what was issued",
    ),
    "a document is gone": (
        lambda export: set_link(export, 1, content=""),
        "altered document: the content of 2026-00002 at position 2 is not what was issued",
    ),
    "an amount is changed with its hash": (
        lambda export: content_of(export, 0, total=1),
        "altered link: the hash of 2026-00001 at position 1 is not that of what it says",
    ),
    "the content is another document's": (
        all_of(lambda export: content_of(export, 0, id="inv_" + "Z" * 26), lambda export: rechained(export, 0)),
        "altered link: the content of 2026-00001 at position 1 is not that of inv_",
    ),
    "the content is no document": (
        all_of(lambda export: content_of(export, 0, issuer=None), lambda export: rechained(export, 0)),
        "altered link: the content of 2026-00001 at position 1 is no document",
    ),
}


@pytest.mark.parametrize("case", IN_THE_CONTENTS)
def test_a_forged_content_is_found(exported: Export, verify: Verify, case: str) -> None:
    forge, words = IN_THE_CONTENTS[case]
    forge(exported)
    verdict = verify(exported)
    assert verdict.status == 1
    assert any(words in fault for fault in verdict.faults), verdict.faults


DOCUMENTS: dict[str, tuple[int, dict[str, Any], str]] = {
    "the total": (0, {"total_with_tax": 1}, "total_with_tax of 2026-00001 at position 1 is not what was issued"),
    "a party": (0, {"customer": {"name": "Bob"}}, "customer of 2026-00001"),
    "a text with variables": (0, {"note": "2026-00001 of yesterday"}, "note of 2026-00001"),
    "a text that was not there": (0, {"payment_terms": "At once", "footer": "x"}, "footer of 2026-00001"),
    "a fact that was not there": (0, {"discount": 5}, "discount of 2026-00001"),
    "what it refers to": (3, {"relations": []}, "relations of 2026-00004"),
    "that it refers to nothing": (3, {"relations": None}, "relations of 2026-00004"),
    "its number": (0, {"number": "2026-00009"}, "says that its number is 2026-00009, not 2026-00001 at position 1"),
    "its chain": (0, {"chain": None}, "the chain of inv_"),
    "its id": (0, {"id": "inv_" + "Z" * 26}, "2026-00001 (inv_ZZZZZZZZZZZZZZZZZZZZZZZZZZ) is not in the series"),
}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_a_document_that_says_otherwise_is_found(exported: Export, verify: Verify, case: str) -> None:
    place, changes, words = DOCUMENTS[case]
    set_document(exported, place, **changes)
    verdict = verify(exported)
    assert verdict.status == 1
    assert any(words in fault for fault in verdict.faults), verdict.faults
    assert len(verdict.faults) <= len(changes)


def test_a_fact_that_is_left_out_is_found(exported: Export, verify: Verify) -> None:
    del exported.documents[0]["taxes"]
    assert verify(exported).faults == ["altered document: taxes of 2026-00001 at position 1 is not what was issued"]


def test_what_happened_after_the_issue_is_no_forgery(exported: Export, verify: Verify) -> None:
    set_document(exported, 1, status="paid", total_paid=1, voided_at="2026-12-01T00:00:00.000Z", version=9, pdf=None)
    assert verify(exported).status == 0


def test_a_past_that_was_rewritten_as_a_whole_contradicts_a_head_that_was_kept(exported, verify: Verify) -> None:
    """Whoever holds all links can forge them all; not what lies elsewhere."""
    kept = exported.pages[-1]["head"]
    content_of(exported, 1, total=1)
    rechained(exported, 0)
    for page in exported.pages:
        page["head"] = exported.links[-1]["hash"]
    exported.documents = []
    assert verify(exported).status == 0
    assert verify(exported, "--head", kept).faults == [
        f"the head {kept}, which was kept, is in no link: the past was rewritten"
    ]


def test_of_many_faults_a_hundred_are_told(exported: Export, verify: Verify) -> None:
    row = exported.links[-1]
    forged = [{**row, "position": position, "number": str(position)} for position in range(6, 306)]
    exported.pages[-1]["links"]["data"] += forged
    verdict = verify(exported)
    assert verdict.status == 1 and len(verdict.faults) == 101
    assert verdict.faults[-1].endswith("more")
