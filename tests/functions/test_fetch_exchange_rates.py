"""fetch_exchange_rates: the ECB's tables stored, whatever the network does, and nothing stored that cannot be true."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from billhead.aws.safe_fetch import Fetched, FetchFailed
from botocore.exceptions import ClientError

from local.lambdas import FunctionError
from tests.functions.bus_messages import sample
from tests.support.ecb_archive import NEWEST, archive, row, rows
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

MODULE = "local_function_fetch_exchange_rates"
URL = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
Invoke = Callable[[str, Any], Any]


class Bank:
    """Stands for the safe fetcher, which has tests of its own."""

    def __init__(self) -> None:
        self.says: bytes | FetchFailed = archive(rows())
        self.asked: list[tuple[str, int]] = []

    def fetch(self, url: str, *, limits: Any) -> Fetched:
        self.asked.append((url, limits.max_bytes))
        if isinstance(self.says, FetchFailed):
            raise self.says
        return Fetched(self.says, "application/zip")


@pytest.fixture
def bank(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Bank:
    if MODULE not in sys.modules:
        with pytest.raises(FunctionError):  # loads the function, which then finds no network
            fetched(stack)
    bank = Bank()
    monkeypatch.setattr(sys.modules[MODULE], "fetch", bank.fetch)
    return bank


def fetched(stack: Stack) -> dict[str, Any]:
    return stack.invoke("fetch_exchange_rates", sample("fetch_exchange_rates"))


def days(stack: Stack) -> list[str]:
    items = stack.items("ReferenceTable")
    assert {item["dataset"]["S"] for item in items} <= {"ecb"}
    return sorted(item["sk"]["S"] for item in items)


def test_six_weeks_of_tables_are_stored(bank: Bank, stack: Stack) -> None:
    assert fetched(stack) == {"newest": "2026-11-20", "written": 30}
    assert len(days(stack)) == 30
    assert (days(stack)[0], days(stack)[-1]) == ("2026-10-12", "2026-11-20")


def test_one_address_is_asked_for_at_most_four_megabytes(bank: Bank, stack: Stack) -> None:
    fetched(stack)
    assert bank.asked == [(URL, 4 * 1024 * 1024)]


def test_a_table_is_stored_with_its_figures_and_source(bank: Bank, stack: Stack) -> None:
    fetched(stack)
    (newest,) = [item for item in stack.items("ReferenceTable") if item["sk"]["S"] == "2026-11-20"]
    assert newest["source"] == {"S": "ECB"}
    assert newest["stored_at"]["S"].startswith("2026-11-23T09:00:00.")
    assert newest["rates"]["M"]["IDR"] == {"N": "20275.17"}
    assert "BGN" not in newest["rates"]["M"]


def test_a_repeated_run_writes_nothing(bank: Bank, stack: Stack) -> None:
    fetched(stack)
    stored = stack.items("ReferenceTable")
    assert fetched(stack) == {"newest": "2026-11-20", "written": 0}
    assert stack.items("ReferenceTable") == stored


def test_the_next_day_adds_one_table(bank: Bank, stack: Stack) -> None:
    fetched(stack)
    monday = NEWEST.replace(day=23)
    bank.says = archive([row(monday), *rows()])
    assert fetched(stack) == {"newest": "2026-11-23", "written": 1}
    assert len(days(stack)) == 31


def test_missed_days_are_made_up_for(bank: Bank, stack: Stack) -> None:
    whole = rows()
    bank.says = archive([*whole[:1], *whole[5:]])
    fetched(stack)
    bank.says = archive(whole)
    assert fetched(stack)["written"] == 4


@pytest.mark.parametrize("reason", ["dns", "timeout", "redirect", "tls", "bad_status", "too_large"])
def test_a_failed_fetch_is_a_failed_run(bank: Bank, stack: Stack, reason: Any) -> None:
    bank.says = FetchFailed(reason)
    with pytest.raises(FunctionError) as failed:
        fetched(stack)
    assert failed.value.kind == "FetchFailed"
    assert days(stack) == []


@pytest.mark.parametrize(
    "content",
    [b"<html>", archive([row(NEWEST, USD="0")]), archive([row(NEWEST, USD="N/A"), *rows()[1:]])],
    ids=["html", "zero", "no dollar"],
)
def test_what_cannot_be_true_is_not_stored_even_in_part(bank: Bank, stack: Stack, content: bytes) -> None:
    bank.says = content
    with pytest.raises(FunctionError) as failed:
        fetched(stack)
    assert failed.value.kind == "RatesRefused"
    assert days(stack) == []


@pytest.mark.parametrize(
    ("moment", "accepted"),
    [
        (datetime(2026, 11, 19, 22, 59, tzinfo=UTC), False),  # one minute before midnight in Frankfurt
        (datetime(2026, 11, 19, 23, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 27, 22, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 27, 23, 0, tzinfo=UTC), False),
    ],
)
def test_the_day_is_judged_by_frankfurts_calendar(bank: Bank, stack: Stack, moment: datetime, accepted: bool) -> None:
    stack.clock.set(moment)
    if accepted:
        assert fetched(stack)["newest"] == "2026-11-20"
        return
    with pytest.raises(FunctionError) as failed:
        fetched(stack)
    assert failed.value.kind == "RatesRefused"


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2, 17, 30])
def test_a_crash_at_any_write_is_healed_by_the_next_run(bank: Bank, stack: Stack, moment: Any, number: int) -> None:
    class Crash(BaseException):
        pass

    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        fetched(stack)
    left = days(stack)
    assert len(left) == (number if moment == "after" else number - 1)
    fetched(stack)
    assert len(days(stack)) == 30
    assert left == days(stack)[: len(left)], "the oldest come first"


def test_a_refused_write_fails_the_run(bank: Bank, stack: Stack) -> None:
    stack.guard.fail(Failure(3, "before", ClientError({"Error": {"Code": "AccessDenied"}}, "PutItem")))
    with pytest.raises(FunctionError):
        fetched(stack)


def test_it_writes_to_one_partition_and_reads_nothing(bank: Bank, stack: Stack) -> None:
    fetched(stack)
    fetched(stack)
    assert {(call.role, str(call)) for call in stack.guard.calls} == {
        ("FetchExchangeRatesFunctionRole", "dynamodb:PutItem")
    }


def test_it_is_called_after_publication_on_working_days(stack: Stack) -> None:
    declared = stack.template.document["Resources"]["FetchExchangeRatesFunction"]["Properties"]["Events"]
    (event,) = declared.values()
    assert event["Properties"]["ScheduleExpressionTimezone"] == "Europe/Berlin"
    assert event["Properties"]["ScheduleExpression"] == "cron(30 16,19 ? * MON-FRI *)"
