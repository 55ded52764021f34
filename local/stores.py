"""Turn the template's tables, queues, buckets, rules and secrets into plain views."""

import hashlib
import json
from typing import Protocol

from local.cfn_yaml import Json, plain_text, section
from local.resources import Bucket, Queue, Rule, Secret, Table, Target

CREATE_TABLE = (
    "AttributeDefinitions",
    "KeySchema",
    "BillingMode",
    "GlobalSecondaryIndexes",
    "LocalSecondaryIndexes",
    "ProvisionedThroughput",
)
QUEUE_ATTRIBUTES = (
    "VisibilityTimeout",
    "MessageRetentionPeriod",
    "DelaySeconds",
    "MaximumMessageSize",
    "ReceiveMessageWaitTimeSeconds",
    "FifoQueue",
    "DeduplicationScope",
    "FifoThroughputLimit",
    "ContentBasedDeduplication",
)


class Names(Protocol):
    """Names of the template's resources."""

    def name(self, logical_id: str) -> str:
        """Physical name."""
        ...

    def arn(self, logical_id: str) -> str:
        """ARN."""
        ...


def read_table(names: Names, logical_id: str, properties: Json) -> Table:
    """A table and its CreateTable request, without what an emulator has no use for (backups, encryption)."""
    name = names.name(logical_id)
    request = {key: properties[key] for key in CREATE_TABLE if key in properties} | {"TableName": name}
    if "StreamSpecification" in properties:
        view_type = properties["StreamSpecification"]["StreamViewType"]
        request["StreamSpecification"] = {"StreamEnabled": True, "StreamViewType": view_type}
    ttl = section(properties, "TimeToLiveSpecification")
    return Table(logical_id, name, names.arn(logical_id), request, ttl.get("AttributeName"))


def read_queue(names: Names, logical_id: str, properties: Json) -> Queue:
    """A queue; SQS takes every attribute as text, the redrive policy as JSON."""
    attributes = {key: plain_text(properties[key]) for key in QUEUE_ATTRIBUTES if key in properties}
    if "RedrivePolicy" in properties:
        attributes["RedrivePolicy"] = json.dumps(properties["RedrivePolicy"])
    return Queue(logical_id, names.name(logical_id), names.arn(logical_id), attributes)


def read_bucket(names: Names, logical_id: str, properties: Json) -> Bucket:
    """A bucket."""
    versioned = section(properties, "VersioningConfiguration").get("Status") == "Enabled"
    return Bucket(logical_id, names.name(logical_id), versioned)


def read_rule(names: Names, logical_id: str, properties: Json) -> Rule:
    """An EventBridge rule with its targets; a bus given by ARN is named by its last part."""
    targets = tuple(
        Target(given["Arn"], {key: value for key, value in given.items() if key != "Arn"})
        for given in properties.get("Targets", [])
    )
    bus = str(properties.get("EventBusName", "default")).rsplit("/", 1)[-1]
    pattern, schedule = properties.get("EventPattern"), properties.get("ScheduleExpression")
    return Rule(names.name(logical_id), bus, pattern, schedule, targets)


def read_secret(names: Names, logical_id: str, properties: Json) -> Secret:
    """A secret; where AWS would generate its value, the same text on every run: nothing local is secret."""
    length = int(section(properties, "GenerateSecretString").get("PasswordLength", 32))
    generated = hashlib.sha512(logical_id.encode()).hexdigest()[:length]
    return Secret(names.name(logical_id), names.arn(logical_id), str(properties.get("SecretString", generated)))
