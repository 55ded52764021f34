"""Certificates made at run time and a server that is closed after each test."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.unit.safe_fetch.loopback_server import HOST, Certificate, LoopbackServer


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate(tmp_path_factory.mktemp("certificate"), HOST)


@pytest.fixture(scope="session")
def foreign_certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate(Path(tmp_path_factory.mktemp("foreign")), "other.example.org")


@pytest.fixture
def serve(certificate: Certificate) -> Iterator[Callable[..., LoopbackServer]]:
    servers: list[LoopbackServer] = []

    def start(pieces: Iterable[bytes], using: Certificate = certificate) -> LoopbackServer:
        servers.append(LoopbackServer(using, pieces))
        return servers[-1]

    yield start
    for server in servers:
        server.close()
