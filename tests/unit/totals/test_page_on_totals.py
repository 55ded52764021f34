"""docs/totals.md: every example on the page is run."""

import doctest
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

from billhead.totals.compute import compute_totals
from billhead.totals.conversion import convert_totals
from billhead.totals.credit import credit_base, spread_amount, take_off
from billhead.totals.model import CalculationMode, PricedLine, TaxGroup, TaxTotal
from billhead.totals.rounding import TotalMismatch, rounding_correction

from tests.unit.totals.samples import line

PAGE = Path(__file__).resolve().parents[3] / "docs" / "totals.md"


def net(quantity: str, price: str, *discounts: str, rate: str = "22", taxes: Iterable[str] = ()) -> PricedLine:
    groups = [TaxGroup("O", Decimal(tax.split()[1]), label=tax.split()[0]) for tax in taxes]
    return line(quantity, price, *discounts, taxes=groups or [TaxGroup("S", Decimal(rate))])


def gross(quantity: str, price: str, *discounts: str, rate: str = "22") -> PricedLine:
    return net(quantity, price, *discounts, rate=rate)._replace(is_gross=True)


def show(*lines: PricedLine, mode: CalculationMode = "b2b_standard") -> None:
    totals = compute_totals(lines, 2, mode)
    sub = sum((done.sub for done in totals.lines), Decimal(0))
    print(f"sub {sub}, discount {totals.total_discount}, net {totals.total}, ", end="")
    print(f"tax {totals.total_tax}, with tax {totals.total_with_tax}")


def nets(*lines: PricedLine) -> None:
    totals = compute_totals(lines, 2)
    print(" + ".join(str(done.total) for done in totals.lines), "=", totals.total)


def rows(*lines: PricedLine) -> None:
    for row in compute_totals(lines, 2).taxes:
        print(f"{row.group.label} {row.group.rate} %: {row.base} → {row.amount}")


def correction(*lines: PricedLine, expected: str) -> None:
    try:
        print(rounding_correction(compute_totals(lines, 2), Decimal(expected), 2, len(lines)))
    except TotalMismatch as refused:
        print(refused.code)


def converted(*lines: PricedLine, rate: str) -> None:
    made = convert_totals(compute_totals(lines, 2), Decimal(rate), 2)
    print(f"{made.total} + ({' + '.join(str(row.amount) for row in made.taxes)}) = {made.total_with_tax}")


def credits(*lines: PricedLine, bases: list[str]) -> None:
    rests = compute_totals(lines, 2).taxes
    taken: list[TaxTotal] = []
    for base in bases:
        taken.append(credit_base(rests[0], Decimal(base), 2))
        rests = take_off(rests, taken[-1:])
    print(", ".join(f"{row.base} + {row.amount}" for row in taken))


def spread(*lines: PricedLine, amount: str) -> None:
    made = spread_amount(Decimal(amount), compute_totals(lines, 2).taxes, 2)
    print(", ".join(f"{row.base} + {row.amount}" for row in made))


def test_every_example_on_the_page_is_true() -> None:
    names: list[Callable[..., None] | Callable[..., PricedLine]] = [net, gross, show, nets, rows]
    names += [correction, converted, credits, spread]
    page = doctest.DocTestParser().get_doctest(
        PAGE.read_text("utf-8"), {each.__name__: each for each in names}, "totals.md", str(PAGE), 0
    )
    told: list[str] = []
    results = doctest.DocTestRunner().run(page, out=told.append)
    assert results.failed == 0, "".join(told)
    assert results.attempted >= 12
