"""Orders to pay, for tests of what codes say."""

from decimal import Decimal
from typing import Any

from billhead_pdf.payment_codes.order import Order, Place
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

PAYEE = Place("Žagar d.o.o.", "Slovenska cesta 12", "1000", "Ljubljana", "SI")
PAYER = Place("Ana Novak", "Lepa ulica 33", "6000", "Koper", "SI")
ORDER = Order(
    payee=PAYEE,
    payer=PAYER,
    iban="SI56191000000123438",
    bic="NBSISI2X",
    amount=Decimal("12.30"),
    currency="EUR",
    reference="2026-00017",
    reference_kind="free",
    subject="Račun 2026-00017",
    due="2026-12-23",
)
# Nine long texts to an order take a busy machine a while.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
# What documents can bring: clean lines of every script, of any length.
LINES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=90).map(
    lambda text: " ".join(text.split())
)
PLACES = st.builds(Place, LINES.filter(bool), LINES, LINES, LINES, st.sampled_from(["SI", "CH", "DE", ""]))
AMOUNTS = st.integers(1, 99_999_999_999).map(lambda cents: Decimal(cents) / 100)


def order(**changes: Any) -> Order:
    return ORDER._replace(**changes)


def orders(**fixed: Any) -> Any:
    """Any order with these fields."""
    fields: dict[str, Any] = {
        "payee": PLACES,
        "payer": PLACES,
        "amount": AMOUNTS,
        "subject": LINES,
        "reference": LINES,
        "due": st.sampled_from(["", "2026-12-23"]),
    }
    parts = {name: strategy for name, strategy in fields.items() if name not in fixed}
    return st.builds(lambda **drawn: ORDER._replace(**drawn, **fixed), **parts)
