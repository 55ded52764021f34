"""`make bench`: every figure beside its comparison, taken in one run. Nothing here passes or fails."""

import importlib
import sys

PARTS = (
    *("bench_calls", "bench_lists", "bench_cpu", "bench_imports", "bench_totals", "bench_bulk", "bench_pdf"),
    "bench_einvoice",
)


def main() -> None:
    chosen = [name for name in PARTS if not sys.argv[1:] or name.removeprefix("bench_") in sys.argv[1:]]
    for name in chosen:
        importlib.import_module(f"tests.benchmarks.{name}").main()


if __name__ == "__main__":
    main()
