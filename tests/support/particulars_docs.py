"""Writes docs/particulars.md from the tables of demands: `python -m tests.support.particulars_docs`."""

from collections.abc import Iterable
from pathlib import Path

from billhead.kernel.countries import country_by_code
from billhead.particulars.eu_demands import EU_ROWS, DemandRow
from billhead.particulars.national_demands import EU_STATE_ROWS, OTHER_ROWS
from billhead.particulars.order import ORDER_ROWS
from billhead.particulars.plan import plan
from billhead.particulars.rules import RULE_ROWS
from billhead.particulars.simplified_table import SIMPLIFIED_ROWS

TARGET = Path(__file__).resolve().parents[2] / "docs" / "particulars.md"

SCHEMES = {
    "F": "full",
    "S": "simplified",
    "C": "credit note",
    "X": "small enterprise",
    "N": "estimate, pro forma, delivery note",
}
CONDITIONS = {
    "": "",
    "supplied": "invoices, not advances and credit notes",
    "home_business": "the buyer is a business of the same country",
    "liable": "the buyer owes the tax, or it is an intra-community supply",
    "liable_abroad": "as in the EU, across borders",
    "liable_at_home": "the buyer owes the tax, at home",
    "to_the_eu": "goods from Northern Ireland to a member state",
    "above_10000_eur": "above EUR 10,000 with tax, to a business of the EU",
    "company": "the name has a company's legal form",
    "issuer_located": "where there is an address, and the country has post codes",
    "customer_located": "where there is an address, and the country has post codes",
    "unmentioned": "the buyer owes the tax, and neither the tax nor the clause says so in words",
    "unexplained": "category E, K, G or O without reason, reason code and clause",
    "unconverted": "there is tax, and it is in another currency only",
    "uncredited": "credit notes",
    "late_terms_missing": "the buyer is a business, and no text has “40 €” or “EUR 40”",
}
HEAD = """# Mandatory particulars

Before a number is spent, a document is checked against what the law of the issuer's country demands to stand on it.
What lacks is a 422 `particulars_missing` whose `errors` name every field: `{pointer, code, detail}`. The pointer says
where to mend it: in the request, or (`/issuer/…`) in the entity. A draft can be kept without; finalizing checks.

- A buyer is a **business** who has a tax_number or company_number, is_tax_subject true, or whom the tax rules take for
  one. Everybody else is a **consumer**, as is whoever says is_end_consumer. To consumers no invoice is due (Directive
  2006/112/EC art. 220): there what lacks is a warning in the document's `warnings`, unless
  `settings.particulars.consumer_sales` is `refuse`.
- `settings.particulars.relaxed` lists rules that shall only warn.
- Small amounts, credit notes and small enterprises (is_tax_subject false) need less: a **simplified** invoice. It is
  never enough where the buyer owes the tax, for intra-community supplies and distance sales.
- A country without rows here demands two names.

This page is a help for software, not legal advice. Made by `python -m tests.support.particulars_docs`.

## Rules

`always`: an error whoever buys. `tax`: an error to businesses, a warning to consumers. `advice`: company law and good
practice, never more than a warning.

| rule | level | what must be there |
| --- | --- | --- |
"""


def page() -> str:
    return "".join((HEAD, *_rules(), *_codes(), *_demands(), *_simplified(), *_order()))


def codes() -> dict[str, tuple[str, set[str]]]:
    """Every code that can be told, with its pointer and its rules."""
    found: dict[str, tuple[str, set[str]]] = {}
    for country in ("", *_countries()):
        for demand in (demand for scheme in SCHEMES for demand in plan(country, scheme)):
            for field in demand.fields:
                found.setdefault(field.code, (field.pointer, set()))[1].add(demand.rule)
    return dict(sorted(found.items()))


def _countries() -> list[str]:
    named = {country for row in (*EU_STATE_ROWS, *OTHER_ROWS) for country in row[0].split()}
    return sorted(named, key=_name)


def _name(code: str) -> str:
    country = country_by_code(code)
    assert country is not None, code
    return country.name


def _rules() -> Iterable[str]:
    return (f"| `{rule}` | {level} | {words} |\n" for rule, level, words in RULE_ROWS)


def _codes() -> Iterable[str]:
    yield "\n## Codes\n\n| code | pointer | rule |\n| --- | --- | --- |\n"
    for code, (pointer, rules) in codes().items():
        yield f"| `{code}` | `{pointer}` | {', '.join(f'`{rule}`' for rule in sorted(rules))} |\n"


def _demands() -> Iterable[str]:
    yield "\n## Demands\n\nA country's rows of a rule replace those of the EU. `a or b`: one of them is enough.\n"
    yield from _section("Everywhere else", [row for row in EU_ROWS if row[0] == "*"])
    yield from _section("Every member state of the EU", [row for row in EU_ROWS if row[0] == "EU"])
    for code in _countries():
        rows = [row for row in (*EU_STATE_ROWS, *OTHER_ROWS) if code in row[0].split()]
        yield from _section(f"{_name(code)} ({code})", rows)


def _section(title: str, rows: list[DemandRow]) -> Iterable[str]:
    yield f"\n### {title}\n\n| rule | fields | on | when | law |\n| --- | --- | --- | --- | --- |\n"
    for _, rule, fields, schemes, condition, law in rows:
        shown = ", ".join(f"`{field.replace('|', '` or `')}`" for field in fields.split())
        where = "; ".join(SCHEMES[scheme] for scheme in schemes)
        yield f"| `{rule}` | {shown} | {where} | {CONDITIONS[condition]} | {law} |\n"


def _simplified() -> Iterable[str]:
    yield "\n## Simplified invoices\n\n| country | up to | law |\n| --- | --- | --- |\n"
    for countries, currency, amount, basis, law in SIMPLIFIED_ROWS:
        shown = f"{currency} {int(amount):,} {'with' if basis == 'gross' else 'without'} tax" if amount else "never"
        yield f"| {countries} | {shown} | {law} |\n"


def _order() -> Iterable[str]:
    yield "\n## Dates in the order of numbers\n\n| country | law |\n| --- | --- |\n"
    yield from (f"| {country} | {law} |\n" for country, law in ORDER_ROWS)


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8")
