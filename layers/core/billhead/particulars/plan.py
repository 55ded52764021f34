"""From the tables of demands to what is looked for in one country under one scheme, compiled once. Pure."""

from functools import cache
from typing import Final, NamedTuple

from billhead.kernel.countries import country_by_code
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.particulars.conditions import GATES, LACKS, Condition
from billhead.particulars.eu_demands import EU_ROWS, DemandRow
from billhead.particulars.national_demands import EU_STATE_ROWS, OTHER_ROWS
from billhead.particulars.rules import RULE_ROWS, Level

_STRICTEST_FIRST: Final = ("always", "tax", "advice")


class Field(NamedTuple):
    """One thing that must be there: any of `names` of the party. Without names its lack is known already."""

    pointer: str
    code: str
    party: str
    names: tuple[str, ...]


class Demand(NamedTuple):
    """One row of a table, ready to be asked of a document."""

    rule: str
    level: Level
    law: str
    applies: Condition | None
    fields: tuple[Field, ...]


@cache
def plan(country: str, scheme: str) -> tuple[Demand, ...]:
    """What the country demands under the scheme; the strictest come first, so that each lack is told once."""
    rows = [row for row in demand_rows(country) if scheme in row[3]]
    demands = [_demand(row) for row in rows]
    return tuple(sorted(demands, key=lambda demand: _STRICTEST_FIRST.index(demand.level)))


@cache
def national_currency(country: str) -> str:
    found = country_by_code(country)
    return found.currency_code if found else ""


def demand_rows(country: str) -> list[DemandRow]:
    """The rows that hold in a country: its own before those of the EU, and these before everybody's."""
    rules: set[str] = set()
    chosen: list[DemandRow] = []
    for rows in _layers(country):
        chosen += [row for row in rows if row[1] not in rules]
        rules |= {row[1] for row in rows}
    return chosen


def _layers(country: str) -> tuple[list[DemandRow], ...]:
    own = [row for row in (*EU_STATE_ROWS, *OTHER_ROWS) if country in row[0].split()]
    common = [row for row in EU_ROWS if row[0] == "EU" and country in EU_MEMBERS]
    return own, common, [row for row in EU_ROWS if row[0] == "*"]


def _demand(row: DemandRow) -> Demand:
    _, rule, fields, _, condition, law = row
    known = condition in LACKS
    applies = LACKS[condition] if known else GATES[condition] if condition else None
    made = tuple(_field(text, rule if known else None) for text in fields.split())
    return Demand(rule, _levels()[rule], law, applies, made)


def _field(text: str, rule: str | None) -> Field:
    """`/issuer/tax_number|tax_number_2`: the pointer is that of the first alternative."""
    *parents, last = text.strip("/").split("/")
    names = tuple(last.split("|"))
    pointer = "".join(f"/{part}" for part in (*parents, names[0]))
    if rule is not None:
        return Field(pointer, f"{rule}_missing", "", ())
    return Field(pointer, "_".join((*parents, names[0], "missing")), "".join(parents), names)


@cache
def _levels() -> dict[str, Level]:
    return {rule: level for rule, level, _ in RULE_ROWS}
