"""Lines of the same taxes found together, and the order of the tax summary. Sums nothing itself. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from billhead.kernel.errors import Invalid
from billhead.totals.exact import ONE, PERCENT, ZERO
from billhead.totals.model import PricedLine, TaxGroup

Row = TypeVar("Row")


class TaxRepeated(Invalid):
    """A line names the same tax twice; two taxes of one rate need a name each."""

    code = "tax_repeated"


@dataclass(slots=True, eq=False)
class TaxSet:
    """The lines that have the same taxes: their rounded amounts, in the lines' order. `factor` is 1 + rates / 100."""

    taxes: tuple[TaxGroup, ...]
    factor: Decimal
    amounts: list[Decimal]


class TaxSets:
    """The sets of one document. Lines are known again by the identity of their taxes, which the lines keep alive."""

    def __init__(self) -> None:
        self._by_identity: dict[int, TaxSet] = {}
        self._by_value: dict[frozenset[TaxGroup], TaxSet] = {}

    def of(self, line: PricedLine) -> TaxSet:
        """The set that the line belongs to. Errors: TaxRepeated."""
        taxes = line.taxes
        key = id(taxes[0]) if len(taxes) == 1 else id(taxes)
        return self._by_identity.get(key) or self._meet(line, key)

    def all(self) -> Iterable[TaxSet]:
        return self._by_value.values()

    def _meet(self, line: PricedLine, key: int) -> TaxSet:
        taxes = line.taxes
        value = frozenset(taxes)
        if len(value) != len(taxes):
            raise TaxRepeated("A line has the same tax twice.", pointer=f"{line.pointer}/taxes")
        met = self._by_value.get(value)
        if met is None:
            rates = taxes[0].rate if len(taxes) == 1 else sum([tax.rate for tax in taxes], ZERO)
            met = self._by_value[value] = TaxSet(taxes, ONE + rates * PERCENT, [])
        self._by_identity[key] = met
        return met


def in_order(rows: Mapping[TaxGroup, Row]) -> list[tuple[TaxGroup, Row]]:
    """Highest rate first, as people read it; then by the other fields: the order never depends on the lines'."""
    return sorted(rows.items(), key=_place)


def _place(row: tuple[TaxGroup, object]) -> tuple[object, ...]:
    group = row[0]
    reason = (group.exemption_reason, group.exemption_reason_code)
    return (-group.rate, group.category, group.label, group.country_code, group.reverse_charge, reason)
