"""The whole template running on this machine: cloud, functions, gateway, pump; started and stopped together."""

import os
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.cloud import Cloud
from local.gateway import Gateway
from local.http_server import Server, serve
from local.lambdas import Lambdas, shared_environment
from local.pump import Pump
from local.template import TEMPLATE_FILE, Template, load_template

Report = Callable[[str], None]
# One line per request is the gateway's to write; the functions' own logs show only what went wrong.
QUIET = {"POWERTOOLS_LOG_LEVEL": "WARNING"}
# No local run asks the EU's registry of VAT ids: its answer is always "unknown".
OFFLINE = {"VIES": "off"}


@dataclass(frozen=True)
class Stack:
    """A running stack. `base_url` has no slash at its end."""

    template: Template
    cloud: Cloud
    lambdas: Lambdas
    gateway: Gateway
    pump: Pump
    base_url: str

    def invoke(self, function: str, event: Any) -> Any:
        """Call a function by its folder's name; raises FunctionError."""
        return self.lambdas.invoke(function, event)

    def drain(self) -> None:
        """Return when every stream and queue is quiet; raises StuckError."""
        self.pump.drain()

    def reset(self) -> None:
        """Forget all data: tables, queues, files, and what the gateway remembers of keys."""
        with self.pump.paused:
            self.cloud.reset()
            self.pump.rewind()
        self.lambdas.recycle(self.template.folder / "layers")
        self.gateway.gatekeeper.forget()


def silence(line: str) -> None:
    """Write nothing."""


@contextmanager
def start(
    port: int = 0, *, path: Path = TEMPLATE_FILE, log: Report = print, access: Report = silence
) -> Generator[Stack]:
    """Run the template until the block ends; port 0 takes a free one. Raises PortTakenError, TemplateError.

    `log` gets failures of functions, `access` a line for every request.
    """
    server = Server(port, access)
    try:
        template = addressed(load_template(path), server.url)
        cloud = Cloud(template)
        with environment(cloud, shared_environment(template.functions)):
            yield from run(template, cloud, server, log)
    finally:
        server.server_close()


def run(template: Template, cloud: Cloud, server: Server, log: Report) -> Generator[Stack]:
    """Start the parts in order, hand out the stack, stop them in reverse, also where one does not start."""
    with ExitStack() as parts:
        parts.callback(cloud.stop)
        cloud.start()
        lambdas = Lambdas(template.functions)
        layers = template.folder / "layers"
        lambdas.recycle(layers)
        parts.callback(lambdas.recycle, layers)
        pump = Pump(template, cloud.client, lambdas.invoke, log)
        gateway = Gateway(template, lambdas, log)
        parts.callback(pump.stop)
        pump.start()
        serve(server, gateway)
        parts.callback(server.shutdown)
        yield Stack(template, cloud, lambdas, gateway, pump, server.url)


def addressed(template: Template, url: str) -> Template:
    """The template with its own address as a parameter, if it has one for that."""
    if "PublicUrl" not in template.parameters:
        return template
    return Template(template.document, template.folder, template.parameters | {"PublicUrl": url})


@contextmanager
def environment(cloud: Cloud, values: dict[str, str]) -> Generator[None]:
    """Give this process the functions' environment, and its own back afterwards."""
    before = dict(os.environ)
    for name in cloud.unwanted():
        del os.environ[name]
    os.environ.update(values | cloud.environment() | QUIET | OFFLINE)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
