"""The sums of a document once more, in fractions and as slowly as API §5 reads. Shares no code with the product."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Discount:
    value: Fraction
    is_percent: bool


@dataclass(frozen=True)
class Line:
    """`taxes`: what tells a tax from another, and its rate."""

    quantity: Fraction
    price: Fraction
    is_gross: bool
    discounts: tuple[Discount, ...]
    taxes: tuple[tuple[object, Fraction], ...]

    @property
    def rates(self) -> Fraction:
        return sum((rate for _, rate in self.taxes), Fraction(0))


@dataclass
class Sums:
    """Everything in minor units. `lines`: sub, net, gross; `rows`: base and tax."""

    lines: list[tuple[int, int, int]] = field(default_factory=list)
    rows: dict[object, tuple[int, int]] = field(default_factory=dict)
    discount: int = 0

    @property
    def net(self) -> int:
        return sum(net for _, net, _ in self.lines)

    @property
    def tax(self) -> int:
        return sum(tax for _, tax in self.rows.values())


def half_up(exact: Fraction) -> int:
    """Away from zero at a half."""
    whole = int(abs(exact) + HALF)
    return whole if exact >= 0 else -whole


def sums_of(lines: Sequence[Line], digits: int, mode: str) -> Sums:
    one_by_one = mode == "b2c_gross_discount"
    if one_by_one or any(line.is_gross for line in lines):
        return _gross(lines, 10**digits, one_by_one)
    return _net(lines, 10**digits)


def _net(lines: Sequence[Line], units: int) -> Sums:
    sums = Sums()
    for line in lines:
        sub, net = _priced(line, Fraction(1), units, one_by_one=False)
        sums.lines.append((sub, net, half_up(net * (1 + line.rates / 100))))
        sums.discount += sub - net
        for key, _ in line.taxes:
            base, _ = sums.rows.get(key, (0, 0))
            sums.rows[key] = (base + net, 0)
    rates = {key: rate for line in lines for key, rate in line.taxes}
    sums.rows = {key: (base, half_up(base * rates[key] / 100)) for key, (base, _) in sums.rows.items()}
    return sums


def _gross(lines: Sequence[Line], units: int, one_by_one: bool) -> Sums:
    sums, priced, sets = Sums(), [], {}
    for place, line in enumerate(lines):
        factor = Fraction(1) if line.is_gross else 1 + line.rates / 100
        priced.append(_priced(line, factor, units, one_by_one=one_by_one))
        sets.setdefault(frozenset(line.taxes), []).append(place)
    nets: dict[int, int] = {}
    for taxes, places in sets.items():
        whole = 100 + sum(rate for _, rate in taxes)
        total = sum(priced[place][1] for place in places)
        amounts = {key: half_up(total * rate / whole) for key, rate in taxes}
        base = total - sum(amounts.values())
        nets |= _shared(base, {place: priced[place][1] * 100 / Fraction(whole) for place in places})
        for key, amount in amounts.items():
            before = sums.rows.get(key, (0, 0))
            sums.rows[key] = (before[0] + base, before[1] + amount)
    sums.lines = [(sub, nets[place], gross) for place, (sub, gross) in enumerate(priced)]
    sums.discount = sum(sub - gross for sub, gross in priced)
    return sums


def _priced(line: Line, factor: Fraction, units: int, *, one_by_one: bool) -> tuple[int, int]:
    """What is asked for before and after the discounts."""
    sub = line.quantity * line.price * factor
    left = sub
    for discount in line.discounts:
        if discount.is_percent:
            left -= (left if one_by_one else sub) * discount.value / 100
        else:
            left -= discount.value * (1 if one_by_one else factor)
    return half_up(sub * units), half_up(left * units)


def _shared(total: int, quotas: dict[int, Fraction]) -> dict[int, int]:
    """Largest remainder, one unit after the other."""
    shares = {place: quota.numerator // quota.denominator for place, quota in quotas.items()}
    ranked = sorted(quotas, key=lambda place: (shares[place] - quotas[place], place))
    missing = total - sum(shares.values())
    while missing:
        for place in ranked if missing > 0 else ranked[::-1]:
            if missing:
                step = 1 if missing > 0 else -1
                shares[place] += step
                missing -= step
    return shares
