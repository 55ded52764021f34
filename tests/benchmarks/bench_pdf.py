"""Time, memory and size of a PDF of 10, 200 and 2,000 lines, beside other engines that draw the same invoice.

`first` is the CPU time of a whole fresh process that draws one invoice, Python's own start and all imports in it;
`warm` that of the best of some more invoices, each a new one, so that nobody profits from having drawn the same
before; `peak` the most memory that such a process held. Engines take turns, and the best of their turns counts: other
work on the machine disturbs all of them alike. All run from bytecode, as the built layer does.

Every engine lays out the invoice itself, in the same fonts and with the same payment code, but for `reportlab, marks
given`, which gets our finished plan and is spared all layout.
Engines of `requirements/peers.txt` that cannot run here are left out with a word.
"""

import json
import os
import resource
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks.pdf.invoice import sample
from tests.benchmarks.pdf.reportlab_marks import write_plan
from tests.benchmarks.tables import print_table

LINES = (10, 200, 2000)
ENGINES = {
    "billhead": "Billhead",
    "reportlab_canvas": "reportlab canvas",
    "reportlab_marks": "reportlab, marks given",
    "typst_document": "typst",
    "weasyprint_page": "WeasyPrint",
}
TURNS = 3
# At once out: a container never ends in the way a process does.
FIRST = """
import os
from tests.benchmarks.pdf.invoice import sample
from tests.benchmarks.pdf.{engine} import render
render(sample({lines}))
os._exit(0)
"""
ROUNDS = {10: 15, 200: 6, 2000: 2}
# Over ten times slower than the slowest other one: once is enough to say so, but of the first, which compiles.
SLOW = "weasyprint_page"


def main(folder: Path = Path("build/bench")) -> list[dict[str, Any]]:
    """One row per engine and number of lines: milliseconds, MiB, KiB."""
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, Any]] = []
    for lines in LINES:
        plan = folder / f"plan-{lines}.json"
        write_plan(sample(lines), plan)
        measured = _take_turns(lines, plan)
        reference = measured["reportlab_canvas"]
        for engine, best in measured.items():
            rows.append({"engine": engine, "lines": lines, **best})
            for key in ("first", "warm"):
                rows[-1][f"{key}_ratio"] = best[key] / reference[key]
    _print(rows)
    return rows


def _print(rows: list[dict[str, Any]]) -> None:
    head = ("engine", "lines", "first CPU ms", "of reportlab", "warm CPU ms", "of reportlab", "peak MiB", "file KiB")
    table = [
        (
            ENGINES[row["engine"]],
            row["lines"],
            f"{row['first']:.0f}",
            f"{row['first_ratio']:.2f}",
            f"{row['warm']:.1f}",
            f"{row['warm_ratio']:.2f}",
            f"{row['peak']:.0f}",
            f"{row['size']:.0f}",
        )
        for row in rows
    ]
    print_table(
        "PDF of one invoice (at most 0.8, 0.5, 0.3 of reportlab's canvas warm, 0.8 first, 100 MiB)", head, table
    )


def _take_turns(lines: int, plan: Path) -> dict[str, dict[str, float]]:
    best: dict[str, dict[str, float]] = {}
    for turn in range(TURNS):
        for engine in ENGINES:
            if engine == SLOW and lines > LINES[0] and turn:
                continue
            measured = _measure_apart(engine, lines, plan)
            if measured is not None:
                known = best.setdefault(engine, measured)
                best[engine] = {key: min(value, known[key]) for key, value in measured.items()}
    return best


def _measure_apart(engine: str, lines: int, plan: Path) -> dict[str, float] | None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(plan.parent.resolve() / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = FIRST.format(engine=engine, lines=lines)
    done = subprocess.run([sys.executable, "-c", program, str(plan)], capture_output=True, text=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(f"{ENGINES[engine]} is left out: {done.stderr.strip().splitlines()[-1]}")
        return None
    command = [sys.executable, "-m", "tests.benchmarks.bench_pdf", engine, str(lines), str(plan)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    first = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"first": first * 1000, **json.loads(done.stdout)}


def warm(engine: str, lines: int) -> dict[str, float]:
    """In this process: the best of some new invoices after a first one, and the most memory held."""
    render = import_module(f"tests.benchmarks.pdf.{engine}").render
    pdf = render(sample(lines))
    times: list[float] = []
    for serial in range(1, 1 + (1 if engine == SLOW else ROUNDS[lines])):
        document = sample(lines, serial)
        start = time.process_time()
        render(document)
        times.append(time.process_time() - start)
    return {"warm": min(times) * 1000, "peak": _peak(), "size": len(pdf) / 1024}


def _peak() -> float:
    """MiB of this program alone; `getrusage` would count what its parent held when it was started."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if "VmHWM" in line) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024) / 1024


if __name__ == "__main__":
    if len(sys.argv) < 3:
        main()
    else:
        print(json.dumps(warm(sys.argv[1], int(sys.argv[2]))))
