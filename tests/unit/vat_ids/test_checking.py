"""check_customer_vat: what is remembered, what is asked, and that neither table nor registry can stop an invoice."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from billhead.aws.partition import Partition
from billhead.aws.tenant_table import numbering_table, tenant_table
from billhead.kernel.principal import Environment, Tenant
from billhead.vat_ids import service
from billhead.vat_ids.model import Consultation
from billhead.vat_ids.reading import read_vat_id
from billhead.vat_ids.service import check_customer_vat
from billhead.vat_ids.vies import ViesClient

from local.stack import OFFLINE
from tests.support.recorded_registry import RecordedRegistry
from tests.support.stack import Stack

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AT = "2026-11-23T09:00:00.000Z"
TENANT = Tenant("ent_A", "acc_1", Environment.LIVE, "key:test")
OTHER = Tenant("ent_B", "acc_1", Environment.LIVE, "key:test")
BUYER, ISSUER = "SI50223054", "DE136695976"
WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)
Check = Callable[..., Consultation]


@pytest.fixture
def vies(monkeypatch: pytest.MonkeyPatch) -> RecordedRegistry:
    registry = RecordedRegistry()
    monkeypatch.setattr("billhead.vat_ids.service.open_registry", registry.open)
    return registry


@pytest.fixture(params=["documents", "issue_document"])
def check(request: pytest.FixtureRequest, stack: Stack, vies: RecordedRegistry) -> Iterator[Check]:
    """Under the rights of the two functions that check: one reads as the tenant, one issues."""
    opened: Callable[[Tenant], Partition] = tenant_table if request.param == "documents" else numbering_table

    def ask(text: str = BUYER, requester: str | None = ISSUER, now: datetime = NOW, tenant: Tenant = TENANT) -> Any:
        asker = read_vat_id(requester) if requester else None
        return check_customer_vat(opened(tenant), now, vat_id=read_vat_id(text), requester=asker)

    with stack.acting_as(request.param):
        yield ask


def stored(stack: Stack) -> list[str]:
    return sorted(f"{item['entity_id']['S']} {item['sk']['S']}" for item in stack.items("TenantsTable"))


def test_a_valid_id_is_asked_for_once_and_remembered_as_it_was(
    check: Check, vies: RecordedRegistry, stack: Stack
) -> None:
    first = check()
    address = "GLAVNA ULICA 1, 1000 LJUBLJANA"
    assert first == Consultation("valid", AT, "vies", "WAPIAAAAZ0000002", "PRIMER D.O.O.", address)
    assert check(now=NOW + SECOND) == first
    assert vies.asked == [BUYER]
    assert stored(stack) == ["ent_A vat-consultation#SI50223054"]


def test_a_valid_id_without_a_name_is_remembered_too(check: Check, vies: RecordedRegistry) -> None:
    first = check("DE136695976", "SI50223054")
    assert (first.name, first.address) == (None, None)
    assert check("DE136695976", "SI50223054", NOW + SECOND) == first
    assert len(vies.asked) == 1


def test_an_answer_holds_for_seven_days(check: Check, vies: RecordedRegistry) -> None:
    first = check()
    assert check(now=NOW + WEEK - SECOND) == first
    again = check(now=NOW + WEEK)
    assert (again.state, again.at) == ("valid", "2026-11-30T09:00:00.000Z")
    assert check(now=NOW + WEEK + SECOND) == again
    assert vies.asked == [BUYER, BUYER]


def test_the_item_says_when_it_may_be_deleted(check: Check, stack: Stack) -> None:
    check()
    (item,) = stack.items("TenantsTable")
    assert item["expires_at"] == {"N": str(int((NOW + WEEK).timestamp()))}
    assert "events" not in item and "list_key" not in item


@pytest.mark.parametrize("text", ["ATU13585627", "FR40303265045", "IT00743110157"])
def test_a_no_and_an_outage_are_asked_for_again(check: Check, vies: RecordedRegistry, stack: Stack, text: str) -> None:
    assert check(text).state == check(text, now=NOW + SECOND).state != "valid"
    assert vies.asked == [text, text]
    assert stored(stack) == []


def test_an_outage_after_the_week_is_unknown_though_it_was_valid(
    check: Check, vies: RecordedRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    check()
    monkeypatch.setattr("tests.support.recorded_registry.recording", dict)
    later = check(now=NOW + WEEK)
    assert (later.state, later.reason) == ("unknown", "member_state_unavailable")


def test_an_answer_belongs_to_one_tenant(check: Check, vies: RecordedRegistry, stack: Stack) -> None:
    check()
    check(tenant=OTHER)
    assert vies.asked == [BUYER, BUYER]
    assert stored(stack) == ["ent_A vat-consultation#SI50223054", "ent_B vat-consultation#SI50223054"]


def test_an_answer_belongs_to_who_asked(check: Check, vies: RecordedRegistry) -> None:
    assert check(requester=None).consultation_number is None
    assert check(requester=ISSUER).consultation_number == "WAPIAAAAZ0000002"
    assert check(requester=ISSUER).consultation_number == "WAPIAAAAZ0000002"
    assert len(vies.asked) == 2
    assert check(requester="EL094259216").consultation_number == "WAPIAAAAZ0000002"
    assert len(vies.asked) == 3


@pytest.mark.parametrize(
    ("text", "state", "reason"),
    [
        ("SI50223055", "invalid", "checksum"),
        ("SI123", "invalid", "format"),
        ("", "invalid", "empty"),
        ("CHE107787577", "invalid", "suffix_missing"),
        ("US12", "invalid", "unknown_country"),
        ("GB980780684", "unknown", "not_in_vies"),
        ("CHE107787577MWST", "unknown", "not_in_vies"),
    ],
)
def test_what_is_known_offline_costs_no_call(
    check: Check, vies: RecordedRegistry, stack: Stack, text: str, state: str, reason: str
) -> None:
    stack.guard.calls.clear()
    assert check(text) == Consultation(state, AT, "offline", reason=reason)  # type: ignore[arg-type] - one of its states
    assert vies.asked == []
    assert [str(call) for call in stack.guard.calls if call.service == "dynamodb"] == []


def test_a_check_is_one_read_and_one_write(check: Check, stack: Stack) -> None:
    check("ATU13585627")
    stack.guard.calls.clear()
    check()
    check()
    assert [str(call) for call in stack.guard.calls] == ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:GetItem"]


@pytest.mark.parametrize("operation", ["GetItem", "PutItem"])
@pytest.mark.parametrize("after", [False, True])
def test_a_table_that_does_not_answer_stops_nothing(check: Check, stack: Stack, operation: str, after: bool) -> None:
    check("ATU13585627")  # opens the session
    with stack.guard.failing(operation, after=after):
        assert check().state == "valid"
        assert check().state == "valid"


def test_what_is_logged_names_no_id(check: Check, caplog: pytest.LogCaptureFixture) -> None:
    check()
    check("FR40303265045")
    check("SI50223055")
    assert not [record for record in caplog.records if "50223054" in str(vars(record)) or "403032" in str(vars(record))]


def test_vies_is_asked_but_not_by_the_local_run(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(service.open_registry(NOW), ViesClient)
    for key, value in OFFLINE.items():
        monkeypatch.setenv(key, value)
    service.settings.cache_clear()
    silent = service.open_registry(NOW).consult(read_vat_id(BUYER), None)
    assert silent == Consultation("unknown", AT, "offline", reason="registry_off")
