"""What the official rules would refuse, told before a number is spent: rule, business term, field of the API. Pure.

Loaded only where an entity has an electronic invoice turned on (settings.e_invoicing), or one is asked for.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from billhead.einvoice.core_rules import CORE_RULES
from billhead.einvoice.mapping import map_document
from billhead.einvoice.model import Invoice
from billhead.einvoice.profiles import Format
from billhead.einvoice.rule_forms import Facts, Lack, Rule, facts_of
from billhead.einvoice.sums_rules import sums_lacks
from billhead.kernel.errors import Fault, Invalid


class EInvoiceIncomplete(Invalid):
    """No electronic invoice can be made of the document; `errors` has each lack, with business term and rule."""

    code = "e_invoice_incomplete"


def lacks(document: Mapping[str, Any], form: Format) -> list[Lack]:
    """Everything for which this document would be refused. Errors: NoElectronicInvoice."""
    return lacks_of(map_document(document, form), document, form)


def lacks_of(invoice: Invoice, document: Mapping[str, Any], form: Format) -> list[Lack]:
    """Of a document that is mapped already."""
    facts = facts_of(invoice, document, form)
    broken = (rule for rule in _rules(facts) if rule.lacks(facts))
    found = [Lack(rule.id, rule.term, rule.pointer, rule.words) for rule in broken]
    return [*found, *sums_lacks(facts)]


def faults(document: Mapping[str, Any], form: Format) -> list[Fault]:
    """The same as a client sees it. Errors: NoElectronicInvoice."""
    return [_fault(lack, form) for lack in lacks(document, form)]


def _fault(lack: Lack, form: Format) -> Fault:
    detail = f"Give {lack.words} ({lack.term}): {lack.rule} of {form.name} demands it."
    return Fault(lack.pointer, f"e_invoice_{_code(lack.rule)}", detail)


def _code(rule: str) -> str:
    return rule.lower().replace("-", "_")


def _rules(facts: Facts) -> Iterator[Rule]:
    yield from CORE_RULES
    if facts.form.rules == "core":
        return
    from billhead.einvoice.german_rules import german_rules
    from billhead.einvoice.peppol_rules import ADDRESS_RULES, PEPPOL_RULES

    yield from ADDRESS_RULES
    yield from german_rules(facts)
    if facts.form.rules == "peppol":
        from billhead.einvoice.national_rules import NATIONAL_RULES

        yield from PEPPOL_RULES
        yield from NATIONAL_RULES.get(facts.seller_country or "", ())
