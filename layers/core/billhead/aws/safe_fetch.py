"""Fetches one public https URL that a user gave us, within limits; it follows nothing and reads no environment."""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal, cast

from billhead.aws.safe_addresses import is_public
from billhead.aws.safe_url import HTTPS_PORT, Target, UnsafeUrl, checked_target, refuse_forbidden_url

__all__ = ["FetchFailed", "FetchLimits", "Fetched", "Network", "UnsafeUrl", "fetch", "refuse_forbidden_url"]

FailureReason = Literal[
    "forbidden_url",
    "forbidden_address",
    "dns",
    "unreachable",
    "tls",
    "timeout",
    "redirect",
    "bad_status",
    "encoding",
    "too_large",
]
_READ_BYTES = 64 * 1024
# Status line, headers and chunk sizes may not make the exchange much larger than the body it is for.
_OVERHEAD_BYTES = 256 * 1024
_MAX_ADDRESSES_TRIED = 4

Resolver = Callable[..., list[Any]]
Dial = Callable[[str, int, float], socket.socket]


class FetchFailed(Exception):
    """The URL gave nothing that may be used; `reason` is stable and safe to show."""

    def __init__(self, reason: FailureReason) -> None:
        super().__init__(reason)
        self.reason: FailureReason = reason


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bytes of the body; seconds of the whole fetch; seconds of one attempt to connect.

    Looking up the name counts, but cannot be interrupted: the system's resolver has its own limit.
    """

    max_bytes: int
    seconds: float = 10.0
    connect_seconds: float = 3.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A complete body and its media type in lower case without parameters (empty where the server gave none)."""

    content: bytes
    content_type: str


def dial_tcp(address: str, port: int, timeout: float) -> socket.socket:
    """Open TCP to one checked address; `timeout` in seconds; raises OSError."""
    return socket.create_connection((address, port), timeout=timeout)


@dataclass(frozen=True, slots=True)
class Network:
    """The four doors to the outside. The defaults are the real ones; a test opens its own and keeps every check."""

    resolve: Resolver = socket.getaddrinfo
    dial: Dial = dial_tcp
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    monotonic: Callable[[], float] = time.monotonic


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
    deadline = _Deadline(doors.monotonic, limits)
    addresses = _public_addresses(target.host, doors.resolve)
    with _named_failures(), _connected(addresses, doors.dial, deadline) as plain:
        plain.settimeout(deadline.remaining())
        with doors.tls().wrap_socket(plain, server_hostname=target.host) as secure:
            return _exchange(secure, target, deadline)


class _Deadline:
    """The end of the whole exchange, which no slow peer can move by sending one more byte."""

    def __init__(self, monotonic: Callable[[], float], limits: FetchLimits) -> None:
        self.limits = limits
        self._monotonic = monotonic
        self._end = monotonic() + limits.seconds

    def remaining(self) -> float:
        left = self._end - self._monotonic()
        if left <= 0:
            raise FetchFailed("timeout")
        return left


@contextmanager
def _named_failures() -> Generator[None]:
    try:
        yield
    except TimeoutError as late:
        raise FetchFailed("timeout") from late
    except ssl.SSLError as untrusted:
        raise FetchFailed("tls") from untrusted
    except (OSError, http.client.HTTPException) as broken:
        raise FetchFailed("unreachable") from broken


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


def _connected(addresses: list[str], dial: Dial, deadline: _Deadline) -> socket.socket:
    failure: OSError | None = None
    for address in addresses[:_MAX_ADDRESSES_TRIED]:
        try:
            return dial(address, HTTPS_PORT, min(deadline.remaining(), deadline.limits.connect_seconds))
        except OSError as unreachable:
            failure = unreachable
    raise failure or OSError("no address")


def _exchange(secure: socket.socket, target: Target, deadline: _Deadline) -> Fetched:
    secure.settimeout(deadline.remaining())
    secure.sendall(_request(target))
    wire = _Wire(secure, deadline)
    # HTTPResponse asks its socket for a file and for nothing else.
    response = http.client.HTTPResponse(cast(socket.socket, wire), method="GET")
    try:
        response.begin()
        _refuse_response(response, deadline.limits.max_bytes)
        content = _body(response, deadline.limits.max_bytes)
    finally:
        response.close()
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
    if 300 <= response.status < 400:
        raise FetchFailed("redirect")
    if response.status != 200:
        raise FetchFailed("bad_status")
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    transfer = (response.getheader("Transfer-Encoding") or "chunked").strip().lower()
    if coding != "identity" or transfer != "chunked":
        raise FetchFailed("encoding")
    if (response.length or 0) > max_bytes:
        raise FetchFailed("too_large")


def _body(response: http.client.HTTPResponse, max_bytes: int) -> bytes:
    promised = response.length
    received = bytearray()
    while piece := response.read(_READ_BYTES):
        received += piece
        if len(received) > max_bytes:
            raise FetchFailed("too_large")
    if promised is not None and len(received) != promised:
        raise FetchFailed("unreachable")
    return bytes(received)


class _Wire(io.RawIOBase):
    """A socket to read from that checks deadline and amount before every single receive."""

    def __init__(self, source: socket.socket, deadline: _Deadline) -> None:
        super().__init__()
        self._source = source
        self._deadline = deadline
        self._left = deadline.limits.max_bytes * 2 + _OVERHEAD_BYTES

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        self._source.settimeout(self._deadline.remaining())
        count = self._source.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise FetchFailed("too_large")
        return count
