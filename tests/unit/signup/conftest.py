"""A platform whose customers sign up."""

import pytest

from tests.functions.sign_ups import Platform, make_platform
from tests.support.stack import Stack


@pytest.fixture
def platform(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Platform:
    return make_platform(stack, monkeypatch)
