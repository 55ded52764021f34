"""Sends JSON to one known https address of a public service, within limits; it follows nothing, reads no environment.

For addresses that stand in our own code. One that a user gave goes through safe_fetch, in a function without tables.
"""

import socket
from dataclasses import dataclass

from billhead.aws.bounded_exchange import (
    Deadline,
    FetchFailed,
    FetchLimits,
    Network,
    answered,
    connected,
    named_failures,
    whole_body,
)
from billhead.aws.safe_url import HTTPS_PORT


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A public service's host name and the path on it."""

    host: str
    path: str


@dataclass(frozen=True, slots=True)
class Posted:
    """The answer, whatever its status (never a redirect), with its whole body."""

    status: int
    content: bytes


def post_json(endpoint: Endpoint, body: bytes, *, limits: FetchLimits, network: Network | None = None) -> Posted:
    """POST once and return the answer. Errors: FetchFailed; no other leaves, whatever the other side does."""
    doors = network or Network()
    deadline = Deadline(doors.monotonic, limits)
    addresses = _addresses(endpoint.host, doors)
    with named_failures(), connected(addresses, doors.dial, deadline) as plain:
        plain.settimeout(deadline.remaining())
        with doors.tls().wrap_socket(plain, server_hostname=endpoint.host) as secure:
            return _exchange(secure, _request(endpoint, body), deadline)


def _addresses(host: str, doors: Network) -> list[str]:
    """Looking up the name cannot be interrupted: the system has its own limit."""
    try:
        found = doors.resolve(host, HTTPS_PORT, type=socket.SOCK_STREAM)
    except OSError as unknown:
        raise FetchFailed("dns") from unknown
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _exchange(secure: socket.socket, request: bytes, deadline: Deadline) -> Posted:
    with answered(secure, "POST", request, deadline) as response:
        if (response.getheader("Content-Encoding") or "identity").strip().lower() != "identity":
            raise FetchFailed("encoding")
        return Posted(response.status, whole_body(response, deadline.limits.max_bytes))


def _request(endpoint: Endpoint, body: bytes) -> bytes:
    lines = (
        f"POST {endpoint.path} HTTP/1.1",
        f"Host: {endpoint.host}",
        "User-Agent: Billhead",
        "Accept: application/json",
        "Accept-Encoding: identity",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
        "",
        "",
    )
    return "\r\n".join(lines).encode("ascii") + body
