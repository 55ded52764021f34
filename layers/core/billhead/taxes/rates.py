"""Statutory VAT rates by country and date; it decides no transaction and guesses no rate that the table lacks.

Dates from 2025-01-01 are covered in full. For an earlier date every rate that is returned was in force, but one that
ended before 2025 may be missing.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, Literal, cast

from billhead.taxes.rate_table import RATE_ROWS, RateRow

RateKind = Literal["standard", "reduced", "super_reduced", "parking", "zero"]
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


def default_taxes(country_code: str, on: date) -> tuple[DefaultTax, ...]:
    """The rates in force on that day: standard (the default) first, then reduced from high to low, super-reduced, zero.

    `country_code` is ISO 3166-1 alpha-2 or XI. Empty for a country that the table lacks.
    """
    taxes = [_default_tax(rate) for rate in statutory_rates(country_code) if rate.holds_on(on)]
    return tuple(sorted(taxes, key=lambda tax: (_ORDER.index(tax.classification), -tax.rate)))


def standard_rate(country_code: str, on: date) -> Decimal | None:
    """The standard rate in percent on that day, None where the table does not know it."""
    rates = (rate for rate in statutory_rates(country_code) if rate.kind == "standard" and rate.holds_on(on))
    return next((rate.percent for rate in rates), None)


def statutory_rates(country_code: str) -> tuple[StatutoryRate, ...]:
    """Every row of the country, past and known future ones too; empty for a country that the table lacks."""
    return _rates_by_country().get(country_code, ())


def _default_tax(rate: StatutoryRate) -> DefaultTax:
    return DefaultTax(
        name=f"{rate.percent}%",
        rate=rate.percent,
        classification="reduced" if rate.kind == "parking" else rate.kind,
        valid_from=rate.valid_from,
        is_default=rate.kind == "standard",
        source=rate.source,
    )


@cache
def _rates_by_country() -> dict[str, tuple[StatutoryRate, ...]]:
    rates: dict[str, tuple[StatutoryRate, ...]] = {}
    for row in RATE_ROWS:
        rates[row[0]] = (*rates.get(row[0], ()), _statutory_rate(row))
    return rates


def _statutory_rate(row: RateRow) -> StatutoryRate:
    _, kind, percent, valid_from, valid_to, source = row
    last_day = date.fromisoformat(valid_to) if valid_to else None
    return StatutoryRate(cast(RateKind, kind), Decimal(percent), date.fromisoformat(valid_from), last_day, source)
