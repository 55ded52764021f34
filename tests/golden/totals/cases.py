"""Reads the golden cases: one JSON file per theme, each case with its source.

A line is {"quantity", "net" or "gross" (price), "off": ["10%", "5"], "taxes": ["S 22"]}; a tax is its category, its
rate and, outside VAT, its name. What must come out: `lines` "discount net gross", `rows` "tax: base amount",
`document` "discount net tax gross".
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from billhead.totals.model import PricedLine, Reduction, TaxGroup, Totals

from tests.golden.totals import oracle

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    name: str
    source: str
    digits: int
    mode: str
    lines: list[dict[str, Any]]
    expected: dict[str, Any]
    correction: dict[str, Any] | None
    converted: dict[str, Any] | None

    def priced(self) -> list[PricedLine]:
        return [
            PricedLine(
                pointer=f"/items/{place}",
                quantity=Decimal(line["quantity"]),
                price=Decimal(line.get("gross", line.get("net"))),
                is_gross="gross" in line,
                reductions=tuple(Reduction(Decimal(off.rstrip("%")), off.endswith("%")) for off in line.get("off", [])),
                taxes=tuple(tax_group(tax) for tax in line.get("taxes", [])),
            )
            for place, line in enumerate(self.lines)
        ]

    def fractions(self) -> list[oracle.Line]:
        return [
            oracle.Line(
                quantity=Fraction(line["quantity"]),
                price=Fraction(line.get("gross", line.get("net"))),
                is_gross="gross" in line,
                discounts=tuple(
                    oracle.Discount(Fraction(off.rstrip("%")), off.endswith("%")) for off in line.get("off", [])
                ),
                taxes=tuple((tax, Fraction(tax.split()[1])) for tax in line.get("taxes", [])),
            )
            for line in self.lines
        ]


@cache
def tax_group(tax: str) -> TaxGroup:
    category, rate, *label = tax.split()
    return TaxGroup(category, Decimal(rate), reverse_charge=category == "AE", label=" ".join(label))


def tax_name(group: TaxGroup) -> str:
    return f"{group.category} {group.rate} {group.label}".rstrip()


def shown(totals: Totals) -> dict[str, Any]:
    """As the files write it: texts, so that the number of decimals counts."""
    return {
        "lines": [f"{line.total_discount} {line.total} {line.total_with_tax}" for line in totals.lines],
        "rows": [f"{tax_name(row.group)}: {row.base} {row.amount}" for row in totals.taxes],
        "document": f"{totals.total_discount} {totals.total} {totals.total_tax} {totals.total_with_tax}",
    }


@cache
def all_cases() -> list[Case]:
    return [_case(case) for path in sorted(FOLDER.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]


def _case(data: dict[str, Any]) -> Case:
    expected = {key: data[key] for key in ("lines", "rows", "document")}
    return Case(
        name=data["name"],
        source=data["source"],
        digits=data.get("digits", 2),
        mode=data.get("mode", "b2b_standard"),
        lines=data["given"],
        expected=expected,
        correction=data.get("correction"),
        converted=data.get("converted"),
    )
