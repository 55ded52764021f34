"""One fetch against hostile name servers and web servers, over real TLS on loopback."""

import itertools
import socket
import ssl
from collections.abc import Iterable

import pytest
from billhead.aws.safe_fetch import Fetched, FetchFailed, FetchLimits, Network, fetch

from tests.support.loopback_server import (
    HOST,
    PUBLIC_ADDRESS,
    Certificate,
    Doors,
    LoopbackServer,
    Serve,
    SteppingClock,
    network,
)

URL = f"https://{HOST}/brand/logo.png?v=2#top"
LIMITS = FetchLimits(max_bytes=1000, seconds=10)
OK = b"HTTP/1.1 200 OK\r\n"


def _get(
    server: LoopbackServer, certificate: Certificate, *, url: str = URL, clock: SteppingClock | None = None
) -> Fetched:
    doors = Doors(server.port, [[PUBLIC_ADDRESS]])
    return fetch(url, limits=LIMITS, network=network(doors, certificate.trusting_client(), clock))


def _failure(server: LoopbackServer, certificate: Certificate, clock: SteppingClock | None = None) -> str:
    with pytest.raises(FetchFailed) as failed:
        _get(server, certificate, clock=clock)
    return failed.value.reason


def _answer(body: bytes, *headers: bytes) -> list[bytes]:
    return [OK + b"".join(header + b"\r\n" for header in headers) + b"\r\n" + body]


def test_a_body_and_its_media_type_are_fetched(serve: Serve, certificate: Certificate) -> None:
    server = serve(_answer(b"picture", b"Content-Type: Image/PNG; charset=x", b"Content-Length: 7"))
    assert _get(server, certificate) == Fetched(b"picture", "image/png")


def test_the_request_names_the_host_and_asks_for_no_compression(serve: Serve, certificate: Certificate) -> None:
    server = serve(_answer(b"", b"Content-Length: 0"))
    _get(server, certificate)
    lines = server.requests[0].split(b"\r\n")
    assert lines[0] == b"GET /brand/logo.png?v=2 HTTP/1.1"
    assert b"Host: logo.example.com" in lines
    assert b"Accept-Encoding: identity" in lines
    assert not any(line.lower().startswith((b"cookie", b"authorization", b"referer")) for line in lines)
    assert server.server_names == [HOST]


def test_chunked_bodies_and_bodies_until_close_are_read_whole(serve: Serve, certificate: Certificate) -> None:
    chunked = serve(_answer(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", b"Transfer-Encoding: chunked"))
    assert _get(chunked, certificate).content == b"abcde"
    until_close = serve([b"HTTP/1.0 200 OK\r\n\r\nabcde"])
    assert _get(until_close, certificate).content == b"abcde"


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "fd00:ec2::254", "fe80::1%1"])
def test_a_name_with_a_private_address_is_never_dialled(address: str) -> None:
    doors = Doors(9, [[address]])
    with pytest.raises(FetchFailed) as failed:
        fetch(URL, limits=LIMITS, network=network(doors, ssl.create_default_context()))
    assert (failed.value.reason, doors.dialled) == ("forbidden_address", [])


@pytest.mark.parametrize("answer", [[PUBLIC_ADDRESS, "10.0.0.5"], ["10.0.0.5", PUBLIC_ADDRESS]])
def test_one_private_address_among_public_ones_is_enough_to_refuse(answer: list[str]) -> None:
    doors = Doors(9, [answer])
    with pytest.raises(FetchFailed) as failed:
        fetch(URL, limits=LIMITS, network=network(doors, ssl.create_default_context()))
    assert (failed.value.reason, doors.dialled) == ("forbidden_address", [])


def test_a_name_that_changes_its_address_is_resolved_once_and_dialled_where_it_was_checked(
    serve: Serve, certificate: Certificate
) -> None:
    server = serve(_answer(b"x", b"Content-Length: 1"))
    doors = Doors(server.port, [[PUBLIC_ADDRESS], ["127.0.0.1"]])
    fetch(URL, limits=LIMITS, network=network(doors, certificate.trusting_client()))
    assert (doors.lookups, doors.dialled) == ([HOST], [PUBLIC_ADDRESS])


def test_a_forbidden_url_is_not_even_resolved() -> None:
    doors = Doors(9, [[PUBLIC_ADDRESS]])
    with pytest.raises(FetchFailed) as failed:
        fetch("https://localhost/", limits=LIMITS, network=network(doors, ssl.create_default_context()))
    assert (failed.value.reason, doors.lookups) == ("forbidden_url", [])


@pytest.mark.parametrize("failure", [socket.gaierror(-2, "unknown"), UnicodeError("label too long"), None])
def test_an_unknown_name_fails_as_dns(failure: Exception | None) -> None:
    def resolve(*_: object, **__: object) -> list[object]:
        if failure:
            raise failure
        return []

    with pytest.raises(FetchFailed) as failed:
        fetch(URL, limits=LIMITS, network=Network(resolve=resolve))
    assert failed.value.reason == "dns"


def test_the_next_checked_address_is_tried_when_one_is_down(serve: Serve, certificate: Certificate) -> None:
    server = serve(_answer(b"x", b"Content-Length: 1"))
    doors = Doors(server.port, [["93.184.215.99", PUBLIC_ADDRESS]])

    def dial(address: str, port: int, timeout: float) -> socket.socket:
        if address != PUBLIC_ADDRESS:
            raise ConnectionRefusedError
        return doors.dial(address, port, timeout)

    doors_that_fail_once = Network(
        resolve=doors.resolve, dial=dial, tls=certificate.trusting_client, monotonic=SteppingClock(0)
    )
    assert fetch(URL, limits=LIMITS, network=doors_that_fail_once).content == b"x"


@pytest.mark.parametrize(
    ("failure", "reason"), [(ConnectionRefusedError(), "unreachable"), (TimeoutError(), "timeout")]
)
def test_a_server_that_cannot_be_reached_fails(failure: OSError, reason: str) -> None:
    def dial(*_: object) -> socket.socket:
        raise failure

    doors = Doors(9, [[PUBLIC_ADDRESS]])
    with pytest.raises(FetchFailed) as failed:
        fetch(URL, limits=LIMITS, network=Network(resolve=doors.resolve, dial=dial))
    assert failed.value.reason == reason


def test_a_certificate_for_another_name_is_refused(
    serve: Serve, certificate: Certificate, foreign_certificate: Certificate
) -> None:
    server = serve(_answer(b"x"), foreign_certificate)
    assert _failure(server, foreign_certificate) == "tls"
    assert server.requests == []


def test_a_certificate_that_nobody_trusts_is_refused(
    serve: Serve, certificate: Certificate, foreign_certificate: Certificate
) -> None:
    server = serve(_answer(b"x"))
    assert _failure(server, foreign_certificate) == "tls"
    assert server.requests == []


@pytest.mark.parametrize("status", [300, 301, 302, 303, 304, 307, 308])
def test_a_redirect_is_not_followed(serve: Serve, certificate: Certificate, status: int) -> None:
    head = f"HTTP/1.1 {status} Moved\r\nLocation: https://169.254.169.254/\r\nContent-Length: 0\r\n\r\n"
    server = serve([head.encode()])
    assert _failure(server, certificate) == "redirect"
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [201, 204, 206, 400, 403, 404, 500, 503])
def test_any_status_but_200_fails(serve: Serve, certificate: Certificate, status: int) -> None:
    server = serve([f"HTTP/1.1 {status} X\r\nContent-Length: 1\r\n\r\nx".encode()])
    assert _failure(server, certificate) == "bad_status"


@pytest.mark.parametrize(
    "header", [b"Content-Encoding: gzip", b"Content-Encoding: br", b"Transfer-Encoding: gzip, chunked"]
)
def test_a_compressed_body_is_refused(serve: Serve, certificate: Certificate, header: bytes) -> None:
    assert _failure(serve(_answer(b"x", header, b"Content-Length: 1")), certificate) == "encoding"


def test_a_huge_promised_length_is_refused_before_the_body(serve: Serve, certificate: Certificate) -> None:
    assert _failure(serve(_answer(b"", b"Content-Length: 1001")), certificate) == "too_large"


def test_a_body_of_exactly_the_limit_is_taken(serve: Serve, certificate: Certificate) -> None:
    assert len(_get(serve(_answer(b"x" * 1000, b"Content-Length: 1000")), certificate).content) == 1000


def test_a_body_of_unknown_length_is_cut_one_byte_over_the_limit(serve: Serve, certificate: Certificate) -> None:
    assert _failure(serve([OK + b"\r\n" + b"x" * 1001]), certificate) == "too_large"


def _endless(head: bytes, piece: bytes) -> Iterable[bytes]:
    return itertools.chain([OK + head + b"\r\n"], itertools.repeat(piece))


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"", b"x" * 500),
        (b"Transfer-Encoding: chunked\r\n", b"1f4\r\n" + b"x" * 500 + b"\r\n"),
        (b"Content-Length: -1\r\n", b"x" * 500),
    ],
)
def test_an_endless_body_is_cut_off(serve: Serve, certificate: Certificate, head: bytes, piece: bytes) -> None:
    assert _failure(serve(_endless(head, piece)), certificate) == "too_large"


def test_endless_interim_answers_are_cut_off(serve: Serve, certificate: Certificate) -> None:
    server = serve(itertools.repeat(b"HTTP/1.1 100 Continue\r\nX: " + b"x" * 500 + b"\r\n\r\n"))
    assert _failure(server, certificate) == "too_large"


def test_an_endless_header_fails(serve: Serve, certificate: Certificate) -> None:
    server = serve(itertools.chain([OK + b"X: "], itertools.repeat(b"x" * 500)))
    assert _failure(server, certificate) == "unreachable"


def test_a_body_that_drips_meets_the_deadline_of_the_whole_exchange(serve: Serve, certificate: Certificate) -> None:
    # Every look at the clock costs 1 s, so no single wait is long; only the sum passes the 10 s.
    server = serve(itertools.chain(_answer(b"", b"Content-Length: 900"), itertools.repeat(b"x", 900)))
    assert _failure(server, certificate, clock=SteppingClock(1)) == "timeout"


def test_headers_that_drip_meet_the_same_deadline(serve: Serve, certificate: Certificate) -> None:
    server = serve(itertools.chain([OK], itertools.repeat(b"X", 900)))
    assert _failure(server, certificate, clock=SteppingClock(1)) == "timeout"


def test_a_silent_server_is_left_after_the_time_that_remains(serve: Serve, certificate: Certificate) -> None:
    waits: list[float] = []

    class Silent:
        def settimeout(self, seconds: float) -> None:
            waits.append(seconds)

        def sendall(self, _: bytes) -> None: ...

        def recv_into(self, _: object) -> int:
            raise TimeoutError

        def __enter__(self) -> "Silent":
            return self

        def __exit__(self, *_: object) -> None: ...

    class Context:
        def wrap_socket(self, plain: Silent, server_hostname: str) -> Silent:
            return plain

    doors = Doors(9, [[PUBLIC_ADDRESS]])
    silent = Network(doors.resolve, lambda *_: Silent(), Context, SteppingClock(1))  # type: ignore[arg-type] - a fake
    with pytest.raises(FetchFailed) as failed:
        fetch(URL, limits=LIMITS, network=silent)
    assert failed.value.reason == "timeout"
    assert waits == sorted(waits, reverse=True) and waits[-1] < waits[0] < LIMITS.seconds


def test_a_body_that_ends_early_is_not_used(serve: Serve, certificate: Certificate) -> None:
    assert _failure(serve(_answer(b"half", b"Content-Length: 8")), certificate) == "unreachable"
    assert _failure(serve(_answer(b"5\r\nab", b"Transfer-Encoding: chunked")), certificate) == "unreachable"


def test_what_is_not_http_fails(serve: Serve, certificate: Certificate) -> None:
    assert _failure(serve([b"SSH-2.0-OpenSSH_9.0\r\n"]), certificate) == "unreachable"


def test_proxies_of_the_environment_play_no_part(
    serve: Serve, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server = serve(_answer(b"x", b"Content-Length: 1"))
    assert _get(server, certificate).content == b"x"


def test_the_doors_of_production_verify_certificates_and_names() -> None:
    context = Network().tls()
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert Network().resolve is socket.getaddrinfo
