"""The client of VIES over real TLS on loopback, against servers that are well, slow, broken or hostile."""

import itertools
import socket
import ssl
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
from billhead.aws.post_json import post_json
from billhead.aws.safe_fetch import Network
from billhead.kernel.jsontext import read_json
from billhead.vat_ids.model import Consultation
from billhead.vat_ids.reading import read_vat_id
from billhead.vat_ids.vies import ViesClient

from tests.support.loopback_server import Certificate, Doors, LoopbackServer, Serve, SteppingClock, network

AT = "2026-11-23T09:00:00.000Z"
BUYER, ISSUER = read_vat_id("SI50223054"), read_vat_id("DE136695976")
BODY = b'{"valid": true, "requestIdentifier": "WAPIAAAAZ1", "name": "PRIMER", "address": "---"}'


def answer(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> list[bytes]:
    length = b"Content-Length: %d" % len(body)
    lines = [b"HTTP/1.1 " + status, b"Content-Type: application/json", length, *headers]
    return [b"\r\n".join([*lines, b"", b""]) + body]


def consult(doors: Network) -> Consultation:
    return ViesClient(AT, partial(post_json, network=doors)).consult(BUYER, ISSUER)


def over_tls(server: LoopbackServer, certificate: Certificate, step: float = 0) -> Consultation:
    doors = Doors(server.port, [["192.0.2.1"]])
    return consult(network(doors, certificate.trusting_client(), SteppingClock(step)))


def reason(server: LoopbackServer, certificate: Certificate, step: float = 0) -> str | None:
    found = over_tls(server, certificate, step)
    assert found.state == "unknown"
    return found.reason


def test_a_valid_id_is_valid(serve: Serve, certificate: Certificate) -> None:
    server = serve(answer(BODY))
    assert over_tls(server, certificate) == Consultation("valid", AT, "vies", "WAPIAAAAZ1", "PRIMER")


def test_the_question_is_one_post_without_anything_of_ours_but_the_two_ids(
    serve: Serve, certificate: Certificate
) -> None:
    server = serve(answer(BODY))
    over_tls(server, certificate)
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    assert lines[0] == b"POST /taxation_customs/vies/rest-api/check-vat-number HTTP/1.1"
    assert b"Host: ec.europa.eu" in lines and b"Content-Type: application/json" in lines
    names = {line.partition(b":")[0].lower() for line in lines[1:]}
    assert not names & {b"cookie", b"authorization", b"referer", b"x-forwarded-for"}
    assert read_json(body) == {
        "countryCode": "SI",
        "vatNumber": "50223054",
        "requesterMemberStateCode": "DE",
        "requesterNumber": "136695976",
    }
    assert server.server_names == ["ec.europa.eu"]


def test_an_invalid_id_is_invalid(serve: Serve, certificate: Certificate) -> None:
    assert over_tls(serve(answer(b'{"valid": false}')), certificate).state == "invalid"


def test_a_chunked_answer_is_read_whole(serve: Serve, certificate: Certificate) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    pieces = [head, b"9\r\n" + BODY[:9] + b"\r\n", b"%x\r\n" % len(BODY[9:]) + BODY[9:] + b"\r\n0\r\n\r\n"]
    assert over_tls(serve(pieces), certificate).state == "valid"


def test_a_member_states_silence_is_unknown(serve: Serve, certificate: Certificate) -> None:
    body = b'{"actionSucceed": false, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]}'
    assert reason(serve(answer(body)), certificate) == "member_state_unavailable"
    assert reason(serve(answer(body, status=b"500 X")), certificate) == "member_state_unavailable"


@pytest.mark.parametrize("status", [b"500 X", b"502 X", b"503 X", b"404 X", b"429 X"])
def test_an_error_page_is_unknown(serve: Serve, certificate: Certificate, status: bytes) -> None:
    assert reason(serve(answer(b"<html>", status=status)), certificate) == "bad_status"


def test_garbage_is_unknown(serve: Serve, certificate: Certificate) -> None:
    assert reason(serve(answer(b"\x00\xff{{{")), certificate) == "unreadable"
    assert reason(serve([b"SSH-2.0-OpenSSH_9.0\r\n"]), certificate) == "unreachable"
    assert reason(serve([]), certificate) == "unreachable"


@pytest.mark.parametrize("status", [b"301 X", b"302 X", b"307 X", b"308 X", b"304 X"])
def test_a_redirect_is_not_followed(serve: Serve, certificate: Certificate, status: bytes) -> None:
    server = serve(answer(b"", b"Location: https://169.254.169.254/", status=status))
    assert reason(server, certificate) == "redirect"
    assert len(server.requests) == 1


def test_a_compressed_answer_is_refused(serve: Serve, certificate: Certificate) -> None:
    assert reason(serve(answer(BODY, b"Content-Encoding: gzip")), certificate) == "encoding"


def test_a_huge_answer_is_cut_off(serve: Serve, certificate: Certificate) -> None:
    assert reason(serve(answer(b"x" * (32 * 1024 + 1))), certificate) == "too_large"
    endless: Iterable[bytes] = itertools.chain([b"HTTP/1.1 200 OK\r\n\r\n"], itertools.repeat(b"x" * 5000))
    assert reason(serve(endless), certificate) == "too_large"
    interim: Iterable[bytes] = itertools.repeat(b"HTTP/1.1 100 Continue\r\nX: " + b"x" * 500 + b"\r\n\r\n")
    assert reason(serve(interim), certificate) == "too_large"


def test_an_answer_that_ends_early_is_unknown(serve: Serve, certificate: Certificate) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
    assert reason(serve([head + BODY]), certificate) == "unreachable"


def test_an_answer_that_drips_meets_the_deadline_of_the_whole(serve: Serve, certificate: Certificate) -> None:
    # Each look at the clock costs 0.2 s: no single wait is long, the sum passes 2.5 s.
    drops = [bytes([letter]) for letter in answer(BODY)[0]]
    assert reason(serve(drops), certificate, step=0.2) == "timeout"


def test_a_silent_server_is_left_when_the_time_is_over() -> None:
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

    dialled: list[float] = []

    def dial(_: str, __: int, timeout: float) -> Silent:
        dialled.append(timeout)
        return Silent()

    doors = Doors(9, [["192.0.2.1"]])
    clock = SteppingClock(0.25)
    found = consult(Network(doors.resolve, dial, Context, clock))  # type: ignore[arg-type] - a fake
    assert (found.state, found.reason) == ("unknown", "timeout")
    assert dialled == [1]
    assert waits == sorted(waits, reverse=True) and waits[-1] < waits[0] < 2.5


def test_a_connection_that_is_reset_is_unknown(serve: Serve, certificate: Certificate) -> None:
    class Reset:
        def settimeout(self, _: float) -> None: ...

        def sendall(self, _: bytes) -> None:
            raise ConnectionResetError

        def __enter__(self) -> "Reset":
            return self

        def __exit__(self, *_: object) -> None: ...

    class Context:
        def wrap_socket(self, plain: Reset, server_hostname: str) -> Reset:
            return plain

    doors = Doors(9, [["192.0.2.1"]])
    found = consult(Network(doors.resolve, lambda *_: Reset(), Context, SteppingClock(0)))  # type: ignore[arg-type] - a fake
    assert (found.state, found.reason) == ("unknown", "unreachable")


@pytest.mark.parametrize(
    ("failure", "expected"), [(ConnectionRefusedError(), "unreachable"), (TimeoutError(), "timeout")]
)
def test_a_server_that_cannot_be_reached_is_unknown(failure: OSError, expected: str) -> None:
    def dial(*_: object) -> socket.socket:
        raise failure

    found = consult(Network(resolve=Doors(9, [["192.0.2.1", "192.0.2.2"]]).resolve, dial=dial))
    assert (found.state, found.reason) == ("unknown", expected)


def test_the_next_address_is_tried_when_one_is_down(serve: Serve, certificate: Certificate) -> None:
    doors = Doors(serve(answer(BODY)).port, [["2001:db8::1", "192.0.2.1"]])

    def dial(address: str, port: int, timeout: float) -> socket.socket:
        if ":" in address:
            raise OSError("no route")
        return doors.dial(address, port, timeout)

    assert consult(Network(doors.resolve, dial, certificate.trusting_client, SteppingClock(0))).state == "valid"


def test_many_dead_addresses_do_not_add_up_beyond_the_deadline() -> None:
    tried: list[float] = []

    def dial(_: str, __: int, timeout: float) -> socket.socket:
        tried.append(timeout)
        raise TimeoutError

    addresses = [f"192.0.2.{number}" for number in range(50)]
    found = consult(Network(Doors(9, [addresses]).resolve, dial, monotonic=SteppingClock(1)))
    assert (found.state, found.reason) == ("unknown", "timeout")
    assert len(tried) == 2


@pytest.mark.parametrize("failure", [socket.gaierror(-2, "unknown"), None])
def test_a_name_that_is_not_found_is_unknown(failure: OSError | None) -> None:
    def resolve(*_: object, **__: object) -> list[object]:
        if failure:
            raise failure
        return []

    found = consult(Network(resolve=resolve))
    assert (found.state, found.reason) == ("unknown", "dns" if failure else "unreachable")


def test_a_certificate_in_another_name_or_of_nobody_is_refused(
    serve: Serve, certificate: Certificate, tmp_path: Path
) -> None:
    foreign = Certificate(tmp_path, "other.example.org")
    server = serve(answer(BODY), foreign)
    assert reason(server, foreign) == "tls"
    trusted_by_nobody = serve(answer(BODY))
    assert reason(trusted_by_nobody, foreign) == "tls"
    assert server.requests == trusted_by_nobody.requests == []


def test_the_real_doors_verify_certificates() -> None:
    context = Network().tls()
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
