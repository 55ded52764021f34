"""Physical names and ARNs of a template's resources, the same on every run; makes no resource."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from local.cfn_yaml import Json, TemplateError, section

HTTP_API = "AWS::Serverless::HttpApi"
FUNCTION = "AWS::Serverless::Function"
TABLE = "AWS::DynamoDB::Table"
QUEUE = "AWS::SQS::Queue"
BUCKET = "AWS::S3::Bucket"
BUS = "AWS::Events::EventBus"
RULE = "AWS::Events::Rule"
ROLE = "AWS::IAM::Role"
POLICY = "AWS::IAM::ManagedPolicy"
PARAMETER = "AWS::SSM::Parameter"
SECRET = "AWS::SecretsManager::Secret"  # noqa: S105 a resource type, not a secret
MAPPING = "AWS::Lambda::EventSourceMapping"
LAYER = "AWS::Serverless::LayerVersion"
LOG_GROUP = "AWS::Logs::LogGroup"


class Kind(NamedTuple):
    """How one resource type names itself. `ref` is what Ref answers: name, arn or url."""

    name_property: str
    arn: str
    ref: str = "name"


KINDS = {
    HTTP_API: Kind("Name", "arn:{partition}:apigateway:{region}::/apis/{name}"),
    FUNCTION: Kind("FunctionName", "arn:{partition}:lambda:{region}:{account}:function:{name}"),
    TABLE: Kind("TableName", "arn:{partition}:dynamodb:{region}:{account}:table/{name}"),
    QUEUE: Kind("QueueName", "arn:{partition}:sqs:{region}:{account}:{name}", "url"),
    BUCKET: Kind("BucketName", "arn:{partition}:s3:::{name}"),
    BUS: Kind("Name", "arn:{partition}:events:{region}:{account}:event-bus/{name}"),
    RULE: Kind("Name", "arn:{partition}:events:{region}:{account}:rule/{name}"),
    ROLE: Kind("RoleName", "arn:{partition}:iam::{account}:role/{name}"),
    POLICY: Kind("ManagedPolicyName", "arn:{partition}:iam::{account}:policy/{name}", "arn"),
    PARAMETER: Kind("Name", "arn:{partition}:ssm:{region}:{account}:parameter/{name}"),
    SECRET: Kind("Name", "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}", "arn"),
    LAYER: Kind("LayerName", "arn:{partition}:lambda:{region}:{account}:layer:{name}:1", "arn"),
    LOG_GROUP: Kind("LogGroupName", "arn:{partition}:logs:{region}:{account}:log-group:{name}:*"),
}
# What GetAtt answers, by type and attribute; an empty type is any type.
ATTRIBUTES = {
    ("", "Arn"): "{arn}",
    ("", "LayerVersionArn"): "{arn}",
    ("", "Name"): "{name}",
    (QUEUE, "QueueName"): "{name}",
    (QUEUE, "QueueUrl"): "{url}",
    (TABLE, "StreamArn"): "{arn}/stream/local",
    (PARAMETER, "Value"): "{value}",
    (HTTP_API, "ApiEndpoint"): "https://{name}.execute-api.{region}.amazonaws.com",
    (BUCKET, "DomainName"): "{name}.s3.amazonaws.com",
    (BUCKET, "RegionalDomainName"): "{name}.s3.{region}.amazonaws.com",
}
OTHER = Kind("Name", "arn:{partition}:other:{region}:{account}:{name}")


class Place(NamedTuple):
    """Where the stack lives: the pseudo parameters that names are made of."""

    stack: str
    account: str
    region: str
    partition: str


class References:
    """Answers Ref and GetAtt. `properties` are resolved through the function given to `bind`, which needs us."""

    def __init__(self, resources: Mapping[str, Json], place: Place) -> None:
        self._resources = resources
        self._place = place
        self._resolve: Any = lambda node: node  # pyright: ignore[reportUnknownLambdaType] # replaced by bind

    def bind(self, resolve: Any) -> None:
        """Give the resolver that evaluates a resource's own name."""
        self._resolve = resolve

    def kind(self, logical_id: str) -> str:
        """The CloudFormation type, also of what SAM makes on its own: a function's role, the implicit HTTP API."""
        if logical_id in self._resources:
            return str(self._resources[logical_id]["Type"])
        if logical_id == "ServerlessHttpApi":
            return HTTP_API
        if logical_id.endswith("Role") and self._is_function(logical_id.removesuffix("Role")):
            return ROLE
        raise TemplateError(f"{logical_id} is neither a parameter nor a resource")

    def name(self, logical_id: str) -> str:
        """The physical name: the template's own, else stack and logical id."""
        kind = self.kind(logical_id)
        properties: Json = section(self._resources.get(logical_id, {}), "Properties")
        given = properties.get(KINDS.get(kind, OTHER).name_property)
        if given is not None:
            return str(self._resolve(given))
        if kind == BUCKET:
            return f"{self._place.stack}-{logical_id}-{self._place.account}".lower()
        suffix = ".fifo" if kind == QUEUE and properties.get("FifoQueue") else ""
        return f"{self._place.stack}-{logical_id}{suffix}"

    def arn(self, logical_id: str) -> str:
        """The ARN of the resource."""
        pattern = KINDS.get(self.kind(logical_id), OTHER).arn
        return pattern.format(**self._place._asdict(), name=self.name(logical_id).lstrip("/"))

    def url(self, logical_id: str) -> str:
        """A queue's URL, as AWS writes it; the local cloud reads only its path."""
        return f"https://sqs.{self._place.region}.amazonaws.com/{self._place.account}/{self.name(logical_id)}"

    def reference(self, logical_id: str) -> str:
        """What Ref answers for the resource."""
        ref = KINDS.get(self.kind(logical_id), OTHER).ref
        return {"name": self.name, "arn": self.arn, "url": self.url}[ref](logical_id)

    def attribute(self, logical_id: str, name: str) -> str:
        """What GetAtt answers; raises TemplateError for an attribute that is not known here."""
        kind = self.kind(logical_id)
        pattern = ATTRIBUTES.get((kind, name)) or ATTRIBUTES.get(("", name))
        if pattern is None:
            raise TemplateError(f"GetAtt {logical_id}.{name} is not supported by the local run")
        properties: Json = section(self._resources.get(logical_id, {}), "Properties")
        values = {
            "arn": self.arn(logical_id),
            "name": self.name(logical_id),
            "url": self.url(logical_id),
            "value": str(self._resolve(properties.get("Value", ""))),
        }
        return pattern.format(**values, **self._place._asdict())

    def _is_function(self, logical_id: str) -> bool:
        return self._resources.get(logical_id, {}).get("Type") == FUNCTION
