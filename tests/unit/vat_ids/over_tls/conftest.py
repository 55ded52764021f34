"""A certificate in VIES's name, made at run time, and a server on loopback that is closed after each test."""

from collections.abc import Iterator

import pytest

from tests.support.loopback_server import Certificate, Serve, serving

HOST = "ec.europa.eu"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate(tmp_path_factory.mktemp("vies"), HOST)


@pytest.fixture
def serve(certificate: Certificate) -> Iterator[Serve]:
    with serving(certificate) as start:
        yield start
