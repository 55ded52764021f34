"""A certificate in VIES's name, made at run time, and a server on loopback that is closed after each test."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.unit.safe_fetch.loopback_server import Certificate, LoopbackServer

HOST = "ec.europa.eu"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate(tmp_path_factory.mktemp("vies"), HOST)


@pytest.fixture
def serve(certificate: Certificate) -> Iterator[Callable[..., LoopbackServer]]:
    servers: list[LoopbackServer] = []

    def start(pieces: Iterable[bytes], using: Certificate = certificate) -> LoopbackServer:
        servers.append(LoopbackServer(using, pieces))
        return servers[-1]

    yield start
    for server in servers:
        server.close()
