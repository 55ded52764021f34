"""What goes into the sums of a document and what comes out. Data only: no arithmetic, no look-up. Pure.

What exists once per line is a NamedTuple: a frozen dataclass takes three times as long to make, and of a document of
1,000 lines that would be a quarter of the time.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

CalculationMode = Literal["b2b_standard", "b2c_gross_discount"]


@dataclass(frozen=True, slots=True)
class TaxGroup:
    """What one row of the tax summary stands for. `rate` in per cent; `category` is EN 16931's (UNTDID 5305).

    Make one object per tax and give it to all its lines: lines are then grouped without comparing fields.
    """

    category: str
    rate: Decimal
    reverse_charge: bool = False
    exemption_reason: str = ""
    exemption_reason_code: str = ""
    # The tax's name; only outside VAT, where taxes of one rate stay apart (GST 5 %, PST 5 %).
    label: str = ""
    # Whose tax, where it is not the issuer's (OSS).
    country_code: str = ""


class Reduction(NamedTuple):
    """A discount: per cent, or an amount. In `b2b_standard` an amount is net or gross as its line's price is; in
    `b2c_gross_discount` it is gross."""

    value: Decimal
    is_percent: bool


class PricedLine(NamedTuple):
    """What the arithmetic needs of one line. `pointer` is for errors; `taxes` is empty where no tax system applies.

    `quantity` is negative where an advance is deducted; such a line has no reductions.
    """

    pointer: str
    quantity: Decimal
    price: Decimal
    is_gross: bool
    reductions: tuple[Reduction, ...]
    taxes: tuple[TaxGroup, ...]


class LineTotal(NamedTuple):
    """Money in the document's currency. `total` is net (BT-131).

    In a document of net prices `sub`, `discounts` and `total_discount` are net, sub - total_discount = total, and
    `total_with_tax` is for information: tax is due on the sum of a group, so the lines' amounts need not add up to the
    document's. In a document of gross prices all but `total` are gross, and sub - total_discount = total_with_tax.
    """

    sub: Decimal
    discounts: tuple[Decimal, ...]
    total_discount: Decimal
    total: Decimal
    total_with_tax: Decimal


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """A row of the tax summary (BG-23): `base` is BT-116, `amount` BT-117."""

    group: TaxGroup
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """The document: `total` is BT-109, `total_tax` BT-110, `total_with_tax` BT-112.

    `total_discount` is the sum of the lines', so gross where `prices_include_tax`.
    """

    lines: tuple[LineTotal, ...]
    taxes: tuple[TaxTotal, ...]
    total_discount: Decimal
    total: Decimal
    total_tax: Decimal
    total_with_tax: Decimal
    prices_include_tax: bool
