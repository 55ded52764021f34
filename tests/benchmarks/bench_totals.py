"""Totals of documents of 10 and 1,000 lines, beside a loop over Decimal that does nothing but the sums.

The loop is what one writes by hand over the same lines: each line's net, base and tax per rate, net and gross of the
document. It keeps no discount per line, checks no price, puts no row in order, lets the nets of gross lines add up to
what they may, and is right only while the caller's decimal context is wide enough. Every second line has a discount,
and there are two rates. Run with `python -m tests.benchmarks.bench_totals`.
"""

import time
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from billhead.totals.compute import compute_totals
from billhead.totals.model import PricedLine, Reduction, TaxGroup, Totals

from tests.benchmarks.tables import print_table

SIZES = (10, 1_000)
ROUNDS = 30
CENT = Decimal("0.01")
HUNDRED = Decimal(100)
RATES = (Decimal(22), Decimal("9.5"))

# Line nets; base and tax per rate; discount, net, gross.
Sums = tuple[list[Decimal], dict[Decimal, tuple[Decimal, Decimal]], Decimal, Decimal, Decimal]


def main() -> None:
    rows: list[tuple[object, ...]] = []
    for size in SIZES:
        rows += _figures("net prices", sample(size, is_gross=False), sum_net_prices)
        rows += _figures("gross prices", sample(size, is_gross=True), sum_gross_prices)
    print_table("Totals against a hand-written loop (at most 3 times its time)", ("what", "µs", "ratio"), rows)


def sample(size: int, *, is_gross: bool) -> list[PricedLine]:
    """Each line with a tuple of its own, as a service makes them; one object for each tax."""
    taxes = [TaxGroup("S", rate) for rate in RATES]
    return [
        PricedLine(
            pointer=f"/items/{number}",
            quantity=Decimal("7.5"),
            price=Decimal(number % 97) + Decimal("10.55"),
            is_gross=is_gross,
            reductions=(Reduction(Decimal(5), is_percent=True),) if number % 2 else (),
            taxes=(taxes[number % 3 == 0],),
        )
        for number in range(size)
    ]


def sum_net_prices(lines: list[PricedLine]) -> Sums:
    total = discount = Decimal(0)
    nets: list[Decimal] = []
    bases: dict[Decimal, Decimal] = {}
    for line in lines:
        left = sub = line.price * line.quantity
        for reduction in line.reductions:
            left -= sub * reduction.value / HUNDRED if reduction.is_percent else reduction.value
        net = left.quantize(CENT, ROUND_HALF_UP)
        nets.append(net)
        total += net
        discount += sub.quantize(CENT, ROUND_HALF_UP) - net
        rate = line.taxes[0].rate
        bases[rate] = bases.get(rate, Decimal(0)) + net
    rows = {rate: (base, (base * rate / HUNDRED).quantize(CENT, ROUND_HALF_UP)) for rate, base in bases.items()}
    return nets, rows, discount, total, total + sum([tax for _, tax in rows.values()])


def sum_gross_prices(lines: list[PricedLine]) -> Sums:
    with_tax = discount = Decimal(0)
    nets: list[Decimal] = []
    grosses: dict[Decimal, Decimal] = {}
    for line in lines:
        left = sub = line.price * line.quantity
        for reduction in line.reductions:
            left -= sub * reduction.value / HUNDRED if reduction.is_percent else reduction.value
        gross = left.quantize(CENT, ROUND_HALF_UP)
        rate = line.taxes[0].rate
        nets.append((gross * HUNDRED / (HUNDRED + rate)).quantize(CENT, ROUND_HALF_UP))
        with_tax += gross
        discount += sub.quantize(CENT, ROUND_HALF_UP) - gross
        grosses[rate] = grosses.get(rate, Decimal(0)) + gross
    taxes = {rate: (sum_ * rate / (HUNDRED + rate)).quantize(CENT, ROUND_HALF_UP) for rate, sum_ in grosses.items()}
    rows = {rate: (grosses[rate] - tax, tax) for rate, tax in taxes.items()}
    return nets, rows, discount, with_tax - sum(taxes.values()), with_tax


def _figures(
    what: str, lines: list[PricedLine], by_hand: Callable[[list[PricedLine]], Sums]
) -> list[tuple[object, ...]]:
    _check_same(compute_totals(lines, 2), by_hand(lines))
    # In turn, so that what else the machine does meets both.
    times = 3_000 // len(lines)
    pairs = [
        (_time(lambda: compute_totals(lines, 2), times), _time(lambda: by_hand(lines), times)) for _ in range(ROUNDS)
    ]
    ours, theirs = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    named = f"{len(lines):,} lines, {what}"
    return [(named, f"{ours:.1f}", f"{ours / theirs:.2f}"), ("  by hand", f"{theirs:.1f}", "1.00")]


def _check_same(totals: Totals, sums: Sums) -> None:
    nets, rows, *document = sums
    assert document == [totals.total_discount, totals.total, totals.total_with_tax]
    assert rows == {row.group.rate: (row.base, row.amount) for row in totals.taxes}
    assert all(abs(line.total - net) <= CENT for line, net in zip(totals.lines, nets, strict=True))


def _time(run: Callable[[], object], times: int) -> float:
    """Microseconds of CPU of one run."""
    start = time.process_time()
    for _ in range(times):
        run()
    return (time.process_time() - start) / times * 1e6


if __name__ == "__main__":
    main()
