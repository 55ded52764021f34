"""Create the template's resources through the AWS API; knows no emulator."""

import json
from typing import Any

from local.direct import direct_calls
from local.queue_pump import ClientOf
from local.resources import Rule
from local.template import REGION, Template


def provision(template: Template, client: ClientOf) -> None:
    """Create every table, bucket, queue, bus, rule, role, parameter and secret; functions are not deployed."""
    create_tables(template, client("dynamodb"))
    create_buckets(template, client("s3"))
    create_queues(template, client("sqs"))
    create_rules(template, client("events"))
    create_roles(template, client("iam"))
    create_texts(template, client)


def create_tables(template: Template, dynamodb: Any) -> None:
    """Tables with their indexes and streams, and their time to live."""
    for table in template.tables.values():
        dynamodb.create_table(**table.create_input)
        if table.ttl_attribute:
            ttl = {"Enabled": True, "AttributeName": table.ttl_attribute}
            dynamodb.update_time_to_live(TableName=table.name, TimeToLiveSpecification=ttl)


def create_buckets(template: Template, s3: Any) -> None:
    """Buckets with their versioning."""
    for bucket in template.buckets.values():
        s3.create_bucket(Bucket=bucket.name, CreateBucketConfiguration={"LocationConstraint": REGION})
        if bucket.versioned:
            s3.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration={"Status": "Enabled"})


def create_queues(template: Template, sqs: Any) -> None:
    """Queues first without, then with their redrive policy, whose target must exist."""
    urls: dict[str, str] = {}
    for queue in template.queues.values():
        attributes = {key: value for key, value in queue.attributes.items() if key != "RedrivePolicy"}
        urls[queue.name] = sqs.create_queue(QueueName=queue.name, Attributes=attributes)["QueueUrl"]
    for queue in template.queues.values():
        if "RedrivePolicy" in queue.attributes:
            redrive = {"RedrivePolicy": queue.attributes["RedrivePolicy"]}
            sqs.set_queue_attributes(QueueUrl=urls[queue.name], Attributes=redrive)
    for call in direct_calls(template):
        sqs.create_queue(QueueName=call.queue)


def create_rules(template: Template, events: Any) -> None:
    """Buses, and the rules that listen to them; schedules are left out, nothing local waits for midnight."""
    for bus in template.buses:
        events.create_event_bus(Name=bus)
    queues = {call.rule: call.queue_arn for call in direct_calls(template)}
    for rule in template.rules:
        if rule.pattern is not None:
            events.put_rule(Name=rule.name, EventBusName=rule.bus, EventPattern=json.dumps(rule.pattern))
            events.put_targets(Rule=rule.name, EventBusName=rule.bus, Targets=targets(rule, queues.get(rule.name)))


def targets(rule: Rule, queue_arn: str | None) -> list[dict[str, Any]]:
    """PutTargets' list; a function's place is taken by the queue that stands for it."""
    return [{**target.options, "Arn": queue_arn if ":lambda:" in target.arn else target.arn} for target in rule.targets]


def create_roles(template: Template, iam: Any) -> None:
    """Roles that functions assume. The emulator checks no policy; the tests evaluate those of the template."""
    for role in template.roles.values():
        iam.create_role(RoleName=role.name, AssumeRolePolicyDocument=json.dumps(role.trust))


def create_texts(template: Template, client: ClientOf) -> None:
    """SSM parameters and secrets."""
    for parameter in template.ssm_parameters:
        client("ssm").put_parameter(Name=parameter.name, Type=parameter.kind, Value=parameter.value, Overwrite=True)
    for secret in template.secrets:
        client("secretsmanager").create_secret(Name=secret.name, SecretString=secret.value)
