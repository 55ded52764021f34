"""How statements add up, and what a call needs: actions, resources, partition keys."""

from typing import Any

import pytest

from tests.support.policies.conditions import UnknownPolicyLanguage
from tests.support.policies.evaluator import Authorization, Decision, applies, decide, principal_fits
from tests.support.policies.needs import Needs
from tests.support.stack import template

TABLE = "arn:aws:dynamodb:eu-central-1:123456789012:table/T"
READ = Authorization("dynamodb:GetItem", TABLE)
NAME = template().name("TenantsTable")
ARN = template().arn("TenantsTable")


def statement(**changes: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": ["dynamodb:GetItem"], "Resource": TABLE, **changes}


def needs(service: str, operation: str, **params: Any) -> list[Authorization]:
    return Needs(template()).of(service, operation, params)


def keys(need: Authorization) -> Any:
    return need.context["dynamodb:leadingkeys"]


def test_nothing_is_allowed_by_nothing() -> None:
    assert decide([], READ) is Decision.IMPLICITLY_DENIED


def test_one_allow_is_enough() -> None:
    assert decide([statement(Action="s3:*"), statement()], READ) is Decision.ALLOWED


def test_an_explicit_deny_wins_wherever_it_stands() -> None:
    deny = statement(Effect="Deny", Action="dynamodb:*")
    assert decide([statement(), deny], READ) is Decision.DENIED
    assert decide([deny, statement()], READ) is Decision.DENIED


def test_a_deny_whose_condition_fails_says_nothing() -> None:
    deny = statement(Effect="Deny", Condition={"Bool": {"aws:SecureTransport": "false"}})
    wanted = Authorization(READ.action, READ.resource, {"aws:securetransport": "true"})
    assert decide([statement(), deny], wanted) is Decision.ALLOWED


@pytest.mark.parametrize("action", ["dynamodb:GetItem", "dynamodb:getitem", "dynamodb:Get*", "dynamodb:Get?tem", "*"])
def test_actions_match_without_case_and_with_wildcards(action: str) -> None:
    assert applies(statement(Action=action), READ)


@pytest.mark.parametrize("action", ["dynamodb:GetItems", "dynamodb:Get", "s3:*", "dynamodb:BatchGet*"])
def test_other_actions_do_not_match(action: str) -> None:
    assert not applies(statement(Action=action), READ)


@pytest.mark.parametrize(
    "resource", [f"{TABLE}/index/by_date", f"{TABLE}X", TABLE.replace("eu-central-1", "eu-west-1")]
)
def test_a_resource_is_matched_whole(resource: str) -> None:
    assert not applies(statement(), Authorization(READ.action, resource))


def test_a_variable_in_a_resource_is_the_callers_own() -> None:
    own = statement(Action="s3:GetObject", Resource="arn:aws:s3:::b/entities/${aws:PrincipalTag/entity_id}/*")

    def reads(key: str, tag: str | None) -> bool:
        context: Any = {} if tag is None else {"aws:principaltag/entity_id": tag}
        return applies(own, Authorization("s3:GetObject", f"arn:aws:s3:::b/{key}", context))

    assert reads("entities/ent_A/x.pdf", "ent_A")
    assert not reads("entities/ent_AB/x.pdf", "ent_A")
    assert not reads("entities/ent_A/x.pdf", "*")
    assert not reads("entities/ent_A/x.pdf", None)


@pytest.mark.parametrize("element", ["NotAction", "NotResource", "NotPrincipal"])
def test_elements_that_mean_all_but_are_not_understood(element: str) -> None:
    with pytest.raises(UnknownPolicyLanguage):
        applies(statement(**{element: "x"}), READ)


def test_who_a_resource_policy_speaks_to() -> None:
    role = "arn:aws:iam::123456789012:role/r"
    account = {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}
    assert principal_fits(account, role, "123456789012")
    assert not principal_fits(account, role.replace("123456789012", "999999999999"), "123456789012")
    assert principal_fits({"Principal": {"AWS": [role]}}, role, "123456789012")
    assert principal_fits({"Principal": "*"}, role, "123456789012")
    service = {"Principal": {"Service": "events.amazonaws.com"}}
    assert principal_fits(service, "events.amazonaws.com", "123456789012")
    assert not principal_fits(service, role, "123456789012")
    assert not principal_fits(account, "events.amazonaws.com", "123456789012")


def test_single_operations_touch_one_partition() -> None:
    key = {"entity_id": {"S": "ent_A"}, "sk": {"S": "entity"}}
    for operation, params in [("GetItem", {"Key": key}), ("DeleteItem", {"Key": key}), ("PutItem", {"Item": key})]:
        (need,) = needs("dynamodb", operation, TableName=NAME, **params)
        assert (need.action, need.resource, keys(need)) == (f"dynamodb:{operation}", ARN, ("ent_A",))


def test_a_batch_touches_every_partition_that_it_names() -> None:
    wanted = [{"entity_id": {"S": name}, "sk": {"S": "entity"}} for name in ("ent_A", "ent_B")]
    (need,) = needs("dynamodb", "BatchGetItem", RequestItems={NAME: {"Keys": wanted}})
    assert keys(need) == ("ent_A", "ent_B")
    writes = [{"PutRequest": {"Item": wanted[0]}}, {"DeleteRequest": {"Key": wanted[1]}}]
    (need,) = needs("dynamodb", "BatchWriteItem", RequestItems={NAME: writes})
    assert keys(need) == ("ent_A", "ent_B")


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ("entity_id = :owner AND begins_with(sk, :p)", {}),
        ("#k=:owner", {"#k": "entity_id"}),
        ("sk = :p AND entity_id = :owner", {}),
    ],
)
def test_the_partition_of_a_query_is_read_from_its_key_condition(condition: str, names: dict[str, str]) -> None:
    values = {":owner": {"S": "ent_A"}, ":p": {"S": "ent_B"}}
    (need,) = needs(
        "dynamodb",
        "Query",
        TableName=NAME,
        IndexName="by_date",
        KeyConditionExpression=condition,
        ExpressionAttributeNames=names,
        ExpressionAttributeValues=values,
    )
    assert (need.resource, keys(need)) == (f"{ARN}/index/by_date", ("ent_A",))


def test_a_query_whose_partition_cannot_be_read_is_an_error() -> None:
    with pytest.raises(UnknownPolicyLanguage):
        needs("dynamodb", "Query", TableName=NAME, KeyConditionExpression="sk = :p", ExpressionAttributeValues={})


def test_each_part_of_a_transaction_is_asked_for_by_itself() -> None:
    key = {"entity_id": {"S": "ent_A"}, "sk": {"S": "entity"}}
    other = {"account_id": {"S": "acc_1"}, "sk": {"S": "x"}}
    accounts = template().name("AccountsTable")
    found = needs(
        "dynamodb",
        "TransactWriteItems",
        TransactItems=[
            {"Put": {"TableName": accounts, "Item": other}},
            {"Update": {"TableName": NAME, "Key": key}},
            {"Delete": {"TableName": NAME, "Key": key}},
            {"ConditionCheck": {"TableName": NAME, "Key": key}},
        ],
    )
    actions = [need.action for need in found]
    assert actions == [f"dynamodb:{name}" for name in ("PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem")]
    assert [keys(need) for need in found] == [("acc_1",), ("ent_A",), ("ent_A",), ("ent_A",)]
    assert {need.context["dynamodb:enclosingoperation"] for need in found} == {"TransactWriteItems"}


def test_a_file_and_a_listing_need_different_things() -> None:
    (get,) = needs("s3", "GetObject", Bucket="b", Key="entities/ent_A/x")
    assert (get.action, get.resource) == ("s3:GetObject", "arn:aws:s3:::b/entities/ent_A/x")
    (old,) = needs("s3", "GetObject", Bucket="b", Key="k", VersionId="v")
    assert old.action == "s3:GetObjectVersion"
    (listing,) = needs("s3", "ListObjectsV2", Bucket="b", Prefix="entities/")
    assert (listing.action, listing.resource, listing.context) == (
        "s3:ListBucket",
        "arn:aws:s3:::b",
        {"s3:prefix": "entities/"},
    )


def test_a_tagged_session_needs_both_actions() -> None:
    tags = [{"Key": "entity_id", "Value": "ent_A"}]
    found = needs("sts", "AssumeRole", RoleArn="arn:aws:iam::1:role/r", RoleSessionName="s", Tags=tags)
    assert [need.action for need in found] == ["sts:AssumeRole", "sts:TagSession"]
    assert found[0].context["aws:requesttag/entity_id"] == "ent_A"
    assert found[0].context["aws:tagkeys"] == ("entity_id",)


@pytest.mark.parametrize(
    ("service", "operation", "params"),
    [
        ("dynamodb", "Scan", {"TableName": NAME}),
        ("dynamodb", "ExecuteStatement", {"Statement": "SELECT * FROM T"}),
        ("dynamodb", "GetItem", {"TableName": "elsewhere", "Key": {"id": {"S": "x"}}}),
        ("s3", "DeleteBucket", {"Bucket": "b"}),
        ("sts", "AssumeRole", {"RoleArn": "r", "RoleSessionName": "s", "Policy": "{}"}),
        ("iam", "CreateUser", {}),
    ],
)
def test_a_call_that_is_not_known_is_an_error(service: str, operation: str, params: dict[str, Any]) -> None:
    with pytest.raises(UnknownPolicyLanguage):
        needs(service, operation, **params)
