"""The other emulator, as a server with threads: it does not hold transactions apart, which is what controls need."""

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from local.provision import create_roles, create_tables
from local.template import load_template
from tests.support.ministack import HOST, START_SECONDS, STOP_SECONDS, Ministack, MinistackFailed, free_port


@contextmanager
def threaded_moto() -> Iterator[Ministack]:
    """moto's server with the template's tables; many requests run in it at the same time, unserialised."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", HOST, "-p", str(port)]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            cloud = Ministack(f"http://{HOST}:{port}", load_template())
            _wait(cloud.url, process)
            create_tables(cloud.template, cloud.client("dynamodb"))
            create_roles(cloud.template, cloud.client("iam"))
            yield cloud
        finally:
            process.kill()
            process.wait(STOP_SECONDS)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            opener.open(f"{url}/moto-api/data.json", timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise MinistackFailed("moto's server did not start")
