"""Documents in a foreign currency: the tax also in the issuer's own; the rate given, or the table's, never guessed."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from billhead.aws.reference_table import reference_table
from billhead.exchange.model import DailyTable
from billhead.exchange.repository import DATASET, store_table

from tests.functions.bad_input import nothing_stored
from tests.functions.document_calls import Books, line

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


@pytest.fixture
def table(stack) -> None:
    """The ECB's table of Friday."""
    daily = DailyTable(FRIDAY, {"USD": Decimal("1.25"), "PLN": Decimal("4.2500"), "JPY": Decimal("160")})
    with stack.acting_as("fetch_exchange_rates"):
        store_table(reference_table(DATASET), daily, datetime(2026, 11, 20, 16, tzinfo=UTC))


def test_the_rate_that_is_given_counts(books) -> None:
    document = books.make("invoice", line(100), currency_code="USD", exchange_rate=Decimal("0.9"))
    assert (str(document["total_tax"]), str(document["total_tax_converted"])) == ("19.00", "17.10")
    assert (document["converted_currency_code"], str(document["exchange_rate"])) == ("EUR", "0.9")
    assert (str(document["total_converted"]), str(document["total_with_tax_converted"])) == ("90.00", "107.10")
    (row,) = document["taxes"]
    assert (str(row["base_converted"]), str(row["amount_converted"])) == ("90.00", "17.10")


@pytest.mark.usefixtures("table")
def test_else_that_of_the_last_table_before_the_day(books) -> None:
    document = books.make("invoice", line(100), currency_code="USD", date="2026-11-23")
    assert (document["exchange_rate"], document["exchange_rate_date"], document["exchange_rate_source"]) == (
        Decimal("0.8"),
        "2026-11-20",
        "ECB",
    )
    assert str(document["total_tax_converted"]) == "15.20"


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(
    ("currency", "day"), [("USD", "2026-11-19"), ("USD", "2026-11-28"), ("CHF", "2026-11-20"), ("KWD", "2026-11-20")]
)
def test_what_no_table_tells_is_asked_for(books, stack, currency, day) -> None:
    with nothing_stored(stack):
        answer = books.refuse("invoice", line(100), currency_code=currency, date=day)
        assert answer == (422, "exchange_rate_unknown", ["/exchange_rate"])


def test_an_estimate_needs_no_rate(books) -> None:
    document = books.make("estimate", line(100), currency_code="USD")
    assert "exchange_rate" not in document and "total_converted" not in document


def test_a_rate_for_the_own_currency_is_refused(books, stack) -> None:
    with nothing_stored(stack):
        answer = books.refuse("invoice", line(100), exchange_rate=2)
        assert answer == (422, "exchange_rate_needless", ["/exchange_rate"])


@pytest.mark.usefixtures("table")
def test_a_polish_invoice_in_euro_tells_its_tax_in_zloty(api, account, new_entity) -> None:
    books = Books(api, account, new_entity(country="Poland", currency_code="EUR", tax_number=None))
    document = books.make("invoice", line(100), date="2026-11-20")
    assert (document["converted_currency_code"], str(document["total_tax_converted"])) == ("PLN", "97.75")


@pytest.mark.usefixtures("table")
def test_a_currency_without_decimals_is_converted_to_cents(books) -> None:
    document = books.make("invoice", line(1000), currency_code="JPY", date="2026-11-20")
    assert (str(document["total_tax"]), str(document["total_tax_converted"])) == ("190", "1.19")


def test_a_credit_note_keeps_the_rate_of_its_invoice(books) -> None:
    invoice = books.make("invoice", line(100), currency_code="USD", exchange_rate=Decimal("0.9"))
    note = books.credit(invoice)
    assert (note["currency_code"], str(note["exchange_rate"])) == ("USD", "0.9")
    assert note["total_tax_converted"] == invoice["total_tax_converted"]
