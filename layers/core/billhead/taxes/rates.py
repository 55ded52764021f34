"""Statutory VAT rates by place and date; it decides no transaction and guesses no rate that the tables lack.

Standard rates are complete from 2016-01-01, all rates from 2025-01-01. For an earlier date every rate that is returned
was in force, but a reduced one that ended before 2025 may be missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, cast

from billhead.taxes.rate_table import RATE_ROWS, RateRow

RateKind = Literal["standard", "reduced", "super_reduced", "parking", "zero", "special"]
Classification = Literal["standard", "reduced", "super_reduced", "zero"]

_ORDER: Final = ("standard", "reduced", "super_reduced", "zero")


@dataclass(frozen=True, slots=True)
class StatutoryRate:
    """One rate of a country from `valid_from` through `valid_to` (None = no end known), both days included."""

    kind: RateKind
    percent: Decimal
    valid_from: date
    valid_to: date | None
    source: str

    def holds_on(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class DefaultTax:
    """A tax that a new entity starts with; `rate` is in percent. A parking rate is offered as a reduced one."""

    name: str
    rate: Decimal
    classification: Classification
    valid_from: date
    is_default: bool
    source: str


def default_taxes(country_code: str, on: date, territory_rates: str | None = None) -> tuple[DefaultTax, ...]:
    """The rates in force on that day: standard (the default) first, then reduced from high to low, super-reduced, zero.

    `country_code` is ISO 3166-1 alpha-2 or XI; `territory_rates` (Territory.rates) takes its place where the entity
    sits in a special territory. Every percent is offered once, special rates are not. Empty for what the tables lack.
    """
    offered: dict[Decimal, DefaultTax] = {}
    for rate in _in_force(territory_rates or country_code, on):
        if rate.kind != "special":
            offered.setdefault(rate.percent, _default_tax(rate))
    return tuple(sorted(offered.values(), key=lambda tax: (_ORDER.index(tax.classification), -tax.rate)))


def standard_rate(code: str, on: date) -> Decimal | None:
    """The standard rate in percent on that day, None where the tables do not know it."""
    return rate_for(code, "standard", on)


def rate_for(code: str, classification: str, on: date) -> Decimal | None:
    """The rate of a kind (standard, reduced, super_reduced, parking, zero) on that day; `code` is a key of the tables.

    Of several reduced rates it is the highest: which one a supply falls under is not known here, and tax charged too
    low is owed all the same. None where the place has no such rate.
    """
    if classification == "special":
        return None
    return max((rate.percent for rate in _in_force(code, on) if rate.kind == classification), default=None)


def is_statutory(code: str, percent: Decimal, on: date) -> bool:
    """Whether the place has that rate on that day, for whatever goods or services, special rates included."""
    return any(rate.percent == percent for rate in _in_force(code, on))


@lru_cache(maxsize=128)
def statutory_rates(code: str) -> tuple[StatutoryRate, ...]:
    """Every row of the country or territory, past and known future ones too; empty for what the tables lack."""
    return tuple(_statutory_rate(row) for row in _all_rows() if row[0] == code)


def _in_force(code: str, on: date) -> Iterator[StatutoryRate]:
    return (rate for rate in statutory_rates(code) if rate.holds_on(on))


def _all_rows() -> Iterator[RateRow]:
    """The two rarer tables are read only when a rate is asked for, not whenever this module is imported."""
    from billhead.taxes.rate_history import HISTORY_ROWS
    from billhead.taxes.territory_rates import TERRITORY_RATE_ROWS

    yield from RATE_ROWS
    yield from HISTORY_ROWS
    yield from TERRITORY_RATE_ROWS


def _default_tax(rate: StatutoryRate) -> DefaultTax:
    return DefaultTax(
        name=f"{rate.percent}%",
        rate=rate.percent,
        classification="reduced" if rate.kind == "parking" else cast(Classification, rate.kind),
        valid_from=rate.valid_from,
        is_default=rate.kind == "standard",
        source=rate.source,
    )


def _statutory_rate(row: RateRow) -> StatutoryRate:
    _, kind, percent, valid_from, valid_to, source = row
    last_day = date.fromisoformat(valid_to) if valid_to else None
    return StatutoryRate(cast(RateKind, kind), Decimal(percent), date.fromisoformat(valid_from), last_day, source)
