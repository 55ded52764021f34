"""The lines of an invoice in CII. Pure."""

from decimal import Decimal

from billhead.einvoice.cii_values import allowance_charge, identified, period_of, trade_tax
from billhead.einvoice.model import Item, Line, Price
from billhead.einvoice.xmltext import attribute, each, group, leaf, money, number


def line_item(line: Line) -> str:
    delivery = group("ram:SpecifiedLineTradeDelivery", _quantity("ram:BilledQuantity", line.quantity, line.unit))
    return group(
        "ram:IncludedSupplyChainTradeLineItem",
        _document(line),
        _product(line.item),
        _agreement(line),
        delivery,
        _settlement(line),
    )


def _quantity(name: str, quantity: Decimal | None, unit: str | None) -> str:
    return leaf(name, number(quantity), attribute("unitCode", unit))


def _document(line: Line) -> str:
    note = group("ram:IncludedNote", leaf("ram:Content", line.note))
    return group("ram:AssociatedDocumentLineDocument", leaf("ram:LineID", line.id), note)


def _product(item: Item) -> str:
    attributes = (
        group(
            "ram:ApplicableProductCharacteristic",
            leaf("ram:Description", each_one.name),
            leaf("ram:Value", each_one.value),
        )
        for each_one in item.attributes
    )
    return group(
        "ram:SpecifiedTradeProduct",
        identified("ram:GlobalID", item.standard_id),
        leaf("ram:SellerAssignedID", item.seller_id),
        leaf("ram:BuyerAssignedID", item.buyer_id),
        leaf("ram:Name", item.name),
        leaf("ram:Description", item.description),
        each(attributes),
        each(_class(item)),
        group("ram:OriginTradeCountry", leaf("ram:ID", item.origin_country)),
    )


def _class(item: Item) -> list[str]:
    return [
        group(
            "ram:DesignatedProductClassification",
            leaf("ram:ClassCode", one.code, attribute("listID", one.scheme) + attribute("listVersionID", one.version)),
        )
        for one in item.classes
    ]


def _agreement(line: Line) -> str:
    return group(
        "ram:SpecifiedLineTradeAgreement",
        group("ram:BuyerOrderReferencedDocument", leaf("ram:LineID", line.order_line)),
        _gross_price(line.price),
        group(
            "ram:NetPriceProductTradePrice",
            leaf("ram:ChargeAmount", number(line.price.net)),
            _base_quantity(line.price),
        ),
    )


def _gross_price(price: Price) -> str:
    discount = ""
    if price.discount is not None:
        discount = group(
            "ram:AppliedTradeAllowanceCharge",
            group("ram:ChargeIndicator", leaf("udt:Indicator", "false")),
            leaf("ram:ActualAmount", number(price.discount)),
        )
    if price.gross is None:
        return ""
    gross = leaf("ram:ChargeAmount", number(price.gross))
    return group("ram:GrossPriceProductTradePrice", gross, _base_quantity(price), discount)


def _base_quantity(price: Price) -> str:
    return _quantity("ram:BasisQuantity", price.base_quantity, price.base_unit)


def _settlement(line: Line) -> str:
    summation = leaf("ram:LineTotalAmount", money(line.net))
    return group(
        "ram:SpecifiedLineTradeSettlement",
        trade_tax("ram:ApplicableTradeTax", line.vat),
        period_of(line.period),
        each(allowance_charge(given, has_vat=False) for given in line.allowances),
        group("ram:SpecifiedTradeSettlementLineMonetarySummation", summation),
        _object(line),
        group("ram:ReceivableSpecifiedTradeAccountingAccount", leaf("ram:ID", line.accounting_reference)),
    )


def _object(line: Line) -> str:
    """UNTDID 1001: 130 is what the line is about."""
    if line.object is None:
        return ""
    return group(
        "ram:AdditionalReferencedDocument",
        leaf("ram:IssuerAssignedID", line.object.value),
        leaf("ram:TypeCode", "130"),
        leaf("ram:ReferenceTypeCode", line.object.scheme),
    )
