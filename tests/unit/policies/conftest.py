"""The template's policies, and sessions as the functions open them."""

from copy import deepcopy
from typing import Any

import pytest

from local.template import Template
from tests.support.policies.principals import Rights
from tests.support.stack import template


@pytest.fixture(scope="session")
def rights() -> Rights:
    return Rights(template())


@pytest.fixture
def copied() -> Template:
    """A copy of the template whose policies may be broken."""
    original = template()
    return Template(deepcopy(original.document), original.folder, original.parameters)


@pytest.fixture
def statements(copied: Template) -> dict[str, dict[str, Any]]:
    """The statements of TenantRole in the copy, by Sid."""
    (policy,) = copied.document["Resources"]["TenantRole"]["Properties"]["Policies"]
    return {entry["Sid"]: entry for entry in policy["PolicyDocument"]["Statement"]}
