"""CPU of a function's start from built artifacts, against `import boto3` and one client from the same layer."""

import resource
import subprocess
import tempfile
from pathlib import Path

from tests.benchmarks.tables import print_table
from tests.support.built import Built, build_layers, deployed_python

ROUNDS = 7
BASE = "import boto3; boto3.client('dynamodb')"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        built = build_layers(Path(folder), deployed_python())
        names = sorted(built.template.functions)
        figures: dict[str, float] = {}
        base = _start(built, "invoices", BASE)
        for name in names:
            figures[name] = _start(built, name, f"import app; {BASE}")
            base = min(base, _start(built, "invoices", BASE))
    rows = [("import boto3 + one client", f"{base:.0f}", "1.00")]
    rows += [(name, f"{cpu:.0f}", f"{cpu / base:.2f}") for name, cpu in figures.items()]
    print_table(
        "Start of each function, built, with that client (an API function: at most 1.6)",
        ("what", "CPU ms", "ratio"),
        rows,
    )


def _start(built: Built, function: str, code: str) -> float:
    """Milliseconds of CPU of a fresh process, the interpreter's own start taken off; the least of some rounds."""
    return min(_once(built, function, code) for _ in range(ROUNDS)) - min(
        _once(built, function, "pass") for _ in range(ROUNDS)
    )


def _once(built: Built, function: str, code: str) -> float:
    # A container never ends in the way a process does: what Python does at its exit is not part of a start.
    paths = f"import os, sys; sys.path[:0] = {built.path(function)!r}; {code}; os._exit(0)"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([built.python, "-I", "-S", "-c", paths], env=built.environment(function), check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


if __name__ == "__main__":
    main()
