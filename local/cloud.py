"""An AWS of our own on loopback: a moto server with one lock, filled with the template's resources; no functions.

One lock round every request, because moto is not transactional under threads: two transactions at once can both read a
counter before either writes it, and a number is given twice. The alternatives, measured: a server of one thread is as
safe, but one silent connection blocks everybody and every call connects anew (7.0 ms a write against 4.5 ms); moto
inside the process is faster (1.3 ms) but needs the same lock in a hook of botocore, shares its patches with the code
under test, and hides the tables from the AWS CLI. So the functions see AWS_ENDPOINT_URL and nothing of the emulator.
"""

import os
import threading
import urllib.request
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Any

import boto3
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server

from local.provision import provision
from local.quick_undo import quick_undo
from local.template import REGION, Template

HOST = "127.0.0.1"
# What could lead a client past the local cloud: profiles, other endpoints, proxies, a real machine's role.
FOREIGN = (
    "AWS_PROFILE",
    "AWS_DEFAULT_PROFILE",
    "AWS_SESSION_TOKEN",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_ROLE_ARN",
)


class QuietHandler(MotoRequestHandler):
    """Writes no access log, and keeps connections alive without Nagle's 40 ms."""

    disable_nagle_algorithm = True

    def log(self, type: str, message: str, *args: Any) -> None:
        """Silence."""


class Cloud:
    """A running emulator. `start` creates the template's resources in it; `reset` does so again, empty."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._server = make_server(HOST, 0, one_at_a_time(), threaded=True, request_handler=QuietHandler)
        self._server.daemon_threads = True  # pyright: ignore[reportAttributeAccessIssue] # of socketserver's mix-in
        self._clients: dict[str, Any] = {}
        self._undo = ExitStack()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """The endpoint of every service."""
        return f"http://{HOST}:{self._server.server_port}"

    def start(self) -> None:
        """Serve, and create every resource."""
        self._undo.enter_context(quick_undo())
        self._thread.start()
        self.reset()
        # The emulator loads a service at its first call, SSM for seconds: longer than the functions' clients wait.
        self.client("ssm").describe_parameters()
        self.client("sts").get_caller_identity()

    def reset(self) -> None:
        """Create every resource anew and empty; moto keeps one state per process, also when its server is gone."""
        request = urllib.request.Request(f"{self.url}/moto-api/reset", method="POST")  # noqa: S310 our own loopback URL
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10).close()
        provision(self._template, self.client)

    def stop(self) -> None:
        """Stop serving; what was stored is gone with the process."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)
        self._undo.close()

    def client(self, service: str) -> Any:
        """A boto3 client of a service, for the local run's own use; made once, safe to share between threads."""
        if service not in self._clients:
            session: Any = boto3
            self._clients[service] = session.client(
                service,
                region_name=REGION,
                endpoint_url=self.url,
                aws_access_key_id="local",
                aws_secret_access_key="local",  # noqa: S106 no secret: the emulator accepts anything
            )
        return self._clients[service]

    def environment(self) -> dict[str, str]:
        """What makes every AWS client of this process talk to the emulator, and to nothing else."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": ",".join(filter(None, [os.environ.get("NO_PROXY"), HOST])),
        }

    def unwanted(self) -> list[str]:
        """Names of environment variables that must be gone while the functions run."""
        endpoints = [name for name in os.environ if name.startswith("AWS_ENDPOINT_URL_")]
        return [*endpoints, *(name for name in FOREIGN if name in os.environ)]


def one_at_a_time() -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    """moto's WSGI application behind one lock. The body of an answer is complete before the lock is free."""
    application = DomainDispatcherApplication(create_backend_app)
    lock = threading.Lock()

    def locked(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with lock:
            return [b"".join(application(environ, start_response))]

    return locked
