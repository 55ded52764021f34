"""Whether contents are those that were hashed, and documents say what their contents say. Pure."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from billhead.documents.rendition import BESIDE, fill_reference, fill_texts
from billhead.verify.chain import named
from billhead.verify.export import ToldLink, parse

DRAFT = "draft"
# Part of the content under one name, of the document under another.
LINKED, RELATIONS = "linked_documents", "relations"


def content_faults(document_type: str, links: Iterable[ToldLink]) -> Iterator[str]:
    """Of the links that have their content."""
    for told in links:
        if told.content is None:
            continue
        if _digest(told.content) != told.link.content_hash:
            yield f"altered document: the content of {named(told)} is not what was issued"
        elif not _is_about(_content(told), document_type, told):
            yield f"altered link: the content of {named(told)} is not that of {told.link.document_id}"


def document_faults(
    document_type: str, links: Iterable[ToldLink], documents: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    """Of documents as GET answered them, against the links and, as far as they are there, the contents."""
    by_id = {told.link.document_id: told for told in links}
    for document in documents:
        if document["type"] != document_type or document.get("status") == DRAFT:
            continue
        told = by_id.get(document["id"])
        if told is None:
            yield f"{document.get('number')} ({document['id']}) is not in the series"
            continue
        yield from _misplaced(document, told)
        content = _content(told)
        if _is_about(content, document_type, told):
            yield from _altered(document, content, told)


def _misplaced(document: Mapping[str, Any], told: ToldLink) -> Iterator[str]:
    if document.get("number") != told.link.number:
        yield f"altered document: {document['id']} says that its number is {document.get('number')}, not {named(told)}"
    if document.get("chain") != {**told.link.shown(), "hash": told.hash}:
        yield f"altered document: the chain of {document['id']} is not that of {named(told)}"


def _altered(document: Mapping[str, Any], content: Mapping[str, Any], told: ToldLink) -> Iterator[str]:
    try:
        number = told.link.number
        expected: dict[str, Any] = {**content, **fill_texts(content, number), **fill_reference(content, number)}
    except (KeyError, TypeError):
        yield f"altered link: the content of {named(told)} is no document"
        return
    # What later documents say of this one comes after what it says of earlier ones.
    expected[RELATIONS] = linked = expected.pop(LINKED, [])
    shown = {**document, RELATIONS: _beginning(document.get(RELATIONS), len(linked))}
    for name in sorted((expected.keys() | shown.keys()) - BESIDE):
        if shown.get(name) != expected.get(name):
            yield f"altered document: {name} of {named(told)} is not what was issued"


def _beginning(value: Any, count: int) -> list[Any] | None:
    return cast(list[Any], value)[:count] if isinstance(value, list) else None


def _content(told: ToldLink) -> dict[str, Any]:
    """Nothing where the file does not have it, or not as it was hashed."""
    if told.content is None or _digest(told.content) != told.link.content_hash:
        return {}
    try:
        content = parse(told.content)
    except (ValueError, RecursionError):
        return {}
    return cast(dict[str, Any], content) if isinstance(content, dict) else {}


def _is_about(content: Mapping[str, Any], document_type: str, told: ToldLink) -> bool:
    return (content.get("id"), content.get("type")) == (told.link.document_id, document_type)


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
