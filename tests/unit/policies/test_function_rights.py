"""What each function may do by itself: which roles it may assume, which tables it sees, and that nothing says "all"."""

from typing import Any

import pytest

from local.resources import Function, Role
from local.template import ACCOUNT, Template
from tests.support.policies.evaluator import Authorization, Decision, decide, listed, principal_fits
from tests.support.policies.needs import Needs
from tests.support.policies.principals import Principal, Rights, refused_by_sts
from tests.support.stack import template

TENANT = frozenset({"TenantRole"})
PROVISION = frozenset({"ProvisionRole"})
NONE: frozenset[str] = frozenset()
# Whoever adds a role to a function says so here as well.
ASSUMES = {
    "advance_invoices": TENANT,
    "api_keys": NONE,
    "authorize": TENANT,
    "create_account": NONE,
    "create_entity": PROVISION,
    "credit_notes": TENANT,
    "customers": TENANT,
    "dashboard": TENANT,
    "delivery_notes": TENANT,
    "documents": TENANT,
    "entities": PROVISION,
    "estimates": TENANT,
    "fetch_exchange_rates": NONE,
    "fetch_logo": frozenset({"LogoRole"}),
    "finalize_drafts": frozenset({"NumberingRole"}),
    "generate_token": TENANT,
    "invoices": TENANT,
    "issue_document": frozenset({"NumberingRole"}),
    "items": TENANT,
    "numbering": TENANT,
    "parse_e_invoice": NONE,
    "payments": TENANT,
    "publish_events": NONE,
    "record_history": TENANT,
    "record_logo": TENANT,
    "record_usage": NONE,
    "render_html": TENANT,
    "render_pdf": TENANT,
    "render_xml": frozenset({"ReaderRole"}),
    "share_document": TENANT,
    "shared_document": frozenset({"ShareRole"}),
    "sign_up": PROVISION,
    "taxes": TENANT | PROVISION,
    "upload_logo": TENANT,
    "usage": NONE,
    "users": TENANT,
}
FUNCTIONS = sorted(template().functions)
ROLES = sorted(template().roles)
TAGS = {"entity_id": "ent_A", "account_id": "acc_1"}


def assume(role: str, tags: dict[str, str], name: str = "ent_A") -> dict[str, Any]:
    listed_tags = [{"Key": key, "Value": value} for key, value in tags.items()]
    return {"RoleArn": template().arn(role), "RoleSessionName": name, "Tags": listed_tags}


def may_assume(rights: Rights, caller: Principal, role: str, tags: dict[str, str] = TAGS) -> bool:
    params = assume(role, tags)
    needs = Needs(template()).of("sts", "AssumeRole", params)
    return not refused_by_sts(params) and all(rights.decide(caller, need) is Decision.ALLOWED for need in needs)


def all_roles() -> list[Role]:
    return [*template().roles.values(), *(function.role for function in template().functions.values())]


def all_statements() -> list[dict[str, Any]]:
    managed = [entry for policy in template().managed_policies.values() for entry in policy.statements]
    return [*managed, *(entry for role in all_roles() for entry in role.statements)]


def test_every_function_is_listed() -> None:
    assert sorted(ASSUMES) == FUNCTIONS


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_assumes_the_roles_that_it_needs_and_no_other(rights: Rights, function: str) -> None:
    caller = rights.function(function)
    assert {role for role in ROLES if may_assume(rights, caller, role)} == ASSUMES[function]


@pytest.mark.parametrize("role", ROLES)
def test_a_session_opens_no_further_session(rights: Rights, role: str) -> None:
    caller = rights.session(template().arn(role), TAGS)
    assert not any(may_assume(rights, caller, other) for other in ROLES)


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {"entity_id": "ent_A"},
        {"account_id": "acc_1"},
        {"entity_id": "*", "account_id": "acc_1"},
        {"entity_id": "ent_*", "account_id": "acc_1"},
        {"entity_id": "acc_1", "account_id": "ent_A"},
        {"entity_id": "ent_A", "account_id": "acc_1", "role": "admin"},
    ],
)
def test_a_session_is_opened_with_both_tags_in_form_and_no_others(rights: Rights, tags: dict[str, str]) -> None:
    assert may_assume(rights, rights.function("customers"), "TenantRole")
    assert not may_assume(rights, rights.function("customers"), "TenantRole", tags)


@pytest.mark.parametrize("role", ROLES)
def test_only_functions_of_this_stack_are_trusted(role: str) -> None:
    trusted = template().roles[role].trust["Statement"]
    context: dict[str, Any] = {"aws:requesttag/entity_id": "ent_A", "aws:requesttag/account_id": "acc_1"}
    context["aws:tagkeys"] = ("entity_id", "account_id")

    def trusts(caller: str) -> bool:
        wanted = Authorization("sts:AssumeRole", template().arn(role), {**context, "aws:principalarn": caller})
        fitting = [entry for entry in trusted if principal_fits(entry, caller, ACCOUNT)]
        return decide(fitting, wanted) is Decision.ALLOWED

    assert trusts(template().functions["customers"].role.arn)
    assert not trusts(f"arn:aws:iam::{ACCOUNT}:role/somebody")
    assert not trusts(f"arn:aws:iam::{ACCOUNT}:user/billhead-local-user")
    assert not trusts(template().functions["customers"].role.arn.replace(ACCOUNT, "999999999999"))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_function_reaches_tenant_data_by_its_own_role(rights: Rights, function: str) -> None:
    caller = rights.function(function)
    key = {"entity_id": {"S": "ent_A"}, "sk": {"S": "entity"}}
    tenants = template().name("TenantsTable")
    for operation, part in (("GetItem", "Key"), ("PutItem", "Item"), ("UpdateItem", "Key"), ("DeleteItem", "Key")):
        (need,) = Needs(template()).of("dynamodb", operation, {"TableName": tenants, part: key})
        assert rights.decide(caller, need) is not Decision.ALLOWED, operation
    (need,) = Needs(template()).of(
        "s3", "GetObject", {"Bucket": template().name("DocumentsBucket"), "Key": "entities/x"}
    )
    assert rights.decide(caller, need) is not Decision.ALLOWED


def test_the_function_that_fetches_foreign_urls_touches_no_table(rights: Rights) -> None:
    assert not dynamodb_actions(template().functions["fetch_logo"].role)
    (assumed,) = ASSUMES["fetch_logo"]
    assert not dynamodb_actions(template().roles[assumed])


def test_the_function_that_reads_foreign_files_is_allowed_nothing_at_all() -> None:
    assert template().functions["parse_e_invoice"].role.statements == ()


def test_only_the_functions_that_issue_take_numbers() -> None:
    taking = [name for name, roles in ASSUMES.items() if "NumberingRole" in roles]
    assert taking == ["finalize_drafts", "issue_document"]


def test_drafts_are_put_into_the_queue_of_bulk_finalize_by_one_function_alone(rights: Rights) -> None:
    url = template().names.url("FinalizeQueue")
    (need,) = Needs(template()).of("sqs", "SendMessage", {"QueueUrl": url})
    senders = [name for name in FUNCTIONS if rights.decide(rights.function(name), need) is Decision.ALLOWED]
    assert senders == ["documents"]
    (other,) = Needs(template()).of("sqs", "SendMessage", {"QueueUrl": template().names.url("SignUpQueue")})
    assert rights.decide(rights.function("documents"), other) is not Decision.ALLOWED


@pytest.mark.parametrize("function", ["api_keys", "create_account", "record_usage"])
def test_what_must_stay_together_is_written_in_transactions_only(rights: Rights, function: str) -> None:
    item = {"account_id": {"S": "acc_1"}, "sk": {"S": "key#1"}}
    accounts = template().name("AccountsTable")
    caller = rights.function(function)
    (alone,) = Needs(template()).of("dynamodb", "PutItem", {"TableName": accounts, "Item": item})
    (within,) = Needs(template()).of(
        "dynamodb", "TransactWriteItems", {"TransactItems": [{"Put": {"TableName": accounts, "Item": item}}]}
    )
    assert rights.decide(caller, within) is Decision.ALLOWED
    assert rights.decide(caller, alone) is not Decision.ALLOWED


def test_no_statement_allows_everything() -> None:
    for statement in all_statements():
        for action in listed(statement["Action"]):
            assert "*" not in action and "?" not in action, statement
        for resource in listed(statement["Resource"]):
            assert resource.split(":", 5)[5] != "*", statement
            assert "*" not in resource.split(":", 5)[2] and not resource.startswith("*"), statement


def test_no_statement_speaks_by_exception() -> None:
    trusts = [entry for role in template().roles.values() for entry in role.trust["Statement"]]
    for statement in [*all_statements(), *trusts]:
        assert not [element for element in statement if element.startswith("Not")], statement


def test_no_role_scans() -> None:
    for statement in all_statements():
        assert not [action for action in listed(statement["Action"]) if action.lower().endswith("scan")], statement


@pytest.mark.parametrize("rule", [rule for rule in template().rules if rule.pattern], ids=lambda rule: rule.name)
def test_a_rule_may_send_to_its_queue_and_no_other_rule_may(rule: Any) -> None:
    policies = template().of_type("AWS::SQS::QueuePolicy").values()
    statements = [entry for given in policies for entry in given["PolicyDocument"]["Statement"]]
    events = [entry for entry in statements if principal_fits(entry, "events.amazonaws.com", ACCOUNT)]
    bus = "" if rule.bus == "default" else f"{rule.bus}/"
    for target in rule.targets:
        for source, expected in ((rule.name, Decision.ALLOWED), ("another", Decision.IMPLICITLY_DENIED)):
            arns = {f"arn:aws:events:eu-central-1:{ACCOUNT}:rule/{place}{source}" for place in (bus, "")}
            found = {
                decide(events, Authorization("sqs:SendMessage", target.arn, {"aws:sourcearn": arn})) for arn in arns
            }
            assert expected in found


def test_a_broader_grant_would_be_noticed(copied: Template, rights: Rights) -> None:
    policies = copied.document["Resources"]["CustomersFunction"]["Properties"]["Policies"]
    policies.append(
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["sts:AssumeRole", "sts:TagSession"],
                    "Resource": template().arn("NumberingRole"),
                }
            ]
        }
    )
    broken = Rights(copied)
    assert may_assume(broken, broken.function("customers"), "NumberingRole")
    assert not may_assume(rights, rights.function("customers"), "NumberingRole")


def dynamodb_actions(role: Role) -> list[str]:
    actions = [action for entry in role.statements for action in listed(entry["Action"])]
    return [action for action in actions if action.startswith("dynamodb:") or action == "*"]


def test_functions_are_read_from_the_template() -> None:
    assert all(
        isinstance(function, Function) and bool(function.role.statements) is (name != "parse_e_invoice")
        for name, function in template().functions.items()
    )
