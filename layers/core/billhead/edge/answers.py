"""Answers: JSON with exact numbers, entity tags, files. Knows HTTP, not the domain."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from billhead.kernel.jsontext import write_json

JSON = "application/json"
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


def pdf_file(content: bytes, filename: str) -> Response[bytes]:
    """Shown inline, never sniffed, never cached by a proxy."""
    return Response(
        status_code=200,
        content_type="application/pdf",
        body=content,
        headers={
            "Content-Disposition": f'inline; filename="{filename}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
