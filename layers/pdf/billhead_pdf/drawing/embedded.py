"""Attachments as objects of the file: the embedded bytes, and what is said of them. Knows no invoice."""

from datetime import datetime

from billhead_pdf.attachments import Attachment
from billhead_pdf.drawing.engine import PDFString
from billhead_pdf.drawing.objects import Written

# A name in a file has these as they are (ISO 32000-1, 7.3.5).
_REGULAR = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.+")


class FileSpec(Written):
    """A file specification dictionary (ISO 32000-1, 7.11.3) of embedded bytes."""

    def __init__(self, attachment: Attachment, embedded: "EmbeddedFile") -> None:
        super().__init__("")
        self._attachment = attachment
        self._embedded = embedded

    def serialize(self, obj_dict: object = None, _security_handler: object = None) -> str:
        """Only here has the embedded file its number."""
        name, described = _text(self._attachment.name), self._attachment.description
        self.entries = (
            f"/Type /Filespec /F {name} /UF {name} /AFRelationship /{self._attachment.relationship} "
            f"/EF <</F {self._embedded.ref} /UF {self._embedded.ref}>>"
        ) + (f" /Desc {_text(described)}" if described else "")
        return super().serialize()


class EmbeddedFile(Written):
    """The bytes (ISO 32000-1, 7.11.4); the date is the document's, for a clock would change the file."""

    def __init__(self, attachment: Attachment, at: datetime) -> None:
        size = len(attachment.content)
        params = f"<</Size {size} /ModDate (D:{at:%Y%m%d%H%M%S}Z)>>"
        super().__init__(
            f"/Type /EmbeddedFile /Subtype /{_name(attachment.media_type)} /Params {params}", attachment.content
        )
        self._name = attachment.name
        self._spec = FileSpec(attachment, self)

    def basename(self) -> str:
        """As fpdf2's producer asks it."""
        return self._name

    def file_spec(self) -> FileSpec:
        return self._spec

    def globally_enclosed(self) -> bool:
        """Of the whole document: ISO 19005-3, 6.8 wants each file to be associated with some part of it."""
        return True


def _text(text: str) -> str:
    return PDFString(text).serialize()


def _name(text: str) -> str:
    return "".join(char if char in _REGULAR else f"#{ord(char):02X}" for char in text)
