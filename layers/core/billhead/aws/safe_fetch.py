"""Fetches one public https URL that a user gave us, within limits; it follows nothing and reads no environment."""

import http.client
import socket
from dataclasses import dataclass

from billhead.aws.bounded_exchange import (
    Deadline,
    FetchFailed,
    FetchLimits,
    Network,
    Resolver,
    answered,
    connected,
    named_failures,
    whole_body,
)
from billhead.aws.safe_addresses import is_public
from billhead.aws.safe_url import HTTPS_PORT, Target, UnsafeUrl, checked_target, refuse_forbidden_url

__all__ = ["FetchFailed", "FetchLimits", "Fetched", "Network", "UnsafeUrl", "fetch", "refuse_forbidden_url"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A complete body and its media type in lower case without parameters (empty where the server gave none)."""

    content: bytes
    content_type: str


def fetch(url: str, *, limits: FetchLimits, network: Network | None = None) -> Fetched:
    """GET `url` once and return its body; raises `FetchFailed`.

    The name is resolved once, every address it has must be public, and the connection goes to an address that was
    checked, with the name for SNI, certificate and Host. Proxies of the environment play no part. No redirects.
    """
    doors = network or Network()
    try:
        target = checked_target(url)
    except UnsafeUrl as refused:
        raise FetchFailed("forbidden_url") from refused
    deadline = Deadline(doors.monotonic, limits)
    addresses = _public_addresses(target.host, doors.resolve)
    with named_failures(), connected(addresses, doors.dial, deadline) as plain:
        plain.settimeout(deadline.remaining())
        with doors.tls().wrap_socket(plain, server_hostname=target.host) as secure:
            return _exchange(secure, target, deadline)


def _public_addresses(host: str, resolve: Resolver) -> list[str]:
    try:
        answers = resolve(host, HTTPS_PORT, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise FetchFailed("dns") from unknown
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not addresses:
        raise FetchFailed("dns")
    # One private address among public ones is an attack or a mistake; choosing the public one would hide it.
    if not all(is_public(address) for address in addresses):
        raise FetchFailed("forbidden_address")
    return addresses


def _exchange(secure: socket.socket, target: Target, deadline: Deadline) -> Fetched:
    with answered(secure, "GET", _request(target), deadline) as response:
        _refuse_response(response, deadline.limits.max_bytes)
        content = whole_body(response, deadline.limits.max_bytes)
        return Fetched(content, (response.getheader("Content-Type") or "").partition(";")[0].strip().lower())


def _request(target: Target) -> bytes:
    lines = (
        f"GET {target.path} HTTP/1.1",
        f"Host: {target.host_header}",
        "User-Agent: Billhead",
        "Accept: image/png, image/jpeg, image/svg+xml, */*;q=0.1",
        "Accept-Encoding: identity",
        "Connection: close",
        "",
        "",
    )
    return "\r\n".join(lines).encode("ascii")


def _refuse_response(response: http.client.HTTPResponse, max_bytes: int) -> None:
    if response.status != 200:
        raise FetchFailed("bad_status")
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    transfer = (response.getheader("Transfer-Encoding") or "chunked").strip().lower()
    if coding != "identity" or transfer != "chunked":
        raise FetchFailed("encoding")
    if (response.length or 0) > max_bytes:
        raise FetchFailed("too_large")
