"""The matrix of isolation: what a session of one tenant may touch, by the very policies that are deployed."""

from typing import Any

import pytest

from local.template import Template
from tests.support.policies.evaluator import Authorization, Decision
from tests.support.policies.needs import Needs
from tests.support.policies.principals import Principal, Rights
from tests.support.stack import template

TENANTS, ACCOUNTS, ACCESS = (template().name(name) for name in ("TenantsTable", "AccountsTable", "AccessTable"))
BUCKET = template().name("DocumentsBucket")
SESSION_ROLES = ("TenantRole", "NumberingRole", "ProvisionRole", "LogoRole", "ShareRole", "ReaderRole")
TAGS = {"entity_id": "ent_A", "account_id": "acc_1"}
WRITES = [("Put", "Item"), ("Update", "Key"), ("Delete", "Key"), ("ConditionCheck", "Key")]


def session(rights: Rights, role: str, tags: dict[str, str] | None = None) -> Principal:
    return rights.session(template().arn(role), TAGS if tags is None else tags)


def may(rights: Rights, principal: Principal, service: str, operation: str, **params: Any) -> bool:
    needs = Needs(template()).of(service, operation, params)
    return all(rights.decide(principal, need) is Decision.ALLOWED for need in needs)


def key(entity: str) -> dict[str, Any]:
    return {"entity_id": {"S": entity}, "sk": {"S": "entity"}}


def account_row(account: str) -> dict[str, Any]:
    return {"account_id": {"S": account}, "sk": {"S": "entity#live#ent_A"}}


def query(entity: str, index: str | None = None) -> dict[str, Any]:
    given = {"TableName": TENANTS, "KeyConditionExpression": "entity_id = :o"}
    return given | {"ExpressionAttributeValues": {":o": {"S": entity}}} | ({"IndexName": index} if index else {})


def reads(rights: Rights, principal: Principal, entity: str) -> bool:
    return may(rights, principal, "dynamodb", "GetItem", TableName=TENANTS, Key=key(entity))


def keyless_query(rights: Rights, principal: Principal) -> bool:
    """A request that names no partition key, as a PartiQL statement or a Scan would be."""
    wanted = Authorization("dynamodb:Query", template().arn("TenantsTable"))
    return rights.decide(principal, wanted) is Decision.ALLOWED


def transacts(rights: Rights, principal: Principal, kind: str = "Put", part: str = "Item") -> bool:
    writes = [{kind: {"TableName": TENANTS, part: key("ent_A")}}]
    return may(rights, principal, "dynamodb", "TransactWriteItems", TransactItems=writes)


@pytest.mark.parametrize("role", ["TenantRole", "NumberingRole", "ProvisionRole"])
@pytest.mark.parametrize(("operation", "part"), [("GetItem", "Key"), ("PutItem", "Item"), ("UpdateItem", "Key")])
@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        ("ent_A", True),
        ("ent_B", False),
        ("ent_AB", False),
        ("ent_", False),
        ("ent_*", False),
        ("*", False),
        ("", False),
    ],
)
def test_a_session_touches_its_own_partition_only(
    rights: Rights, role: str, operation: str, part: str, entity: str, expected: bool
) -> None:
    given = {"TableName": TENANTS, part: key(entity)}
    assert may(rights, session(rights, role), "dynamodb", operation, **given) is expected


@pytest.mark.parametrize("role", ["TenantRole", "NumberingRole", "ProvisionRole", "ReaderRole"])
@pytest.mark.parametrize("tag", ["ent_AB", "ent_", "*", "ent_*", "ENT_A", " ent_A", ""])
def test_only_the_exact_tag_opens_a_partition(rights: Rights, role: str, tag: str) -> None:
    assert not reads(rights, session(rights, role, {**TAGS, "entity_id": tag}), "ent_A")


@pytest.mark.parametrize("role", SESSION_ROLES)
def test_a_session_without_tag_opens_nothing(rights: Rights, role: str) -> None:
    nobody = session(rights, role, {})
    assert not reads(rights, nobody, "ent_A")
    assert not keyless_query(rights, nobody)
    assert not may(rights, nobody, "s3", "GetObject", Bucket=BUCKET, Key="entities/ent_A/x")
    assert not may(rights, nobody, "s3", "PutObject", Bucket=BUCKET, Key="entities//logos/x")


@pytest.mark.parametrize("role", SESSION_ROLES)
def test_a_request_that_names_no_key_is_denied(rights: Rights, role: str) -> None:
    assert not keyless_query(rights, session(rights, role))


@pytest.mark.parametrize("index", [None, "by_date", "by_name", "by_customer", "by_state", "by_due"])
def test_lists_read_the_own_partition_of_table_and_index(rights: Rights, index: str | None) -> None:
    own = session(rights, "TenantRole")
    assert may(rights, own, "dynamodb", "Query", **query("ent_A", index))
    assert not may(rights, own, "dynamodb", "Query", **query("ent_B", index))


def test_a_batch_that_mixes_tenants_is_denied_whole(rights: Rights) -> None:
    def batch(*entities: str) -> bool:
        wanted = {TENANTS: {"Keys": [key(entity) for entity in entities]}}
        return may(rights, session(rights, "TenantRole"), "dynamodb", "BatchGetItem", RequestItems=wanted)

    assert batch("ent_A", "ent_A")
    assert not batch("ent_A", "ent_B")


@pytest.mark.parametrize(("kind", "part"), WRITES)
def test_a_tenant_session_runs_no_transaction(rights: Rights, kind: str, part: str) -> None:
    assert not transacts(rights, session(rights, "TenantRole"), kind, part)


@pytest.mark.parametrize(("kind", "part"), WRITES[:2])
def test_the_numbering_session_runs_transactions_in_its_own_partition(rights: Rights, kind: str, part: str) -> None:
    own = session(rights, "NumberingRole")
    assert transacts(rights, own, kind, part)
    mixed = [{kind: {"TableName": TENANTS, part: key(entity)}} for entity in ("ent_A", "ent_B")]
    assert not may(rights, own, "dynamodb", "TransactWriteItems", TransactItems=mixed)


def test_the_numbering_session_removes_nothing_and_sees_no_other_table(rights: Rights) -> None:
    own = session(rights, "NumberingRole")
    assert not may(rights, own, "dynamodb", "DeleteItem", TableName=TENANTS, Key=key("ent_A"))
    assert not may(rights, own, "dynamodb", "GetItem", TableName=ACCOUNTS, Key=account_row("acc_1"))
    assert not may(rights, own, "s3", "PutObject", Bucket=BUCKET, Key="entities/ent_A/x")


def test_the_provisioning_session_writes_its_own_accounts_register_only(rights: Rights) -> None:
    own = session(rights, "ProvisionRole")
    for account, expected in (("acc_1", True), ("acc_2", False), ("acc_", False), ("ent_A", False)):
        writes = [
            {"Put": {"TableName": TENANTS, "Item": key("ent_A")}},
            {"Put": {"TableName": ACCOUNTS, "Item": account_row(account)}},
        ]
        assert may(rights, own, "dynamodb", "TransactWriteItems", TransactItems=writes) is expected, account


@pytest.mark.parametrize("role", SESSION_ROLES)
def test_no_session_reads_credentials(rights: Rights, role: str) -> None:
    for tags in (TAGS, {**TAGS, "entity_id": "0" * 64}):
        wanted = {"credential": {"S": "0" * 64}, "sk": {"S": "credential"}}
        assert not may(rights, session(rights, role, tags), "dynamodb", "GetItem", TableName=ACCESS, Key=wanted)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("entities/ent_A/documents/x.pdf", True),
        ("entities/ent_AB/documents/x.pdf", False),
        ("entities/ent_B/x", False),
        ("entities/ent_A", False),
        ("entities/", False),
        ("x", False),
    ],
)
def test_files_lie_below_the_own_prefix(rights: Rights, path: str, expected: bool) -> None:
    own = session(rights, "TenantRole")
    for operation in ("GetObject", "PutObject", "HeadObject"):
        assert may(rights, own, "s3", operation, Bucket=BUCKET, Key=path) is expected
    assert not may(rights, own, "s3", "DeleteObject", Bucket=BUCKET, Key=path)


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("entities/ent_A/", True),
        ("entities/ent_A/x", True),
        ("entities/ent_A", False),
        ("entities/ent_B/", False),
        ("entities/", False),
        ("", False),
        (None, False),
    ],
)
def test_listings_stay_below_the_own_prefix(rights: Rights, prefix: str | None, expected: bool) -> None:
    given = {"Bucket": BUCKET} | ({} if prefix is None else {"Prefix": prefix})
    assert may(rights, session(rights, "TenantRole"), "s3", "ListObjectsV2", **given) is expected


def test_a_star_as_tag_opens_no_file(rights: Rights) -> None:
    star = session(rights, "TenantRole", {**TAGS, "entity_id": "*"})
    assert not may(rights, star, "s3", "GetObject", Bucket=BUCKET, Key="entities/ent_A/x")


def test_the_logo_session_writes_logos_and_nothing_else(rights: Rights) -> None:
    own = session(rights, "LogoRole")
    assert may(rights, own, "s3", "PutObject", Bucket=BUCKET, Key="entities/ent_A/logos/x.png")
    assert not may(rights, own, "s3", "PutObject", Bucket=BUCKET, Key="entities/ent_A/documents/x.pdf")
    assert not may(rights, own, "s3", "PutObject", Bucket=BUCKET, Key="entities/ent_B/logos/x.png")
    assert not may(rights, own, "s3", "GetObject", Bucket=BUCKET, Key="entities/ent_A/logos/x.png")
    assert not reads(rights, own, "ent_A")


def test_the_session_of_a_public_link_reads_what_it_can_name_and_lists_nothing(rights: Rights) -> None:
    own = session(rights, "ShareRole")
    for entity, expected in (("ent_A", True), ("ent_B", False), ("ent_AB", False), ("*", False)):
        assert reads(rights, own, entity) is expected
        assert may(rights, own, "dynamodb", "UpdateItem", TableName=TENANTS, Key=key(entity)) is expected
        assert may(rights, own, "s3", "GetObject", Bucket=BUCKET, Key=f"entities/{entity}/x") is expected
    assert not may(rights, own, "dynamodb", "Query", **query("ent_A"))
    assert not may(rights, own, "dynamodb", "Query", **query("ent_A", "by_date"))
    assert not may(rights, own, "dynamodb", "PutItem", TableName=TENANTS, Item=key("ent_A"))
    assert not may(rights, own, "dynamodb", "DeleteItem", TableName=TENANTS, Key=key("ent_A"))
    assert not may(rights, own, "s3", "PutObject", Bucket=BUCKET, Key="entities/ent_A/x")
    assert not any(transacts(rights, own, kind, part) for kind, part in WRITES)


def test_the_reader_session_reads_its_own_records_and_writes_nothing(rights: Rights) -> None:
    own = session(rights, "ReaderRole")
    assert reads(rights, own, "ent_A")
    assert not reads(rights, own, "ent_B")
    for operation, part in (("PutItem", "Item"), ("UpdateItem", "Key"), ("DeleteItem", "Key")):
        assert not may(rights, own, "dynamodb", operation, TableName=TENANTS, **{part: key("ent_A")})
    assert not transacts(rights, own)
    assert not may(rights, own, "s3", "GetObject", Bucket=BUCKET, Key="entities/ent_A/x")


def test_nothing_is_done_without_tls(rights: Rights) -> None:
    own = session(rights, "TenantRole")
    wanted = Authorization("s3:GetObject", f"arn:aws:s3:::{BUCKET}/entities/ent_A/x")
    assert rights.decide(own, wanted) is Decision.ALLOWED
    assert rights.decide(own, wanted, secure=False) is Decision.DENIED


# Each of these breaks one line of the policy in a copy: the question above it must then be answered wrongly.
def test_without_the_null_guard_a_keyless_request_would_pass(copied: Template, statements: Any) -> None:
    del statements["Data"]["Condition"]["Null"]["dynamodb:LeadingKeys"]
    broken = Rights(copied)
    assert keyless_query(broken, session(broken, "TenantRole"))


def test_without_any_null_guard_a_session_without_tag_would_pass(copied: Template, statements: Any) -> None:
    del statements["Data"]["Condition"]["Null"]
    broken = Rights(copied)
    assert keyless_query(broken, session(broken, "TenantRole", {}))


def test_without_the_leading_keys_another_tenant_would_be_read(copied: Template, statements: Any) -> None:
    del statements["Data"]["Condition"]["ForAllValues:StringEquals"]
    broken = Rights(copied)
    assert reads(broken, session(broken, "TenantRole"), "ent_B")


def test_with_any_instead_of_all_a_mixed_batch_would_pass(copied: Template, statements: Any) -> None:
    condition = statements["Data"]["Condition"]
    condition["ForAnyValue:StringEquals"] = condition.pop("ForAllValues:StringEquals")
    broken = Rights(copied)
    wanted = {TENANTS: {"Keys": [key("ent_A"), key("ent_B")]}}
    assert may(broken, session(broken, "TenantRole"), "dynamodb", "BatchGetItem", RequestItems=wanted)


def test_without_the_operation_guard_a_transaction_would_pass(copied: Template, statements: Any) -> None:
    del statements["Data"]["Condition"]["Null"]["dynamodb:EnclosingOperation"]
    broken = Rights(copied)
    assert transacts(broken, session(broken, "TenantRole"))


def test_without_the_slash_a_longer_name_would_be_listed(copied: Template, statements: Any) -> None:
    statements["OwnPrefix"]["Condition"]["StringLike"]["s3:prefix"] = "entities/${aws:PrincipalTag/entity_id}*"
    broken = Rights(copied)
    given = {"Bucket": BUCKET, "Prefix": "entities/ent_AB/"}
    assert may(broken, session(broken, "TenantRole"), "s3", "ListObjectsV2", **given)
