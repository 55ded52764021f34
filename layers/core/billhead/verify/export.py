"""Reads what a client saved of the API's answers: pages of a proof, and documents. It judges nothing that it reads.

A file holds one answer, a list of answers, or answers one after the other, with or without line breaks between them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn, cast

from billhead.numbering.chain import Link

BETWEEN = re.compile(r"[\s,]*")


class Unreadable(Exception):
    """The file is none of ours; the message says why."""


@dataclass(frozen=True, slots=True)
class ToldLink:
    """A link as the proof tells it: `hash` is what it says of itself, `content` the document's canonical JSON."""

    link: Link
    hash: str
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What one answer says of the whole series, and the links that it holds."""

    document_type: str
    period: str
    count: int
    head: str
    told_faults: tuple[str, ...]
    links: tuple[ToldLink, ...]


def read_proof(path: Path) -> list[Page]:
    """Errors: Unreadable."""
    pages = [_page(value) for value in _values(path)]
    if not pages:
        raise Unreadable(f"{path} is empty.")
    named = {(page.document_type, page.period) for page in pages}
    if len(named) > 1:
        raise Unreadable(f"{path} holds the pages of several series: {', '.join(map(' '.join, sorted(named)))}.")
    return pages


def read_documents(path: Path) -> list[dict[str, Any]]:
    """Documents as GET answers them, alone or in lists. Errors: Unreadable."""
    return [document for value in _values(path) for document in _listed(value, path)]


def parse(text: str) -> Any:
    """JSON with exact numbers. Errors: ValueError, RecursionError."""
    return _decoder().decode(text)


def _listed(value: Any, path: Path) -> list[dict[str, Any]]:
    """A document, or those of a list's page."""
    try:
        found: list[dict[str, Any]] = value.get("data", [value])
        for document in found:
            _text(document["id"])
            _text(document["type"])
    except (AttributeError, KeyError, TypeError) as error:
        raise Unreadable(f"{path} holds something that is no document: {error}.") from None
    return found


def _page(value: Any) -> Page:
    try:
        return Page(
            document_type=_text(value["type"]),
            period=_text(value["period"]),
            count=_whole(value["count"]),
            head=_text(value["head"]),
            told_faults=tuple(f"{name} at {value[name]}" for name in ("gaps", "broken_links") if value[name]),
            links=tuple(_link(row) for row in value["links"]["data"]),
        )
    except (KeyError, TypeError) as error:
        raise Unreadable(f"This is no answer of GET /numbering/…/proof: {error}.") from None


def _link(row: Mapping[str, Any]) -> ToldLink:
    texts = (_text(row[name]) for name in ("number", "document_id", "content_hash", "previous"))
    content = _text(row["content"]) if "content" in row else None
    return ToldLink(Link(_whole(row["position"]), *texts), _text(row["hash"]), content)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} where a text is expected")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{type(value).__name__} where a whole number is expected")
    return value


def _values(path: Path) -> Iterator[Any]:
    try:
        text = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path} cannot be read: {error}.") from None
    decoder, place = _decoder(), 0
    while place < len(text):
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            raise Unreadable(f"{path} is not JSON: {error}.") from None
        yield from cast(list[Any], value) if isinstance(value, list) else [value]
        place = BETWEEN.match(text, place).end()  # pyright: ignore[reportOptionalMemberAccess]  # it matches nothing too


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse)


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")
