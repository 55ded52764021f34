"""One HTTP request as the functions see it: who, for which entity, what. It may not know what is done with it."""

import base64
import re
import secrets
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel

from billhead.access.register import account_register
from billhead.access.tenancy import resolve_tenant
from billhead.edge.cursors import Cursors
from billhead.edge.lists import ListRequest, ParameterMalformed, read_list_request
from billhead.edge.principals import read_principal
from billhead.kernel.errors import Invalid, Malformed, TooLarge, UnsupportedMedia
from billhead.kernel.events import Happening
from billhead.kernel.jsontext import read_json
from billhead.kernel.principal import Principal, Tenant
from billhead.kernel.submission import Submission
from billhead.kernel.validation import validate

M = TypeVar("M", bound=BaseModel)

MAX_BODY = 256 * 1024
MAX_DOCUMENT_BODY = 3 * 1024 * 1024
MAX_KEY = 255
_TAG = r"[a-z]{2}(-([A-Z]{2}|[A-Z][a-z]{3}))?"
LANGUAGE = re.compile(f"{_TAG}(,{_TAG})?")


class JsonMalformed(Malformed):
    """The body is not JSON in UTF-8, or holds a number that is not exact."""

    code = "json_malformed"


class BodyTooLarge(TooLarge):
    code = "body_too_large"


class NotJson(UnsupportedMedia):
    code = "not_json"


class KeyMalformed(Malformed):
    """Idempotency-Key: 1 to 255 printable ASCII characters."""

    code = "idempotency_key_malformed"


class TagMalformed(Malformed):
    """If-Match holds one entity tag as a GET of ours answered it."""

    code = "if_match_malformed"


class Request:
    """Reads API Gateway's payload 2.0."""

    def __init__(self, event: dict[str, Any], now: datetime) -> None:
        self._event = event
        self.now = now
        self._headers: dict[str, str] = event.get("headers") or {}
        self._json: dict[str, Any] | None = None

    @property
    def route_key(self) -> str:
        return self._event["routeKey"]

    @property
    def path_parameters(self) -> dict[str, str]:
        """Decoded by API Gateway."""
        return self._event.get("pathParameters") or {}

    @property
    def request_id(self) -> str:
        return self._event["requestContext"]["requestId"]

    @property
    def principal(self) -> Principal:
        return read_principal(self._event)

    @property
    def query(self) -> dict[str, str]:
        return self._event.get("queryStringParameters") or {}

    @property
    def language(self) -> str | None:
        """`?language=de`, `de-AT`, or `de,en` for labels in both. Errors: ParameterMalformed."""
        text = self.query.get("language")
        if text is not None and not LANGUAGE.fullmatch(text):
            raise ParameterMalformed("language is written as de or de-AT, two of them as de,en.")
        return text

    def header(self, name: str) -> str | None:
        return self._headers.get(name)

    @property
    def cookies(self) -> list[str]:
        """Each as "name=value"; payload 2.0 has them apart from the headers."""
        return self._event.get("cookies") or []

    @property
    def domain_name(self) -> str:
        """The host that the client called."""
        return self._event["requestContext"]["domainName"]

    def tenant(self, entity_id: str | None = None) -> Tenant:
        """The entity of the path if given, else of x-entity-id, else the only one. Errors: see access/tenancy.py."""
        principal = self.principal
        named = entity_id or self.header("x-entity-id")
        return resolve_tenant(principal, named, account_register(principal.account_id))

    def happening(self, entity_id: str | None = None) -> Happening:
        return Happening(self.tenant(entity_id), self.now, secrets.token_bytes)

    @property
    def is_binary(self) -> bool:
        """Whether the body came as bytes; API Gateway makes UTF-8 of the media types that it takes for text."""
        return bool(self._event.get("isBase64Encoded"))

    def content(self, limit: int = MAX_BODY) -> bytes:
        """The body as it came. Errors: BodyTooLarge."""
        text: str = self._event.get("body") or ""
        if len(text) > limit * 2:
            raise BodyTooLarge(f"The body may have {limit} bytes.")
        content = _decode(text) if self.is_binary else text.encode("utf-8", "surrogatepass")
        if len(content) > limit:
            raise BodyTooLarge(f"The body may have {limit} bytes.")
        return content

    def json(self, limit: int = MAX_BODY) -> dict[str, Any]:
        """The body as a JSON object; an absent body is an empty one. Errors: NotJson, JsonMalformed, BodyTooLarge."""
        if self._json is None:
            self._json = self._read_json(self.content(limit))
        return self._json

    def _read_json(self, content: bytes) -> dict[str, Any]:
        if not content:
            return {}
        media_type = (self.header("content-type") or "").partition(";")[0].strip().lower()
        if media_type != "application/json" and not media_type.endswith("+json"):
            raise NotJson("Send the body as application/json.")
        return _json_object(content)

    def body(self, model: type[M], limit: int = MAX_BODY) -> M:
        return validate(model, self.json(limit))

    def submission(self, limit: int = MAX_BODY) -> Submission:
        """What makes this write recognisable when it comes again; a path with an id is part of it."""
        return Submission.of(self._identity(), self.idempotency_key, self.json(limit))

    def _identity(self) -> str:
        return f"{self._event['requestContext']['http']['method']} {self._event['rawPath']}"

    @property
    def idempotency_key(self) -> str | None:
        key = self.header("idempotency-key")
        if key is None:
            return None
        if not 1 <= len(key) <= MAX_KEY or not key.isascii() or not key.isprintable():
            raise KeyMalformed("An Idempotency-Key has 1 to 255 printable ASCII characters.")
        return key

    @property
    def if_match(self) -> int | None:
        tag = self.header("if-match")
        if tag is None or tag == "*":
            return None
        number = tag.strip('"')
        if not number.isascii() or not number.isdigit() or len(number) > 12:
            raise TagMalformed("If-Match holds the ETag of the version that you read.")
        return int(number)

    def list_request(self, tenant_id: str, orders: frozenset[str] = frozenset({"created_at"})) -> ListRequest:
        return read_list_request(self.query, orders, self.cursors(tenant_id))

    def cursors(self, owner_id: str) -> Cursors:
        return Cursors.bound(owner_id, self.route_key, self.query)


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:  # binascii.Error is one; a character beyond ASCII raises the plain kind
        raise Malformed("The body is not valid base64.") from None


def _json_object(content: bytes) -> dict[str, Any]:
    try:
        data = read_json(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise JsonMalformed("The body is not valid JSON in UTF-8 with finite, reasonable numbers.") from None
    if not isinstance(data, dict):
        raise Invalid("A JSON object is expected.", pointer="")
    return data  # pyright: ignore[reportUnknownVariableType]  # JSON's objects have string keys
