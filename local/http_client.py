"""A client of the local gateway for the story: one request at a time, numbers exact; not an SDK."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """A response; header names are lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def data(self) -> Any:
        """The body's JSON, money as Decimal; None where the body is not JSON."""
        if "json" not in self.headers.get("content-type", ""):
            return None
        return json.loads(self.content, parse_float=Decimal)


@dataclass(frozen=True)
class Client:
    """Sends requests to a base URL with headers of its own, such as the key and the entity."""

    base_url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def send(self, method: str, path: str, body: Any = None, *, headers: Mapping[str, str] | None = None) -> Answer:
        """One request; `body` is bytes, or anything JSON. Raises OSError if the gateway is gone."""
        content = body if isinstance(body, bytes) or body is None else encode(body)
        kind = {} if body is None or isinstance(body, bytes) else {"content-type": "application/json"}
        connection = http.client.HTTPConnection(urlsplit(self.base_url).netloc, timeout=60)
        try:
            connection.request(method, path, content, {**kind, **self.headers, **(headers or {})})
            response = connection.getresponse()
            answered = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, answered, response.read())
        finally:
            connection.close()

    def speaking_for(self, entity_id: str) -> "Client":
        """The same client with `x-entity-id`."""
        return Client(self.base_url, {**self.headers, "x-entity-id": entity_id})


def encode(value: Any) -> bytes:
    """JSON as it goes over the wire."""
    return json.dumps(value, ensure_ascii=False).encode()
