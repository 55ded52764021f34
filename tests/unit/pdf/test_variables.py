"""The variables of an entity's texts, written on the page as the reader writes dates and amounts."""

from decimal import Decimal
from typing import Any

import pytest
from billhead_pdf.content.describe import describe_document

DOCUMENT: dict[str, Any] = {
    "type": "invoice",
    "number": "2026-00007",
    "status": "issued",
    "date": "2026-11-23",
    "date_due": "2026-12-01",
    "currency_code": "EUR",
    "issuer": {"name": "Nordlicht", "country_code": "DE"},
    "customer": {"name": "Morgenrot"},
    "items": [],
    "total_with_tax": Decimal("1234.50"),
    "payment_terms": "{total} bis {date_due}, Nr. {number}, an {issuer_name}; {customer_name} {unknown}",
}
SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("language", "amount", "day"),
    [("de", f"1.234,50{SPACE}€", "01.12.2026"), ("en", "€1,234.50", "1 Dec 2026")],
)
def test_variables_are_written_in_the_readers_way(language: str, amount: str, day: str) -> None:
    (passage,) = describe_document(DOCUMENT, language).passages
    assert passage.text == f"{amount} bis {day}, Nr. 2026-00007, an Nordlicht; Morgenrot {{unknown}}"


def test_a_value_with_braces_is_not_filled_again() -> None:
    document = {**DOCUMENT, "customer": {"name": "{total}"}, "payment_terms": "{customer_name}"}
    (passage,) = describe_document(document, "de").passages
    assert passage.text == "{total}"
