"""The profiles of Factur-X, ZUGFeRD, XRechnung and Peppol: each is named, and read as far as it goes."""

import pytest

from tests.unit.einvoice_reading.full_cii import CORE, FULL_CII, LINE, cii
from tests.unit.einvoice_reading.parsing import FULL, changed, read, warned

# As Factur-X 1.0, ZUGFeRD 2.0, XRechnung and Peppol BIS Billing 3.0 have them.
SPECIFICATIONS = {
    "urn:factur-x.eu:1p0:minimum": "minimum",
    "urn:zugferd.de:2p0:minimum": "minimum",
    "urn:factur-x.eu:1p0:basicwl": "basic_wl",
    f"{CORE}#compliant#urn:factur-x.eu:1p0:basic": "basic",
    f"{CORE}:compliant:factur-x.eu:1p0:basic": "basic",
    CORE: "en16931",
    f"{CORE}#conformant#urn:factur-x.eu:1p0:extended": "extended",
    f"{CORE}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0": "xrechnung",
    f"{CORE}#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3": "xrechnung",
    f"{CORE}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0": "peppol",
    "urn:example:own": None,
}
MINIMUM = """<ram:ApplicableHeaderTradeAgreement>
<ram:SellerTradeParty><ram:Name>Nordlicht</ram:Name></ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:Name>Westend</ram:Name></ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery/>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">22.00</ram:TaxTotalAmount><ram:GrandTotalAmount>122.00</ram:GrandTotalAmount>
<ram:DuePayableAmount>122.00</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement>"""
EXTENDED = f"{CORE}#conformant#urn:factur-x.eu:1p0:extended"


@pytest.mark.parametrize(("specification", "name"), SPECIFICATIONS.items())
def test_a_profile_is_named_by_its_specification(specification: str, name: str | None) -> None:
    for syntax, text in FULL.items():
        profile = read(changed(text, f">{CORE}<", f">{specification}<"))["profile"]
        assert (profile.get("name"), profile["specification"]) == (name, specification), syntax


def test_a_minimum_is_read_without_lines_and_without_complaint() -> None:
    answer = read(cii(MINIMUM, profile="urn:factur-x.eu:1p0:minimum"))
    document = answer["document"]
    assert (answer["warnings"], document["issuer"]) == ([], {"name": "Nordlicht"})
    assert not {"items", "taxes", "total_lines"} & set(document)
    assert (str(document["total"]), str(document["total_due"])) == ("100.00", "122.00")


def test_without_lines_is_a_complaint_in_any_other_profile() -> None:
    assert ("field_missing", "/items") in warned(read(cii(MINIMUM)))


def test_the_sums_of_a_minimum_are_checked_as_far_as_they_are_told() -> None:
    text = changed(MINIMUM, "<ram:GrandTotalAmount>122.00", "<ram:GrandTotalAmount>123.00")
    answer = read(cii(text, profile="urn:factur-x.eu:1p0:minimum"))
    assert warned(answer) == [("sum_differs", "BR-CO-15"), ("sum_differs", "BR-CO-16")]


def test_lines_that_only_head_or_explain_others_are_left_out_and_told() -> None:
    place = "<ram:LineID>1</ram:LineID>"
    extra = [
        changed(
            LINE, place, f"<ram:LineID>{number}</ram:LineID><ram:LineStatusReasonCode>{kind}</ram:LineStatusReasonCode>"
        )
        for number, kind in ((2, "GROUP"), (3, "INFORMATION"))
    ]
    detail = changed(LINE, place, f"{place}<ram:LineStatusReasonCode>DETAIL</ram:LineStatusReasonCode>")
    text = changed(FULL_CII, LINE, extra[0] + detail + extra[1])
    answer = read(changed(text, f">{CORE}<", f">{EXTENDED}<"))
    assert [item["line_id"] for item in answer["document"]["items"]] == ["1"]
    assert [code for code, _ in warned(answer)] == ["not_read", "not_read"]


def test_freight_of_the_profile_extended_is_a_charge() -> None:
    freight = """<ram:SpecifiedLogisticsServiceCharge><ram:Description>Freight</ram:Description>
<ram:AppliedAmount>5.00</ram:AppliedAmount><ram:AppliedTradeTax><ram:TypeCode>VAT</ram:TypeCode>
<ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>22</ram:RateApplicablePercent></ram:AppliedTradeTax>
</ram:SpecifiedLogisticsServiceCharge><ram:SpecifiedTradePaymentTerms>"""
    answer = read(changed(FULL_CII, "<ram:SpecifiedTradePaymentTerms>", freight))
    assert [str(charge["amount"]) for charge in answer["document"]["charges"]] == ["7.00", "5.00"]
    assert warned(answer) == [("sum_differs", "BR-CO-12")]


def test_a_line_within_a_line_is_left_out_and_told() -> None:
    within = "<cac:SubInvoiceLine><cbc:ID>1.1</cbc:ID></cac:SubInvoiceLine></cac:InvoiceLine>"
    answer = read(changed(FULL["ubl"], "</cac:InvoiceLine>", within))
    assert warned(answer) == [("not_read", "/invoice:Invoice/cac:InvoiceLine/cac:SubInvoiceLine")]
