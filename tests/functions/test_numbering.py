"""GET /numbering/{type}/{year}/proof: a series is proved, and every gap and change in it is told."""

import hashlib
import json
import random
import zlib
from typing import Any

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.invoice_calls import (
    Call,
    caller,
    invoice,
    made,
    refused,
    sent,
    shown,
    stored_item,
)
from tests.support.stack import Stack

GENESIS = "0" * 64


@pytest.fixture
def call(api, account, entity) -> Call:
    return caller(api, "/numbering", account, entity)


@pytest.fixture
def invoices(api, account, entity) -> Call:
    return caller(api, "/invoices", account, entity)


@pytest.fixture
def five(invoices) -> list[dict[str, Any]]:
    """Issued one after the other."""
    return [made(invoices("POST", json=invoice(reference=f"R{number}"))) for number in range(5)]


@pytest.fixture
def tamper(stack: Stack, entity):
    """Change attributes of a stored item behind everybody's back; None removes the item."""

    def change(sk: str, values: dict[str, Any] | None) -> None:
        key = {"entity_id": {"S": entity["id"]}, "sk": {"S": sk}}
        table = stack.table("TenantsTable")
        if values is None:
            stack.aws("dynamodb").delete_item(TableName=table, Key=key)
            return
        item = stack.aws("dynamodb").get_item(TableName=table, Key=key)["Item"]
        stack.aws("dynamodb").put_item(TableName=table, Item={**item, **values})

    return change


def link(position: int) -> str:
    return f"number#invoice#2026#{position:09}"


def faults(answer) -> tuple[list[int], list[int]]:
    proof = shown(answer)
    return proof["gaps"], proof["broken_links"]


def test_a_series_is_proved(call, five, stack) -> None:
    with nothing_stored(stack):
        proof = shown(call("GET", "/invoice/2026/proof"))
    links = proof.pop("links")
    assert (
        proof.items()
        >= {
            "type": "invoice",
            "period": "2026",
            "count": 5,
            "first": "2026-00001",
            "last": "2026-00005",
            "head": five[-1]["chain"]["hash"],
            "gaps": [],
            "broken_links": [],
            "genesis": GENESIS,
        }.items()
    )
    assert [entry["document_id"] for entry in links["data"]] == [document["id"] for document in reversed(five)]


def test_whoever_has_the_links_and_documents_can_check_them_offline(call, five, stack) -> None:
    """By the rule that the proof tells, with nothing but SHA-256."""
    proof = shown(call("GET", "/invoice/2026/proof", params={"order_by": "position"}))
    previous = GENESIS
    for number, entry in enumerate(proof["links"]["data"], 1):
        content_hash = stored_item(stack, f"invoice#{entry['document_id']}")["content_hash"]
        text = f"{previous}\n{number}\n{entry['number']}\n{content_hash}"
        assert (entry["position"], entry["previous"], entry["content_hash"]) == (number, previous, content_hash)
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert entry["hash"] == previous
    assert proof["head"] == previous


def test_the_links_come_in_pages_each_once(call, five) -> None:
    for order, expected in (("position", [1, 2, 3, 4, 5]), ("-position", [5, 4, 3, 2, 1])):
        seen, cursor = [], None
        while not seen or cursor:
            params = {"limit": 2, "order_by": order} | ({"next_cursor": cursor} if cursor else {})
            page = shown(call("GET", "/invoice/2026/proof", params=params))
            seen += [entry["position"] for entry in page["links"]["data"]]
            cursor = page["links"]["pagination"]["next_cursor"]
            assert page["count"] == 5
        assert seen == expected


def contents(call: Call) -> list[str | None]:
    """Of every link, in order; None where the link has none."""
    proof = shown(call("GET", "/invoice/2026/proof", params={"order_by": "position", "include": "content"}))
    return [entry.get("content") for entry in proof["links"]["data"]]


def hashes(texts: list[str | None]) -> list[str]:
    return [hashlib.sha256(text.encode()).hexdigest() for text in texts if text is not None]


def test_the_contents_are_told_letter_by_letter_where_they_are_wanted(call, five, stack) -> None:
    told = contents(call)
    assert hashes(told) == [stored_item(stack, f"invoice#{document['id']}")["content_hash"] for document in five]
    assert [json.loads(text or "")["reference"] for text in told] == ["R0", "R1", "R2", "R3", "R4"]
    page = shown(call("GET", "/invoice/2026/proof", params={"include": "content", "limit": 2}))
    assert [json.loads(entry["content"])["reference"] for entry in page["links"]["data"]] == ["R4", "R3"]
    assert not [entry for entry in shown(call("GET", "/invoice/2026/proof"))["links"]["data"] if "content" in entry]


def test_a_content_in_chunks_is_told_whole(call, invoices) -> None:
    noise = random.Random(1)
    long = [{"name": noise.randbytes(100).hex(), "price": 1} for _ in range(100)]
    document = made(invoices("POST", json=invoice(*long)))
    (content,) = contents(call)
    assert [entry["name"] for entry in json.loads(content or "")["items"]] == [
        entry["name"] for entry in document["items"]
    ]


def test_what_stands_in_the_place_of_a_content_is_told_as_it_is(call, five, tamper, stack) -> None:
    """The check is the reader's: see billhead.verify."""
    plain = b'{"id":"forged"}'
    tamper(f"invoice#{five[1]['id']}", {"content": {"B": zlib.compress(plain)}})
    tamper(f"invoice#{five[2]['id']}", {"content": {"B": b"no zlib"}})
    tamper(f"invoice#{five[3]['id']}", None)
    told = contents(call)
    assert told[1:4] == [plain.decode(), "", ""]
    assert all(told[place] for place in (0, 4))


def test_contents_end_where_an_answer_would_be_too_large(call, five, monkeypatch) -> None:
    sizes = [len((text or "").encode()) for text in contents(call)]
    monkeypatch.setattr("billhead.documents.proving.MAX_BYTES", sum(sizes[:3]))
    assert [text is not None for text in contents(call)] == [True, True, True, False, False]


def test_voids_and_drafts_leave_the_proof_as_it_is(call, invoices, five) -> None:
    before = shown(call("GET", "/invoice/2026/proof"))
    shown(invoices("POST", f"/{five[1]['id']}/void", json={"reason": "x"}))
    made(invoices("POST", json=invoice(is_draft=True)))
    assert shown(call("GET", "/invoice/2026/proof")) == before


def test_a_changed_link_is_told(call, five, tamper) -> None:
    tamper(link(3), {"number": {"S": "2026-00033"}})
    assert faults(call("GET", "/invoice/2026/proof")) == ([], [3])


def test_a_changed_content_hash_is_told(call, five, tamper) -> None:
    tamper(link(2), {"content_hash": {"S": "f" * 64}})
    assert faults(call("GET", "/invoice/2026/proof")) == ([], [2])


def test_a_changed_hash_is_told(call, five, tamper) -> None:
    tamper(link(2), {"hash": {"S": "f" * 64}})
    assert faults(call("GET", "/invoice/2026/proof")) == ([], [2])


def test_a_link_forged_with_its_hash_breaks_at_the_next(call, five, tamper) -> None:
    text = f"{five[1]['chain']['hash']}\n3\n2026-00033\n{'f' * 64}"
    forged = hashlib.sha256(text.encode()).hexdigest()
    tamper(link(3), {"number": {"S": "2026-00033"}, "content_hash": {"S": "f" * 64}, "hash": {"S": forged}})
    assert faults(call("GET", "/invoice/2026/proof")) == ([], [3])


def test_a_forged_head_is_told(call, five, tamper) -> None:
    tamper("sequence#invoice#2026", {"head": {"S": "f" * 64}})
    assert faults(call("GET", "/invoice/2026/proof")) == ([], [5])


@pytest.mark.parametrize(("position", "broken"), [(1, [2]), (3, [2]), (5, [4])])
def test_a_removed_link_is_a_gap_and_a_break(call, five, tamper, position, broken) -> None:
    tamper(link(position), None)
    assert faults(call("GET", "/invoice/2026/proof")) == ([position], broken)


def test_a_series_whose_links_are_all_gone_is_told(call, five, tamper) -> None:
    for position in range(1, 6):
        tamper(link(position), None)
    answer = call("GET", "/invoice/2026/proof")
    assert faults(answer) == ([1, 2, 3, 4, 5], [])
    assert (answer.json["count"], answer.json["first"], answer.json["last"]) == (0, None, None)


def test_a_counter_set_back_is_told(call, five, tamper) -> None:
    tamper("sequence#invoice#2026", {"n": {"N": "7"}})
    assert faults(call("GET", "/invoice/2026/proof")) == ([6, 7], [])


def test_a_series_that_starts_later_has_no_gap_before(api, account, new_entity) -> None:
    entity = new_entity(settings={"number_sequence_starts": {"invoice": 500}})
    made(caller(api, "/invoices", account, entity)("POST", json=invoice()))
    proof = shown(caller(api, "/numbering", account, entity)("GET", "/invoice/2026/proof"))
    assert (proof["first"], proof["count"], proof["gaps"], proof["broken_links"]) == ("2026-00500", 1, [], [])


def test_a_monthly_series_is_proved_by_its_month(api, account, new_entity) -> None:
    entity = new_entity(settings={"number_formats": {"invoice": "{yyyy}-{mm}-{nnn}"}})
    call, invoices = caller(api, "/numbering", account, entity), caller(api, "/invoices", account, entity)
    for date in ("2026-11-30", "2026-12-01", "2026-12-02"):
        made(invoices("POST", json=invoice(date=date)))
    assert shown(call("GET", "/invoice/2026-11/proof"))["last"] == "2026-11-001"
    assert shown(call("GET", "/invoice/2026-12/proof"))["last"] == "2026-12-002"
    assert call("GET", "/invoice/2026/proof").status == 404


@pytest.mark.parametrize(
    "year", ["2025", "26", "2026-1", "2026-11-23", "x", "9" * 3000, "2026#", "２０２６", "2026%0A"]
)
def test_an_unknown_series_is_not_found(call, five, stack, year) -> None:
    answer = call("GET", f"/invoice/{year}/proof")
    assert answer.status == 404 and answer.code in {"series_not_found", "not_found"}
    assert "9" * 1000 not in sent(stack)


@pytest.mark.parametrize("name", ["estimates", "x", "invoices", "Invoice", "y" * 3000])
def test_an_unknown_type_is_not_found(call, five, name) -> None:
    assert refused(call("GET", f"/{name}/2026/proof"))[:2] == (404, "document_type_unknown")


def test_the_sample_event_proves_a_series(invoke, account, entity, five) -> None:
    event = sample("numbering")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event["headers"]["x-entity-id"] = entity["id"]
    answer = invoke("numbering", event)
    assert (answer["statusCode"], json.loads(answer["body"])["count"]) == (200, 5)
