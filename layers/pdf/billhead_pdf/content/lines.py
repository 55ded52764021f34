"""The lines of a document as text: which columns it needs, and each line's cells. Pure."""

from decimal import Decimal
from typing import NamedTuple

from billhead.locales.numbers import as_decimal, format_quantity

from billhead_pdf.content.discounts import describe_discounts
from billhead_pdf.content.model import Column, ColumnKey, Line, LineTable
from billhead_pdf.content.rates import NO_RATE, line_rates, line_treatment
from billhead_pdf.content.source import ZERO, Source, amount_of, line_of, part_of, parts_of, text_of
from billhead_pdf.content.wording import Wording
from billhead_pdf.locales.weaving import follow, weave

_FIGURES: tuple[ColumnKey, ...] = ("quantity", "price", "tax", "amount")
_OPTIONAL: tuple[ColumnKey, ...] = ("unit", "tax")


def describe_lines(document: Source, words: Wording) -> LineTable:
    """Lines in order; heading rows have no position."""
    items = parts_of(document, "items")
    writer = _Writer(words, includes_tax(document), _is_mixed(items, words))
    lines: list[Line] = []
    position = 0
    for item in items:
        if item.get("type") == "separator":
            lines.append(Line(name=line_of(item, "name")))
            continue
        position += 1
        lines.append(writer.line(item, str(position)))
    labels = words.labels
    return LineTable(
        columns=_columns(lines, words, with_tax=writer.with_tax),
        lines=lines,
        carried_forward=labels.carried_forward,
        brought_forward=labels.brought_forward,
        write_amount=words.figure,
    )


def includes_tax(document: Source) -> bool:
    """True where prices and amounts of the lines are those with tax."""
    return document.get("prices_include_tax") is True


class _Writer(NamedTuple):
    """Lines of one document. `is_mixed`: some lines are taxed otherwise than others, so each says how it is."""

    words: Wording
    with_tax: bool
    is_mixed: bool

    def line(self, item: Source, position: str) -> Line:
        if item.get("type") == "advance":
            return self._advance(item, position)
        cells = self._quantity(item, position)
        name, description = line_of(item, "name"), text_of(item, "description")
        if self.words.kind.hides_prices:
            return Line(name, description, cells=cells)
        return Line(
            name,
            description,
            remarks=[*describe_discounts(item, self.words), *self._treatment(item)],
            cells=cells | self._price(item) | self._sum(item),
            amount=self._amount(item),
        )

    def _advance(self, item: Source, position: str) -> Line:
        """An advance that was invoiced before is taken off as one sum for each of its rates of tax."""
        cells: dict[ColumnKey, str] = {"position": position, **self._sum(item)}
        advance = self.words.numbered(part_of(item, "advance_invoice"))
        name = weave(self.words.labels.advance_deduction, advance=advance) if advance else line_of(item, "name")
        return Line(
            name,
            text_of(item, "description"),
            remarks=[*self._advanced_tax(item), *self._treatment(item)],
            cells=cells,
            amount=self._amount(item),
        )

    def _advanced_tax(self, item: Source) -> list[str]:
        """The tax on the advance is taken off as visibly as the advance (§ 14 Abs. 5 Satz 2 UStG)."""
        gross = as_decimal(item.get("total_with_tax"))
        tax = ZERO if gross is None else gross - amount_of(item, "total")
        return [follow(self.words.labels.tax_amount, self.words.figure(tax), by=": ")] if tax else []

    def _quantity(self, item: Source, position: str) -> dict[ColumnKey, str]:
        quantity = as_decimal(item.get("quantity"))
        written = format_quantity(Decimal(1) if quantity is None else quantity, self.words.style)
        return {"position": position, "quantity": written, "unit": line_of(item, "unit")}

    def _sum(self, item: Source) -> dict[ColumnKey, str]:
        return {"tax": line_rates(item, self.words), "amount": self.words.figure(self._amount(item))}

    def _price(self, item: Source) -> dict[ColumnKey, str]:
        """A price without tax is not shown among prices with tax, where there is no other."""
        gross = as_decimal(item.get("gross_price"))
        if self.with_tax:
            return {} if gross is None else {"price": self.words.price(gross)}
        return {"price": self.words.price(amount_of(item, "price"))}

    def _amount(self, item: Source) -> Decimal:
        return amount_of(item, "total_with_tax" if self.with_tax else "total")

    def _treatment(self, item: Source) -> list[str]:
        named = line_treatment(item, self.words) if self.is_mixed else ""
        return [named] if named else []


def _is_mixed(items: list[Source], words: Wording) -> bool:
    """Whether some lines are treated otherwise than others; each way of taxing is put into words but once."""
    examples = {
        tuple((line_of(tax, "category"), tax.get("reverse_charge") is True) for tax in parts_of(item, "taxes")): item
        for item in items
        if item.get("type") != "separator"
    }
    return len({line_treatment(item, words) for item in examples.values()}) > 1


def _columns(lines: list[Line], words: Wording, *, with_tax: bool) -> list[Column]:
    """Columns that no line fills (unit, tax) are left out, and those of prices where the document hides them."""
    labels = words.labels
    price, amount = (labels.price_gross, labels.amount_gross) if with_tax else (labels.price, labels.amount)
    named: tuple[tuple[ColumnKey, str], ...] = (
        ("position", labels.position),
        ("description", labels.description),
        ("quantity", labels.quantity),
        ("unit", labels.unit),
        ("price", price.format(tax=labels.tax)),
        ("tax", labels.tax),
        ("amount", amount.format(tax=labels.tax)),
    )
    if words.kind.hides_prices:
        named = named[:4]
    empty = {key for key in _OPTIONAL if all(line.cells.get(key) in (None, "", NO_RATE) for line in lines)}
    return [Column(key, label, key in _FIGURES) for key, label in named if key not in empty]
