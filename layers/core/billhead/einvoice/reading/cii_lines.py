"""The lines of a CII invoice; those of EXTENDED that only head or explain others are told of and left out. Pure."""

from typing import Final

from billhead.einvoice.model import Identifier, Item, ItemAttribute, ItemClass, Line, Price, Vat
from billhead.einvoice.reading.cii_values import allowance_in, period_in, vat_in
from billhead.einvoice.reading.values import Source

_OBJECT: Final = "130"
# BT-X-8 of Factur-X EXTENDED: what bears no amount of its own; DETAIL is a line as any other.
_WITHOUT_AMOUNT: Final = frozenset({"GROUP", "INFORMATION"})


def lines_in(transaction: Source) -> tuple[Line, ...]:
    return tuple(
        _line_in(each) for each in transaction.each("ram:IncludedSupplyChainTradeLineItem") if not _is_left_out(each)
    )


def _is_left_out(line: Source) -> bool:
    status = line.at("ram:AssociatedDocumentLineDocument", "ram:LineStatusReasonCode")
    is_out = status.text() in _WITHOUT_AMOUNT
    if is_out:
        status.left_out("The line heads or explains others, which EN 16931 does not know")
    return is_out


def _line_in(line: Source) -> Line:
    document, settlement = line.at("ram:AssociatedDocumentLineDocument"), line.at("ram:SpecifiedLineTradeSettlement")
    agreement = line.at("ram:SpecifiedLineTradeAgreement")
    billed = line.at("ram:SpecifiedLineTradeDelivery", "ram:BilledQuantity")
    return Line(
        id=document.text("ram:LineID") or "",
        quantity=billed.amount(),
        unit=billed.attribute("unitCode") or "",
        net=settlement.amount("ram:SpecifiedTradeSettlementLineMonetarySummation", "ram:LineTotalAmount"),
        price=_price_in(agreement),
        vat=vat_in(settlement, "ram:ApplicableTradeTax") or Vat("", None),
        item=_item_in(line.at("ram:SpecifiedTradeProduct")),
        note=document.text("ram:IncludedNote", "ram:Content"),
        object=_object_in(settlement),
        order_line=agreement.text("ram:BuyerOrderReferencedDocument", "ram:LineID"),
        accounting_reference=settlement.text("ram:ReceivableSpecifiedTradeAccountingAccount", "ram:ID"),
        period=period_in(settlement),
        allowances=tuple(allowance_in(each) for each in settlement.each("ram:SpecifiedTradeAllowanceCharge")),
    )


def _price_in(agreement: Source) -> Price:
    """The quantity that a price is for may stand with either of the two."""
    net, gross = agreement.at("ram:NetPriceProductTradePrice"), agreement.at("ram:GrossPriceProductTradePrice")
    base = net.at("ram:BasisQuantity") or gross.at("ram:BasisQuantity")
    return Price(
        net=net.amount("ram:ChargeAmount"),
        discount=gross.number("ram:AppliedTradeAllowanceCharge", "ram:ActualAmount"),
        gross=gross.number("ram:ChargeAmount"),
        base_quantity=base.number(),
        base_unit=base.attribute("unitCode"),
    )


def _item_in(product: Source) -> Item:
    return Item(
        name=product.text("ram:Name") or "",
        description=product.text("ram:Description"),
        seller_id=product.text("ram:SellerAssignedID"),
        buyer_id=product.text("ram:BuyerAssignedID"),
        standard_id=product.identifier("ram:GlobalID"),
        classes=tuple(_class_in(each) for each in product.each("ram:DesignatedProductClassification")),
        origin_country=product.text("ram:OriginTradeCountry", "ram:ID"),
        attributes=tuple(
            ItemAttribute(each.text("ram:Description") or "", each.text("ram:Value") or "")
            for each in product.each("ram:ApplicableProductCharacteristic")
        ),
    )


def _class_in(classification: Source) -> ItemClass:
    code = classification.at("ram:ClassCode")
    return ItemClass(code.text() or "", code.attribute("listID") or "", code.attribute("listVersionID"))


def _object_in(settlement: Source) -> Identifier | None:
    for each in settlement.each("ram:AdditionalReferencedDocument"):
        number = each.text("ram:IssuerAssignedID")
        if number and each.text("ram:TypeCode") == _OBJECT:
            return Identifier(number, each.text("ram:ReferenceTypeCode"))
    return None
