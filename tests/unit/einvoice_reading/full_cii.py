"""An invoice of our own making in CII that says everything EN 16931 has a term for; FULL_UBL says the same in UBL."""

# ruff: noqa: E501  # elements have the names that the two schemas give them

from typing import Final

_URN: Final = "urn:un:unece:uncefact:data:standard"
_OPEN: Final = (
    f'<rsm:CrossIndustryInvoice xmlns:rsm="{_URN}:CrossIndustryInvoice:100"'
    f' xmlns:ram="{_URN}:ReusableAggregateBusinessInformationEntity:100"'
    f' xmlns:qdt="{_URN}:QualifiedDataType:100" xmlns:udt="{_URN}:UnqualifiedDataType:100">'
)
CORE: Final = "urn:cen.eu:en16931:2017"


def cii(transaction: str, *, profile: str = CORE, type_code: str = "380") -> str:
    """A whole document round a transaction."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
{_OPEN}
<rsm:ExchangedDocumentContext>
<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>process-1</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>
<ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>{profile}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
</rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument>
<ram:ID>R-1</ram:ID><ram:TypeCode>{type_code}</ram:TypeCode>
<ram:IssueDateTime><udt:DateTimeString format="102">20261101</udt:DateTimeString></ram:IssueDateTime>
<ram:IncludedNote><ram:Content>First note</ram:Content><ram:SubjectCode>AAI</ram:SubjectCode></ram:IncludedNote>
<ram:IncludedNote><ram:Content>Second note</ram:Content></ram:IncludedNote>
</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
{transaction}
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"""


def _day(name: str, day: str, kind: str = "udt:DateTimeString") -> str:
    return f'<ram:{name}><{kind} format="102">{day}</{kind}></ram:{name}>'


def _address(street: str, city: str, country: str) -> str:
    return f"""<ram:PostalTradeAddress><ram:PostcodeCode>1000</ram:PostcodeCode><ram:LineOne>{street}</ram:LineOne>
<ram:LineTwo>Floor 2</ram:LineTwo><ram:LineThree>Door 3</ram:LineThree><ram:CityName>{city}</ram:CityName>
<ram:CountryID>{country}</ram:CountryID><ram:CountrySubDivisionName>Region</ram:CountrySubDivisionName>
</ram:PostalTradeAddress>"""


def _contact(name: str, email: str) -> str:
    return f"""<ram:DefinedTradeContact><ram:PersonName>{name}</ram:PersonName>
<ram:TelephoneUniversalCommunication><ram:CompleteNumber>+386 1 234</ram:CompleteNumber></ram:TelephoneUniversalCommunication>
<ram:EmailURIUniversalCommunication><ram:URIID>{email}</ram:URIID></ram:EmailURIUniversalCommunication>
</ram:DefinedTradeContact>"""


def _legal(number: str, name: str) -> str:
    return f"""<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">{number}</ram:ID>
<ram:TradingBusinessName>{name}</ram:TradingBusinessName></ram:SpecifiedLegalOrganization>"""


def _registration(number: str, scheme: str = "VA") -> str:
    return f'<ram:SpecifiedTaxRegistration><ram:ID schemeID="{scheme}">{number}</ram:ID></ram:SpecifiedTaxRegistration>'


def _endpoint(value: str) -> str:
    return (
        f'<ram:URIUniversalCommunication><ram:URIID schemeID="9949">{value}</ram:URIID></ram:URIUniversalCommunication>'
    )


def _tax(name: str, category: str, rate: str) -> str:
    return f"""<ram:{name}><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>{category}</ram:CategoryCode>
<ram:RateApplicablePercent>{rate}</ram:RateApplicablePercent></ram:{name}>"""


def allowance(sums: str, reason: str, *, is_charge: bool = False, tax: str = "") -> str:
    indicator = "true" if is_charge else "false"
    return f"""<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>{indicator}</udt:Indicator>
</ram:ChargeIndicator>{sums}{reason}{tax}</ram:SpecifiedTradeAllowanceCharge>"""


_PERIOD: Final = f"""<ram:BillingSpecifiedPeriod>{_day("StartDateTime", "20261001")}{_day("EndDateTime", "20261031")}
</ram:BillingSpecifiedPeriod>"""
_TEN_PERCENT: Final = """<ram:CalculationPercent>10</ram:CalculationPercent><ram:BasisAmount>200.00</ram:BasisAmount>
<ram:ActualAmount>20.00</ram:ActualAmount>"""
LINE: Final = f"""<ram:IncludedSupplyChainTradeLineItem>
<ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID>
<ram:IncludedNote><ram:Content>Line note</ram:Content></ram:IncludedNote></ram:AssociatedDocumentLineDocument>
<ram:SpecifiedTradeProduct><ram:GlobalID schemeID="0160">4000001000005</ram:GlobalID>
<ram:SellerAssignedID>S-1</ram:SellerAssignedID><ram:BuyerAssignedID>B-1</ram:BuyerAssignedID>
<ram:Name>Consulting</ram:Name><ram:Description>On site</ram:Description>
<ram:ApplicableProductCharacteristic><ram:Description>Colour</ram:Description><ram:Value>Red</ram:Value></ram:ApplicableProductCharacteristic>
<ram:DesignatedProductClassification><ram:ClassCode listID="STI" listVersionID="2">65434568</ram:ClassCode></ram:DesignatedProductClassification>
<ram:OriginTradeCountry><ram:ID>SI</ram:ID></ram:OriginTradeCountry></ram:SpecifiedTradeProduct>
<ram:SpecifiedLineTradeAgreement>
<ram:BuyerOrderReferencedDocument><ram:LineID>7</ram:LineID></ram:BuyerOrderReferencedDocument>
<ram:GrossPriceProductTradePrice><ram:ChargeAmount>110</ram:ChargeAmount>
<ram:BasisQuantity unitCode="HUR">1</ram:BasisQuantity>
<ram:AppliedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>
<ram:ActualAmount>10</ram:ActualAmount></ram:AppliedTradeAllowanceCharge></ram:GrossPriceProductTradePrice>
<ram:NetPriceProductTradePrice><ram:ChargeAmount>100</ram:ChargeAmount>
<ram:BasisQuantity unitCode="HUR">1</ram:BasisQuantity></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
<ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="HUR">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
<ram:SpecifiedLineTradeSettlement>{_tax("ApplicableTradeTax", "S", "22")}{_PERIOD}
{allowance(_TEN_PERCENT, "<ram:ReasonCode>95</ram:ReasonCode><ram:Reason>Discount</ram:Reason>")}
{allowance("<ram:ActualAmount>5.00</ram:ActualAmount>", "<ram:ReasonCode>ABL</ram:ReasonCode>", is_charge=True)}
<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>185.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>METER-1</ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode>
<ram:ReferenceTypeCode>AAA</ram:ReferenceTypeCode></ram:AdditionalReferencedDocument>
<ram:ReceivableSpecifiedTradeAccountingAccount><ram:ID>4000</ram:ID></ram:ReceivableSpecifiedTradeAccountingAccount>
</ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>"""
SELLER: Final = f"""<ram:SellerTradeParty><ram:ID>SUP-1</ram:ID><ram:GlobalID schemeID="0088">4000001123452</ram:GlobalID>
<ram:Name>Nordlicht d.o.o.</ram:Name><ram:Description>Court of Ljubljana</ram:Description>{_legal("12345", "Nordlicht")}
{_contact("Ana", "ana@nordlicht.example")}{_address("Slovenska 1", "Ljubljana", "SI")}{_endpoint("SI12345678")}
{_registration("SI12345678")}{_registration("99-1", "FC")}</ram:SellerTradeParty>"""
BUYER: Final = f"""<ram:BuyerTradeParty><ram:GlobalID schemeID="0088">4000001987658</ram:GlobalID>
<ram:Name>Westend GmbH</ram:Name>{_legal("54321", "Westend")}{_contact("Bob", "bob@westend.example")}
{_address("Weststr. 5", "Wien", "AT")}{_endpoint("ATU12345675")}{_registration("ATU12345675")}</ram:BuyerTradeParty>"""
_AGREEMENT: Final = f"""<ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>BR-1</ram:BuyerReference>{SELLER}{BUYER}
<ram:SellerTaxRepresentativeTradeParty><ram:Name>Fiscal Rep</ram:Name>{_address("Rep 1", "Koper", "SI")}
{_registration("SI87654321")}</ram:SellerTaxRepresentativeTradeParty>
<ram:SellerOrderReferencedDocument><ram:IssuerAssignedID>SO-1</ram:IssuerAssignedID></ram:SellerOrderReferencedDocument>
<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-1</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
<ram:ContractReferencedDocument><ram:IssuerAssignedID>C-1</ram:IssuerAssignedID></ram:ContractReferencedDocument>
<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>A-1</ram:IssuerAssignedID>
<ram:URIID>https://files.example/a</ram:URIID><ram:TypeCode>916</ram:TypeCode><ram:Name>Hours</ram:Name>
<ram:AttachmentBinaryObject mimeCode="text/csv" filename="hours.csv">aG91
cnM=</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>
<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>T-1</ram:IssuerAssignedID><ram:TypeCode>50</ram:TypeCode></ram:AdditionalReferencedDocument>
<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>O-1</ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode>
<ram:ReferenceTypeCode>AWV</ram:ReferenceTypeCode></ram:AdditionalReferencedDocument>
<ram:SpecifiedProcuringProject><ram:ID>P-1</ram:ID><ram:Name>Project</ram:Name></ram:SpecifiedProcuringProject>
</ram:ApplicableHeaderTradeAgreement>"""
_DELIVERY: Final = f"""<ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty>
<ram:GlobalID schemeID="0088">4000001000012</ram:GlobalID><ram:Name>Depot</ram:Name>{_address("Quai 1", "Paris", "FR")}
</ram:ShipToTradeParty><ram:ActualDeliverySupplyChainEvent>{_day("OccurrenceDateTime", "20261030")}</ram:ActualDeliverySupplyChainEvent>
<ram:DespatchAdviceReferencedDocument><ram:IssuerAssignedID>DES-1</ram:IssuerAssignedID></ram:DespatchAdviceReferencedDocument>
<ram:ReceivingAdviceReferencedDocument><ram:IssuerAssignedID>REC-1</ram:IssuerAssignedID></ram:ReceivingAdviceReferencedDocument>
</ram:ApplicableHeaderTradeDelivery>"""
_MEANS: Final = """<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>
<ram:Information>SEPA transfer</ram:Information>
<ram:ApplicableTradeSettlementFinancialCard><ram:ID>1234</ram:ID><ram:CardholderName>Ana</ram:CardholderName></ram:ApplicableTradeSettlementFinancialCard>
<ram:PayerPartyDebtorFinancialAccount><ram:IBANID>AT611904300234573201</ram:IBANID></ram:PayerPartyDebtorFinancialAccount>
<ram:PayeePartyCreditorFinancialAccount><ram:IBANID>SI56191000000123438</ram:IBANID><ram:AccountName>Nordlicht</ram:AccountName></ram:PayeePartyCreditorFinancialAccount>
<ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>DBSISI2X</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution>
</ram:SpecifiedTradeSettlementPaymentMeans>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>
<ram:PayeePartyCreditorFinancialAccount><ram:ProprietaryID>123-456</ram:ProprietaryID></ram:PayeePartyCreditorFinancialAccount>
</ram:SpecifiedTradeSettlementPaymentMeans>"""
_SUMS: Final = """<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>185.00</ram:LineTotalAmount>
<ram:ChargeTotalAmount>7.00</ram:ChargeTotalAmount><ram:AllowanceTotalAmount>12.00</ram:AllowanceTotalAmount>
<ram:TaxBasisTotalAmount>180.00</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">39.60</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="SEK">445.10</ram:TaxTotalAmount>
<ram:RoundingAmount>0.40</ram:RoundingAmount><ram:GrandTotalAmount>219.60</ram:GrandTotalAmount>
<ram:TotalPrepaidAmount>20.00</ram:TotalPrepaidAmount><ram:DuePayableAmount>200.00</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation>"""
_SETTLEMENT: Final = f"""<ram:ApplicableHeaderTradeSettlement><ram:CreditorReferenceID>SI98ZZZ1</ram:CreditorReferenceID>
<ram:PaymentReference>RF18-1</ram:PaymentReference><ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode>
<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:PayeeTradeParty><ram:GlobalID schemeID="0088">4000001333335</ram:GlobalID><ram:Name>Factor Bank</ram:Name>
<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">777</ram:ID></ram:SpecifiedLegalOrganization></ram:PayeeTradeParty>
{_MEANS}<ram:ApplicableTradeTax><ram:CalculatedAmount>39.60</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
<ram:ExemptionReason>No reason</ram:ExemptionReason><ram:BasisAmount>180.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
<ram:ExemptionReasonCode>VATEX-EU-O</ram:ExemptionReasonCode>{_day("TaxPointDate", "20261102", "udt:DateString")}
<ram:DueDateTypeCode>29</ram:DueDateTypeCode><ram:RateApplicablePercent>22</ram:RateApplicablePercent></ram:ApplicableTradeTax>
{_PERIOD}
{allowance("<ram:ActualAmount>12.00</ram:ActualAmount>", "<ram:Reason>Loyal</ram:Reason>", tax=_tax("CategoryTradeTax", "S", "22"))}
{allowance("<ram:ActualAmount>7.00</ram:ActualAmount>", "<ram:Reason>Freight</ram:Reason>", is_charge=True, tax=_tax("CategoryTradeTax", "S", "22"))}
<ram:SpecifiedTradePaymentTerms><ram:Description>30 days net</ram:Description>{_day("DueDateDateTime", "20261201")}
<ram:DirectDebitMandateID>M-1</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms>
{_SUMS}<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>R-0</ram:IssuerAssignedID>
{_day("FormattedIssueDateTime", "20261001", "qdt:DateTimeString")}</ram:InvoiceReferencedDocument>
<ram:ReceivableSpecifiedTradeAccountingAccount><ram:ID>1200</ram:ID></ram:ReceivableSpecifiedTradeAccountingAccount>
</ram:ApplicableHeaderTradeSettlement>"""
FULL_CII: Final = cii(LINE + _AGREEMENT + _DELIVERY + _SETTLEMENT)
