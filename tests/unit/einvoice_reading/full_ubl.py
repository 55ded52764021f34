"""The invoice of full_cii.py in UBL, and a credit note of it: every term of EN 16931 that there is an element for."""

# ruff: noqa: E501  # elements have the names that the two schemas give them

from typing import Final

_URN: Final = "urn:oasis:names:specification:ubl:schema:xsd"
_VAT: Final = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
_PERIOD: Final = "<cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate>"


def ubl(content: str, *, root: str = "Invoice") -> str:
    """A whole document round its content."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_URN}:{root}-2"'
        f' xmlns:cac="{_URN}:CommonAggregateComponents-2" xmlns:cbc="{_URN}:CommonBasicComponents-2">{content}</{root}>'
    )


def _address(name: str, street: str, city: str, country: str) -> str:
    return f"""<cac:{name}><cbc:StreetName>{street}</cbc:StreetName><cbc:AdditionalStreetName>Floor 2</cbc:AdditionalStreetName>
<cbc:CityName>{city}</cbc:CityName><cbc:PostalZone>1000</cbc:PostalZone><cbc:CountrySubentity>Region</cbc:CountrySubentity>
<cac:AddressLine><cbc:Line>Door 3</cbc:Line></cac:AddressLine>
<cac:Country><cbc:IdentificationCode>{country}</cbc:IdentificationCode></cac:Country></cac:{name}>"""


def _tax_number(number: str, scheme: str = "VAT") -> str:
    return f"""<cac:PartyTaxScheme><cbc:CompanyID>{number}</cbc:CompanyID>
<cac:TaxScheme><cbc:ID>{scheme}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"""


def _identification(value: str, scheme: str = "0088") -> str:
    about = f' schemeID="{scheme}"' if scheme else ""
    return f"<cac:PartyIdentification><cbc:ID{about}>{value}</cbc:ID></cac:PartyIdentification>"


def _name(name: str) -> str:
    return f"<cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName>"


def _contact(name: str, email: str) -> str:
    return f"""<cac:Contact><cbc:Name>{name}</cbc:Name><cbc:Telephone>+386 1 234</cbc:Telephone>
<cbc:ElectronicMail>{email}</cbc:ElectronicMail></cac:Contact>"""


def _reference(name: str, number: str, more: str = "") -> str:
    return f"<cac:{name}><cbc:ID>{number}</cbc:ID>{more}</cac:{name}>"


def _money(name: str, amount: str, currency: str = "EUR") -> str:
    return f'<cbc:{name} currencyID="{currency}">{amount}</cbc:{name}>'


def _tax(name: str, more: str = "") -> str:
    return f"<cac:{name}><cbc:ID>S</cbc:ID><cbc:Percent>22</cbc:Percent>{more}{_VAT}</cac:{name}>"


def _allowance(words: str, sums: str, *, is_charge: bool = False) -> str:
    indicator = "true" if is_charge else "false"
    return f"<cac:AllowanceCharge><cbc:ChargeIndicator>{indicator}</cbc:ChargeIndicator>{words}{sums}</cac:AllowanceCharge>"


SUPPLIER: Final = f"""<cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="9949">SI12345678</cbc:EndpointID>
{_identification("SUP-1", "")}{_identification("4000001123452")}{_identification("SI98ZZZ1", "SEPA")}{_name("Nordlicht")}
{_address("PostalAddress", "Slovenska 1", "Ljubljana", "SI")}{_tax_number("SI12345678")}{_tax_number("99-1", "TAX")}
<cac:PartyLegalEntity><cbc:RegistrationName>Nordlicht d.o.o.</cbc:RegistrationName>
<cbc:CompanyID schemeID="0002">12345</cbc:CompanyID><cbc:CompanyLegalForm>Court of Ljubljana</cbc:CompanyLegalForm></cac:PartyLegalEntity>
{_contact("Ana", "ana@nordlicht.example")}</cac:Party></cac:AccountingSupplierParty>"""
CUSTOMER: Final = f"""<cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="9949">ATU12345675</cbc:EndpointID>
{_identification("4000001987658")}{_name("Westend")}{_address("PostalAddress", "Weststr. 5", "Wien", "AT")}
{_tax_number("ATU12345675")}<cac:PartyLegalEntity><cbc:RegistrationName>Westend GmbH</cbc:RegistrationName>
<cbc:CompanyID schemeID="0002">54321</cbc:CompanyID></cac:PartyLegalEntity>
{_contact("Bob", "bob@westend.example")}</cac:Party></cac:AccountingCustomerParty>"""
_ATTACHMENTS: Final = f"""{
    _reference(
        "AdditionalDocumentReference",
        "A-1",
        '''<cbc:DocumentDescription>Hours</cbc:DocumentDescription>
<cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="hours.csv">aG91
cnM=</cbc:EmbeddedDocumentBinaryObject><cac:ExternalReference><cbc:URI>https://files.example/a</cbc:URI></cac:ExternalReference></cac:Attachment>''',
    )
}
<cac:AdditionalDocumentReference><cbc:ID schemeID="AWV">O-1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>"""
_PARTIES: Final = f"""{SUPPLIER}{CUSTOMER}
<cac:PayeeParty>{_identification("4000001333335")}{_name("Factor Bank")}
<cac:PartyLegalEntity><cbc:CompanyID schemeID="0002">777</cbc:CompanyID></cac:PartyLegalEntity></cac:PayeeParty>
<cac:TaxRepresentativeParty>{_name("Fiscal Rep")}{_address("PostalAddress", "Rep 1", "Koper", "SI")}
{_tax_number("SI87654321")}</cac:TaxRepresentativeParty>
<cac:Delivery><cbc:ActualDeliveryDate>2026-10-30</cbc:ActualDeliveryDate><cac:DeliveryLocation>
<cbc:ID schemeID="0088">4000001000012</cbc:ID>{_address("Address", "Quai 1", "Paris", "FR")}</cac:DeliveryLocation>
<cac:DeliveryParty>{_name("Depot")}</cac:DeliveryParty></cac:Delivery>"""


def _means(due: str = "") -> str:
    return f"""<cac:PaymentMeans><cbc:PaymentMeansCode name="SEPA transfer">58</cbc:PaymentMeansCode>{due}
<cbc:PaymentID>RF18-1</cbc:PaymentID><cac:CardAccount><cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID>
<cbc:NetworkID>NA</cbc:NetworkID><cbc:HolderName>Ana</cbc:HolderName></cac:CardAccount>
<cac:PayeeFinancialAccount><cbc:ID>SI56191000000123438</cbc:ID><cbc:Name>Nordlicht</cbc:Name>
<cac:FinancialInstitutionBranch><cbc:ID>DBSISI2X</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount>
<cac:PaymentMandate><cbc:ID>M-1</cbc:ID><cac:PayerFinancialAccount><cbc:ID>AT611904300234573201</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate>
</cac:PaymentMeans><cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cbc:PaymentID>RF18-1</cbc:PaymentID>
<cac:PayeeFinancialAccount><cbc:ID>123-456</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
<cac:PaymentTerms><cbc:Note>30 days net</cbc:Note></cac:PaymentTerms>"""


_REASONS: Final = """<cbc:TaxExemptionReasonCode>VATEX-EU-O</cbc:TaxExemptionReasonCode>
<cbc:TaxExemptionReason>No reason</cbc:TaxExemptionReason>"""
SUMS: Final = f"""{_allowance("<cbc:AllowanceChargeReason>Loyal</cbc:AllowanceChargeReason>", _money("Amount", "12.00") + _tax("TaxCategory"))}
{_allowance("<cbc:AllowanceChargeReason>Freight</cbc:AllowanceChargeReason>", _money("Amount", "7.00") + _tax("TaxCategory"), is_charge=True)}
<cac:TaxTotal>{_money("TaxAmount", "39.60")}<cac:TaxSubtotal>{_money("TaxableAmount", "180.00")}{_money("TaxAmount", "39.60")}
{_tax("TaxCategory", _REASONS)}</cac:TaxSubtotal></cac:TaxTotal><cac:TaxTotal>{_money("TaxAmount", "445.10", "SEK")}</cac:TaxTotal>
<cac:LegalMonetaryTotal>{_money("LineExtensionAmount", "185.00")}{_money("TaxExclusiveAmount", "180.00")}
{_money("TaxInclusiveAmount", "219.60")}{_money("AllowanceTotalAmount", "12.00")}{_money("ChargeTotalAmount", "7.00")}
{_money("PrepaidAmount", "20.00")}{_money("PayableRoundingAmount", "0.40")}{_money("PayableAmount", "200.00")}</cac:LegalMonetaryTotal>"""
_ITEM: Final = f"""<cac:Item><cbc:Description>On site</cbc:Description><cbc:Name>Consulting</cbc:Name>
<cac:BuyersItemIdentification><cbc:ID>B-1</cbc:ID></cac:BuyersItemIdentification>
<cac:SellersItemIdentification><cbc:ID>S-1</cbc:ID></cac:SellersItemIdentification>
<cac:StandardItemIdentification><cbc:ID schemeID="0160">4000001000005</cbc:ID></cac:StandardItemIdentification>
<cac:OriginCountry><cbc:IdentificationCode>SI</cbc:IdentificationCode></cac:OriginCountry>
<cac:CommodityClassification><cbc:ItemClassificationCode listID="STI" listVersionID="2">65434568</cbc:ItemClassificationCode></cac:CommodityClassification>
{_tax("ClassifiedTaxCategory")}<cac:AdditionalItemProperty><cbc:Name>Colour</cbc:Name><cbc:Value>Red</cbc:Value></cac:AdditionalItemProperty></cac:Item>"""


def line(name: str = "InvoiceLine", quantity: str = "InvoicedQuantity") -> str:
    discount = """<cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>
<cbc:AllowanceChargeReason>Discount</cbc:AllowanceChargeReason><cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>"""
    charge = "<cbc:AllowanceChargeReasonCode>ABL</cbc:AllowanceChargeReasonCode>"
    return f"""<cac:{name}><cbc:ID>1</cbc:ID><cbc:Note>Line note</cbc:Note><cbc:{quantity} unitCode="HUR">2</cbc:{quantity}>
{_money("LineExtensionAmount", "185.00")}<cbc:AccountingCost>4000</cbc:AccountingCost><cac:InvoicePeriod>{_PERIOD}</cac:InvoicePeriod>
<cac:OrderLineReference><cbc:LineID>7</cbc:LineID></cac:OrderLineReference>
<cac:DocumentReference><cbc:ID schemeID="AAA">METER-1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>
{_allowance(discount, _money("Amount", "20.00") + _money("BaseAmount", "200.00"))}{_allowance(charge, _money("Amount", "5.00"), is_charge=True)}
{_ITEM}<cac:Price>{_money("PriceAmount", "100")}<cbc:BaseQuantity unitCode="HUR">1</cbc:BaseQuantity>
{_allowance("", _money("Amount", "10") + _money("BaseAmount", "110"))}</cac:Price></cac:{name}>"""


_HEAD: Final = """<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ProfileID>process-1</cbc:ProfileID>
<cbc:ID>R-1</cbc:ID><cbc:IssueDate>2026-11-01</cbc:IssueDate>"""
_NOTES: Final = "<cbc:Note>#AAI#First note</cbc:Note><cbc:Note>Second note</cbc:Note>"
_AFTER: Final = f"""<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>
<cbc:AccountingCost>1200</cbc:AccountingCost><cbc:BuyerReference>BR-1</cbc:BuyerReference>
<cac:InvoicePeriod>{_PERIOD}<cbc:DescriptionCode>35</cbc:DescriptionCode></cac:InvoicePeriod>
<cac:OrderReference><cbc:ID>PO-1</cbc:ID><cbc:SalesOrderID>SO-1</cbc:SalesOrderID></cac:OrderReference>
<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>R-0</cbc:ID><cbc:IssueDate>2026-10-01</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference>
{_reference("DespatchDocumentReference", "DES-1")}{_reference("ReceiptDocumentReference", "REC-1")}"""
_TENDER: Final = _reference("OriginatorDocumentReference", "T-1")
_CONTRACT: Final = _reference("ContractDocumentReference", "C-1")
_POINT: Final = "<cbc:TaxPointDate>2026-11-02</cbc:TaxPointDate>"
FULL_UBL: Final = ubl(
    f"{_HEAD}<cbc:DueDate>2026-12-01</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>{_NOTES}{_POINT}{_AFTER}"
    f"{_TENDER}{_CONTRACT}{_ATTACHMENTS}{_reference('ProjectReference', 'P-1')}{_PARTIES}{_means()}{SUMS}{line()}"
)
FULL_CREDIT_NOTE: Final = ubl(
    f"{_HEAD}{_POINT}<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>{_NOTES}{_AFTER}{_CONTRACT}"
    f"{_reference('AdditionalDocumentReference', 'P-1', '<cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>')}{_ATTACHMENTS}{_TENDER}"
    f"{_PARTIES}{_means('<cbc:PaymentDueDate>2026-12-01</cbc:PaymentDueDate>')}{SUMS}{line('CreditNoteLine', 'CreditedQuantity')}",
    root="CreditNote",
)
