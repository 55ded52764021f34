"""Peppol's rules for sellers of single countries but Germany, as checks of our own on the XML alone.

Source: PEPPOL-EN16931-UBL.sch, section "National rules".
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from stdnum.gr import vat as greek

from tests.support.ubl_file import ADDRESS, CUSTOMER, NAMES, SUPPLIER, Ubl

_DANISH_MEANS = frozenset({"1", "10", "31", "42", "48", "49", "50", "58", "59", "93", "97"})


def national_broken(ubl: Ubl) -> Iterator[str]:
    country = ubl.country(SUPPLIER)
    if country in _CHECKS:
        yield from _CHECKS[country](ubl, ubl.country(CUSTOMER) == country)


def _danish(ubl: Ubl, is_home: bool) -> Iterator[str]:
    legal = f"{SUPPLIER}/cac:PartyLegalEntity/cbc:CompanyID"
    if not ubl.text(legal):
        yield "DK-R-002"
    elif ubl.scheme(legal) != "0184":
        yield "DK-R-014"
    code = ubl.text("cac:PaymentMeans/cbc:PaymentMeansCode")
    if is_home and not ubl.is_credit and code and code not in _DANISH_MEANS:
        yield "DK-R-005"
    if is_home and any(not each.get("schemeID") for each in ubl.all(".//cac:PartyIdentification/cbc:ID")):
        yield "DK-R-013"


def _greek(ubl: Ubl, _: bool) -> Iterator[str]:
    if len(ubl.text("cbc:ID").split("|")) != 6:
        yield "GR-R-001-1"
    if not greek.is_valid(ubl.text(f"{SUPPLIER}/cbc:EndpointID")):
        yield "GR-R-009"


def _icelandic(ubl: Ubl, is_home: bool) -> Iterator[str]:
    for rules, party in ((("IS-R-002", "IS-R-003"), SUPPLIER), (("IS-R-004", "IS-R-005"), CUSTOMER)):
        if party == CUSTOMER and not is_home:
            continue
        if ubl.scheme(f"{party}/cac:PartyLegalEntity/cbc:CompanyID") != "0196":
            yield rules[0]
        if not ubl.has(party, "cbc:StreetName", "cbc:PostalZone"):
            yield rules[1]


def _italian(ubl: Ubl, _: bool) -> Iterator[str]:
    for rule, field in zip(("IT-R-002", "IT-R-003", "IT-R-004"), ADDRESS, strict=True):
        if not ubl.has(SUPPLIER, field):
            yield rule
    for scheme in ubl.all(f"{SUPPLIER}/cac:PartyTaxScheme"):
        number = scheme.findtext("cbc:CompanyID", "", NAMES)
        is_vat = scheme.findtext("cac:TaxScheme/cbc:ID", "", NAMES) == "VAT"
        if not is_vat and not re.fullmatch("[A-Z0-9]{11,16}", number):
            yield "IT-R-001"


def _dutch(ubl: Ubl, is_home: bool) -> Iterator[str]:
    if ubl.is_credit and not ubl.text("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"):
        yield "NL-R-001"
    for rules, party in ((("NL-R-002", "NL-R-003"), SUPPLIER), (("NL-R-004", "NL-R-005"), CUSTOMER)):
        if party == CUSTOMER and not is_home:
            continue
        if not ubl.has(party, *ADDRESS):
            yield rules[0]
        legal = f"{party}/cac:PartyLegalEntity/cbc:CompanyID"
        if ubl.text(legal) and ubl.scheme(legal) not in ("0106", "0190"):
            yield rules[1]
    due = ubl.number("cac:LegalMonetaryTotal/cbc:PayableAmount")
    if not ubl.is_credit and due > 0 and not ubl.all("cac:PaymentMeans"):
        yield "NL-R-007"
    codes = {each.text for each in ubl.all("cac:PaymentMeans/cbc:PaymentMeansCode")}
    if codes - {"30", "48", "49", "57", "58", "59"}:
        yield "NL-R-008"


def _swedish(ubl: Ubl, _: bool) -> Iterator[str]:
    for scheme in ubl.all(f"{SUPPLIER}/cac:PartyTaxScheme"):
        number = scheme.findtext("cbc:CompanyID", "", NAMES)
        is_vat = scheme.findtext("cac:TaxScheme/cbc:ID", "", NAMES) == "VAT"
        if is_vat and number.startswith("SE") and not re.fullmatch("SE[0-9]{12}", number):
            yield "SE-R-001"
        if not is_vat and ubl.text(f"{SUPPLIER}/cac:PartyLegalEntity/cbc:CompanyID"):
            yield "SE-R-005"
    has_vat_id = ubl.text(f"{SUPPLIER}/cac:PartyTaxScheme/cbc:CompanyID").startswith("SE")
    rows = ubl.all(".//cac:TaxCategory") + ubl.all(".//cac:ClassifiedTaxCategory")
    rates = {
        Decimal(row.findtext("cbc:Percent", "0", NAMES)) for row in rows if row.findtext("cbc:ID", "", NAMES) == "S"
    }
    if has_vat_id and rates - {Decimal(6), Decimal(12), Decimal(25)}:
        yield "SE-R-006"


_CHECKS = {"DK": _danish, "GR": _greek, "IS": _icelandic, "IT": _italian, "NL": _dutch, "SE": _swedish}
