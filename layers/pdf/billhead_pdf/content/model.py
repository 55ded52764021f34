"""The shape of a document's text, ready to be set: every string is clean and formatted. Data only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

ColumnKey = Literal["position", "description", "quantity", "unit", "price", "tax", "amount"]


@dataclass(frozen=True)
class Fact:
    """A label and its value, such as 'Due date' and '23 Nov 2026'."""

    label: str
    value: str
    is_strong: bool = False


@dataclass(frozen=True)
class Party:
    """Seller or buyer: heading, name, address lines, then facts (tax ids) and ways to reach them."""

    heading: str
    name: str
    address: Sequence[str]
    facts: Sequence[Fact]
    contacts: Sequence[str]


@dataclass(frozen=True)
class Column:
    """A column of the table of lines; figures are set to the right."""

    key: ColumnKey
    label: str
    figures: bool


@dataclass(frozen=True)
class Line:
    """A line of the document, or a heading row where `cells` is empty; without prices it has no amount.

    `remarks` stand below the description: discounts, a tax treatment that other lines do not share.
    """

    name: str
    description: str = ""
    remarks: Sequence[str] = ()
    cells: dict[ColumnKey, str] = field(default_factory=dict["ColumnKey", str])
    amount: Decimal | None = None

    @property
    def is_heading(self) -> bool:
        return not self.cells


@dataclass(frozen=True)
class LineTable:
    """Columns and lines, and how carried totals are named and written."""

    columns: Sequence[Column]
    lines: Sequence[Line]
    carried_forward: str
    brought_forward: str
    write_amount: Callable[[Decimal], str]


@dataclass(frozen=True)
class TaxRow:
    """One way of taxing in the tax summary: its rate, or in place of it why nothing is taxed."""

    rate: str
    base: str
    amount: str
    reason: str


@dataclass(frozen=True)
class TaxSummary:
    """The taxes by category and rate: what is taxed and how much tax it makes."""

    heading: str
    labels: tuple[str, str, str]
    rows: Sequence[TaxRow]


@dataclass(frozen=True)
class Conversion:
    """The sums in another currency and the rate that they were converted at."""

    heading: str
    rows: Sequence[Fact]
    rate: str


@dataclass(frozen=True)
class Payment:
    """How to pay: facts of the bank account, and the payment code where one is allowed."""

    heading: str
    facts: Sequence[Fact]
    code: str | None
    code_caption: str


@dataclass(frozen=True)
class Passage:
    """Free text of the issuer under an optional heading."""

    heading: str
    text: str


@dataclass(frozen=True)
class Content:
    """Everything that the document says; `due` is the figure that is set apart, where there is one.

    `clauses` follow the sums, `passages` the payment; `receipt` is the label of a line where the buyer signs.
    """

    language: str
    title: str
    number: str
    name: str
    draft: str
    facts: Sequence[Fact]
    seller: Party
    buyer: Party | None
    table: LineTable
    taxes: TaxSummary | None
    conversion: Conversion | None
    totals: Sequence[Fact]
    due: Fact | None
    clauses: Sequence[Passage]
    payment: Payment | None
    passages: Sequence[Passage]
    signature: str
    receipt: str
    footer: str
    page: str
