"""A series that is whole passes, however it was exported; a file of another kind is told apart from a forged one."""

import copy
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from billhead.documents.rendition import BESIDE
from billhead.numbering.chain import GENESIS, Link

from tests.architecture.source import ROOT
from tests.unit.verify.conftest import Export, Verify, export, five_invoices


def test_a_true_proof_passes(exported: Export, verify: Verify) -> None:
    verdict = verify(exported)
    assert (verdict.status, verdict.faults, verdict.err) == (0, [], "")
    last = exported.links[-1]
    assert verdict.out == (
        f"invoice 2026: 5 links, 2026-00001 to 2026-00005, head {last['hash']}\n"
        "5 contents hashed, 5 documents compared\n"
        "The series is whole.\n"
    )


def test_the_content_of_a_link_is_what_was_hashed(exported: Export) -> None:
    for link in exported.links:
        assert hashlib.sha256(link["content"].encode()).hexdigest() == link["content_hash"]
        assert json.loads(link["content"])["id"] == link["document_id"]


def test_without_contents_the_chain_is_checked_and_it_is_said_that_no_content_was(exported, verify) -> None:
    for link in exported.links:
        del link["content"]
    verdict = verify(exported)
    assert verdict.status == 0
    assert "5 links are without content (include=content): their hashes were taken as told" in verdict.out


@pytest.mark.parametrize("form", ["one list", "lines", "nothing between", "pretty"])
def test_pages_may_be_saved_in_any_way(exported: Export, verify: Verify, form: str) -> None:
    texts = [json.dumps(page, indent=2 if form == "pretty" else None) for page in exported.pages]
    text = (
        json.dumps(exported.pages) if form == "one list" else ("\n\n" if form != "nothing between" else "").join(texts)
    )
    assert verify(text).status == 0


def test_the_order_of_pages_and_pages_saved_twice_do_not_matter(exported: Export, verify: Verify) -> None:
    exported.pages = [*exported.pages[::-1], exported.pages[1]]
    assert verify(exported).status == 0


@pytest.mark.parametrize("order", [1, -1])
def test_of_a_link_saved_twice_the_content_counts(exported: Export, verify: Verify, order: int) -> None:
    plain = copy.deepcopy(exported)
    for link in plain.links:
        del link["content"]
    exported.pages = [*exported.pages, *plain.pages][::order]
    assert "5 contents hashed" in verify(exported).out


def test_a_series_that_goes_on_while_it_is_exported_passes(books, verify: Verify) -> None:
    exported = five_invoices(books)
    ids = [link["document_id"] for link in exported.links]
    later = export(books, [*ids, books.make("invoice", {"name": "x", "price": 1})["id"]])
    exported.pages = [*exported.pages[:2], *later.pages[2:]]
    exported.documents = later.documents
    verdict = verify(exported, "--head", exported.pages[0]["head"], "--head", later.pages[-1]["head"])
    assert (verdict.status, verdict.faults) == (0, [])


def test_documents_may_come_as_pages_of_a_list_and_drafts_and_other_types_are_passed_over(
    books, verify: Verify, tmp_path: Path
) -> None:
    exported = five_invoices(books)
    books.make("invoice", {"name": "x", "price": 1}, is_draft=True)
    notes = json.loads(books.call("GET", "/credit-notes", params={"include": "items"}).body)
    invoices = json.loads(books.call("GET", "/invoices", params={"include": "items"}).body)
    assert {row["status"] for row in invoices["data"]} >= {"draft", "voided", "partially_paid"}
    (tmp_path / "lists.json").write_text(json.dumps(notes) + json.dumps(invoices), "utf-8")
    exported.documents = []
    verdict = verify(exported, "--documents", str(tmp_path / "lists.json"))
    assert (verdict.status, verdict.faults) == (0, [])
    assert "7 documents compared" in verdict.out


def test_all_that_stands_beside_a_content_is_known(exported: Export) -> None:
    for link, document in zip(exported.links, exported.documents, strict=True):
        content = json.loads(link["content"])
        assert document.keys() - content.keys() - BESIDE <= {"relations"}
        assert not content.keys() & BESIDE


UNREADABLE = {
    "nothing": "",
    "no json": "{",
    "not a number": '{"count": NaN}',
    "another answer": '{"data": []}',
    "a list of numbers": "[1]",
    "a link without its hash": '{"type":"invoice","period":"2026","count":1,"head":"x","gaps":[],"broken_links":[],'
    '"links":{"data":[{"position":1,"number":"1","document_id":"x","content_hash":"x","previous":"x"}]}}',
    "endless levels": "[" * 100_000,
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_of_another_kind_is_no_forgery(verify: Verify, case: str) -> None:
    verdict = verify(UNREADABLE[case])
    assert (verdict.status, verdict.out) == (2, "")
    assert verdict.err


def test_pages_of_two_series_are_not_one_proof(exported: Export, verify: Verify) -> None:
    exported.pages.append({**exported.pages[0], "period": "2025"})
    verdict = verify(exported)
    assert verdict.status == 2 and "invoice 2025, invoice 2026" in verdict.err


@pytest.mark.parametrize(
    "documents", ["[1]", '{"id": 1, "type": "invoice"}', '{"id": "inv_1", "type": 1}', '{"id": "inv_1"}', '"x"', "{"]
)
def test_documents_of_another_kind_are_no_forgery(exported: Export, verify: Verify, tmp_path, documents: str) -> None:
    exported.documents = []
    (tmp_path / "odd.json").write_text(documents, "utf-8")
    assert verify(exported, "--documents", str(tmp_path / "odd.json")).status == 2


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "billhead.verify", str(tmp_path / "none.json")]
    answer = subprocess.run(program, capture_output=True, text=True, cwd=ROOT / "layers/core", check=False)
    assert answer.returncode == 2 and "none.json" in answer.stderr


def test_a_hundred_thousand_links_are_followed_with_nothing_but_python(tmp_path: Path) -> None:
    """In a process of its own, which finds no package but ours (-S)."""
    links, previous = [], GENESIS
    for position in range(1, 100_001):
        link = Link(position, f"2026-{position:06}", f"inv_{position:026}", f"{position:064x}", previous)
        previous = link.hash
        told = {"number": link.number, "document_id": link.document_id, "content_hash": link.content_hash}
        links.append({**told, **link.shown()})
    whole = {"type": "invoice", "period": "2026", "count": len(links), "head": previous, "gaps": [], "broken_links": []}
    (tmp_path / "proof.json").write_text(json.dumps({**whole, "links": {"data": links}}), "utf-8")
    run = [sys.executable, "-S", "-m", "billhead.verify", str(tmp_path / "proof.json")]
    answer = subprocess.run(run, capture_output=True, text=True, cwd=ROOT / "layers/core", check=False)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "100000 links" in answer.stdout
