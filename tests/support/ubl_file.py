"""A UBL invoice that can be asked for what it says: for checks on the file alone."""

from decimal import Decimal
from typing import Any

from lxml import etree

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
NAMES = {"cac": f"{_UBL}CommonAggregateComponents-2", "cbc": f"{_UBL}CommonBasicComponents-2"}
SUPPLIER, CUSTOMER = "cac:AccountingSupplierParty/cac:Party", "cac:AccountingCustomerParty/cac:Party"
ADDRESS = ("cbc:StreetName", "cbc:CityName", "cbc:PostalZone")


class Ubl:
    """A UBL invoice that can be asked for the text at a path."""

    def __init__(self, xml: bytes) -> None:
        self.root = etree.fromstring(xml)
        self.is_credit = etree.QName(self.root).localname == "CreditNote"

    def all(self, path: str) -> list[Any]:
        return self.root.findall(path, NAMES)

    def text(self, path: str) -> str:
        return self.root.findtext(path, "", NAMES)

    def number(self, path: str) -> Decimal:
        return Decimal(self.text(path) or "0")

    def has(self, party: str, *fields: str) -> bool:
        return all(self.text(f"{party}/cac:PostalAddress/{field}") for field in fields)

    def scheme(self, path: str) -> str:
        found = self.root.find(path, NAMES)
        return "" if found is None else found.get("schemeID", "")

    def country(self, party: str) -> str:
        return self.text(f"{party}/cac:PostalAddress/cac:Country/cbc:IdentificationCode")
