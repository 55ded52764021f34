"""A series as a client exports it, and the check as an auditor runs it."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from billhead.verify.__main__ import main

from tests.functions.document_calls import ADA, Books, line
from tests.functions.invoice_calls import shown
from tests.support.accounts import make_account, make_entity
from tests.support.client import Api
from tests.support.stack import running


@dataclass
class Export:
    """Two files: what the proof answered, page by page, and the documents. Money is text here, as it was sent."""

    pages: list[dict[str, Any]]
    documents: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    @property
    def links(self) -> list[dict[str, Any]]:
        """In their order; a change of one is a change of the file."""
        return [row for page in self.pages for row in page["links"]["data"]]


@dataclass(frozen=True)
class Verdict:
    status: int
    out: str
    err: str

    @property
    def faults(self) -> list[str]:
        return [row.removeprefix("FAULT ") for row in self.out.splitlines() if row.startswith("FAULT ")]


Verify = Callable[..., Verdict]


SETTINGS = {"default_invoice_note": "{number} of {date}: {total} until {date_due}, {customer_name}. {issuer_name}"}


@pytest.fixture
def books(api, account, new_entity) -> Books:
    return Books(api, account, new_entity(settings=SETTINGS))


@pytest.fixture(scope="session")
def true_export() -> Export:
    """Made once: nobody may change it."""
    with pytest.MonkeyPatch.context() as patch, running(patch) as stack:
        api = Api(stack)
        account = make_account(stack, api, "audited")
        return five_invoices(Books(api, account, make_entity(api, account.live_key, settings=SETTINGS)))


@pytest.fixture
def exported(true_export: Export) -> Export:
    """Five invoices; of all kinds of relations and states there is one."""
    return copy.deepcopy(true_export)


def five_invoices(books: Books) -> Export:
    issued = [books.make("invoice", line(100 + place, 2), customer=ADA, reference=f"R{place}") for place in range(3)]
    issued.append(books.make("invoice", line(1), linked_documents=[issued[0]["id"]]))
    issued.append(books.make("invoice", line("0.5", "0.25"), currency_code="JPY", exchange_rate=2))
    books.credit(issued[1], amount_with_tax=10)
    books.void(issued[2])
    assert books.pay(issued[0], amount=20).status == 201
    return export(books, [invoice["id"] for invoice in issued])


def export(books: Books, ids: list[str]) -> Export:
    """As docs/proof.md says, two links a page."""
    params: dict[str, Any] = {"order_by": "position", "include": "content", "limit": 2}
    pages: list[dict[str, Any]] = []
    while not pages or params.get("next_cursor"):
        answer = books.call("GET", "/numbering/invoice/2026/proof", params=params)
        assert shown(answer)
        pages.append(json.loads(answer.body))
        params["next_cursor"] = pages[-1]["links"]["pagination"]["next_cursor"]
    documents = [json.loads(books.call("GET", f"/invoices/{one}").body) for one in ids]
    return Export(pages, documents)


@pytest.fixture
def verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Verify:
    """Of an Export, or of the text of a file."""

    def run(given: Export | str, *options: str) -> Verdict:
        text = given if isinstance(given, str) else "\n".join(map(json.dumps, given.pages))
        proof, documents = tmp_path / "proof.json", tmp_path / "documents.json"
        proof.write_text(text, "utf-8")
        if isinstance(given, Export) and given.documents:
            documents.write_text(json.dumps(given.documents), "utf-8")
            options = ("--documents", str(documents), *options)
        capsys.readouterr()
        status = main([str(proof), *options])
        return Verdict(status, *capsys.readouterr())

    return run
