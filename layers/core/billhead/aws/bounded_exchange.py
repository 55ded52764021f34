"""One https exchange within limits of bytes and time: what fetching and posting have in common. Chooses no address.

Every failure leaves as FetchFailed with a stable reason, whatever the other side does.
"""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal, cast

from billhead.aws.safe_url import HTTPS_PORT

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


class Deadline:
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
def named_failures() -> Generator[None]:
    """What the system raises becomes FetchFailed."""
    try:
        yield
    except TimeoutError as late:
        raise FetchFailed("timeout") from late
    except ssl.SSLError as untrusted:
        raise FetchFailed("tls") from untrusted
    except (OSError, http.client.HTTPException) as broken:
        raise FetchFailed("unreachable") from broken


def connected(addresses: list[str], dial: Dial, deadline: Deadline) -> socket.socket:
    """The first address that answers. Raises OSError."""
    failure: OSError | None = None
    for address in addresses[:_MAX_ADDRESSES_TRIED]:
        try:
            return dial(address, HTTPS_PORT, min(deadline.remaining(), deadline.limits.connect_seconds))
        except OSError as unreachable:
            failure = unreachable
    raise failure or OSError("no address")


@contextmanager
def answered(
    secure: socket.socket, method: str, request: bytes, deadline: Deadline
) -> Generator[http.client.HTTPResponse]:
    """Send the request and read the head of its answer; `whole_body` reads the rest."""
    secure.settimeout(deadline.remaining())
    secure.sendall(request)
    # HTTPResponse asks its socket for a file and for nothing else.
    response = http.client.HTTPResponse(cast(socket.socket, _Wire(secure, deadline)), method=method)
    try:
        response.begin()
        if 300 <= response.status < 400:
            raise FetchFailed("redirect")
        yield response
    finally:
        response.close()


def whole_body(response: http.client.HTTPResponse, max_bytes: int) -> bytes:
    """Errors: FetchFailed for a body that is larger, or shorter than it was said to be."""
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

    def __init__(self, source: socket.socket, deadline: Deadline) -> None:
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
