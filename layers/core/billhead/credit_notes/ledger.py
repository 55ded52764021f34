"""What has been taken of an invoice so far, by tax and by line, and what is left of it. Pure.

It stands beside the invoice's content and changes only in the transaction of the document that takes or gives back, so
that two credit notes at once can never take the same money. Advance invoices have a second one: what was deducted.
"""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from billhead.kernel.jsontext import canonical_json, read_json

ZERO = Decimal(0)
# What tells one row of the tax summary from another; a line's tax has the same fields.
KEY = ("category", "rate", "reverse_charge", "exemption_reason_code", "exemption_reason", "country_code")


@dataclass(frozen=True, slots=True)
class Sums:
    """Base and tax of one row of the tax summary."""

    base: Decimal = ZERO
    tax: Decimal = ZERO

    def plus(self, other: "Sums", sign: int = 1) -> "Sums":
        return Sums(self.base + sign * other.base, self.tax + sign * other.tax)

    @property
    def with_tax(self) -> Decimal:
        return self.base + self.tax

    def __bool__(self) -> bool:
        return bool(self.base or self.tax)


@dataclass(frozen=True, slots=True)
class Ledger:
    """`taxes` by the key of the row; `lines` by position: quantity and amount in the invoice's prices.

    `unlined` counts what named no lines: after that, lines no longer tell what is left.
    """

    taxes: Mapping[str, Sums] = field(default_factory=dict[str, Sums])
    lines: Mapping[int, tuple[Decimal, Decimal]] = field(default_factory=dict[int, tuple[Decimal, Decimal]])
    unlined: int = 0
    rounding: Decimal = ZERO
    payable: Decimal = ZERO

    @classmethod
    def unpacked(cls, stored: bytes | None) -> "Ledger":
        """From the attribute of an item."""
        if stored is None:
            return cls()
        data = read_json(zlib.decompress(stored))
        taxes = {key: Sums(Decimal(base), Decimal(tax)) for key, (base, tax) in data["taxes"].items()}
        lines = {int(line): (Decimal(quantity), Decimal(amount)) for line, (quantity, amount) in data["lines"].items()}
        return cls(taxes, lines, data["unlined"], Decimal(data["rounding"]), Decimal(data["payable"]))

    def packed(self) -> bytes | None:
        """None when nothing is taken."""
        data = {
            "taxes": {key: [sums.base, sums.tax] for key, sums in self.taxes.items() if sums},
            "lines": {str(line): list(taken) for line, taken in self.lines.items() if any(taken)},
            "unlined": self.unlined,
            "rounding": self.rounding,
            "payable": self.payable,
        }
        empty = not (data["taxes"] or data["lines"] or self.unlined or self.rounding or self.payable)
        return None if empty else zlib.compress(canonical_json(data), 6)

    def plus(self, other: "Ledger", sign: int = 1) -> "Ledger":
        """With `sign` -1, what is given back."""
        taxes = {**self.taxes}
        for key, sums in other.taxes.items():
            taxes[key] = taxes.get(key, Sums()).plus(sums, sign)
        lines = {**self.lines}
        for line, (quantity, amount) in other.lines.items():
            before = lines.get(line, (ZERO, ZERO))
            lines[line] = (before[0] + sign * quantity, before[1] + sign * amount)
        return Ledger(
            taxes,
            lines,
            self.unlined + sign * other.unlined,
            self.rounding + sign * other.rounding,
            self.payable + sign * other.payable,
        )


def tax_key(tax: Mapping[str, Any], is_named: bool) -> str:
    """Of a row of the tax summary or of a line's tax; `is_named`: outside VAT the name tells taxes apart."""
    parts = [str(tax.get(name) or "") for name in KEY]
    return canonical_json([*parts, tax.get("name", "") if is_named else ""]).decode()


def names_taxes(content: Mapping[str, Any]) -> bool:
    """Whether the document's tax rows have names."""
    return any("name" in row for row in content["taxes"])


def row_sums(content: Mapping[str, Any]) -> dict[str, Sums]:
    """The tax summary by key, and under "" what bears no tax at all."""
    is_named = names_taxes(content)
    sums = {tax_key(row, is_named): Sums(row["base"], row["amount"]) for row in content["taxes"]}
    untaxed = sum((line["total"] for line in priced_lines(content) if not line["taxes"]), ZERO)
    return sums | ({"": Sums(untaxed)} if untaxed else {})


def rest_sums(content: Mapping[str, Any], taken: Iterable[Ledger]) -> dict[str, Sums]:
    """What is left of each row of the tax summary."""
    rest = row_sums(content)
    for ledger in taken:
        for key, sums in ledger.taxes.items():
            rest[key] = rest.get(key, Sums()).plus(sums, -1)
    return rest


def priced_lines(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [line for line in content["items"] if line["type"] != "separator"]


def line_amount(line: Mapping[str, Any], content: Mapping[str, Any]) -> Decimal:
    """In the document's prices: with tax where they include it."""
    return line["total_with_tax"] if content.get("prices_include_tax") else line["total"]
