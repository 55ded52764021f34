"""Rates in the table: the last publication day on or before a date, and no older than a week."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from billhead.aws.partition import Partition
from billhead.exchange.model import DailyTable, Rate
from billhead.exchange.repository import DATASET, StoredRates, store_table

from tests.support.policies.evaluator import Decision, decide
from tests.support.policies.needs import Needs
from tests.support.stack import Stack, template

NOW = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
FRIDAY, MONDAY = date(2026, 11, 13), date(2026, 11, 16)


def table(on: date, dollar: str = "1.1172") -> DailyTable:
    return DailyTable(on, {"USD": Decimal(dollar), "JPY": Decimal("175.68"), "ISK": Decimal(136)})


@pytest.fixture
def partition(stack: Stack) -> Partition:
    return Partition(stack.aws("dynamodb"), stack.table("ReferenceTable"), ("dataset", DATASET))


@pytest.fixture
def rates(partition: Partition) -> StoredRates:
    assert store_table(partition, table(FRIDAY, "1.1"), NOW)
    assert store_table(partition, table(MONDAY, "1.2"), NOW)
    return StoredRates(partition)


@pytest.mark.parametrize(
    ("on", "value", "of"),
    [
        (date(2026, 11, 12), None, None),
        (date(2026, 11, 13), "1.1", FRIDAY),
        (date(2026, 11, 14), "1.1", FRIDAY),
        (date(2026, 11, 15), "1.1", FRIDAY),
        (date(2026, 11, 16), "1.2", MONDAY),
        (date(2026, 11, 17), "1.2", MONDAY),
        (date(2026, 11, 23), "1.2", MONDAY),
        (date(2026, 11, 24), None, None),
        (date(2027, 11, 16), None, None),
    ],
)
def test_the_last_table_on_or_before_a_date_holds_for_a_week(
    rates: StoredRates, on: date, value: str | None, of: date | None
) -> None:
    expected = None if value is None or of is None else Rate(Decimal(value), of, "ECB")
    assert rates.rate("EUR", "USD", on) == expected


def test_a_cross_rate_is_made_of_one_table(rates: StoredRates) -> None:
    found = rates.rate("USD", "JPY", MONDAY)
    assert found == Rate(Decimal("146.4"), MONDAY)


def test_a_currency_that_is_not_in_the_table_is_unknown(rates: StoredRates) -> None:
    assert rates.rate("THB", "EUR", MONDAY) is None
    assert rates.rate("EUR", "THB", MONDAY) is None


def test_a_currency_into_itself_needs_no_table(stack: Stack, rates: StoredRates) -> None:
    assert rates.rate("THB", "THB", date(2030, 1, 1)) == Rate(Decimal(1), date(2030, 1, 1))


def test_another_data_set_is_not_seen(stack: Stack, partition: Partition) -> None:
    other = Partition(stack.aws("dynamodb"), stack.table("ReferenceTable"), ("dataset", "other"))
    store_table(other, table(MONDAY), NOW)
    assert StoredRates(partition).rate("EUR", "USD", MONDAY) is None


def test_figures_come_back_exactly(rates: StoredRates, partition: Partition) -> None:
    figures = {"IDR": Decimal("20275.17"), "USD": Decimal("0.00012345"), "KRW": Decimal("123456789.123456789")}
    store_table(partition, DailyTable(date(2026, 11, 17), figures), NOW)
    found = {code: rates.rate("EUR", code, date(2026, 11, 17)) for code in figures}
    assert {code: rate.value for code, rate in found.items() if rate} | {"KRW": figures["KRW"]} == figures


def test_the_same_table_again_is_no_write(partition: Partition, rates: StoredRates) -> None:
    assert not store_table(partition, table(MONDAY, "1.20"), NOW.replace(day=24))
    stored = partition.get(MONDAY.isoformat())
    assert stored is not None and stored["stored_at"] == "2026-11-23T16:30:00.000Z"


def test_a_corrected_table_replaces_the_first(partition: Partition, rates: StoredRates) -> None:
    assert store_table(partition, table(MONDAY, "1.21"), NOW)
    assert rates.rate("EUR", "USD", MONDAY) == Rate(Decimal("1.21"), MONDAY)


def allowed(policy: str, operation: str, **params: Any) -> bool:
    statements = template().managed_policies[template().arn(policy)].statements
    needs = Needs(template()).of("dynamodb", operation, {"TableName": template().name("ReferenceTable"), **params})
    return all(decide(statements, need) is Decision.ALLOWED for need in needs)


def test_the_policy_for_readers_reads_and_writes_nothing() -> None:
    key = {"dataset": {"S": "ecb"}, "sk": {"S": "2026-11-16"}}
    values = {":owner": {"S": "ecb"}}
    assert allowed("ReferenceReadPolicy", "GetItem", Key=key)
    assert allowed(
        "ReferenceReadPolicy", "Query", KeyConditionExpression="dataset = :owner", ExpressionAttributeValues=values
    )
    assert not allowed("ReferenceReadPolicy", "PutItem", Item=key)
    assert not allowed("ReferenceReadPolicy", "DeleteItem", Key=key)
