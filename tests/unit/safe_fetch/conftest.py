"""Certificates made at run time and a server that is closed after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.loopback_server import HOST, Certificate, Serve, serving


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate(tmp_path_factory.mktemp("certificate"), HOST)


@pytest.fixture(scope="session")
def foreign_certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate(Path(tmp_path_factory.mktemp("foreign")), "other.example.org")


@pytest.fixture
def serve(certificate: Certificate) -> Iterator[Serve]:
    with serving(certificate) as start:
        yield start
