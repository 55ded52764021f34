"""HTTP on a loopback socket in front of a gateway: reads requests up to a size, writes responses; routes nothing."""

import errno
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

from local.gateway import Gateway
from local.http_events import Request, Response, message

HOST = "127.0.0.1"
BODY_LIMIT = 10 * 1024 * 1024
"""Bytes of a request: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html"""


class PortTakenError(Exception):
    """Another program listens on the port already."""


class Server(ThreadingHTTPServer):
    """A server that knows its gateway and where to write its access log."""

    daemon_threads = True
    block_on_close = False

    gateway: Gateway

    def __init__(self, port: int, log: Callable[[str], None]) -> None:
        try:
            super().__init__((HOST, port), Connection)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise PortTakenError(f"port {port} is taken; choose another with PORT=…") from error
        self.log = log

    @property
    def url(self) -> str:
        """The base URL, without a slash at its end."""
        return f"http://{HOST}:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


class Connection(BaseHTTPRequestHandler):
    """One client's connection, kept alive between requests."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 65

    def answer(self) -> None:
        """Serve one request."""
        started = time.monotonic()
        path, _, query = self.path.partition("?")
        gateway = self._server.gateway
        response = self._response(gateway, path, query)
        self._write(response)
        taken = (time.monotonic() - started) * 1000
        self._server.log(f"{gateway.route_key(self.command, path)} {response.status} {taken:.0f} ms")

    def log_message(self, format: str, *args: Any) -> None:
        """Silence: the standard line holds the query, which may hold a token."""

    @property
    def _server(self) -> Server:
        return cast(Server, self.server)

    def _response(self, gateway: Gateway, path: str, query: str) -> Response:
        length = self.headers.get("content-length", "0")
        # http.server reads no chunked bodies; to guess their end would desynchronise the connection.
        if self.headers.get("transfer-encoding") or not length.isdigit():
            self.close_connection = True
            return message(411, "Length Required")
        if int(length) > BODY_LIMIT:
            self.close_connection = True
            return message(413, "Request Entity Too Large")
        body = self.rfile.read(int(length))
        headers = tuple(self.headers.items())
        source, protocol = self.client_address[0], self.request_version
        return gateway.handle(Request(self.command, path, query, headers, body, source, protocol))

    def _write(self, response: Response) -> None:
        bodiless = response.status in {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}
        self.send_response_only(response.status)
        self.send_header("date", self.date_time_string())
        for name, value in response.headers:
            self.send_header(name, value)
        if not bodiless:
            self.send_header("content-length", str(len(response.body)))
        if self.close_connection:
            self.send_header("connection", "close")
        self.end_headers()
        if self.command != "HEAD" and not bodiless:
            self.wfile.write(response.body)


for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"):
    setattr(Connection, f"do_{method}", Connection.answer)


def serve(server: Server, gateway: Gateway) -> threading.Thread:
    """Start answering in a thread of its own; `server.shutdown()` ends it.

    The socket is bound before there is a gateway, because the template wants to know the port.
    """
    server.gateway = gateway
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    return thread
