"""The preflight refuses what the official rules refuse, names their rule and the field, and refuses nothing else."""

import pytest
from billhead.einvoice.preflight import faults, lacks
from billhead.einvoice.profiles import FORMATS, Format, format_named
from billhead.einvoice.writing import write_document

from tests.support.official_rules import verdicts
from tests.unit.einvoice.broken_documents import CORE, GERMAN, NETWORK, Broken, dinars, two_taxes

CASES = (*CORE, *GERMAN, *NETWORK)


@pytest.mark.parametrize("broken", CASES, ids=lambda broken: f"{broken.rule} {broken.name}")
def test_what_lacks_is_named_as_the_official_rules_name_it(broken: Broken) -> None:
    document = broken.make()
    for form in map(format_named, broken.forms):
        told = {(lack.rule, lack.pointer) for lack in lacks(document, form)}
        official = {verdict.rule for verdict in verdicts(write_document(document, form), form)}
        assert (broken.rule, broken.pointer) in told, form.name
        assert broken.rule in official, form.name


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("broken", CASES, ids=lambda broken: f"{broken.rule} {broken.name}")
def test_a_format_refuses_exactly_what_its_official_rules_refuse(broken: Broken, form: Format) -> None:
    document = broken.make()
    refused = bool(verdicts(write_document(document, form), form))
    assert bool(lacks(document, form)) is refused


def test_a_line_of_two_taxes_has_no_electronic_invoice() -> None:
    for form in FORMATS:
        assert ("UBL-SR-48", "/items/0/taxes") in {(lack.rule, lack.pointer) for lack in lacks(two_taxes(), form)}
        assert verdicts(write_document(two_taxes(), form), form)


def test_a_currency_of_three_decimals_has_no_electronic_invoice() -> None:
    for form in FORMATS:
        assert [lack.pointer for lack in lacks(dinars(), form)] == ["/currency_code"]
        official = {verdict.rule for verdict in verdicts(write_document(dinars(), form), form)}
        assert {"BR-DEC-09", "BR-DEC-12", "BR-DEC-14"} <= official


def test_a_fault_tells_term_rule_and_format() -> None:
    (broken,) = [case for case in GERMAN if case.rule == "BR-DE-15"]
    (fault,) = faults(broken.make(), format_named("xrechnung"))
    assert (fault.pointer, fault.code) == ("/buyer_reference", "e_invoice_br_de_15")
    assert "BT-10" in fault.detail and "BR-DE-15" in fault.detail and "xrechnung" in fault.detail
