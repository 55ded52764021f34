"""What a stack leaves behind: nothing."""

import os
import socket
from pathlib import Path

import pytest

from local import provision
from local.stack import start

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]


def test_environment_comes_back_and_ports_are_free_afterwards(tiny_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "somebody")
    before = dict(os.environ)
    with start(path=tiny_path) as second:
        port = int(second.base_url.rsplit(":", 1)[1])
        assert "AWS_PROFILE" not in os.environ
        assert os.environ["AWS_ENDPOINT_URL"] == second.cloud.url
    assert dict(os.environ) == before
    with socket.create_server(("127.0.0.1", port)):
        pass


def test_stack_starts_empty_after_another_one(tiny_path: Path) -> None:
    for _ in range(2):
        with start(path=tiny_path) as stack:
            table = stack.template.tables["NotesTable"].name
            dynamodb = stack.cloud.client("dynamodb")
            assert dynamodb.scan(TableName=table)["Items"] == []
            dynamodb.put_item(TableName=table, Item={"pk": {"S": "a"}})


def test_stack_that_does_not_start_frees_everything(tiny_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no such luck")

    monkeypatch.setattr(provision, "create_rules", broken)
    before = dict(os.environ)
    with pytest.raises(RuntimeError, match="no such luck"), start(path=tiny_path):
        pass
    assert dict(os.environ) == before
