"""A small template of our own, so that these tests do not change with the product."""

from pathlib import Path

import pytest

from local.template import Template, load_template

TINY = Path(__file__).parent / "tiny" / "template.yaml"


@pytest.fixture
def tiny_path() -> Path:
    return TINY


@pytest.fixture
def tiny() -> Template:
    return load_template(TINY)


@pytest.fixture
def aws_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "local")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "local")
    # The emulator knows the classic host names only.
    monkeypatch.setenv("AWS_ACCOUNT_ID_ENDPOINT_MODE", "disabled")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
