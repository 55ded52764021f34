"""What the tax engine is asked and what it answers, in plain values; it decides nothing here. Pure.

What need not be a dataclass is a NamedTuple: that takes a tenth of the time to define, and every start pays it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal, NamedTuple, get_args

# "service" is what the general rule covers (Directive 2006/112/EC art. 44, 45); "electronic_service" is
# telecommunications, broadcasting and electronically supplied services (art. 58).
Supply = Literal["product", "service", "electronic_service"]
TransactionType = Literal["domestic", "intra_eu_b2b", "intra_eu_b2c", "3w_b2b", "3w_b2c", "export"]
# What VIES said about the customer's VAT id; None = it was not asked.
VatState = Literal["valid", "invalid", "unknown"]
# home: the issuer's rates. destination: the rates of the place that it goes to. relieved: no tax, by a rule that the
# document must name. outside: not the issuer's tax at all. given: what the caller or the entity's own taxes say.
Kind = Literal["home", "destination", "relieved", "outside", "given"]

SUPPLIES: Final[tuple[Supply, ...]] = get_args(Supply)


class Place(NamedTuple):
    """Where goods are delivered, when that is not the customer's address. ISO 3166-1 alpha-2, or XI."""

    country_code: str
    post_code: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who sells. `is_tax_subject` false = a small business, or another who owes no VAT."""

    country_code: str
    post_code: str | None = None
    state: str | None = None
    tax_number: str | None = None
    is_tax_subject: bool = True


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who buys. `is_tax_subject` None = nobody said.

    `vat_country` is whose VAT id the tax number is: a member state, XI, GB, CH, NO, or None when it has no such form.
    """

    country_code: str | None = None
    post_code: str | None = None
    state: str | None = None
    tax_number: str | None = None
    vat_country: str | None = None
    is_end_consumer: bool = False
    is_tax_subject: bool | None = None
    vat_state: VatState | None = None
    vies_consultation: str | None = None
    vies_date: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One document, before its lines are looked at. The switches are the entity's (settings, tax_rules.eu)."""

    issuer: Issuer
    buyer: Buyer | None
    on: date
    auto_reverse_charge: bool = True
    auto_remove_tax_export: bool = True
    oss_registered: bool = False
    destination: Place | None = None


class Rule(NamedTuple):
    """One rule: it holds when all words of `when` are among the facts (facts.py) and no rule before it does."""

    id: str
    when: frozenset[str]
    kind: Kind
    summary: str
    law: str
    category: str | None = None
    exemption_reason_code: str | None = None
    clause: str | None = None
    warning: str | None = None
    version: str = "2026-11-23"

    @property
    def reverse_charge(self) -> bool:
        return self.category == "AE"


class Treatment(NamedTuple):
    """What becomes of one kind of supply.

    `category` is None where the rate decides it. `country` is the territory whose rates hold ("PT-20"), `country_code`
    the country that the tax is due to ("PT"). `clause` is the kind of mention that the document must carry
    (clauses.py), in the words of `country_code`.
    """

    rule: Rule
    country: str
    country_code: str

    @property
    def kind(self) -> Kind:
        return self.rule.kind

    @property
    def category(self) -> str | None:
        return self.rule.category

    @property
    def reverse_charge(self) -> bool:
        return self.rule.reverse_charge

    @property
    def exemption_reason_code(self) -> str | None:
        return self.rule.exemption_reason_code

    @property
    def clause(self) -> str | None:
        return self.rule.clause

    @property
    def is_taxed(self) -> bool:
        """Whether a rate belongs on the line; where not, a rate above zero is an error of the caller."""
        return self.kind in ("home", "destination", "given")

    def category_at(self, rate: Decimal) -> str:
        """EN 16931: what was decided, else S above zero and Z at zero; a line's own exemption is the caller's."""
        return self.category or ("S" if rate > 0 else "Z")


class TaxWarning(NamedTuple):
    """Something that a person should look at; the document is issued all the same."""

    code: str
    detail: str
