"""What the peers are given beside the invoice: its texts as a program of theirs would make them, the payment code."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

HEAD = ("#", "Description", "Quantity", "Unit", "Unit price", "VAT", "Amount")
PRIMARY = "#0F766E"
MUTED = "#646870"
LINE = "#D9DADB"
TINT = "#EEF5F4"


def money(value: Decimal) -> str:
    return f"{value:,.2f}"


def cells(document: dict[str, Any]) -> list[tuple[str, str, str, str, str, str, str, str]]:
    """Position, name, description, quantity, unit, price, rate, amount of each line."""
    return [
        (
            str(position),
            item["name"],
            item["description"],
            str(item["quantity"]),
            item["unit"],
            money(item["price"]),
            f"{item['taxes'][0]['rate']}%",
            money(item["total"]),
        )
        for position, item in enumerate(document["items"], 1)
    ]


def address(party: dict[str, Any]) -> list[str]:
    return [party["address"], f"{party['post_code']} {party['city']}"]


def payment_code(document: dict[str, Any]) -> Sequence[Sequence[int]]:
    """The modules of the EPC code, with one mask for all engines."""
    import segno

    issuer = document["issuer"]
    lines = ["BCD", "002", "1", "SCT", "", issuer["name"], issuer["bank_account"]["iban"]]
    payload = "\n".join([*lines, f"EUR{document['total_due']:.2f}", "", "", document["number"]])
    return list(segno.make(payload, error="m", encoding="utf-8", micro=False, boost_error=False, mask=2).matrix)


def payment_code_svg(document: dict[str, Any]) -> str:
    matrix = payment_code(document)
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, module in enumerate(row) if module)
    side = len(matrix)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{dark}"/></svg>'


def font_file(weight: str) -> Path:
    import font_source_sans_pro

    return Path(font_source_sans_pro.__file__).parent / "files" / f"SourceSansPro-{weight}.ttf"
