"""From draft to invoice: a number, prices of the day, one winner among competitors."""

from datetime import UTC, datetime
from typing import Any

import pytest
from billhead.aws.tenant_table import numbering_table, tenant_table
from billhead.documents.drafts import Drafts
from billhead.documents.issuing import Issuing
from billhead.documents.types import INVOICE
from billhead.kernel.clock import utc_now
from billhead.kernel.errors import StaleVersion
from billhead.kernel.events import Happening
from billhead.kernel.submission import Submission

from tests.functions.bad_input import nothing_stored
from tests.functions.invoice_calls import (
    LINE,
    dec,
    invoice,
    made,
    refused,
    shown,
    stored_item,
    stored_keys,
    totals,
)

MANY = [{"name": f"Line {number}", "price": number, "description": "x" * (number % 97)} for number in range(1500)]


def test_a_finalized_draft_is_an_invoice_like_any_other(call, draft, stack) -> None:
    answer = call("POST", f"/{draft['id']}/finalize")
    issued = shown(answer)
    assert (issued["status"], issued["number"], issued["version"]) == ("issued", "2026-00001", 2)
    assert issued["chain"]["position"] == 1 and answer.headers["etag"] == '"2"'
    assert issued["created_at"] == draft["created_at"] < issued["issued_at"] == issued["updated_at"]
    assert totals(issued) == totals(draft) == ("180.00", "20.00", "214.20")
    assert shown(call("GET", "/" + draft["id"])) == issued
    item = stored_item(stack, f"invoice#{draft['id']}")
    assert item["due_key"] and "events" not in item
    (row,) = shown(call("GET", params={"status": "issued"}))["data"]
    assert row["id"] == draft["id"]
    assert shown(call("GET", params={"status": "draft"}))["data"] == []


def test_finalizing_twice_is_refused(call, draft, stack) -> None:
    shown(call("POST", f"/{draft['id']}/finalize"))
    with nothing_stored(stack):
        assert refused(call("POST", f"/{draft['id']}/finalize")) == (409, "document_already_issued", [])


def test_it_is_priced_anew_on_the_day_of_issue(call, api, account, entity, catalog, clock) -> None:
    item = catalog("/items", name="Hour", price=80, taxes=[{"rate": 19}])
    draft = made(call("POST", json=invoice({"item_id": item["id"], "quantity": 2}, is_draft=True)))
    assert totals(draft) == ("160.00", "0.00", "190.40")
    change = {"price": 100, "taxes": [{"rate": 7}]}
    shown(api.call("PATCH", f"/items/{item['id']}", json=change, key=account.live_key, entity=entity["id"]))
    clock.set(datetime(2027, 1, 5, 12, tzinfo=UTC))
    assert totals(shown(call("GET", "/" + draft["id"]))) == totals(draft)
    issued = shown(call("POST", f"/{draft['id']}/finalize"))
    assert totals(issued) == ("200.00", "0.00", "214.00")
    assert (issued["date"], issued["date_due"], issued["number"]) == ("2027-01-05", "2027-02-04", "2027-00001")


def test_a_date_that_was_given_stays(call, clock) -> None:
    draft = made(call("POST", json=invoice(is_draft=True, date="2026-11-20")))
    clock.advance(days=60)
    issued = shown(call("POST", f"/{draft['id']}/finalize"))
    assert (issued["date"], issued["number"]) == ("2026-11-20", "2026-00001")


def test_what_no_longer_holds_is_refused_and_the_draft_stays(call, api, account, entity, catalog, stack) -> None:
    customer = catalog("/customers", name="Ada")
    draft = made(call("POST", json=invoice(is_draft=True, customer_id=customer["id"])))
    api.call("DELETE", f"/customers/{customer['id']}", key=account.live_key, entity=entity["id"])
    with nothing_stored(stack):
        answer = call("POST", f"/{draft['id']}/finalize")
        assert refused(answer) == (422, "customer_unknown", ["/customer_id"])
    assert shown(call("GET", "/" + draft["id"])) == draft


def test_a_customer_to_be_saved_is_saved_when_the_draft_is_issued(call, stack) -> None:
    draft = made(call("POST", json=invoice(is_draft=True, customer={"name": "Ada", "save_customer": True})))
    assert stored_keys(stack, "customer#") == []
    issued = shown(call("POST", f"/{draft['id']}/finalize"))
    assert stored_keys(stack, "customer#") == [f"customer#{issued['customer']['id']}"]


def test_a_large_draft_is_patched_finalized_and_leaves_no_chunk_of_itself(call, stack) -> None:
    draft = made(call("POST", json=invoice(*MANY, is_draft=True)))
    changed = shown(call("PATCH", "/" + draft["id"], json={"note": "Changed"}))
    issued = shown(call("POST", f"/{draft['id']}/finalize"))
    assert issued["items"] == changed["items"] == draft["items"]
    assert shown(call("GET", "/" + draft["id"])) == issued
    kept = stored_item(stack, f"invoice#{draft['id']}")["content_hash"]
    for key in stored_keys(stack, f"invoice#{draft['id']}#content#"):
        chunk = stored_item(stack, key)
        assert ("chunk" in chunk) == (kept in key)
        assert ("expires_at" in chunk) != (kept in key)


class Competitor:
    """Runs once, in the middle of another request: after it read the draft, before it writes."""

    def __init__(self, monkeypatch, of: str, act) -> None:
        self.act, self.done = act, False
        original = getattr(Drafts, of)

        def meanwhile(documents, *arguments: Any) -> Any:
            found = original(documents, *arguments)
            if not self.done:
                self.done = True
                self.act()
            return found

        monkeypatch.setattr(Drafts, of, meanwhile)


@pytest.fixture
def happening(tenant) -> Happening:
    import secrets

    return Happening(tenant, utc_now(), secrets.token_bytes)


def test_a_patch_that_loses_against_a_finalize_finds_an_issued_invoice(
    call, draft, stack, happening, monkeypatch
) -> None:
    def finalize() -> None:
        with stack.acting_as("issue_document"):
            Issuing(INVOICE, numbering_table(happening.tenant), happening).finalize(
                draft["id"], Submission("x", None, "h")
            )

    Competitor(monkeypatch, "stored_input", finalize)
    assert refused(call("PATCH", "/" + draft["id"], json={"note": "late"})) == (409, "document_already_issued", [])
    issued = shown(call("GET", "/" + draft["id"]))
    assert (issued["status"], issued.get("note")) == ("issued", draft.get("note"))


def test_a_finalize_that_meets_a_patch_issues_what_the_patch_said(call, draft, stack, happening, monkeypatch) -> None:
    def patch() -> None:
        with stack.acting_as("invoices"):
            Drafts(INVOICE, tenant_table(happening.tenant), happening).change(draft["id"], {"items": [LINE]}, None)

    Competitor(monkeypatch, "stored_input", patch)
    issued = shown(call("POST", f"/{draft['id']}/finalize"))
    assert [issued["total"], issued["version"]] == dec("99.00", "3")
    assert issued["number"] == "2026-00001" and len(stored_keys(stack, "number#")) == 1


def test_of_two_patches_with_the_same_tag_one_is_stale(call, draft, stack, happening, monkeypatch) -> None:
    def patch() -> None:
        with stack.acting_as("invoices"):
            Drafts(INVOICE, tenant_table(happening.tenant), happening).change(draft["id"], {"note": "first"}, 1)

    Competitor(monkeypatch, "stored_input", patch)
    answer = call("PATCH", "/" + draft["id"], json={"note": "second"}, headers={"if-match": '"1"'})
    assert refused(answer) == (412, StaleVersion.code, [])
    assert shown(call("GET", "/" + draft["id"]))["note"] == "first"


def test_two_patches_without_a_tag_are_both_kept(call, draft, stack, happening, monkeypatch) -> None:
    def patch() -> None:
        with stack.acting_as("invoices"):
            Drafts(INVOICE, tenant_table(happening.tenant), happening).change(draft["id"], {"note": "first"}, None)

    Competitor(monkeypatch, "stored_input", patch)
    changed = shown(call("PATCH", "/" + draft["id"], json={"reference": "second"}))
    assert (changed["note"], changed["reference"], changed["version"]) == ("first", "second", 3)
