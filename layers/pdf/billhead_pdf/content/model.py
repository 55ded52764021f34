"""The shape of a document's text, ready to be set: every string is clean and formatted. Data only."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from billhead_pdf.payment_codes.order import PaymentCode

if TYPE_CHECKING:
    from billhead_pdf.locales.slip_words import SlipWords

ColumnKey = Literal["position", "description", "quantity", "unit", "price", "tax", "amount"]


class Fact(NamedTuple):
    """A label and its value, such as 'Due date' and '23 Nov 2026'."""

    label: str
    value: str
    is_strong: bool = False


class Party(NamedTuple):
    """Seller or buyer: heading, name, address lines, then facts (tax ids) and ways to reach them."""

    heading: str
    name: str
    address: Sequence[str]
    facts: Sequence[Fact]
    contacts: Sequence[str]


class Column(NamedTuple):
    """A column of the table of lines; figures are set to the right."""

    key: ColumnKey
    label: str
    figures: bool


class Line(NamedTuple):
    """A line of the document, or a heading row where `cells` is empty; without prices it has no amount.

    `remarks` stand below the description: discounts, a tax treatment that other lines do not share.
    """

    name: str
    description: str = ""
    remarks: Sequence[str] = ()
    cells: dict[ColumnKey, str] = {}
    amount: Decimal | None = None

    @property
    def is_heading(self) -> bool:
        return not self.cells


class LineTable(NamedTuple):
    """Columns and lines, and how carried totals are named and written."""

    columns: Sequence[Column]
    lines: Sequence[Line]
    carried_forward: str
    brought_forward: str
    write_amount: Callable[[Decimal], str]


class TaxRow(NamedTuple):
    """One way of taxing in the tax summary: its rate, or in place of it why nothing is taxed."""

    rate: str
    base: str
    amount: str
    reason: str


class TaxSummary(NamedTuple):
    """The taxes by category and rate: what is taxed and how much tax it makes."""

    heading: str
    labels: tuple[str, str, str]
    rows: Sequence[TaxRow]


class Conversion(NamedTuple):
    """The sums in another currency and the rate that they were converted at."""

    heading: str
    rows: Sequence[Fact]
    rate: str


class Payment(NamedTuple):
    """How to pay: facts of the bank account, and the payment code where one is allowed."""

    heading: str
    facts: Sequence[Fact]
    code: PaymentCode | None
    code_caption: str


class SlipBlock(NamedTuple):
    """A heading and what stands under it; without lines it is a box to be filled in by hand."""

    heading: str
    lines: Sequence[str]


class Slip(NamedTuple):
    """A Swiss payment part with receipt: the blocks of both, the amount, the code."""

    words: "SlipWords"
    receipt: Sequence[SlipBlock]
    payment: Sequence[SlipBlock]
    currency: str
    amount: str
    code: PaymentCode


class Passage(NamedTuple):
    """Free text of the issuer under an optional heading."""

    heading: str
    text: str


class Content(NamedTuple):
    """Everything that the document says, and in which languages (BCP 47); `due` is the figure that is set apart, where
    there is one.

    `clauses` follow the sums, `passages` the payment; on paper a `slip` takes the payment's place, below all else;
    `receipt` is the label of a line where the buyer signs.
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
    slip: Slip | None
    passages: Sequence[Passage]
    signature: str
    receipt: str
    footer: str
    page: str
    second_language: str = ""
    header: str = ""
