"""The rules of Peppol BIS Billing 3.0 that no package ships, as checks of our own on the XML alone.

Source: PEPPOL-EN16931-UBL.sch (docs.peppol.eu/poacc/billing/3.0/rules/ubl-peppol). It knows nothing of Billhead's
preflight: elements are read from the file, numbers are recomputed by python-stdnum. The rules R0xx that XRechnung has
taken over word for word are those of the official stylesheet: official_rules.py.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from stdnum import ean
from stdnum.be import vat as belgian
from stdnum.no import orgnr as norwegian
from stdnum.se import orgnr as swedish

from tests.support.peppol_national_rules import national_broken
from tests.support.ubl_file import NAMES, Ubl


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EAS = _words(
    "0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 "
    "0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 "
    "0215 0216 0217 0218 0219 0220 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 "
    "9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 "
    "9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959"
)
_MIME = {
    *("application/pdf", "image/png", "image/jpeg", "text/csv"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
}
_INVOICE_CODES = _words(
    "71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 389 393 395 553 575 623 780 817 870 875 876 877"
)
_CODES = {"VATEX-EU-G": "G", "VATEX-EU-O": "O", "VATEX-EU-IC": "K", "VATEX-EU-AE": "AE"} | {
    f"VATEX-EU-{margin}": "E" for margin in "DFIJ"
}
_NUMBERS = {
    "0007": ("PEPPOL-COMMON-R049", swedish.is_valid),
    "0088": ("PEPPOL-COMMON-R040", lambda text: bool(re.fullmatch("[0-9]+", text)) and ean.is_valid(text.zfill(13))),
    "0184": ("PEPPOL-COMMON-R042", lambda text: bool(re.fullmatch("DK[0-9]{8}", text))),
    "0192": ("PEPPOL-COMMON-R041", norwegian.is_valid),
    "0208": ("PEPPOL-COMMON-R043", belgian.is_valid),
}


def peppol_broken(xml: bytes) -> list[str]:
    """The ids of the rules that the file breaks."""
    ubl = Ubl(xml)
    return [*_general(ubl), *_code_lists(ubl), *_numbers(ubl), *national_broken(ubl)]


def _general(ubl: Ubl) -> Iterator[str]:
    if len(ubl.all("cbc:Note")) > 1:
        yield "PEPPOL-EN16931-R002"
    if not (ubl.text("cbc:BuyerReference") or ubl.text("cac:OrderReference/cbc:ID")):
        yield "PEPPOL-EN16931-R003"
    if not ubl.text("cbc:CustomizationID").endswith("#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"):
        yield "PEPPOL-EN16931-R004"
    if not re.fullmatch(r"urn:fdc:peppol\.eu:2017:poacc:billing:[0-9]{2}:1\.0", ubl.text("cbc:ProfileID")):
        yield "PEPPOL-EN16931-R007"
    currency = ubl.text("cbc:DocumentCurrencyCode")
    amounts = [each for each in ubl.root.iter() if each.get("currencyID") and not _is_accounting(each)]
    if any(each.get("currencyID") != currency for each in amounts):
        yield "PEPPOL-EN16931-R051"


def _is_accounting(element: Any) -> bool:
    """The tax in the currency that it is owed in stands alone in its TaxTotal."""
    return etree.QName(element).localname == "TaxAmount" and len(element.getparent()) == 1


def _code_lists(ubl: Ubl) -> Iterator[str]:
    if any(each.get("mimeCode") not in _MIME for each in ubl.all(".//cbc:EmbeddedDocumentBinaryObject")):
        yield "PEPPOL-EN16931-CL001"
    if any(each.get("schemeID") not in EAS for each in ubl.all(".//cbc:EndpointID")):
        yield "PEPPOL-EN16931-CL008"
    if not ubl.is_credit and ubl.text("cbc:InvoiceTypeCode") not in _INVOICE_CODES:
        yield "PEPPOL-EN16931-P0100"
    if ubl.is_credit and ubl.text("cbc:CreditNoteTypeCode") not in ("381", "396", "81", "83", "532"):
        yield "PEPPOL-EN16931-P0101"
    for row in ubl.all("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory"):
        code = row.findtext("cbc:TaxExemptionReasonCode", "", NAMES)
        if code in _CODES and row.findtext("cbc:ID", "", NAMES) != _CODES[code]:
            yield f"PEPPOL-EN16931-P01{4 + list(_CODES).index(code):02}"


def _numbers(ubl: Ubl) -> Iterator[str]:
    paths = (".//cbc:EndpointID", ".//cac:PartyIdentification/cbc:ID", ".//cbc:CompanyID")
    for element in (each for path in paths for each in ubl.all(path)):
        rule, is_valid = _NUMBERS.get(element.get("schemeID", ""), ("", lambda _: True))
        if not is_valid(element.text):
            yield rule
