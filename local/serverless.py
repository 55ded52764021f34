"""Turn SAM's functions and their events into plain views; the rules of Globals and events live here."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, cast

from local.cfn_yaml import Json, TemplateError, section
from local.references import FUNCTION, QUEUE, TABLE
from local.resources import Authorizer, Cors, EventSource, Function, Policy, Role, Route, Rule, Target

LAMBDA_TRUST: Json = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": ["lambda.amazonaws.com"]}, "Action": ["sts:AssumeRole"]}
    ],
}
DEFAULT_BATCH = {"queue": 10, "stream": 100}
POLLED = {"SQS": ("queue", "Queue"), "DynamoDB": ("stream", "Stream")}
RULES = {"EventBridgeRule", "CloudWatchEvent"}


class Source(Protocol):
    """The part of a template that these functions read."""

    folder: Path

    @property
    def managed_policies(self) -> Mapping[str, Policy]:
        """Declared managed policies by ARN."""
        ...

    def plain(self, value: Any) -> str:
        """A value as text, its `{{resolve:…}}` replaced."""
        ...

    def of_type(self, kind: str) -> Mapping[str, Json]:
        """Resolved properties by logical id."""
        ...

    def name(self, logical_id: str) -> str:
        """Physical name."""
        ...

    def arn(self, logical_id: str) -> str:
        """ARN."""
        ...

    def named(self, kind: str, arn: str) -> str:
        """The logical id of the resource of a type with this ARN."""
        ...


def merge_globals(base: Any, own: Any) -> Any:
    """SAM's rule: mappings merge key by key, lists join, anything else is the resource's own."""
    if isinstance(base, dict) and isinstance(own, dict):
        left, right = cast(Json, base), cast(Json, own)
        return {key: merge_globals(left.get(key), right.get(key)) for key in left | right}
    if isinstance(base, list) and isinstance(own, list):
        return cast(list[Any], base) + cast(list[Any], own)
    return cast(Any, base) if own is None else own


def folder_name(properties: Json) -> str:
    """The function's name: the last folder of its CodeUri."""
    return Path(str(properties.get("CodeUri", "."))).name


def read_function(source: Source, logical_id: str, properties: Json, roles: Mapping[str, Role]) -> Function:
    """The function's view; its role is the declared one, or the one SAM would make."""
    return Function(
        logical_id=logical_id,
        name=folder_name(properties),
        physical_name=source.name(logical_id),
        arn=source.arn(logical_id),
        code=source.folder / str(properties.get("CodeUri", ".")),
        handler=str(properties["Handler"]),
        runtime=str(properties.get("Runtime", "")),
        environment={
            key: source.plain(value) for key, value in section(properties, "Environment", "Variables").items()
        },
        timeout=int(properties.get("Timeout", 3)),
        memory=int(properties.get("MemorySize", 128)),
        layers=tuple(str(layer) for layer in properties.get("Layers", [])),
        role=function_role(source, logical_id, properties, roles),
    )


def function_role(source: Source, logical_id: str, properties: Json, roles: Mapping[str, Role]) -> Role:
    """The role named by `Role`, else the one SAM makes of `Policies`."""
    given = properties.get("Role")
    if given is not None:
        return next(role for role in roles.values() if role.arn == given)
    own = f"{logical_id}Role"
    policies, managed = read_policies(source, logical_id, properties.get("Policies") or [])
    trust: Json = properties.get("AssumeRolePolicyDocument") or LAMBDA_TRUST
    return Role(own, source.name(own), source.arn(own), trust, policies, ("AWSLambdaBasicExecutionRole", *managed))


def read_role(source: Source, logical_id: str, properties: Json) -> Role:
    """A declared role: its inline policies, then the managed ones declared beside it."""
    inline = [
        Policy(given["PolicyName"], read_statements(given["PolicyDocument"]))
        for given in properties.get("Policies", [])
    ]
    attached, foreign = read_policies(source, logical_id, properties.get("ManagedPolicyArns", []))
    trust: Json = properties["AssumeRolePolicyDocument"]
    return Role(logical_id, source.name(logical_id), source.arn(logical_id), trust, (*inline, *attached), foreign)


def read_policies(source: Source, logical_id: str, given: Any) -> tuple[tuple[Policy, ...], tuple[str, ...]]:
    """Split SAM's `Policies` into those with statements (inline or declared here) and names of AWS's own."""
    entries: list[Any] = cast(list[Any], given) if isinstance(given, list) else [given]
    known: list[Policy] = []
    foreign: list[str] = []
    for number, entry in enumerate(entries):
        if isinstance(entry, str) and entry in source.managed_policies:
            known.append(source.managed_policies[entry])
        elif isinstance(entry, str):
            foreign.append(entry)
        elif "Statement" in entry:
            known.append(Policy(f"{logical_id}Policy{number}", read_statements(entry)))
        else:
            raise TemplateError(f"{logical_id}: write statements, not the policy template {next(iter(entry))}")
    return tuple(known), tuple(foreign)


def read_statements(document: Json) -> tuple[Json, ...]:
    """The statements of a policy document; one alone may stand without a list."""
    statements = document["Statement"]
    return tuple(cast(list[Json], statements) if isinstance(statements, list) else [cast(Json, statements)])


def events(source: Source, *kinds: str) -> Iterator[tuple[str, str, str, Json]]:
    """Every function event of the given types: (function's logical id, event's id, type, properties)."""
    for logical_id, properties in source.of_type(FUNCTION).items():
        for event_id, event in section(properties, "Events").items():
            if event["Type"] in kinds:
                yield logical_id, event_id, event["Type"], section(event, "Properties")


def read_routes(source: Source, api: Json) -> Iterator[Route]:
    """Every route of the HTTP API; an event's own authorizer wins over the default, NONE means open."""
    default = section(api, "Auth").get("DefaultAuthorizer")
    for logical_id, _, _, properties in events(source, "HttpApi"):
        authorizer = section(properties, "Auth").get("Authorizer", default)
        yield Route(
            method=str(properties.get("Method", "ANY")).upper(),
            path=str(properties.get("Path", "$default")),
            function=folder_name(source.of_type(FUNCTION)[logical_id]),
            authorizer=None if authorizer in {None, "NONE"} else str(authorizer),
        )


def read_authorizers(source: Source, api: Json) -> Iterator[Authorizer]:
    """The HTTP API's Lambda authorizers; only payload 2.0 with simple responses is understood."""
    for name, given in section(api, "Auth", "Authorizers").items():
        if str(given.get("AuthorizerPayloadFormatVersion")) != "2.0" or not given.get("EnableSimpleResponses"):
            raise TemplateError(f"authorizer {name}: only payload 2.0 with EnableSimpleResponses is supported")
        identity = section(given, "Identity")
        function = source.named(FUNCTION, given["FunctionArn"])
        yield Authorizer(
            name=name,
            function=folder_name(source.of_type(FUNCTION)[function]),
            headers=tuple(str(header).lower() for header in identity.get("Headers", [])),
            ttl=int(identity.get("ReauthorizeEvery", 0)),
        )


def read_cors(api: Json) -> Cors | None:
    """The API's CorsConfiguration; `true` means any origin."""
    given = api.get("CorsConfiguration")
    if not given:
        return None
    if given is True:
        return Cors(origins=("*",))
    return Cors(
        origins=tuple(given.get("AllowOrigins", [])),
        methods=tuple(given.get("AllowMethods", [])),
        headers=tuple(given.get("AllowHeaders", [])),
        exposed=tuple(given.get("ExposeHeaders", [])),
        credentials=bool(given.get("AllowCredentials", False)),
        max_age=given.get("MaxAge"),
    )


def read_event_sources(source: Source) -> Iterator[EventSource]:
    """Every queue and stream that SAM's events map to a function."""
    for logical_id, _, event_type, properties in events(source, *POLLED):
        kind, arn_property = POLLED[event_type]
        if properties.get("Enabled", True):
            function = folder_name(source.of_type(FUNCTION)[logical_id])
            yield read_event_source(source, function, str(properties[arn_property]), properties | {"kind": kind})


def read_event_source(source: Source, function: str, arn: str, properties: Json) -> EventSource:
    """One event source mapping; `properties` are the mapping's, with `kind` stream or queue."""
    kind = properties["kind"]
    table_arn = arn.split("/stream/")[0]
    logical_id = source.named(QUEUE if kind == "queue" else TABLE, table_arn)
    retries = int(properties.get("MaximumRetryAttempts", -1))
    on_failure = section(properties, "DestinationConfig", "OnFailure")
    return EventSource(
        function=function,
        kind=kind,
        source=source.name(logical_id),
        batch_size=int(properties.get("BatchSize", DEFAULT_BATCH[kind])),
        partial_failures="ReportBatchItemFailures" in properties.get("FunctionResponseTypes", []),
        filters=tuple(section(properties, "FilterCriteria").get("Filters", [])),
        retries=None if retries < 0 else retries,
        on_failure=on_failure.get("Destination"),
    )


def read_rule_events(source: Source) -> Iterator[Rule]:
    """The rules that SAM makes of a function's EventBridgeRule events."""
    for logical_id, event_id, _, properties in events(source, *RULES):
        target = Target(source.arn(logical_id), {"Id": event_id})
        yield Rule(
            name=f"{source.name(logical_id)}-{event_id}",
            bus=str(properties.get("EventBusName", "default")),
            pattern=properties.get("Pattern"),
            schedule=None,
            targets=(target,),
        )
