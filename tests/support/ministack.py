"""A DynamoDB with real atomic transactions: ministack in a process of its own, on loopback, with the template's tables.

`with ministack() as cloud:` and then `cloud.client("dynamodb")`, or other processes with `cloud.environment()`.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import boto3

from local.lambdas import shared_environment
from local.provision import create_roles, create_tables
from local.template import REGION, Template, load_template

HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 10
KEY = "testing"


class MinistackFailed(RuntimeError):
    """It ended, or did not answer in time; the message holds what it wrote."""


@dataclass(frozen=True)
class Ministack:
    """A running server with the template's tables and roles."""

    url: str
    template: Template

    def client(self, service: str) -> Any:
        """A client of this process, past whatever the environment says."""
        session = boto3.Session(aws_access_key_id=KEY, aws_secret_access_key=KEY, region_name=REGION)
        return session.client(service, endpoint_url=self.url)  # pyright: ignore  # the service is a variable

    def environment(self) -> dict[str, str]:
        """What makes the product's own clients, in this process or another, talk to this server alone."""
        return shared_environment(self.template.functions) | {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": KEY,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": HOST,
            "POWERTOOLS_TRACE_DISABLED": "true",
        }


@contextmanager
def ministack() -> Iterator[Ministack]:
    """Start it on a free port, wait until it answers, make the tables; end it afterwards whatever happened."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "ministack"], cwd=folder, env=_own(port, folder), stdout=output, stderr=output
        )
        try:
            cloud = Ministack(f"http://{HOST}:{port}", load_template())
            _wait(cloud.url, process, output)
            create_tables(cloud.template, cloud.client("dynamodb"))
            create_roles(cloud.template, cloud.client("iam"))
            yield cloud
        finally:
            _end(process)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _own(port: int, folder: str) -> dict[str, str]:
    """Nothing of AWS from outside; it keeps its files in its own folder and opens no other port."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return kept | {
        "GATEWAY_PORT": str(port),
        "BIND_HOST": HOST,
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LOG_LEVEL": "ERROR",
        "TMPDIR": folder,
        "S3_DATA_DIR": f"{folder}/s3",
    }


def _wait(url: str, process: subprocess.Popen[bytes], output: Any) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            opener.open(f"{url}/_ministack/health", timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    output.seek(0)
    raise MinistackFailed(output.read().decode("utf-8", "replace")[-4000:])


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
