"""The lines of a UBL invoice or credit note. Lines within lines, an extension, are told of and left out. Pure."""

from typing import Final

from billhead.einvoice.model import Identifier, Item, ItemAttribute, ItemClass, Line, Price, Vat
from billhead.einvoice.reading.ubl_values import allowance_in, period_in, vat_in
from billhead.einvoice.reading.values import Source

_OBJECT: Final = "130"
_WITHIN: Final = ("cac:SubInvoiceLine", "cac:SubCreditNoteLine")


def lines_in(root: Source, *, is_credit: bool) -> tuple[Line, ...]:
    name = "cac:CreditNoteLine" if is_credit else "cac:InvoiceLine"
    quantity = "cbc:CreditedQuantity" if is_credit else "cbc:InvoicedQuantity"
    return tuple(_line_in(each, quantity) for each in root.each(name))


def _line_in(line: Source, quantity: str) -> Line:
    for within in (each for name in _WITHIN for each in line.each(name)):
        within.left_out("The line stands within another, which EN 16931 does not know")
    billed, item = line.at(quantity), line.at("cac:Item")
    return Line(
        id=line.text("cbc:ID") or "",
        quantity=billed.amount(),
        unit=billed.attribute("unitCode") or "",
        net=line.amount("cbc:LineExtensionAmount"),
        price=_price_in(line.at("cac:Price")),
        vat=vat_in(item, "cac:ClassifiedTaxCategory") or Vat("", None),
        item=_item_in(item),
        note=line.text("cbc:Note"),
        object=_object_in(line),
        order_line=line.text("cac:OrderLineReference", "cbc:LineID"),
        accounting_reference=line.text("cbc:AccountingCost"),
        period=period_in(line),
        allowances=tuple(allowance_in(each) for each in line.each("cac:AllowanceCharge")),
    )


def _price_in(price: Source) -> Price:
    discount, base = price.at("cac:AllowanceCharge"), price.at("cbc:BaseQuantity")
    return Price(
        net=price.amount("cbc:PriceAmount"),
        discount=discount.number("cbc:Amount"),
        gross=discount.number("cbc:BaseAmount"),
        base_quantity=base.number(),
        base_unit=base.attribute("unitCode"),
    )


def _item_in(item: Source) -> Item:
    return Item(
        name=item.text("cbc:Name") or "",
        description=item.text("cbc:Description"),
        seller_id=item.text("cac:SellersItemIdentification", "cbc:ID"),
        buyer_id=item.text("cac:BuyersItemIdentification", "cbc:ID"),
        standard_id=item.identifier("cac:StandardItemIdentification", "cbc:ID"),
        classes=tuple(_class_in(each) for each in item.each("cac:CommodityClassification")),
        origin_country=item.text("cac:OriginCountry", "cbc:IdentificationCode"),
        attributes=tuple(
            ItemAttribute(each.text("cbc:Name") or "", each.text("cbc:Value") or "")
            for each in item.each("cac:AdditionalItemProperty")
        ),
    )


def _class_in(classification: Source) -> ItemClass:
    code = classification.at("cbc:ItemClassificationCode")
    return ItemClass(code.text() or "", code.attribute("listID") or "", code.attribute("listVersionID"))


def _object_in(line: Source) -> Identifier | None:
    references = line.each("cac:DocumentReference")
    return next(
        (each.identifier("cbc:ID") for each in references if each.text("cbc:DocumentTypeCode") == _OBJECT), None
    )
