"""Drafts finalized per second, in bulk and one by one, on ministack in the same run.

In bulk: from POST /documents/finalize over the queue and its worker to the last number. One by one: a client that
sends the next POST …/finalize when the last is answered. Both through the whole functions, in warm containers, in turn.
Run with `python -m tests.benchmarks.bench_bulk`.
"""

import itertools
import time
from collections.abc import Generator
from contextlib import contextmanager
from statistics import median
from typing import Any

from billhead.kernel.jsontext import read_json
from pytest import MonkeyPatch

from local.queue_pump import QueuePump
from tests.benchmarks.scene import invoice
from tests.benchmarks.tables import print_table
from tests.concurrency.bulk import new_queue
from tests.concurrency.issuing import Client, Report
from tests.concurrency.warm import LAMBDAS
from tests.support.containers import empty_all
from tests.support.ministack import Ministack, ministack

LINES = (1, 10)
ROUNDS = 5
ALONE = 30
# Ten chunks: what bulk is for. A batch costs a request of its own, however few its drafts.
TOGETHER = 480


class Bench:
    """An entity on ministack, its drafts and the two ways to finalize them."""

    def __init__(self, cloud: Ministack) -> None:
        (source,) = [one for one in cloud.template.event_sources if one.function == "finalize_drafts"]
        self._pump = QueuePump(source, cloud.client, LAMBDAS.invoke, print)
        self._client = Client(Report(0))
        self._client.open_entity()
        self._keys = (f"bench-{number}" for number in itertools.count())

    def drafts(self, count: int, lines: int) -> list[str]:
        body = {**invoice(lines), "is_draft": True}
        return [self._post("/invoices", body, 201)["id"] for _ in range(count)]

    def one_by_one(self, ids: list[str]) -> float:
        """Documents per second."""
        start = time.perf_counter()
        for document_id in ids:
            self._post(f"/invoices/{document_id}/finalize", {}, 200)
        return len(ids) / (time.perf_counter() - start)

    def in_bulk(self, ids: list[str]) -> float:
        """Documents per second."""
        start = time.perf_counter()
        self._post("/documents/finalize", {"ids": ids}, 202)
        while self._pump.step():
            pass
        return len(ids) / (time.perf_counter() - start)

    def _post(self, path: str, body: dict[str, Any], status: int) -> dict[str, Any]:
        answer = self._client.call(path, body, next(self._keys))
        assert answer["statusCode"] == status, answer
        return read_json(answer["body"])


def main() -> None:
    with bench() as at:
        at.one_by_one(at.drafts(3, 1))
        at.in_bulk(at.drafts(3, 1))
        rows = [row for lines in LINES for row in _figures(at, lines)]
    print_table(
        f"Drafts finalized, the median of {ROUNDS} rounds (bulk: at least 5 times)",
        ("way", "per second", "times"),
        rows,
    )


def _figures(at: Bench, lines: int) -> list[tuple[Any, ...]]:
    # In turn, so that what else the machine does meets both.
    pairs = [(at.one_by_one(at.drafts(ALONE, lines)), at.in_bulk(at.drafts(TOGETHER, lines))) for _ in range(ROUNDS)]
    alone, together = (median(rates) for rates in zip(*pairs, strict=True))
    named = f"invoices of {lines} line{'s' if lines > 1 else ''}"
    return [
        (f"{named}, in bulk", f"{together:.0f}", f"{together / alone:.1f}"),
        ("  one by one", f"{alone:.0f}", "1.0"),
    ]


@contextmanager
def bench() -> Generator[Bench]:
    with ministack() as cloud, MonkeyPatch.context() as environment:
        given = {"FINALIZE_QUEUE": new_queue(cloud), "POWERTOOLS_LOG_LEVEL": "ERROR"}
        for name, value in (cloud.environment() | given).items():
            environment.setenv(name, value)
        empty_all()
        yield Bench(cloud)
        empty_all()


if __name__ == "__main__":
    main()
