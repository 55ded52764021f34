"""Bulk finalize under double deliveries, crashes, lost answers, and clients who finalize the same drafts alone."""

import multiprocessing
import queue
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from billhead.aws.partition import Partition
from billhead.documents.bulk_record import show_batch
from billhead.documents.keys import finalization
from billhead.kernel.page import KeyRange, Rows

from tests.concurrency.bulk import DRAFTS, PROCESSES, Work, all_fresh, new_queue, run
from tests.concurrency.issuing import READS, WRITES, Answered, Report
from tests.concurrency.ledger import violations
from tests.concurrency.test_numbering import entities
from tests.support.ministack import Ministack, ministack

pytestmark = pytest.mark.concurrency

WAIT_SECONDS = 400  # a bound, not a measure
FAULTS = 5  # that each process meets, far fewer than it is likely to


def run_together(cloud: Ministack) -> tuple[Work, list[Report]]:
    fork = multiprocessing.get_context("forkserver")
    fork.set_forkserver_preload(["tests.concurrency.bulk"])
    start, inbox, results = fork.Barrier(PROCESSES), fork.Queue(), fork.Queue()
    shared = (cloud.environment() | {"FINALIZE_QUEUE": new_queue(cloud)}, start, inbox, results)
    processes = [fork.Process(target=run, args=(number, *shared), daemon=True) for number in range(PROCESSES)]
    for process in processes:
        process.start()
    try:
        told = [_result(results, processes) for _ in processes]
    finally:
        for process in processes:
            process.kill()
            process.join()
    return told[0][0], [report for _, report in told]


def _result(results: Any, processes: list[Any]) -> Any:
    try:
        return results.get(timeout=WAIT_SECONDS)
    except queue.Empty:
        codes = [process.exitcode for process in processes]
        raise AssertionError(f"a process did not finish; their exit codes are {codes}") from None


def batch_of(table: Partition, batch_id: str) -> dict[str, Any]:
    """As a client is told."""
    rows = table.query(KeyRange(None, "sk", finalization(batch_id)), Rows(100, forward=True)).items
    return show_batch(rows[0], rows[1:])


def test_every_draft_gets_one_number_in_order_and_is_told_of_once() -> None:
    with ministack() as cloud:
        work, reports = run_together(cloud)
        (entity_id,) = entities(cloud)
        table = Partition(cloud.client("dynamodb"), cloud.template.name("TenantsTable"), ("entity_id", entity_id))
        batches = [batch_of(table, batch_id) for batch_id in work.batches]
        keys = {document_id: key for key, document_id in work.drafts.items()}
        in_bulk = [
            Answered(keys[entry["id"]], entry["number"], entry["id"])
            for batch in batches
            for entry in batch["documents"]
        ]
        alone = [answer for report in reports for answer in report.answers]
        assert violations(table, [*in_bulk, *alone], {*work.drafts, *all_fresh()}) == []
    for batch in batches:
        assert batch["status"] == "done"
        assert [entry["code"] for entry in batch["failed"]] == ["document_already_issued"] * len(batch["failed"])
        assert len(batch["documents"]) + len(batch["failed"]) == DRAFTS
        assert all(one["number"] < other["number"] for one, other in pairwise(batch["documents"]))
    assert {answer.key for answer in alone} & set(work.drafts), "no client was first, so nothing is shown of that"
    assert any(batch["failed"] for batch in batches)
    met = [Counter(report.met) for report in reports]
    planned = {str(action) for action in (*WRITES, *READS)} | {"crash"}
    assert planned <= set(sum(met, Counter[str]())), "some fault was never met, so nothing is shown of it"
    assert min(report.total() for report in met) >= FAULTS
