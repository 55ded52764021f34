"""The lines of an invoice in UBL. Pure."""

from decimal import Decimal

from billhead.einvoice.model import Invoice, Item, Line, Price
from billhead.einvoice.ubl_sums import allowance_charge
from billhead.einvoice.ubl_values import amount, identified, is_credit, period_of, tax_category
from billhead.einvoice.xmltext import attribute, each, group, leaf, number


def line_of(line: Line, invoice: Invoice) -> str:
    name, quantity = "cac:InvoiceLine", "cbc:InvoicedQuantity"
    if is_credit(invoice):
        name, quantity = "cac:CreditNoteLine", "cbc:CreditedQuantity"
    currency = invoice.currency
    return group(
        name,
        leaf("cbc:ID", line.id),
        leaf("cbc:Note", line.note),
        _quantity(quantity, line.quantity, line.unit),
        amount("cbc:LineExtensionAmount", line.net, currency),
        leaf("cbc:AccountingCost", line.accounting_reference),
        period_of(line.period),
        group("cac:OrderLineReference", leaf("cbc:LineID", line.order_line)),
        _object(line),
        each(allowance_charge(given, currency, has_vat=False) for given in line.allowances),
        _item(line),
        _price(line.price, currency),
    )


def _quantity(name: str, quantity: Decimal | None, unit: str | None) -> str:
    return leaf(name, number(quantity), attribute("unitCode", unit))


def _object(line: Line) -> str:
    """UNTDID 1001: 130 is what the line is about."""
    if line.object is None:
        return ""
    return group("cac:DocumentReference", identified("cbc:ID", line.object), leaf("cbc:DocumentTypeCode", "130"))


def _item(line: Line) -> str:
    item = line.item
    return group(
        "cac:Item",
        leaf("cbc:Description", item.description),
        leaf("cbc:Name", item.name),
        group("cac:BuyersItemIdentification", leaf("cbc:ID", item.buyer_id)),
        group("cac:SellersItemIdentification", leaf("cbc:ID", item.seller_id)),
        group("cac:StandardItemIdentification", identified("cbc:ID", item.standard_id)),
        group("cac:OriginCountry", leaf("cbc:IdentificationCode", item.origin_country)),
        each(_classes(item)),
        tax_category("cac:ClassifiedTaxCategory", line.vat),
        each(_attributes(item)),
    )


def _classes(item: Item) -> list[str]:
    named = ((one, attribute("listID", one.scheme) + attribute("listVersionID", one.version)) for one in item.classes)
    return [
        group("cac:CommodityClassification", leaf("cbc:ItemClassificationCode", one.code, about))
        for one, about in named
    ]


def _attributes(item: Item) -> list[str]:
    return [
        group("cac:AdditionalItemProperty", leaf("cbc:Name", one.name), leaf("cbc:Value", one.value))
        for one in item.attributes
    ]


def _price(price: Price, currency: str) -> str:
    """A price is not rounded to the currency's decimals as an amount is."""
    about = attribute("currencyID", currency)
    discount = ""
    if price.discount is not None:
        discount = group(
            "cac:AllowanceCharge",
            leaf("cbc:ChargeIndicator", "false"),
            leaf("cbc:Amount", number(price.discount), about),
            leaf("cbc:BaseAmount", number(price.gross), about),
        )
    return group(
        "cac:Price",
        leaf("cbc:PriceAmount", number(price.net), about),
        _quantity("cbc:BaseQuantity", price.base_quantity, price.base_unit),
        discount,
    )
