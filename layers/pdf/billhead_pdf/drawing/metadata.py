"""What the file says of itself: XMP for PDF/A-3B, written here because fpdf2's own holds the time of drawing."""

from datetime import UTC, datetime
from typing import NamedTuple

from billhead_pdf.attachments import Attachment

CREATOR = "Billhead"
# The ampersand first. xml.sax has a function for it, and brings an HTTP client.
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\ufffe": "", "\uffff": ""}

_FACTUR_X_URI = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
_FACTUR_X = {
    "DocumentType": "what the embedded file is",
    "DocumentFileName": "name of the embedded file",
    "Version": "version of the standard of the embedded file",
    "ConformanceLevel": "conformance level of the embedded file",
}


class Metadata(NamedTuple):
    """Title, author (the issuer), language tag, the document's date as the time of creation, and what it carries."""

    title: str
    author: str
    language: str
    created: datetime
    attachments: tuple[Attachment, ...] = ()


def document_time(date: str) -> datetime:
    """Midnight UTC of the document's date; 1970-01-01 where it has none, for a clock would change the bytes."""
    try:
        parsed = datetime.fromisoformat(date[:10])
    except ValueError:
        parsed = datetime(1970, 1, 1, tzinfo=UTC)
    return parsed.replace(tzinfo=UTC)


def write_xmp(metadata: Metadata) -> str:
    """XMP (ISO 16684-1) with the PDF/A identification of ISO 19005-3; fpdf2 adds the packet wrapper.

    A file that is the invoice is named in it, as Factur-X wants it, with the schema of those words.
    """
    title, author, language = (
        _xml_text(text) for text in (metadata.title, metadata.author or CREATOR, metadata.language)
    )
    created = metadata.created.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
</rdf:Description>{"".join(_factur_x(file) for file in metadata.attachments if file.level)}
</rdf:RDF>
</x:xmpmeta>"""


def _factur_x(invoice: Attachment) -> str:
    """Factur-X 1.0 (ZUGFeRD 2), 6.2: four properties, and their description as ISO 19005-3, 6.6.2.3.3 demands it."""
    values = {
        "DocumentType": "INVOICE",
        "DocumentFileName": invoice.name,
        "Version": "1.0",
        "ConformanceLevel": invoice.level,
    }
    said = "".join(f"\n<fx:{name}>{_xml_text(value)}</fx:{name}>" for name, value in values.items())
    described = "".join(
        f"""
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>{_FACTUR_X[name]}</pdfaProperty:description></rdf:li>"""
        for name in values
    )
    return f"""
<rdf:Description rdf:about="" xmlns:fx="{_FACTUR_X_URI}">{said}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_FACTUR_X_URI}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{described}
</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def _xml_text(text: str) -> str:
    """Escaped; the two code points that XML 1.0 forbids beyond controls are dropped."""
    for character, written in _XML.items():
        text = text.replace(character, written)
    return text
