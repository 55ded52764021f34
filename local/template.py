"""template.yaml as typed values: what is declared, under which name, with which rights; creates nothing.

Used by the local run and by the tests, which read tables, routes and policies from here and nowhere else.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from local import references as kinds
from local import serverless, stores
from local.cfn_yaml import Json, TemplateError, plain_text, read_yaml, section
from local.intrinsics import Resolver
from local.references import Place, References
from local.resources import (
    Authorizer,
    Bucket,
    Cors,
    EventSource,
    Function,
    Parameter,
    Policy,
    Queue,
    Role,
    Route,
    Rule,
    Secret,
    Table,
)

TEMPLATE_FILE = Path(__file__).resolve().parent.parent / "template.yaml"
STACK = "billhead-local"
ACCOUNT = "123456789012"
REGION = "eu-central-1"
GLOBALS = {kinds.FUNCTION: "Function", kinds.HTTP_API: "HttpApi"}
SECRET_TEXT = re.compile(r"\{\{resolve:secretsmanager:(.+?):SecretString(?::[^}]*)?\}\}")


def load_template(path: Path = TEMPLATE_FILE, parameters: Mapping[str, str] | None = None) -> "Template":
    """Read a SAM template; `parameters` override its defaults. Raises TemplateError for an unknown parameter."""
    document = read_yaml(path)
    return Template(document, path.parent, read_parameters(document, parameters or {}))


def read_parameters(document: Json, overrides: Mapping[str, str]) -> dict[str, Any]:
    """Every parameter's value; one without default and override is the empty string, as the run must not ask."""
    declared: Json = document.get("Parameters", {})
    unknown = set(overrides) - set(declared)
    if unknown:
        raise TemplateError(f"the template has no parameter {', '.join(sorted(unknown))}")
    return {name: overrides.get(name, given.get("Default", "")) for name, given in declared.items()}


class Template:
    """The views. All are computed on first use, so an unsupported intrinsic hurts only who looks at it."""

    def __init__(self, document: Json, folder: Path, parameters: Mapping[str, Any]) -> None:
        self.folder = folder
        self.document = document
        self.parameters = dict(parameters)
        self.names = References(document["Resources"], Place(STACK, ACCOUNT, REGION, "aws"))
        self._resolver = Resolver(document, self.parameters | pseudo_parameters(), self.names)
        self.names.bind(self._resolver.resolve)
        self._by_type: dict[str, Mapping[str, Json]] = {}

    def name(self, logical_id: str) -> str:
        """Physical name of a resource."""
        return self.names.name(logical_id)

    def arn(self, logical_id: str) -> str:
        """ARN of a resource."""
        return self.names.arn(logical_id)

    def named(self, kind: str, arn: str) -> str:
        """The logical id of the resource of a type with this ARN; raises TemplateError if there is none."""
        for logical_id in self.of_type(kind):
            if self.arn(logical_id) == arn:
                return logical_id
        raise TemplateError(f"no {kind} of this template has the ARN {arn}")

    def of_type(self, kind: str) -> Mapping[str, Json]:
        """Resolved properties by logical id of the resources of a type whose condition holds, Globals merged in."""
        if kind not in self._by_type:
            shared: Json = section(self.document, "Globals", GLOBALS.get(kind, ""))
            self._by_type[kind] = {
                logical_id: self._resolver.resolve(serverless.merge_globals(shared, section(resource, "Properties")))
                for logical_id, resource in self.document["Resources"].items()
                if resource["Type"] == kind and self._holds(resource)
            }
        return self._by_type[kind]

    @property
    def outputs(self) -> dict[str, Any]:
        """The template's outputs whose condition holds."""
        given: Json = self.document.get("Outputs", {})
        return {name: self._resolver.resolve(output["Value"]) for name, output in given.items() if self._holds(output)}

    @cached_property
    def roles(self) -> dict[str, Role]:
        """Declared roles by logical id (those that SAM makes are `Function.role`)."""
        return {
            key: serverless.read_role(self, key, properties) for key, properties in self.of_type(kinds.ROLE).items()
        }

    @property
    def managed_policies(self) -> dict[str, Policy]:
        """Declared managed policies by ARN."""
        return {
            self.arn(logical_id): Policy(logical_id, serverless.read_statements(properties["PolicyDocument"]))
            for logical_id, properties in self.of_type(kinds.POLICY).items()
        }

    @cached_property
    def functions(self) -> dict[str, Function]:
        """Functions by their folder's name."""
        views = [
            serverless.read_function(self, logical_id, properties, self.roles)
            for logical_id, properties in self.of_type(kinds.FUNCTION).items()
        ]
        return {view.name: view for view in views}

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """Routes of the HTTP API."""
        return tuple(serverless.read_routes(self, self._api))

    @cached_property
    def authorizers(self) -> dict[str, Authorizer]:
        """Authorizers of the HTTP API by name."""
        return {view.name: view for view in serverless.read_authorizers(self, self._api)}

    @cached_property
    def cors(self) -> Cors | None:
        """CORS of the HTTP API."""
        return serverless.read_cors(self._api)

    @cached_property
    def event_sources(self) -> tuple[EventSource, ...]:
        """Streams and queues that Lambda polls for the functions."""
        return (*serverless.read_event_sources(self), *self._explicit_mappings())

    @cached_property
    def tables(self) -> dict[str, Table]:
        """DynamoDB tables by logical id."""
        return {key: stores.read_table(self, key, given) for key, given in self.of_type(kinds.TABLE).items()}

    @cached_property
    def queues(self) -> dict[str, Queue]:
        """SQS queues by logical id."""
        return {key: stores.read_queue(self, key, given) for key, given in self.of_type(kinds.QUEUE).items()}

    @cached_property
    def buckets(self) -> dict[str, Bucket]:
        """S3 buckets by logical id."""
        return {key: stores.read_bucket(self, key, given) for key, given in self.of_type(kinds.BUCKET).items()}

    @cached_property
    def buses(self) -> tuple[str, ...]:
        """Names of the event buses."""
        return tuple(self.name(logical_id) for logical_id in self.of_type(kinds.BUS))

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """EventBridge rules, declared or made by SAM of a function's events."""
        declared = (stores.read_rule(self, key, given) for key, given in self.of_type(kinds.RULE).items())
        return (*declared, *serverless.read_rule_events(self))

    @cached_property
    def ssm_parameters(self) -> tuple[Parameter, ...]:
        """SSM parameters."""
        return tuple(
            Parameter(self.name(logical_id), properties["Type"], str(properties["Value"]))
            for logical_id, properties in self.of_type(kinds.PARAMETER).items()
        )

    @cached_property
    def secrets(self) -> tuple[Secret, ...]:
        """Secrets Manager secrets."""
        return tuple(stores.read_secret(self, key, given) for key, given in self.of_type(kinds.SECRET).items())

    def plain(self, value: Any) -> str:
        """A value as text, with `{{resolve:secretsmanager:…}}` replaced as CloudFormation does when it deploys."""
        texts = {key: secret.value for secret in self.secrets for key in (secret.name, secret.arn)}
        return SECRET_TEXT.sub(lambda match: texts[match.group(1)], plain_text(value))

    @property
    def _api(self) -> Json:
        declared = self.of_type(kinds.HTTP_API)
        shared: Json = self._resolver.resolve(section(self.document, "Globals", "HttpApi"))
        return next(iter(declared.values()), shared)

    def _holds(self, resource: Json) -> bool:
        return "Condition" not in resource or self._resolver.condition(resource["Condition"])

    def _explicit_mappings(self) -> Iterator[EventSource]:
        for properties in self.of_type(kinds.MAPPING).values():
            function = next(
                view.name
                for view in self.functions.values()
                if properties["FunctionName"] in {view.physical_name, view.arn}
            )
            arn = str(properties["EventSourceArn"])
            kind = "queue" if ":sqs:" in arn else "stream"
            yield serverless.read_event_source(self, function, arn, properties | {"kind": kind})


def pseudo_parameters() -> dict[str, str]:
    """What `Ref: AWS::Region` and its kin answer here."""
    return {
        "AWS::AccountId": ACCOUNT,
        "AWS::Region": REGION,
        "AWS::Partition": "aws",
        "AWS::StackName": STACK,
        "AWS::URLSuffix": "amazonaws.com",
        "AWS::StackId": f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/{STACK}/local",
    }
