"""Answers: JSON with exact numbers, entity tags, files. Knows HTTP, not the domain."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from billhead.kernel.errors import TooLarge
from billhead.kernel.jsontext import write_json

JSON = "application/json"
WORTH_PACKING = 2000
# A function answers with 6 MB at most, in which bytes are written as base64 and text as JSON:
# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
MAX_ANSWER = 4_400_000
B = TypeVar("B", str, bytes)


@dataclass(slots=True)
class Response(Generic[B]):
    """What a route answers; a body of bytes goes as base64, as API Gateway's payload 2.0 wants it."""

    status_code: int
    content_type: str | None = None
    body: B | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    cookies: tuple[str, ...] = ()

    def payload(self) -> dict[str, Any]:
        is_binary = isinstance(self.body, bytes)
        body = base64.b64encode(self.body).decode() if isinstance(self.body, bytes) else self.body
        headers = {**self.headers} | ({"Content-Type": self.content_type} if self.content_type else {})
        answer = {"statusCode": self.status_code, "headers": headers, "isBase64Encoded": is_binary}
        return answer | {"body": body or "", "cookies": list(self.cookies)}


def json_response(
    status: int, body: Any, *, content_type: str = JSON, headers: Mapping[str, str] | None = None
) -> Response[str]:
    return Response(
        status_code=status,
        content_type=content_type,
        body=write_json(body),
        headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **(headers or {})},
    )


def resource(body: Mapping[str, Any], *, status: int = 200, location: str | None = None) -> Response[str]:
    """One resource with its version as a strong entity tag."""
    headers = {"ETag": f'"{body["version"]}"'} if "version" in body else {}
    if location is not None:
        headers["Location"] = location
    return json_response(status, body, headers=headers)


def created(body: Mapping[str, Any], location: str) -> Response[str]:
    return resource(body, status=201, location=location)


def no_content() -> Response[str]:
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


def redirect(location: str) -> Response[str]:
    return Response(status_code=303, headers={"Location": location, "Cache-Control": "no-store"})


class AnswerTooLarge(TooLarge):
    """The answer does not fit into one of Lambda's; packed (Accept-Encoding: gzip) it may."""

    code = "answer_too_large"


def packed(answer: Response[str], accepted: str | None) -> Response[Any]:
    """The text as gzip, where the client takes that and it pays. Errors: AnswerTooLarge."""
    content = (answer.body or "").encode()
    headers = {**answer.headers, "Vary": "Accept-Encoding"}
    if len(content) >= WORTH_PACKING and _takes_gzip(accepted or ""):
        import gzip  # only for pages: no other answer pays for its import

        content = gzip.compress(content, 6, mtime=0)
        headers["Content-Encoding"] = "gzip"
        fitting: Response[Any] = Response(answer.status_code, answer.content_type, content, headers)
    else:
        fitting = Response(answer.status_code, answer.content_type, answer.body, headers)
    if len(content) > MAX_ANSWER:
        raise AnswerTooLarge("It is too large; ask for it with Accept-Encoding: gzip, or take the PDF.")
    return fitting


def _takes_gzip(accepted: str) -> bool:
    """RFC 9110, 12.5.3; a weight of nought is a no."""
    for coding in accepted.lower().split(","):
        name, _, weight = coding.replace(" ", "").partition(";q=")
        if name == "gzip":
            return weight.strip("0.") != "" or not weight
    return False


def xml_file(content: bytes, filename: str, accepted: str | None) -> Response[Any]:
    """With the hash of its plain bytes as entity tag: it never changes. `accepted` is the caller's Accept-Encoding.

    Errors: AnswerTooLarge.
    """
    file = pdf_file(content, filename)
    headers = {**file.headers, "ETag": f'"{hashlib.sha256(content).hexdigest()}"'}
    return packed(Response(200, "application/xml", content.decode(), headers), accepted)


def pdf_file(content: bytes, filename: str, *, is_download: bool = False) -> Response[bytes]:
    """Shown inline unless it is a download, never sniffed, never cached by a proxy."""
    shown = "attachment" if is_download else "inline"
    return Response(
        status_code=200,
        content_type="application/pdf",
        body=content,
        headers={
            "Content-Disposition": f'{shown}; filename="{filename}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def with_header(answer: Response[bytes], name: str, value: str) -> Response[bytes]:
    """The answer with one header more; without a value it stays as it is."""
    return replace(answer, headers={**answer.headers, name: value}) if value else answer
