"""What local.template reads out of a template."""

from pathlib import Path

import pytest

from local.cfn_yaml import TemplateError
from local.lambdas import shared_environment
from local.template import Template, load_template

STACK = "billhead-local"
ARN = "arn:aws:{service}:eu-central-1:123456789012:{name}"


def written(tmp_path: Path, text: str) -> Template:
    path = tmp_path / "template.yaml"
    path.write_text(text)
    return load_template(path)


def test_function_takes_globals_and_its_own_values(tiny: Template) -> None:
    echo = tiny.functions["echo"]
    assert (echo.logical_id, echo.physical_name, echo.handler) == (
        "EchoFunction",
        f"{STACK}-EchoFunction",
        "app.handler",
    )
    assert (echo.timeout, tiny.functions["work"].timeout) == (7, 30)
    assert [layer.split(":")[-2] for layer in echo.layers] == [f"{STACK}-CoreLayer", f"{STACK}-WebLayer"]
    assert echo.code == Path(__file__).parent / "tiny" / "functions" / "echo"
    assert echo.environment["OWN"] == "a-y"
    assert echo.environment["NOTES_TABLE"] == f"{STACK}-NotesTable"
    assert echo.environment["DEBUG"] == "true"
    assert "OWN" not in tiny.functions["guard"].environment


def test_ref_of_a_queue_is_its_url_and_getatt_its_arn(tiny: Template) -> None:
    url = "https://sqs.eu-central-1.amazonaws.com/123456789012/billhead-local-WorkQueue"
    assert tiny.functions["guard"].environment["WORK_QUEUE"] == url
    assert tiny.queues["WorkQueue"].arn == ARN.format(service="sqs", name=f"{STACK}-WorkQueue")


def test_secret_in_the_environment_is_replaced_and_the_same_on_every_run(tiny: Template, tiny_path: Path) -> None:
    key = tiny.functions["guard"].environment["KEY"]
    assert len(key) == 12
    assert key == load_template(tiny_path).functions["guard"].environment["KEY"] == tiny.secrets[0].value


def test_parameter_override_changes_conditions(tiny: Template, tiny_path: Path) -> None:
    prod = load_template(tiny_path, {"Stage": "prod", "PublicUrl": "https://x.example"})
    assert ("ProdOnly" in tiny.queues, "TestOnly" in tiny.queues) == (False, True)
    assert ("ProdOnly" in prod.queues, "TestOnly" in prod.queues) == (True, False)
    assert tiny.queues["TestOnly"].name == "only-in-test"
    assert prod.functions["guard"].environment["BASE_URL"] == "https://x.example"
    assert tiny.functions["guard"].environment["BASE_URL"] == "unknown"


def test_unknown_parameter_is_refused(tiny_path: Path) -> None:
    with pytest.raises(TemplateError, match="no parameter Stagee"):
        load_template(tiny_path, {"Stagee": "prod"})


def test_routes_know_their_function_and_authorizer(tiny: Template) -> None:
    assert {(route.key, route.function, route.authorizer) for route in tiny.routes} == {
        ("ANY /notes/{proxy+}", "echo", "Keys"),
        ("GET /notes/{id}", "echo", "Keys"),
        ("GET /notes/latest", "echo", "Keys"),
        ("POST /open", "echo", None),
    }
    keys = tiny.authorizers["Keys"]
    assert (keys.function, keys.headers, keys.ttl) == ("guard", ("authorization",), 60)


def test_role_of_a_function_carries_inline_and_managed_statements(tiny: Template) -> None:
    role = tiny.functions["echo"].role
    assert role.name == f"{STACK}-EchoFunctionRole"
    assert [statement["Action"] for statement in role.statements] == ["dynamodb:Query", "sts:AssumeRole"]
    assert role.managed == ("AWSLambdaBasicExecutionRole", "AWSXrayWriteOnlyAccess")
    assert role.statements[1]["Resource"] == f"arn:aws:iam::123456789012:role/{STACK}-TenantRole"
    assert [statement["Action"] for statement in tiny.functions["work"].role.statements] == ["dynamodb:Query"]
    assert tiny.functions["work"].role is tiny.roles["WorkerRole"]


def test_policy_variable_survives_sub(tiny: Template) -> None:
    (statement,) = tiny.roles["TenantRole"].statements
    table = ARN.format(service="dynamodb", name=f"table/{STACK}-NotesTable")
    assert statement["Resource"] == f"{table}/index/${{aws:PrincipalTag/entity_id}}"
    assert tiny.roles["TenantRole"].trust["Version"] == "2012-10-17"
    assert tiny.roles["TenantRole"].trust["Statement"][0]["Principal"]["AWS"] == tiny.functions["echo"].role.arn


def test_table_input_has_indexes_and_stream_but_no_backups(tiny: Template) -> None:
    table = tiny.tables["NotesTable"]
    assert table.ttl_attribute == "expires_at"
    assert table.create_input["TableName"] == table.name
    assert table.create_input["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert [index["IndexName"] for index in table.create_input["GlobalSecondaryIndexes"]] == ["by_at"]
    assert "PointInTimeRecoverySpecification" not in table.create_input


def test_event_sources_keep_batch_size_failures_filters_and_destination(tiny: Template) -> None:
    by_function = {source.function: source for source in tiny.event_sources}
    work, relay = by_function["work"], by_function["relay"]
    assert (work.kind, work.source, work.batch_size, work.partial_failures) == ("queue", f"{STACK}-WorkQueue", 3, True)
    assert (relay.kind, relay.source, relay.batch_size, relay.retries) == ("stream", f"{STACK}-NotesTable", 2, 1)
    assert relay.on_failure == tiny.queues["DeadLetters"].arn
    assert relay.filters == ({"Pattern": '{"eventName": ["INSERT", "MODIFY"]}'},)


def test_rules_of_the_template_and_of_sam_events(tiny: Template) -> None:
    declared, made = tiny.rules
    assert (declared.bus, declared.targets[0].arn) == (f"{STACK}-bus", tiny.queues["WorkQueue"].arn)
    assert (made.bus, made.targets[0].arn) == (f"{STACK}-bus", tiny.functions["hear"].arn)


def test_queue_bucket_parameter_and_output(tiny: Template) -> None:
    assert tiny.queues["WorkQueue"].attributes["VisibilityTimeout"] == "30"
    assert '"maxReceiveCount": 2' in tiny.queues["WorkQueue"].attributes["RedrivePolicy"]
    assert (tiny.buckets["Files"].name, tiny.buckets["Files"].versioned) == (f"{STACK}-files-123456789012", True)
    assert tiny.ssm_parameters[0].value == "hello test"
    assert tiny.outputs == {"Url": f"https://{STACK}-Api.execute-api.eu-central-1.amazonaws.com"}


def test_explicit_event_source_mapping_is_read(tmp_path: Path) -> None:
    template = written(
        tmp_path,
        """
Resources:
  Jobs: {Type: AWS::SQS::Queue}
  WorkFunction: {Type: AWS::Serverless::Function, Properties: {CodeUri: functions/work, Handler: app.handler}}
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: !GetAtt Jobs.Arn, FunctionName: !Ref WorkFunction, BatchSize: 4}
""",
    )
    (source,) = template.event_sources
    assert (source.function, source.source, source.batch_size) == ("work", f"{STACK}-Jobs", 4)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Nobody}}}", "Nobody"),
        ("Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt A.Colour}}}", "A.Colour"),
        ("Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: !ImportValue x}}}", "ImportValue"),
        ("Resources: {A: {Type: AWS::SQS::Queue, Condition: Never}}", "Never"),
    ],
)
def test_what_cannot_be_resolved_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(TemplateError, match=complaint):
        _ = written(tmp_path, text).queues


def test_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="Timeout stands twice"):
        written(tmp_path, "Resources:\n  A: {Type: X, Timeout: 1, Timeout: 2}\n")


def test_functions_that_disagree_on_a_variable_are_refused(tmp_path: Path) -> None:
    template = written(
        tmp_path,
        """
Resources:
  A:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: functions/a, Handler: app.handler, Environment: {Variables: {LIMIT: 1}}}
  B:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: functions/b, Handler: app.handler, Environment: {Variables: {LIMIT: 2}}}
""",
    )
    with pytest.raises(TemplateError, match="LIMIT has different values in a and b"):
        shared_environment(template.functions)
