"""The tests themselves reach no network and no account, and leave nothing behind for each other."""

import os
import socket

import pytest
from billhead.aws import sessions
from billhead.aws.config import settings
from pytest_socket import SocketBlockedError

from tests.support.stack import Stack, function_session


def test_a_socket_cannot_be_opened() -> None:
    # pytest-socket warns before it raises, and a warning is an error here.
    with pytest.raises((SocketBlockedError, UserWarning)):
        socket.socket()
    with pytest.raises((SocketBlockedError, UserWarning)):
        socket.getaddrinfo("example.com", 443)


def test_no_credentials_of_this_machine_are_seen() -> None:
    assert os.environ["AWS_ACCESS_KEY_ID"] == "AKIANOBODY"
    assert os.environ["AWS_SHARED_CREDENTIALS_FILE"] == os.devnull
    assert os.environ["AWS_DEFAULT_REGION"] == "eu-central-1"


def test_every_stack_begins_empty(stack: Stack) -> None:
    assert stack.items("TenantsTable") == stack.items("AccountsTable") == stack.items("AccessTable") == []
    assert settings.cache_info().currsize == 0
    assert sessions.tenant_clients.cache_info().currsize == 0
    assert sessions.shared_session is function_session
    stack.aws("dynamodb").put_item(
        TableName=stack.table("TenantsTable"), Item={"entity_id": {"S": "ent_A"}, "sk": {"S": "left over"}}
    )


test_the_next_stack_begins_empty_too = test_every_stack_begins_empty


def test_after_a_stack_the_environment_is_as_before() -> None:
    assert "TENANTS_TABLE" not in os.environ
    assert sessions.shared_session is not function_session
