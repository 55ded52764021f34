"""Run the functions of the template in this process, as Lambda would call them; knows no trigger."""

import importlib.util
import json
import sys
import threading
import time
import traceback
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from local.cfn_yaml import TemplateError
from local.resources import Function

PAYLOAD_LIMIT = 6_291_556
"""Bytes of a synchronous request or response: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""

Handler = Callable[[Any, Any], Any]


class FunctionError(Exception):
    """The function raised, or answered what Lambda cannot carry; `trace` is for the terminal, never for a client."""

    def __init__(self, function: str, kind: str, trace: str) -> None:
        super().__init__(f"{function} failed: {kind}")
        self.function = function
        self.kind = kind
        self.trace = trace


@dataclass(frozen=True)
class LambdaContext:
    """The second argument of a handler; names as in Lambda's Python runtime."""

    function_name: str
    memory_limit_in_mb: int
    invoked_function_arn: str
    deadline: float
    aws_request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    function_version: str = "$LATEST"
    log_stream_name: str = "local"
    identity: None = None
    client_context: None = None

    @property
    def log_group_name(self) -> str:
        """The group the function would log to."""
        return f"/aws/lambda/{self.function_name}"

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until the function's timeout; the local run does not end a function that exceeds it."""
        return max(0, int((self.deadline - time.monotonic()) * 1000))


class Lambdas:
    """Every function of the template, loaded on first use like a cold container."""

    def __init__(self, functions: Mapping[str, Function]) -> None:
        self._functions = functions
        self._handlers: dict[str, Handler] = {}
        # A Lambda container never runs two invocations at once, and libraries rely on it (Powertools' resolver keeps
        # the current event on a class). All functions share this process, so one lock stands for all containers.
        self._one_at_a_time = threading.RLock()

    def invoke(self, name: str, event: Any) -> Any:
        """Call a function with a JSON copy of `event` and return a JSON copy of its answer; raises FunctionError."""
        function = self._functions[name]
        with self._one_at_a_time:
            sent = carried(function, event)
            answer = self._run(function, sent)
            return carried(function, answer)

    def _run(self, function: Function, event: Any) -> Any:
        deadline = time.monotonic() + function.timeout
        context = LambdaContext(function.physical_name, function.memory, function.arn, deadline)
        try:
            if function.name not in self._handlers:
                self._handlers[function.name] = load_handler(function)
            return self._handlers[function.name](event, context)
        # The boundary where Lambda itself turns whatever a handler raises into a failed invocation.
        except Exception as error:
            raise FunctionError(function.name, type(error).__name__, traceback.format_exc()) from error

    def recycle(self, layers: Path) -> None:
        """Forget loaded functions and what the layers below a folder keep in functools.cache, as a new container would.

        Their clients hold the endpoint and the credentials of the stack that they were made in.
        """
        with self._one_at_a_time:
            for name in self._handlers:
                sys.modules.pop(module_name(name), None)
            self._handlers.clear()
            for module in list(sys.modules.values()):
                if layers in Path(getattr(module, "__file__", None) or "/").parents:
                    clear_caches(module)


def clear_caches(module: ModuleType) -> None:
    """Empty every functools.cache of a module."""
    for value in list(vars(module).values()):
        if callable(getattr(value, "cache_clear", None)):
            value.cache_clear()


def carried(function: Function, value: Any) -> Any:
    """The value as it arrives after Lambda's JSON; stricter than the runtime, which makes floats of Decimals."""
    try:
        text = json.dumps(value, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise FunctionError(function.name, "Runtime.MarshalError", traceback.format_exc()) from error
    if len(text.encode()) > PAYLOAD_LIMIT:
        raise FunctionError(function.name, "Function.ResponseSizeTooLarge", f"{len(text)} bytes\n")
    return json.loads(text)


def module_name(function: str) -> str:
    """Each function's app.py gets a module of its own; sys.path stays as it is."""
    return f"local_function_{function}"


def load_handler(function: Function) -> Handler:
    """Import the handler's file and return the handler, e.g. `app.handler` of functions/x/app.py."""
    file, _, attribute = function.handler.rpartition(".")
    path = function.code / f"{file}.py"
    spec = importlib.util.spec_from_file_location(module_name(function.name), path)
    if spec is None or spec.loader is None:
        raise TemplateError(f"{function.logical_id}: no module at {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # pydantic and pickle look a class's module up by name
    spec.loader.exec_module(module)
    handler: Handler = getattr(module, attribute)
    return handler


def shared_environment(functions: Mapping[str, Function]) -> dict[str, str]:
    """One environment for all functions, which share a process here; raises TemplateError where two disagree."""
    values: dict[str, str] = {}
    owners: dict[str, str] = {}
    for function in functions.values():
        for key, value in function.environment.items():
            if values.setdefault(key, value) != value:
                raise TemplateError(
                    f"{key} has different values in {owners[key]} and {function.name}; the local run needs one value"
                )
            owners.setdefault(key, function.name)
    return values
