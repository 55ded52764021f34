"""A long draft that is rewritten between the two reads of a GET is read again, not reported as damaged."""

from typing import Any

import pytest
from billhead.documents.repository import DocumentRepository

from tests.functions.invoice_calls import LINE


def long_draft(price: int) -> dict[str, Any]:
    lines = [{**LINE, "name": f"Line {number} {number**7}", "price": price} for number in range(400)]
    return {"is_draft": True, "items": lines}


def test_a_draft_rewritten_while_it_is_read_is_shown_as_it_is_now(
    api: Any, account: Any, entity: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(method: str, path: str, **more: Any) -> Any:
        return api.call(method, path, key=account.live_key, entity=entity["id"], **more)

    made = call("POST", "/invoices", json=long_draft(1)).json
    read, rewritten = DocumentRepository.content, []

    def content(self: DocumentRepository, item: Any) -> Any:
        if not rewritten:
            rewritten.append(True)
            assert call("PATCH", f"/invoices/{made['id']}", json={"items": long_draft(2)["items"]}).status == 200
        return read(self, item)

    monkeypatch.setattr(DocumentRepository, "content", content)
    shown = call("GET", f"/invoices/{made['id']}")
    assert (shown.status, shown.json["items"][0]["price"], rewritten) == (200, 2, [True])
