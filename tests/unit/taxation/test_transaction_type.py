"""One transaction type for a document, whatever its lines are."""

import pytest
from billhead.taxation.assess import assess, transaction_type
from billhead.taxation.model import Supply

from tests.unit.taxation.sales import sale

PRODUCT: Supply = "product"
SERVICE: Supply = "service"
ELECTRONIC: Supply = "electronic_service"


@pytest.mark.parametrize(
    ("text", "supplies", "expected"),
    [
        ("SI > US", [PRODUCT, PRODUCT], "export"),
        ("SI > US", [PRODUCT, SERVICE], "3w_b2c"),
        ("SI > US number", [SERVICE, PRODUCT], "3w_b2b"),
        ("SI > US number", [ELECTRONIC], "3w_b2b"),
        ("SI > US", [], "3w_b2c"),
        ("SI > DE id=DE", [PRODUCT, SERVICE], "intra_eu_b2b"),
        ("SI > DE", [PRODUCT, ELECTRONIC], "intra_eu_b2c"),
        ("SI > DE id=DE", [], "intra_eu_b2b"),
        ("SI > SI", [], "domestic"),
        ("SI > -", [PRODUCT, SERVICE], "domestic"),
        # The customer's place decides, the place of delivery only where all lines are goods.
        ("SI > SI to=US", [PRODUCT], "export"),
        ("SI > SI to=US", [PRODUCT, SERVICE], "domestic"),
        ("SI > DE id=DE to=SI", [PRODUCT], "domestic"),
        ("SI > DE id=DE to=SI", [PRODUCT, SERVICE], "intra_eu_b2b"),
        # Northern Ireland is in the EU for goods only.
        ("XI xi-id > IE id=IE", [PRODUCT], "intra_eu_b2b"),
        ("XI xi-id > IE id=IE", [SERVICE, PRODUCT], "3w_b2b"),
        ("SI > XI id=XI", [SERVICE], "3w_b2b"),
    ],
)
def test_the_type_is_the_customers_place_and_standing(text: str, supplies: list[Supply], expected: str) -> None:
    assert transaction_type(assess(sale(text)), supplies) == expected
