"""What the file says of itself: XMP for PDF/A-3, written here because fpdf2's own holds the time of drawing."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from billhead_pdf.attachments import Attachment

CREATOR = "Billhead"
# The ampersand first. xml.sax has a function for it, and brings an HTTP client.
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class _Schema(NamedTuple):
    """Words beyond those that ISO 19005-3 knows: a name, their namespace and prefix, (name, type, what it means, whose
    it is) of each."""

    name: str
    uri: str
    prefix: str
    words: Sequence[tuple[str, str, str, str]]


_PDF_UA_SCHEMA = _Schema(
    "PDF/UA identification schema",
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    [("part", "Integer", "part of ISO 14289 that the file conforms to", "internal")],
)
_PDF_UA = f"""
<rdf:Description rdf:about="" xmlns:pdfuaid="{_PDF_UA_SCHEMA.uri}">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>"""
_FACTUR_X_SCHEMA = _Schema(
    "Factur-X PDFA Extension Schema",
    "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
    "fx",
    [
        ("DocumentType", "Text", "what the embedded file is", "external"),
        ("DocumentFileName", "Text", "name of the embedded file", "external"),
        ("Version", "Text", "version of the standard of the embedded file", "external"),
        ("ConformanceLevel", "Text", "conformance level of the embedded file", "external"),
    ],
)


class Metadata(NamedTuple):
    """Title, author (the issuer), language tags, the document's date as the time of creation, and what it carries."""

    title: str
    author: str
    language: str
    created: datetime
    attachments: tuple[Attachment, ...] = ()
    second_language: str = ""


def document_time(date: str) -> datetime:
    """Midnight UTC of the document's date; 1970-01-01 where it has none, for a clock would change the bytes."""
    try:
        parsed = datetime.fromisoformat(date[:10])
    except ValueError:
        parsed = datetime(1970, 1, 1, tzinfo=UTC)
    return parsed.replace(tzinfo=UTC)


def write_xmp(metadata: Metadata, *, is_tagged: bool) -> str:
    """XMP (ISO 16684-1) with the PDF/A identification of ISO 19005-3; fpdf2 adds the packet wrapper.

    A tagged file claims conformance A and PDF/UA. A file that is the invoice is named, as Factur-X wants it. Both add
    words to those that PDF/A knows, with their schemas.
    """
    invoices = [file for file in metadata.attachments if file.level]
    schemas = [*([_PDF_UA_SCHEMA] if is_tagged else []), *(_FACTUR_X_SCHEMA for _ in invoices)]
    title, author = (_xml_text(text) for text in (metadata.title, metadata.author or CREATOR))
    languages = [_xml_text(tag) for tag in (metadata.language, metadata.second_language) if tag]
    created = metadata.created.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>{"A" if is_tagged else "B"}</pdfaid:conformance>
</rdf:Description>{_PDF_UA if is_tagged else ""}
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag>{"".join(f"<rdf:li>{language}</rdf:li>" for language in languages)}</rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
</rdf:Description>{"".join(map(_factur_x, invoices))}{_described(schemas) if schemas else ""}
</rdf:RDF>
</x:xmpmeta>"""


def _factur_x(invoice: Attachment) -> str:
    """Factur-X 1.0 (ZUGFeRD 2), 6.2: four properties."""
    values = ("INVOICE", invoice.name, "1.0", invoice.level)
    named = zip(_FACTUR_X_SCHEMA.words, values, strict=True)
    said = "".join(f"\n<fx:{word[0]}>{_xml_text(value)}</fx:{word[0]}>" for word, value in named)
    return f"""
<rdf:Description rdf:about="" xmlns:fx="{_FACTUR_X_SCHEMA.uri}">{said}
</rdf:Description>"""


def _described(schemas: Sequence[_Schema]) -> str:
    """As ISO 19005-3, 6.6.2.3.3 demands it of words that it does not know."""
    return f"""
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{"".join(map(_schema, schemas))}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def _schema(schema: _Schema) -> str:
    words = "".join(
        f"""
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>{category}</pdfaProperty:category>
<pdfaProperty:description>{meaning}</pdfaProperty:description></rdf:li>"""
        for name, kind, meaning, category in schema.words
    )
    return f"""<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{schema.name}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{schema.uri}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{schema.prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{words}
</rdf:Seq></pdfaSchema:property>
</rdf:li>"""


def speakable(text: str) -> str:
    """Without the two code points that XML 1.0 forbids beyond controls, so that all places say the same."""
    return text.replace("\ufffe", "").replace("\uffff", "")


def _xml_text(text: str) -> str:
    text = speakable(text)
    for character, written in _XML.items():
        text = text.replace(character, written)
    return text
