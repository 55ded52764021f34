"""What an AWS call must be allowed to do, service by service; a call that is not known here fails the test.

Actions and resources: https://docs.aws.amazon.com/service-authorization/latest/reference/
"""

from collections.abc import Callable
from typing import Any

from local.template import ACCOUNT, REGION, Template
from tests.support.policies.conditions import UnknownPolicyLanguage
from tests.support.policies.dynamodb_needs import DynamoDbNeeds, Params
from tests.support.policies.evaluator import Authorization

S3_OBJECT = {
    "GetObject": "s3:GetObject",
    "HeadObject": "s3:GetObject",
    "PutObject": "s3:PutObject",
    "DeleteObject": "s3:DeleteObject",
}
SQS_ACTIONS = {"SendMessage": "sqs:SendMessage", "SendMessageBatch": "sqs:SendMessage"}
SSM_ACTIONS = {"GetParameter": "ssm:GetParameter", "PutParameter": "ssm:PutParameter"}


class Needs:
    """Of every call that the product may make."""

    def __init__(self, template: Template) -> None:
        dynamodb = DynamoDbNeeds(template)
        self._services: dict[str, Callable[[str, Params], list[Authorization]]] = {
            "dynamodb": dynamodb.of,
            "s3": _s3,
            "sts": _sts,
            "ssm": _ssm,
            "events": _events,
            "sqs": _sqs,
        }

    def of(self, service: str, operation: str, params: Params) -> list[Authorization]:
        """Never empty. Errors: UnknownPolicyLanguage."""
        if service not in self._services:
            raise UnknownPolicyLanguage(f"the service {service}")
        needs = self._services[service](operation, params)
        if not needs:
            raise UnknownPolicyLanguage(f"{service}:{operation} that touches nothing")
        return needs


def _s3(operation: str, params: Params) -> list[Authorization]:
    bucket = f"arn:aws:s3:::{params['Bucket']}"
    if operation in {"ListObjectsV2", "ListObjects", "HeadBucket"}:
        given = {"s3:prefix": str(params["Prefix"])} if "Prefix" in params else {}
        return [Authorization("s3:ListBucket", bucket, {**given})]
    if operation not in S3_OBJECT:
        raise UnknownPolicyLanguage(f"the operation s3:{operation}")
    version = "Version" if "VersionId" in params else ""
    return [Authorization(S3_OBJECT[operation] + version, f"{bucket}/{params['Key']}")]


def _sts(operation: str, params: Params) -> list[Authorization]:
    if operation != "AssumeRole":
        raise UnknownPolicyLanguage(f"the operation sts:{operation}")
    if params.get("TransitiveTagKeys") or params.get("SourceIdentity") or params.get("Policy"):
        raise UnknownPolicyLanguage("AssumeRole with a session policy, source identity or transitive tags")
    tags = {tag["Key"]: tag["Value"] for tag in params.get("Tags", [])}
    context: dict[str, str | tuple[str, ...]] = {"sts:rolesessionname": params["RoleSessionName"]}
    context |= {f"aws:requesttag/{name.lower()}": value for name, value in tags.items()}
    context |= {"aws:tagkeys": tuple(tags)} if tags else {}
    actions = ["sts:AssumeRole", "sts:TagSession"] if tags else ["sts:AssumeRole"]
    return [Authorization(action, params["RoleArn"], dict(context)) for action in actions]


def _ssm(operation: str, params: Params) -> list[Authorization]:
    if operation not in SSM_ACTIONS:
        raise UnknownPolicyLanguage(f"the operation ssm:{operation}")
    arn = f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter/{params['Name'].lstrip('/')}"
    tagging = [Authorization("ssm:AddTagsToResource", arn)] if params.get("Tags") else []
    return [Authorization(SSM_ACTIONS[operation], arn), *tagging]


def _events(operation: str, params: Params) -> list[Authorization]:
    if operation != "PutEvents":
        raise UnknownPolicyLanguage(f"the operation events:{operation}")
    return [_event(entry) for entry in params["Entries"]]


def _event(entry: Params) -> Authorization:
    name = str(entry.get("EventBusName", "default")).rsplit("/", 1)[-1]
    context: dict[str, Any] = {"events:source": entry["Source"], "events:detail-type": entry["DetailType"]}
    return Authorization("events:PutEvents", f"arn:aws:events:{REGION}:{ACCOUNT}:event-bus/{name}", context)


def _sqs(operation: str, params: Params) -> list[Authorization]:
    if operation not in SQS_ACTIONS:
        raise UnknownPolicyLanguage(f"the operation sqs:{operation}")
    return [
        Authorization(SQS_ACTIONS[operation], f"arn:aws:sqs:{REGION}:{ACCOUNT}:{params['QueueUrl'].rsplit('/', 1)[-1]}")
    ]
