"""The PDF of a document: drawn once, stored by the hash of its bytes, served as stored. It draws nothing itself."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from billhead.aws.faults import ConditionFailed
from billhead.aws.files import TenantFiles
from billhead.aws.items import Item
from billhead.aws.partition import Change
from billhead.documents.reading import Documents
from billhead.documents.records import Kept, as_issued
from billhead.documents.state import State
from billhead.documents.view import raw_texts, show_document
from billhead.entities.logo import logo_file
from billhead.entities.picture_names import PICTURES, PictureName

PDF = "application/pdf"
FIRST_PDF = "attribute_exists(sk) AND attribute_not_exists(#pdf)"
NOT_A_FILE_NAME = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: the document as clients see it, pictures (bytes and media type), the language of the labels."""

    document: Mapping[str, Any]
    pictures: Mapping[PictureName, tuple[bytes, str]]
    language: str | None

    @property
    def logo(self) -> tuple[bytes, str] | None:
        """For those who draw on no paper."""
        return self.pictures.get("logo")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file, and the code points (`U+1F600`) of characters that no font has, shown as a box."""

    content: bytes
    missing: tuple[str, ...] = ()


Draw = Callable[[Drawing], Drawn]


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and the name under which a browser saves it."""

    content: bytes
    filename: str


class Printing:
    """PDFs of one type of document of one tenant."""

    def __init__(self, documents: Documents, files: TenantFiles, draw: Draw) -> None:
        self._documents = documents
        self._files = files
        self._draw = draw

    def pdf(self, document_id: str, language: str | None = None) -> Printed:
        """The stored file, or drawn on the spot where there is none yet. Errors: DocumentNotFound."""
        item = self._documents.existing(document_id)
        if item["state"] == State.DRAFT or language is not None:
            return self._printed(item, self._drawn(item, language).content)
        return self._printed(item, self._stored(item) or self._print(item))

    def print_ahead(self, document_id: str) -> None:
        """From the issued event; printing twice stores the same file under the same name."""
        item = self._documents.existing(document_id)
        if item["state"] != State.DRAFT and "pdf" not in item:
            self._print(item)

    def _stored(self, item: Item) -> bytes | None:
        if "pdf" not in item:
            return None
        return self._files.get(pdf_file(item["id"], item["pdf"]["sha256"]))

    def _print(self, item: Item) -> bytes:
        drawn = self._drawn(item, None)
        sha256 = hashlib.sha256(drawn.content).hexdigest()
        self._files.put(pdf_file(item["id"], sha256), drawn.content, PDF)
        self._note(item, {"pdf": {"sha256": sha256, "bytes": len(drawn.content)}, **self._events(item, drawn)})
        return drawn.content

    def _events(self, item: Item, drawn: Drawn) -> Item:
        """A document that shows boxes is told of with its first file, so that somebody may look at it."""
        if not drawn.missing:
            return {}
        data = {"number": item["number"], "code_points": list(drawn.missing)}
        return {"events": [self._documents.event("glyph_missing", item["id"], **data)]}

    def _note(self, item: Item, noted: Item) -> None:
        """The first file printed stays the document's file, whoever prints again."""
        try:
            self._documents.table.change(Change(item["sk"], noted, FIRST_PDF))
        except ConditionFailed:
            return

    def _drawn(self, item: Item, language: str | None) -> Drawn:
        """As it was issued, whenever it is drawn: a later payment changes neither page nor enclosed invoice."""
        kept = self._documents.kept(item)
        then = kept if item["state"] == State.DRAFT else Kept(as_issued(item), kept.content)
        return self._draw(drawing_of(then, self._files, self._documents.happening.now, language))

    def _printed(self, item: Item, content: bytes) -> Printed:
        name = f"{self._documents.kind.name}-{item.get('number') or 'draft'}"
        return Printed(content, NOT_A_FILE_NAME.sub("-", name) + ".pdf")


def drawing_of(kept: Kept, files: TenantFiles, now: datetime, language: str | None) -> Drawing:
    """Of a document as it stands there, whoever draws it: as PDF, or as a page."""
    document = show_document(kept.item, kept.content, now) | raw_texts(kept.content)
    return Drawing(document, read_pictures(kept.content["branding"], files), language)


def read_pictures(branding: Mapping[str, Any], files: TenantFiles) -> dict[PictureName, tuple[bytes, str]]:
    """Bytes and media type of each picture that is there."""
    found: dict[PictureName, tuple[bytes, str]] = {}
    for name in PICTURES:
        picture = branding.get(name)
        if picture and (stored := files.get(logo_file(picture["sha256"]))) is not None:
            found[name] = (stored, picture["content_type"])
    return found


def pdf_file(document_id: str, sha256: str) -> str:
    """The name below the tenant's prefix."""
    return f"documents/{document_id}/{sha256}.pdf"
