"""The answer of POST /transaction-type."""

from typing import Any

import pytest
from billhead.taxation.answer import transaction_answer
from billhead.taxation.model import Supply

from tests.unit.taxation.decided import record_of
from tests.unit.taxation.sales import sale


def answer(text: str, *supplies: Supply) -> dict[str, Any]:
    return transaction_answer(sale(text), supplies) if supplies else transaction_answer(sale(text))


def test_the_answer_is_the_decision_of_a_document() -> None:
    found = answer("SI > DE id=DE valid", "service", "product")
    assert found == {
        "transaction_type": "intra_eu_b2b",
        "reverse_charge_applies": True,
        "vat_number_valid": True,
        "warning": None,
        "decision": record_of("SI > DE id=DE valid", "service", "product"),
    }


def test_a_service_is_meant_where_nothing_is_said() -> None:
    assert answer("SI > DE id=DE") == answer("SI > DE id=DE", "service")
    assert transaction_answer(sale("SI > DE id=DE"), ()) == answer("SI > DE id=DE", "service")


@pytest.mark.parametrize(
    ("text", "supply", "applies"),
    [
        ("SI > DE id=DE", "service", True),
        ("SI > DE id=DE", "product", False),
        ("SI > DE consumer", "service", False),
        ("SI > SI id=SI", "service", False),
    ],
)
def test_reverse_charge_applies_where_a_line_has_it(text: str, supply: Supply, applies: bool) -> None:
    assert answer(text, supply)["reverse_charge_applies"] is applies
    assert answer(text, supply, "product")["reverse_charge_applies"] is applies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SI > -", None),
        ("SI > DE", None),
        ("SI > DE valid", None),
        ("SI > DE id=DE", None),
        ("SI > DE id=DE unknown", None),
        ("SI > DE id=DE valid", True),
        ("SI > SI id=SI valid", True),
        ("SI > DE id=DE invalid", False),
        ("SI > SI id=SI invalid", False),
        ("SI > DE number", False),
        ("SI > US number", None),
        ("SI > US number invalid", None),
    ],
)
def test_a_vat_number_is_valid_when_vies_said_so(text: str, expected: bool | None) -> None:
    assert answer(text)["vat_number_valid"] is expected


def test_the_warning_is_one_text() -> None:
    found = answer("SI > DE", "product")
    details = [warning["detail"] for warning in found["decision"]["warnings"]]
    assert len(details) == 2 and found["warning"] == " ".join(details)
