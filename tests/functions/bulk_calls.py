"""What tests of bulk finalize send and look at."""

from typing import Any

from local.queue_pump import QueuePump
from tests.functions.document_calls import Books, line
from tests.functions.invoice_calls import shown
from tests.support.client import Answer
from tests.support.stack import Stack

NOBODYS = "inv_" + "0" * 26


class Bulk:
    """Batches of an entity's drafts, and the queue that carries them."""

    def __init__(self, stack: Stack, books: Books) -> None:
        self._stack = stack
        self._books = books
        (self._source,) = [one for one in stack.template.event_sources if one.function == "finalize_drafts"]
        self.reports: list[str] = []

    def drafts(self, count: int, kind: str = "invoice", **fields: Any) -> list[str]:
        """Ids of so many drafts; each tells its place in `reference`."""
        of = {"is_draft": True, **fields}
        return [self._books.make(kind, line(100), reference=f"R{place}", **of)["id"] for place in range(count)]

    def ask(self, ids: list[str], kind: str | None = None, **more: Any) -> Answer:
        params = {} if kind is None else {"type": kind}
        return self._books.call("POST", "/documents/finalize", json={"ids": ids}, params=params, **more)

    def start(self, ids: list[str], kind: str | None = None, **more: Any) -> dict[str, Any]:
        answer = self.ask(ids, kind, **more)
        assert answer.status == 202, answer
        return answer.json

    def work(self) -> list[str]:
        """Carry the queue to its function until it is empty; gives what failed on the way."""
        self.reports.clear()
        pump = QueuePump(self._source, self._stack.aws, self._stack.lambdas.invoke, self.reports.append)
        while pump.step():
            pass
        return list(self.reports)

    def told(self, batch_id: str) -> dict[str, Any]:
        return shown(self._books.call("GET", f"/documents/finalizations/{batch_id}"))

    def finish(self, ids: list[str], kind: str | None = None) -> dict[str, Any]:
        """From the request to the results."""
        batch = self.start(ids, kind)
        assert self.work() == []
        return self.told(batch["id"])


def numbers(batch: dict[str, Any]) -> list[str]:
    """The numbers given, in the order of the drafts."""
    return [entry["number"] for entry in batch["documents"]]


def codes(batch: dict[str, Any]) -> dict[str, str]:
    """What failed, by id."""
    return {entry["id"]: entry["code"] for entry in batch["failed"]}
