"""Documents of many lines: 10,000 are kept in chunks and read back, one more is refused."""

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.invoice_calls import invoice, made, refused, shown, stored_item, stored_keys

MOST = 10_000


def lines(count: int) -> list[dict]:
    return [{"name": f"Line {number}", "quantity": number % 7 + 1, "price": number} for number in range(count)]


def test_ten_thousand_lines_are_issued_and_read_back(call, stack) -> None:
    document = made(call("POST", json=invoice(*lines(MOST))))
    assert len(document["items"]) == MOST
    net = sum((number % 7 + 1) * number for number in range(MOST))
    assert document["total"] == net
    item = stored_item(stack, f"invoice#{document['id']}")
    assert "content" not in item
    keys = stored_keys(stack, f"invoice#{document['id']}#content#{item['content_hash']}")
    assert len(keys) == item["chunks"] >= 1
    assert shown(call("GET", "/" + document["id"])) == document


@pytest.mark.parametrize("is_draft", [False, True])
def test_one_line_more_is_refused(call, stack, is_draft) -> None:
    with nothing_stored(stack):
        answer = call("POST", json=invoice(*lines(MOST + 1), is_draft=is_draft))
        assert refused(answer) == (422, "too_many", ["/items"])


def test_content_that_was_changed_in_storage_is_not_shown(call, api, account, entity, stack) -> None:
    document = made(call("POST", json=invoice(*lines(900))))
    key = stored_keys(stack, f"invoice#{document['id']}#content#")[0]
    table, at = stack.table("TenantsTable"), {"entity_id": {"S": entity["id"]}, "sk": {"S": key}}
    chunk = stack.aws("dynamodb").get_item(TableName=table, Key=at)["Item"]
    other = made(call("POST", json=invoice(*lines(901))))
    foreign = stored_item(stack, stored_keys(stack, f"invoice#{other['id']}#content#")[0])["chunk"]
    stack.aws("dynamodb").put_item(TableName=table, Item={**chunk, "chunk": {"B": foreign}})
    assert (call("GET", "/" + document["id"]).status, call("GET", "/" + other["id"]).status) == (500, 200)
    stack.aws("dynamodb").delete_item(TableName=table, Key=at)
    assert call("GET", "/" + document["id"]).status == 500
