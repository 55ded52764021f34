"""Files that travel in the PDF, such as the invoice as data: what each is to the document. Data only."""

from typing import Literal, NamedTuple

# ISO 32000-2, 14.13: the same in another form, what it was made of, what goes with it.
Relationship = Literal["Alternative", "Source", "Data", "Supplement", "Unspecified"]


class Attachment(NamedTuple):
    """An embedded file (ISO 19005-3, 6.8). `name` is what a reader saves it as, and unique in the document.

    `level` is the conformance level of Factur-X and ZUGFeRD ('EN 16931', 'XRECHNUNG'), where the file is the invoice as
    their specification (version 1.0, 6.2) wants it: at most one of a document.
    """

    name: str
    content: bytes
    media_type: str = "text/xml"
    description: str = ""
    relationship: Relationship = "Alternative"
    level: str = ""
