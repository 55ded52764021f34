"""The guard sees every call of a function, knows whose it is, and stops what the deployed policies would deny."""

from functools import partial
from typing import Any

import pytest
from billhead.aws.control_tables import account_table
from billhead.aws.faults import Unclear
from billhead.aws.files import tenant_files
from billhead.aws.partition import Put
from billhead.aws.sessions import shared_session, tenant_client
from billhead.aws.tenant_table import numbering_table, tenant_table
from billhead.kernel.principal import Environment, Tenant

from tests.support.client import Api
from tests.support.policies.evaluator import Authorization, Decision
from tests.support.policies.guard import Denied, Failure
from tests.support.stack import Stack

A = Tenant("ent_A", "acc_1", Environment.LIVE, "key:test")
B = Tenant("ent_B", "acc_1", Environment.LIVE, "key:test")
NOTE = Put({"sk": "note", "text": "x"})


class Crash(BaseException):
    """The container is gone."""


def operations(stack: Stack) -> list[str]:
    return [f"{call.function} {call.role} {call}" for call in stack.guard.calls]


def test_a_call_is_recorded_with_function_and_role(stack: Stack) -> None:
    with stack.acting_as("customers"):
        tenant_table(A).put(NOTE)
    assert operations(stack) == [
        "customers CustomersFunctionRole sts:AssumeRole",
        "customers TenantRole dynamodb:PutItem",
    ]


def test_the_same_function_keeps_its_session_and_another_opens_its_own(stack: Stack) -> None:
    for function in ("customers", "customers", "items"):
        with stack.acting_as(function):
            tenant_table(A).get("note")
    assert [call.operation for call in stack.guard.calls] == [
        "AssumeRole",
        "GetItem",
        "GetItem",
        "AssumeRole",
        "GetItem",
    ]


def test_two_tenants_in_one_container_have_a_session_each(stack: Stack) -> None:
    with stack.acting_as("customers"):
        for tenant in (A, B, A, B):
            tenant_table(tenant).put(Put(NOTE.item, condition=None))
            tenant_files(tenant).put("x", b"1", "text/plain")
    assert [call.operation for call in stack.guard.calls].count("AssumeRole") == 2
    assert {item["entity_id"]["S"] for item in stack.items("TenantsTable")} == {"ent_A", "ent_B"}


def test_a_call_outside_of_a_function_is_denied(stack: Stack) -> None:
    with pytest.raises(Denied, match="outside"):
        account_table("acc_1").get("account")


def test_credentials_that_nobody_gave_out_are_denied(stack: Stack) -> None:
    keys = {"aws_access_key_id": "AKIASTRANGER", "aws_secret_access_key": "x"}
    stranger: Any = shared_session().client("dynamodb", **keys)  # pyright: ignore
    with stack.acting_as("customers"), pytest.raises(Denied, match="nobody gave out"):
        stranger.list_tables()


def test_a_session_is_of_no_use_to_another_function(stack: Stack) -> None:
    with stack.acting_as("customers"):
        table = tenant_table(A)
    with stack.acting_as("items"), pytest.raises(Denied, match="that customers opened"):
        table.get("note")


def test_a_function_without_the_right_is_denied(stack: Stack) -> None:
    with stack.acting_as("customers"), pytest.raises(Denied, match=r"customers.*PutItem.*AccountsTable"):
        account_table("acc_1").put(NOTE)
    with stack.acting_as("customers"), pytest.raises(Denied, match=r"sts:AssumeRole.*NumberingRole"):
        numbering_table(A).get("note")
    assert stack.items("AccountsTable") == []


def test_a_session_of_one_tenant_is_denied_the_others_partition(stack: Stack) -> None:
    with stack.acting_as("customers"):
        client = tenant_client("dynamodb", A)
        key = {"entity_id": {"S": B.entity_id}, "sk": {"S": "note"}}
        with pytest.raises(Denied, match=r"ent_A.*GetItem"):
            client.get_item(TableName=stack.table("TenantsTable"), Key=key)


def test_a_session_of_one_tenant_is_denied_the_others_files(stack: Stack) -> None:
    bucket = stack.template.name("DocumentsBucket")
    with stack.acting_as("render_pdf"):
        client = tenant_client("s3", A)
        client.put_object(Bucket=bucket, Key="entities/ent_A/x", Body=b"1")
        with pytest.raises(Denied, match=r"s3:PutObject"):
            client.put_object(Bucket=bucket, Key="entities/ent_B/x", Body=b"1")


@pytest.mark.parametrize("forged", ["**", "ent_*", "acc_1"])
def test_a_session_with_a_forged_tag_is_not_opened(stack: Stack, forged: str) -> None:
    with stack.acting_as("customers"), pytest.raises(Denied):
        tenant_table(Tenant(forged, "acc_1", Environment.LIVE, "key:test")).get("note")


def test_a_scan_fails_the_test(stack: Stack) -> None:
    with stack.acting_as("customers"):
        client = tenant_client("dynamodb", A)
        with pytest.raises(Denied, match="Scan"):
            client.scan(TableName=stack.table("TenantsTable"))


def test_no_handler_swallows_a_denial(stack: Stack, api: Api, account: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("billhead.entities.repository.provision_client", partial(tenant_client, "dynamodb"))
    with pytest.raises(Denied, match="TenantRole"):
        api.call("POST", "/entities", json={"name": "Ada", "country": "DE"}, principal=account.principal())


@pytest.mark.parametrize(("moment", "stored"), [("before", False), ("after", True)])
def test_a_failure_strikes_before_or_after_the_effect(stack: Stack, moment: Any, stored: bool) -> None:
    with stack.acting_as("customers"):
        table = tenant_table(A)
        stack.guard.fail(Failure(1, moment, Crash()))
        with pytest.raises(Crash):
            table.put(NOTE)
        assert (table.get("note") is not None) is stored


@pytest.mark.parametrize("after", [False, True])
def test_an_outage_lasts_for_its_block_and_meets_its_operation_only(stack: Stack, after: bool) -> None:
    with stack.acting_as("customers"):
        table = tenant_table(A)
        with stack.guard.failing("PutItem", after=after):
            with pytest.raises(Unclear):
                table.put(NOTE)
            assert (table.get("note") is not None) is after
        table.put(Put(NOTE.item, condition=None))


def test_absence_of_a_file_is_told_to_who_may_list_it_only(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    with stack.acting_as("render_pdf"):
        assert tenant_files(A).get("documents/x.pdf") is None
        monkeypatch.setattr(stack.guard.rights, "decide", without_listing(stack.guard.rights.decide))
        with pytest.raises(Denied, match="ListBucket"):
            tenant_files(A).get("documents/x.pdf")


def without_listing(decide: Any) -> Any:
    def decided(principal: Any, need: Authorization) -> Decision:
        return Decision.IMPLICITLY_DENIED if need.action == "s3:ListBucket" else decide(principal, need)

    return decided


def test_the_tests_own_looks_are_not_recorded(stack: Stack) -> None:
    assert stack.items("TenantsTable") == []
    assert stack.guard.calls == []
