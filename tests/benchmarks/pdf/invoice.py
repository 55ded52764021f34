"""The invoice that every engine draws, new each time: its number and the names of its lines differ."""

from decimal import Decimal
from typing import Any

NAMES = ("Workshop with the product team", "Monthly subscription", "Migration of legacy data", "Support hours")
DETAIL = "Preparation, two days on site, a written summary and a follow-up call with all who took part."


def sample(lines: int, serial: int = 17) -> dict[str, Any]:
    """Every second line has a description that wraps."""
    items = [_item(number, serial) for number in range(lines)]
    total = sum((item["total"] for item in items), Decimal(0))
    tax = (total * Decimal("0.22")).quantize(Decimal("0.01"))
    return {
        "type": "invoice",
        "number": f"2026-{serial:05}",
        "status": "issued",
        "date": "2026-11-23",
        "date_due": "2026-12-23",
        "currency_code": "EUR",
        "language": "en",
        "issuer": _party("Žagar & Šturm d.o.o.", bank_account={"iban": "SI56191000000123438"}),
        "customer": _party("Großhändler Łukasiewicz GmbH"),
        "items": items,
        "total": total,
        "taxes": [{"rate": Decimal(22), "category": "S", "base": total, "amount": tax}],
        "total_with_tax": total + tax,
        "total_due": total + tax,
        "note": "Thank you for the good work together.",
        "branding": {"template": "modern", "primary_color": "#0F766E", "show_qr": True},
    }


def _party(name: str, **fields: Any) -> dict[str, Any]:
    return {"name": name, "address": "Main 1", "post_code": "1000", "city": "Town", "country_code": "SI", **fields}


def _item(number: int, serial: int) -> dict[str, Any]:
    price = Decimal((number + serial) % 97) + Decimal("10.55")
    return {
        "type": "item",
        "name": f"{NAMES[number % 4]} {serial}/{number}",
        "description": f"{number + serial}: {DETAIL}" if number % 2 else "",
        "quantity": Decimal(2),
        "unit": "h",
        "price": price,
        "taxes": [{"rate": Decimal(22), "category": "S"}],
        "total": price * 2,
    }
