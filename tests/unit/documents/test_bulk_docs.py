"""docs/bulk.md: its examples have the form of what the API takes and answers."""

import json
import re
from typing import Any

import pytest

from tests.architecture.source import ROOT
from tests.functions.bulk_calls import Bulk
from tests.functions.document_calls import ADA, Books

DOCS = (ROOT / "docs/bulk.md").read_text("utf-8")
ASKED, TOLD = (json.loads(block) for block in re.findall(r"```json\n(.+?)```", DOCS, re.S))


def form(value: Any) -> Any:
    """Names and kinds, without what differs from case to case."""
    if isinstance(value, dict):
        return {name: form(inner) for name, inner in value.items()}
    return [form(inner) for inner in value] if isinstance(value, list) else type(value).__name__


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


def test_the_example_runs_as_the_docs_say(stack, books) -> None:
    bulk = Bulk(stack, books)
    ids, customer = bulk.drafts(2), books.call("POST", "/customers", json=ADA).json["id"]
    books.call("PATCH", f"/invoices/{ids[1]}", json={"customer_id": customer})
    books.call("DELETE", f"/customers/{customer}")
    (body,) = re.findall(r"-d '(.+?)'", DOCS)
    assert json.loads(body)["ids"] == [entry["id"] for entry in (*TOLD["documents"], *TOLD["failed"])]
    text = body.replace(TOLD["documents"][0]["id"], ids[0]).replace(TOLD["failed"][0]["id"], ids[1])
    headers = {"idempotency-key": "subscriptions-2026-11", "content-type": "application/json"}
    (path,) = re.findall(r"BASE_URL(/documents/finalize\S*)\"", DOCS)
    answer = books.call("POST", path, body=text.encode(), headers=headers)
    assert answer.status == 202 and form(answer.json) == form(ASKED)
    bulk.work()
    told = bulk.told(answer.json["id"])
    assert form(told) == form(TOLD)
    for name in ("status", "total", "done"):
        assert (answer.json[name], told[name]) == (ASKED[name], TOLD[name])
    assert told["documents"][0]["number"] == TOLD["documents"][0]["number"]
    assert {**told["failed"][0], "id": ""} == {**TOLD["failed"][0], "id": ""}
