"""A partition reads and writes its owner's items only, exactly, and tells why a write was refused."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from billhead.aws.faults import Busy, Cancelled, ConditionFailed, Unclear
from billhead.aws.partition import Change, Delete, Partition, Put, transact
from billhead.kernel.errors import Contention
from billhead.kernel.page import KeyRange, Rows
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError

from tests.support.stack import Stack

Open = Callable[[str], Partition]


@pytest.fixture
def opened(stack: Stack) -> Open:
    """Partitions with the tests' own client: what IAM says is another question (tests/unit/policies)."""
    return lambda owner: Partition(stack.aws("dynamodb"), stack.table("TenantsTable"), ("entity_id", owner))


@pytest.fixture
def own(opened: Open) -> Partition:
    return opened("ent_A")


class Scripted:
    """A client whose calls answer or raise what the test says, in order."""

    def __init__(self, *answers: Any) -> None:
        self._answers: Iterator[Any] = iter(answers)
        self.requests: list[dict[str, Any]] = []

    def _call(self, **request: Any) -> Any:
        self.requests.append(request)
        answer = next(self._answers)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    get_item = put_item = update_item = delete_item = query = batch_get_item = transact_write_items = _call


def scripted(*answers: Any) -> tuple[Partition, Scripted]:
    client = Scripted(*answers)
    return Partition(client, "T", ("entity_id", "ent_A")), client


def refusal(code: str, status: int = 400, **more: Any) -> ClientError:
    response: Any = {"Error": {"Code": code, "Message": ""}, "ResponseMetadata": {"HTTPStatusCode": status}, **more}
    return ClientError(response, "Call")


def test_what_is_put_is_read_the_same(own: Partition) -> None:
    item = {
        "sk": "x",
        "text": "ž",
        "n": Decimal("19.90"),
        "yes": True,
        "no": False,
        "raw": b"\x00\xff",
        "zero": Decimal(0),
        "map": {"a": [Decimal("0.1"), "b", {"c": False}]},
        "list": [],
        "empty": "",
    }
    own.put(Put(item))
    assert own.get("x") == item


def test_nothing_is_stored_of_none_and_a_float_is_an_error(own: Partition) -> None:
    own.put(Put({"sk": "x", "none": None, "map": {"none": None}}))
    assert own.get("x") == {"sk": "x", "map": {}}
    with pytest.raises(TypeError, match="float"):
        own.put(Put({"sk": "y", "map": {"n": 1.5}}))
    assert own.get("y") is None


def test_an_amount_keeps_its_digits_and_has_no_exponent(own: Partition, stack: Stack) -> None:
    own.put(Put({"sk": "x", "n": Decimal("1E+3"), "small": Decimal("0.00000001")}))
    (stored,) = stack.items("TenantsTable")
    assert stored["n"] == {"N": "1000"}
    assert own.get("x") == {"sk": "x", "n": Decimal(1000), "small": Decimal("0.00000001")}


def test_partitions_do_not_see_each_other(opened: Open) -> None:
    for owner in ("ent_A", "ent_AB", "ent_B"):
        opened(owner).put(Put({"sk": "x#1", "list_key": "x#1", "of": owner}))
    for owner in ("ent_A", "ent_AB", "ent_B"):
        assert opened(owner).get("x#1") == {"sk": "x#1", "list_key": "x#1", "of": owner}
        for keys in (KeyRange(None, "sk", "x#"), KeyRange("by_date", "list_key", "x#")):
            assert len(opened(owner).query(keys, Rows(10)).items) == 1
    assert opened("ent_").get("x#1") is None


def test_an_item_cannot_name_another_owner(own: Partition, opened: Open) -> None:
    own.put(Put({"sk": "x", "entity_id": "ent_B"}))
    assert own.get("x") == {"sk": "x"}
    assert opened("ent_B").get("x") is None


def test_a_start_cannot_name_another_owner(own: Partition, opened: Open) -> None:
    for number in (1, 2):
        own.put(Put({"sk": f"x#{number}"}))
        opened("ent_B").put(Put({"sk": f"x#{number}"}))
    start = {"sk": "x#1", "entity_id": "ent_B"}
    found = own.query(KeyRange(None, "sk", "x#"), Rows(10, start=start, forward=True))
    assert [item["sk"] for item in found.items] == ["x#2"]


def test_a_put_is_a_creation_unless_said_otherwise(own: Partition) -> None:
    own.put(Put({"sk": "x", "n": Decimal(1)}))
    with pytest.raises(ConditionFailed) as refused:
        own.put(Put({"sk": "x", "n": Decimal(2)}))
    assert refused.value.item == {"sk": "x", "n": Decimal(1)}
    own.put(Put({"sk": "x", "n": Decimal(3)}, condition=None))
    own.put(Put({"sk": "x", "n": Decimal(4)}, "#n = :n", {":n": Decimal(3)}))
    assert own.get("x") == {"sk": "x", "n": Decimal(4)}


def test_a_change_sets_removes_and_adds(own: Partition) -> None:
    own.put(Put({"sk": "x", "name": "a", "old": "b", "count": Decimal(1)}))
    change = Change("x", {"name": "c", "old": None, "status": "s"}, add={"count": 2, "fresh": 1})
    expected = {"sk": "x", "name": "c", "status": "s", "count": Decimal(3), "fresh": Decimal(1)}
    assert own.change(change) == expected
    assert own.get("x") == expected


def test_a_change_whose_condition_fails_changes_nothing(own: Partition) -> None:
    own.put(Put({"sk": "x", "version": Decimal(2)}))
    with pytest.raises(ConditionFailed) as refused:
        own.change(Change("x", {"version": 2, "name": "late"}, "#version = :seen", {":seen": 1}))
    assert refused.value.item == {"sk": "x", "version": Decimal(2)}
    assert own.get("x") == {"sk": "x", "version": Decimal(2)}


def test_a_change_of_nothing_may_not_make_an_item(own: Partition) -> None:
    with pytest.raises(ConditionFailed) as refused:
        own.change(Change("x", {"name": "a"}, "attribute_exists(sk)"))
    assert refused.value.item is None
    assert own.get("x") is None


def test_names_that_dynamodb_reserves_are_names_like_others(own: Partition) -> None:
    own.put(Put({"sk": "x"}))
    words = {
        "name": "a",
        "state": "b",
        "date": "c",
        "data": "d",
        "number": "e",
        "order": "f",
        "status": "g",
        "value": "h",
    }
    assert own.change(Change("x", dict(words), "attribute_not_exists(#status)")) == {"sk": "x", **words}


def test_a_delete_tells_what_stood_there(own: Partition) -> None:
    own.put(Put({"sk": "x", "n": "1"}))
    with pytest.raises(ConditionFailed):
        own.delete(Delete("x", "#n = :n", {":n": "2"}))
    assert own.delete(Delete("x", "#n = :n", {":n": "1"})) == {"sk": "x", "n": "1"}
    assert own.delete(Delete("x")) is None


def test_a_query_reads_a_prefix_in_either_direction_page_by_page(own: Partition) -> None:
    for sk in ("w#9", "x#1", "x#2", "x#3", "y#1"):
        own.put(Put({"sk": sk}))
    keys = KeyRange(None, "sk", "x#")
    first = own.query(keys, Rows(2, forward=True))
    assert ([item["sk"] for item in first.items], first.last) == (["x#1", "x#2"], {"sk": "x#2"})
    rest = own.query(keys, Rows(2, start=first.last, forward=True))
    assert ([item["sk"] for item in rest.items], rest.last) == (["x#3"], None)
    assert [item["sk"] for item in own.query(keys, Rows(9)).items] == ["x#3", "x#2", "x#1"]


def test_a_query_reads_a_range_of_an_index_with_both_ends(own: Partition) -> None:
    for day in ("01", "02", "03", "04"):
        own.put(Put({"sk": f"invoice#{day}", "list_key": f"invoice#2026-11-{day}"}))
    keys = KeyRange("by_date", "list_key", "invoice#", "invoice#2026-11-02", "invoice#2026-11-03")
    found = own.query(keys, Rows(9, forward=True))
    assert [item["list_key"][-2:] for item in found.items] == ["02", "03"]
    assert found.keys == ("sk", "list_key")


def test_a_query_filters_what_it_read(own: Partition) -> None:
    for number in range(4):
        own.put(Put({"sk": f"x#{number}", "state": "odd" if number % 2 else "even"}))
    found = own.query(KeyRange(None, "sk", "x#"), Rows(9, forward=True, filter="#state = :s", values={":s": "odd"}))
    assert [item["sk"] for item in found.items] == ["x#1", "x#3"]


def test_many_are_read_at_once_and_absent_ones_left_out(own: Partition) -> None:
    for sk in ("a", "b"):
        own.put(Put({"sk": sk}))
    assert own.get_many(["a", "b", "c", "a"]) == {"a": {"sk": "a"}, "b": {"sk": "b"}}


def test_what_was_not_processed_is_asked_for_again() -> None:
    def stored(sk: str) -> Any:
        return {"entity_id": {"S": "ent_A"}, "sk": {"S": sk}}

    left = {"T": {"Keys": [stored("b")], "ConsistentRead": True}}
    partition, client = scripted(
        {"Responses": {"T": [stored("a")]}, "UnprocessedKeys": left}, {"Responses": {"T": [stored("b")]}}
    )
    assert partition.get_many(["a", "b"]) == {"a": {"sk": "a"}, "b": {"sk": "b"}}
    assert client.requests[1]["RequestItems"] == left


def test_what_is_never_processed_is_an_error_and_not_an_absence() -> None:
    never = {"Responses": {}, "UnprocessedKeys": {"T": {"Keys": []}}}
    partition, _ = scripted(*[never] * 20)
    with pytest.raises(Contention):
        partition.get_many(["a"])


def test_a_transaction_is_all_or_nothing_and_says_which_part_failed(own: Partition) -> None:
    own.put(Put({"sk": "b", "n": "1"}))
    with pytest.raises(Cancelled) as cancelled:
        own.transact([Put({"sk": "a"}), Put({"sk": "b", "n": "2"}), Delete("c")])
    assert [reason.code for reason in cancelled.value.reasons] == ["None", "ConditionalCheckFailed", "None"]
    assert [reason.is_condition for reason in cancelled.value.reasons] == [False, True, False]
    assert cancelled.value.reasons[1].item == {"sk": "b", "n": "1"}
    assert own.get("a") is None
    own.transact([Put({"sk": "a"}), Change("b", {"n": "3"}), Delete("c")])
    assert (own.get("a"), own.get("b")) == ({"sk": "a"}, {"sk": "b", "n": "3"})


def test_a_transaction_may_cross_partitions(own: Partition, opened: Open, stack: Stack) -> None:
    other = opened("ent_B")
    transact(stack.aws("dynamodb"), [own.bound(Put({"sk": "a"})), other.bound(Put({"sk": "a"}))])
    assert own.get("a") == other.get("a") == {"sk": "a"}


def test_reads_of_the_table_are_consistent() -> None:
    partition, client = scripted({}, {"Responses": {}}, {"Items": []}, {"Items": []})
    partition.get("x")
    partition.get_many(["x"])
    partition.query(KeyRange(None, "sk", "x"), Rows(1))
    partition.query(KeyRange("by_date", "list_key", "x"), Rows(1))
    one, many, table, index = client.requests
    assert one["ConsistentRead"] is many["RequestItems"]["T"]["ConsistentRead"] is table["ConsistentRead"] is True
    # An index has no consistent reads; asking for one is an error.
    assert "ConsistentRead" not in index


@pytest.mark.parametrize(
    ("error", "meant"),
    [
        (refusal("ProvisionedThroughputExceededException"), Busy),
        (refusal("ThrottlingException"), Busy),
        (refusal("RequestLimitExceeded"), Busy),
        (refusal("TransactionInProgressException"), Busy),
        (refusal("InternalServerError", 500), Unclear),
        (refusal("ServiceUnavailable", 503), Unclear),
        (ReadTimeoutError(endpoint_url="x"), Unclear),
        (EndpointConnectionError(endpoint_url="x"), Unclear),
        (refusal("AccessDeniedException"), ClientError),
        (refusal("ValidationException"), ClientError),
        (refusal("ResourceNotFoundException"), ClientError),
    ],
)
def test_each_fault_means_one_thing_for_every_method(error: Exception, meant: type[Exception]) -> None:
    keys, rows = KeyRange(None, "sk", "x"), Rows(1)
    calls: list[Callable[[Partition], Any]] = [
        lambda at: at.get("x"),
        lambda at: at.get_many(["x"]),
        lambda at: at.query(keys, rows),
        lambda at: at.put(Put({"sk": "x"})),
        lambda at: at.change(Change("x", {"a": "b"})),
        lambda at: at.delete(Delete("x")),
        lambda at: at.transact([Put({"sk": "x"})]),
    ]
    for call in calls:
        partition, _ = scripted(error)
        with pytest.raises(meant) as raised:
            call(partition)
        assert type(raised.value) is meant or meant is ClientError


def test_a_cancelled_transaction_without_reasons_is_still_cancelled() -> None:
    partition, _ = scripted(refusal("TransactionCanceledException"))
    with pytest.raises(Cancelled) as raised:
        partition.transact([Put({"sk": "x"})])
    assert raised.value.reasons == ()
