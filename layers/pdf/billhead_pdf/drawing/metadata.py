"""What the file says of itself: XMP for PDF/A-3B, written here because fpdf2's own holds the time of drawing."""

from datetime import UTC, datetime
from typing import NamedTuple

CREATOR = "Billhead"
# The ampersand first. xml.sax has a function for it, and brings an HTTP client.
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\ufffe": "", "\uffff": ""}


class Metadata(NamedTuple):
    """Title, author (the issuer), language tag, and the document's date as the time of creation."""

    title: str
    author: str
    language: str
    created: datetime


def document_time(date: str) -> datetime:
    """Midnight UTC of the document's date; 1970-01-01 where it has none, for a clock would change the bytes."""
    try:
        parsed = datetime.fromisoformat(date[:10])
    except ValueError:
        parsed = datetime(1970, 1, 1, tzinfo=UTC)
    return parsed.replace(tzinfo=UTC)


def write_xmp(metadata: Metadata) -> str:
    """XMP (ISO 16684-1) with the PDF/A identification of ISO 19005-3; fpdf2 adds the packet wrapper."""
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
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>"""


def _xml_text(text: str) -> str:
    """Escaped; the two code points that XML 1.0 forbids beyond controls are dropped."""
    for character, written in _XML.items():
        text = text.replace(character, written)
    return text
