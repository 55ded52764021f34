"""The contents behind links of a chain, letter by letter as they were hashed, for a check offline. Judges nothing."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from billhead.aws.partition import Partition
from billhead.documents import keys
from billhead.documents.content import ContentDamaged
from billhead.documents.repository import DocumentRepository
from billhead.documents.types import DocumentType

# Lambda's answers have 6 MB, and a text within JSON grows by its quotation marks.
MAX_BYTES = 4 * 1024 * 1024
NOTHING = ""


def link_contents(table: Partition, kind: DocumentType, links: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The canonical JSON by document id, as much as one answer holds: at most 100 links.

    NOTHING where no document stands, or one that cannot be unpacked: that is not what was hashed.
    """
    sks = {link["document_id"]: keys.document(kind.name, link["document_id"]) for link in links}
    found = table.get_many(list(sks.values())) if sks else {}
    records, contents, room = DocumentRepository(kind, table), dict[str, str](), MAX_BYTES
    for document_id, sk in sks.items():
        content = _content(records, found.get(sk))
        if len(content.encode()) <= room:
            room -= len(content.encode())
            contents[document_id] = content
    return contents


def _content(records: DocumentRepository, item: Mapping[str, Any] | None) -> str:
    if item is None:
        return NOTHING
    try:
        return records.packed(item).plain().decode()
    except (ContentDamaged, zlib.error, UnicodeDecodeError):
        return NOTHING
