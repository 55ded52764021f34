"""Every kind of document that we issue passes schema and official rules in every format, and means what it meant."""

from decimal import Decimal

import pytest
from billhead.einvoice.mapping import map_document
from billhead.einvoice.preflight import lacks
from billhead.einvoice.profiles import FORMATS, Format
from billhead.einvoice.writing import write_document

from tests.support.official_rules import advice, verdicts
from tests.unit.einvoice.kinds_of_invoices import COUNTRIES, KINDS, sold_from

BY_NAME = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)


@BY_NAME
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_document_passes_the_rules_of_every_format(kind: str, form: Format) -> None:
    document = KINDS[kind]()
    assert lacks(document, form) == []
    assert verdicts(write_document(document, form), form) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_rules_have_no_advice_for_us_either(kind: str) -> None:
    """But one: where nothing is said of a delivery the schema of CII demands its empty element."""
    for form in FORMATS:
        given = {each.rule for each in advice(write_document(KINDS[kind](), form), form)}
        assert given <= ({"PEPPOL-EN16931-R008"} if form.name == "factur_x" else set()), form.name


@pytest.mark.parametrize("country", COUNTRIES)
def test_sellers_of_every_country_pass_the_rules(country: str) -> None:
    for form in FORMATS:
        document = sold_from(country)
        assert lacks(document, form) == [], form.name
        assert verdicts(write_document(document, form), form) == [], form.name


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_document_gives_the_same_bytes(kind: str) -> None:
    for form in FORMATS:
        assert write_document(KINDS[kind](), form) == write_document(KINDS[kind](), form)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sums_are_the_documents_own(kind: str) -> None:
    document = KINDS[kind]()
    totals = map_document(document, FORMATS[0]).totals
    assert totals.with_vat == document["total_with_tax"]
    assert totals.tax == document["total_tax"]
    assert totals.due == totals.with_vat - document["total_paid"] + document.get("rounding_correction", Decimal(0))
