"""What tests of shared documents do and look at: the link, the page as somebody's browser opens it, its text."""

import re
from html import unescape
from typing import Any

import html5lib

from tests.functions.invoice_calls import Call
from tests.support.client import HOST, Answer, Api

BROWSER = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document", "accept-language": "en"}


def share(call: Call, document: dict[str, Any], **wishes: Any) -> dict[str, Any]:
    """The link as the API hands it out."""
    answer = call("POST", f"/{document['id']}/share", json=wishes)
    assert answer.status in {200, 201}, answer
    return answer.json


def token_of(link: dict[str, Any]) -> str:
    start = f"https://{HOST}/share?token="
    assert link["url"].startswith(start)
    return link["url"].removeprefix(start)


def visit(api: Api, token: str, query: str = "", **headers: str) -> Answer:
    """As a browser that goes to the link."""
    return api.call("GET", f"/share?token={token}{query}", headers={**BROWSER, **headers})


def html(answer: Answer) -> str:
    """The page's source, which must be HTML without an error (the parser of the standard, strict)."""
    assert answer.status == 200, answer
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return checked(answer.body.decode())


def checked(source: str) -> str:
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(source)
    return source


def words(source: str) -> str:
    """What a reader reads: no tags, no style, spaces as one."""
    body = re.sub(r"<(style|title)\b.*?</\1>", " ", source, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def cells(source: str) -> list[str]:
    """The text between tags, piece by piece."""
    body = re.sub(r"<(style|title)\b.*?</\1>", " ", source, flags=re.S)
    pieces = (" ".join(unescape(piece).split()) for piece in re.split(r"<[^>]+>", body))
    return [piece for piece in pieces if piece]
