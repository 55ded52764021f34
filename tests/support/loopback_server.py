"""A TLS server on loopback that answers with given bytes, and the doors that lead a fake public address to it."""

import datetime
import socket
import ssl
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from billhead.aws.safe_fetch import Network
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PUBLIC_ADDRESS = "93.184.215.14"
HOST = "logo.example.com"


class Certificate:
    """A self-signed certificate for one name, valid now; the client trusts it by its context alone."""

    def __init__(self, folder: Path, name: str) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        now = datetime.datetime.now(datetime.UTC)
        signed = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            .sign(key, hashes.SHA256())
        )
        self.path = folder / f"{name}.pem"
        self.path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + signed.public_bytes(serialization.Encoding.PEM)
        )

    def trusting_client(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.path))

    def server_context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path)
        return context


class LoopbackServer:
    """Serves `pieces` to every connection, then closes it; keeps the requests and server names it saw."""

    def __init__(self, certificate: Certificate, pieces: Iterable[bytes]) -> None:
        self.requests: list[bytes] = []
        self.server_names: list[str | None] = []
        self._pieces = pieces
        self._context = certificate.server_context()
        self._context.sni_callback = lambda _socket, name, _context: self.server_names.append(name)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return self._listener.getsockname()[1]

    def _serve(self) -> None:
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            try:
                with self._context.wrap_socket(plain, server_side=True) as secure:
                    self.requests.append(secure.recv(65536))
                    for piece in self._pieces:
                        secure.sendall(piece)
            except OSError:
                continue  # the client hung up, which is what most of these tests want

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)


class Doors:
    """Fake name service and dialling; it records what was asked."""

    def __init__(self, port: int, answers: list[list[str]]) -> None:
        self.lookups: list[str] = []
        self.dialled: list[str] = []
        self._port = port
        self._answers = answers

    def resolve(self, host: str, port: int, **_: object) -> list[object]:
        answer = self._answers[min(len(self.lookups), len(self._answers) - 1)]
        self.lookups.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in answer]

    def dial(self, address: str, port: int, timeout: float) -> socket.socket:
        assert port == 443
        self.dialled.append(address)
        return socket.create_connection(("127.0.0.1", self._port), timeout=timeout)


class SteppingClock:
    """Moves by `step` seconds at every look."""

    def __init__(self, step: float) -> None:
        self._now = 1000.0
        self._step = step

    def __call__(self) -> float:
        self._now += self._step
        return self._now


def network(doors: Doors, context: ssl.SSLContext, clock: SteppingClock | None = None) -> Network:
    return Network(resolve=doors.resolve, dial=doors.dial, tls=lambda: context, monotonic=clock or SteppingClock(0))


Serve = Callable[..., LoopbackServer]


@contextmanager
def serving(certificate: Certificate) -> Generator[Serve]:
    """Starts servers under that certificate, or another, and closes them all in the end."""
    servers: list[LoopbackServer] = []

    def start(pieces: Iterable[bytes], using: Certificate = certificate) -> LoopbackServer:
        servers.append(LoopbackServer(using, pieces))
        return servers[-1]

    try:
        yield start
    finally:
        for server in servers:
            server.close()
