"""What a template declares, as plain frozen values with every intrinsic resolved; no reading, no network."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from local.cfn_yaml import Json


@dataclass(frozen=True)
class Policy:
    """One inline policy: its name and its statements as IAM writes them."""

    name: str
    statements: tuple[Json, ...]


@dataclass(frozen=True)
class Role:
    """An IAM role, declared or made by SAM for one function; `trust` is its AssumeRolePolicyDocument."""

    logical_id: str
    name: str
    arn: str
    trust: Json
    policies: tuple[Policy, ...]
    managed: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[Json, ...]:
        """All inline statements, in order."""
        return tuple(statement for policy in self.policies for statement in policy.statements)


@dataclass(frozen=True)
class Function:
    """One Lambda function; `name` is its folder below functions/, seconds in `timeout`, MB in `memory`."""

    logical_id: str
    name: str
    physical_name: str
    arn: str
    code: Path
    handler: str
    runtime: str
    environment: dict[str, str]
    timeout: int
    memory: int
    layers: tuple[str, ...]
    role: Role


@dataclass(frozen=True)
class Authorizer:
    """A Lambda authorizer of the HTTP API; `headers` are its identity sources, `ttl` is in seconds, 0 means off."""

    name: str
    function: str
    headers: tuple[str, ...]
    ttl: int


@dataclass(frozen=True)
class Route:
    """One route of the HTTP API; `function` and `authorizer` are names, None where anybody may call."""

    method: str
    path: str
    function: str
    authorizer: str | None

    @property
    def key(self) -> str:
        """API Gateway's routeKey."""
        return self.path if self.path == "$default" else f"{self.method} {self.path}"


@dataclass(frozen=True)
class Cors:
    """The HTTP API's own CORS answer; `max_age` in seconds."""

    origins: tuple[str, ...]
    methods: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    credentials: bool = False
    max_age: int | None = None


@dataclass(frozen=True)
class EventSource:
    """A stream or queue that Lambda polls for a function. `source` is the table's or queue's physical name.

    `retries` is None where a failing stream record is retried for ever; `on_failure` is an ARN.
    """

    function: str
    kind: Literal["stream", "queue"]
    source: str
    batch_size: int
    partial_failures: bool
    filters: tuple[Json, ...] = ()
    retries: int | None = None
    on_failure: str | None = None


@dataclass(frozen=True)
class Table:
    """A DynamoDB table; `create_input` is the CreateTable request."""

    logical_id: str
    name: str
    arn: str
    create_input: Json
    ttl_attribute: str | None


@dataclass(frozen=True)
class Queue:
    """An SQS queue with its attributes as CreateQueue takes them."""

    logical_id: str
    name: str
    arn: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class Bucket:
    """An S3 bucket."""

    logical_id: str
    name: str
    versioned: bool


@dataclass(frozen=True)
class Target:
    """Where a rule sends: `options` are the target's other properties (Id, InputPath, …)."""

    arn: str
    options: Json


@dataclass(frozen=True)
class Rule:
    """An EventBridge rule on a bus; `pattern` is None for a schedule."""

    name: str
    bus: str
    pattern: Json | None
    schedule: str | None
    targets: tuple[Target, ...]


@dataclass(frozen=True)
class Parameter:
    """An SSM parameter and its value."""

    name: str
    kind: str
    value: str


@dataclass(frozen=True)
class Secret:
    """A Secrets Manager secret and its text."""

    name: str
    arn: str
    value: str
