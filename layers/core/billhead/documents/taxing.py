"""Which taxes a document's lines bear: the tax engine's treatment, then the client's choice, else the default. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft, LineTax, Supply
from billhead.documents.tax_choices import (
    OneTaxPerLine,
    ResolvedTax,
    TaxMissing,
    TaxRateUnknown,
    TaxUnknown,
    check_untaxed,
    is_exempt,
    plain_rate,
)
from billhead.taxation.assess import Situation, assess
from billhead.taxation.clauses import clause
from billhead.taxation.model import Buyer, Issuer, Place, Question, Treatment
from billhead.taxation.treat import ReverseChargeNotAllowed, domestic_reverse_charge, treat
from billhead.taxes.book import BookTax
from billhead.taxes.rates import is_statutory, rate_for, statutory_rates
from billhead.totals.model import TaxGroup

ZERO = Decimal(0)
# Before this day the rate table lacks some that were in force (taxes/rates.py): then the client's word counts.
COMPLETE_FROM = date(2025, 1, 1)


class Taxed(NamedTuple):
    """The taxes of one line, and the rule that they follow from."""

    taxes: tuple[ResolvedTax, ...]
    treatment: Treatment


def tax_question(draft: DocumentDraft, customer: Mapping[str, Any] | None, context: Context, on: date) -> Question:
    """What the tax engine is asked about this document."""
    entity, rules = context.entity, context.settings.tax_rules.eu
    issuer = Issuer(
        entity["country_code"],
        entity.get("post_code"),
        entity.get("state"),
        entity.get("tax_number"),
        entity["is_tax_subject"],
    )
    to = draft.delivery
    destination = Place(to.country_code, to.post_code, to.state) if to and to.country_code else None
    return Question(
        issuer=issuer,
        buyer=None if customer is None else _buyer(customer, context),
        on=on,
        auto_reverse_charge=rules.auto_reverse_charge,
        auto_remove_tax_export=rules.auto_remove_tax_export,
        oss_registered=rules.oss_registered,
        destination=destination,
    )


def _buyer(customer: Mapping[str, Any], context: Context) -> Buyer:
    vat, consultation = context.outside.vat_id, context.outside.consultation
    return Buyer(
        country_code=customer.get("country_code"),
        post_code=customer.get("post_code"),
        state=customer.get("state"),
        tax_number=customer.get("tax_number"),
        vat_country=vat.country if vat and vat.is_well_formed else None,
        is_end_consumer=customer.get("is_end_consumer", False),
        is_tax_subject=customer.get("is_tax_subject"),
        vat_state=consultation.state if consultation else None,
        vies_consultation=consultation.consultation_number if consultation else None,
        vies_date=date.fromisoformat(consultation.at[:10]) if consultation else None,
    )


class LineTaxes:
    """Decides line by line, and of lines that sell and choose the same once; equal taxes are one object, as the sums
    want them."""

    def __init__(self, question: Question, context: Context, language: str) -> None:
        self.situation: Situation = assess(question)
        self._question = question
        self._context = context
        self._language = language
        self._treatments: dict[Supply, Treatment] = {}
        self._groups: dict[TaxGroup, TaxGroup] = {}
        self._decided: dict[tuple[Supply, *tuple[LineTax, ...]], Taxed] = {}

    def of(self, choices: Sequence[LineTax], supply: Supply, pointer: str) -> Taxed:
        """Errors: TaxUnknown, TaxRateUnknown, TaxMissing, TaxAmbiguous, OneTaxPerLine, TaxNotAllowed, TaxNotDue,
        TaxOnReverseCharge, ReverseChargeNotAllowed.
        """
        said = (supply, *choices)
        taxed = self._decided.get(said)
        if taxed is None:
            taxed = self._decided[said] = self._decide(choices, supply, pointer)
        return taxed

    def _decide(self, choices: Sequence[LineTax], supply: Supply, pointer: str) -> Taxed:
        treatment = self._treatment(choices, supply, pointer)
        if not treatment.is_taxed:
            return Taxed((self._untaxed(treatment, choices, pointer),), treatment)
        if not choices:
            return Taxed(self._default(treatment, pointer), treatment)
        if len(choices) > 1 and self.situation.seller.vat_area is not None:
            raise OneTaxPerLine("A line bears one value added tax.", pointer=f"{pointer}/taxes/1")
        places = enumerate(choices)
        taxes = (self._chosen(choice, treatment, f"{pointer}/taxes/{place}") for place, choice in places)
        return Taxed(tuple(taxes), treatment)

    def _treatment(self, choices: Sequence[LineTax], supply: Supply, pointer: str) -> Treatment:
        treatment = self._treatments.get(supply)
        if treatment is None:
            treatment = self._treatments[supply] = treat(self.situation, supply)
        if treatment.is_taxed and any(choice.reverse_charge for choice in choices):
            try:
                return domestic_reverse_charge(self.situation)
            except ReverseChargeNotAllowed as error:
                raise ReverseChargeNotAllowed(error.detail, pointer=f"{pointer}/taxes/0") from None
        return treatment

    def _untaxed(self, treatment: Treatment, choices: Sequence[LineTax], pointer: str) -> ResolvedTax:
        owes_no_tax = not self._question.issuer.is_tax_subject
        for place, choice in enumerate(choices):
            check_untaxed(choice, treatment, owes_no_tax=owes_no_tax, pointer=f"{pointer}/taxes/{place}")
            if is_exempt(choice, self._book_tax(choice)) and not owes_no_tax:
                return self._exempt(choice)
        given = next((choice.exemption_reason for choice in choices if choice.exemption_reason), None)
        said = given or (treatment.clause and clause(treatment.clause, treatment.country_code, self._language)) or ""
        code = treatment.exemption_reason_code or ""
        return self._resolved(TaxGroup(treatment.category or "O", ZERO, treatment.reverse_charge, said, code), "")

    def _default(self, treatment: Treatment, pointer: str) -> tuple[ResolvedTax, ...]:
        if treatment.kind == "destination":
            return (self._destination(treatment, "standard", pointer),)
        tax = self._context.taxes.default
        rate = tax.rate_on(self._question.on) if tax else None
        if tax is not None and rate is not None:
            return (self._own(tax, rate, None, treatment),)
        if statutory_rates(treatment.country):
            raise TaxMissing("Name a tax, or make one of the entity's taxes its default.", pointer=f"{pointer}/taxes")
        # No value added tax is known here: the line says that it bears none, and there is nothing to give a reason for.
        return (self._resolved(TaxGroup("O", ZERO), ""),)

    def _chosen(self, choice: LineTax, treatment: Treatment, pointer: str) -> ResolvedTax:
        tax = self._book_tax(choice)
        if choice.tax_id is not None and tax is None:
            raise TaxUnknown("There is no such tax.", pointer=pointer)
        if is_exempt(choice, tax):
            return self._exempt(choice, tax)
        if choice.rate is not None:
            return self._by_rate(choice, choice.rate, treatment, pointer)
        classification = tax.classification if tax else choice.classification or "standard"
        if treatment.kind == "destination":
            return self._destination(treatment, classification, pointer)
        return self._by_classification(choice, tax, classification, treatment, pointer)

    def _by_classification(
        self, choice: LineTax, tax: BookTax | None, classification: str, treatment: Treatment, pointer: str
    ) -> ResolvedTax:
        on = self._question.on
        rate = tax.rate_on(on) if tax else None
        if tax is not None and rate is not None:
            return self._own(tax, rate, choice, treatment)
        statutory = None if choice.tax_id else rate_for(treatment.country, classification, on)
        if statutory is None:
            raise TaxUnknown("There is no such tax on the document's date.", pointer=pointer)
        return self._taxed(statutory, choice, "", treatment)

    def _by_rate(self, choice: LineTax, rate: Decimal, treatment: Treatment, pointer: str) -> ResolvedTax:
        """A rate of the law on that day, or one of the entity's own; for another country's tax only the law's."""
        country, on = treatment.country, self._question.on
        is_own = treatment.kind != "destination" and self._context.taxes.has_rate(rate, on)
        is_known = on >= COMPLETE_FROM and statutory_rates(country)
        if is_known and not is_own and not is_statutory(country, rate, on):
            raise TaxRateUnknown(f"{rate} % is no tax rate of {country} on {on}.", pointer=f"{pointer}/rate")
        return self._taxed(rate, choice, choice.name or "", treatment)

    def _destination(self, treatment: Treatment, classification: str, pointer: str) -> ResolvedTax:
        rate = rate_for(treatment.country, classification, self._question.on)
        if rate is None:
            raise TaxUnknown(f"{treatment.country} has no {classification} rate on that date.", pointer=pointer)
        return self._taxed(rate, None, "", treatment)

    def _own(self, tax: BookTax, rate: Decimal, choice: LineTax | None, treatment: Treatment) -> ResolvedTax:
        return self._taxed(rate, choice, tax.name, treatment, tax.tax_id)

    def _taxed(
        self, rate: Decimal, choice: LineTax | None, name: str, treatment: Treatment, tax_id: str | None = None
    ) -> ResolvedTax:
        plain = plain_rate(rate)
        shown = name or f"{plain}%"
        reason = (choice.exemption_reason if choice else None) or ""
        is_destination = treatment.kind == "destination"
        group = TaxGroup(
            treatment.category_at(rate),
            plain,
            exemption_reason=reason,
            label=shown if treatment.kind == "given" else "",
            country_code=treatment.country_code if is_destination else "",
        )
        return self._resolved(group, shown, tax_id)

    def _exempt(self, choice: LineTax, tax: BookTax | None = None) -> ResolvedTax:
        reason = choice.exemption_reason or (tax.description if tax else "") or ""
        group = TaxGroup("E", ZERO, False, reason, choice.exemption_reason_code or "")
        return self._resolved(group, tax.name if tax else "", tax.tax_id if tax else None)

    def _resolved(self, group: TaxGroup, name: str, tax_id: str | None = None) -> ResolvedTax:
        return ResolvedTax(self._groups.setdefault(group, group), name, tax_id)

    def _book_tax(self, choice: LineTax) -> BookTax | None:
        """Errors: TaxAmbiguous."""
        if choice.tax_id is not None:
            return self._context.taxes.by_id(choice.tax_id)
        if choice.classification is None:
            return None
        return self._context.taxes.by_classification(choice.classification, self._question.on)
