"""Processes that give numbers to the same drafts: workers to whom every chunk comes twice, and clients beside them."""

import json
import os
from dataclasses import dataclass
from typing import Any

from billhead.aws.sessions import own_client
from billhead.kernel.jsontext import read_json
from botocore import handlers

from tests.concurrency.issuing import WAIT_SECONDS, Answered, Client, Report, bad_network, without_token
from tests.concurrency.warm import LAMBDAS
from tests.support.containers import empty_all
from tests.support.faults import Crash, struck
from tests.support.ministack import Ministack

WORKERS = (0, 1)
CLIENTS = (2, 3)
PROCESSES = len(WORKERS) + len(CLIENTS)
BATCHES = 4
DRAFTS = 70  # of a batch: three chunks
WANTED_ALONE = 7  # every so manieth draft is also finalized by a client
FRESH = 30  # invoices of each client beside
ATTEMPTS = 60


@dataclass(frozen=True)
class Work:
    """What the processes share: the ids of the drafts by their key, the batches, the messages of their chunks."""

    drafts: dict[str, str]
    batches: list[str]
    messages: list[str]

    def wanted_alone(self, process: int) -> list[str]:
        """The keys that this client finalizes by itself."""
        mine = CLIENTS.index(process)
        return [key for place, key in enumerate(self.drafts) if place % WANTED_ALONE == mine]


def new_queue(cloud: Ministack) -> str:
    """The template's, without its dead letters; its URL."""
    queue = cloud.template.queues["FinalizeQueue"]
    attributes = {name: value for name, value in queue.attributes.items() if name != "RedrivePolicy"}
    return cloud.client("sqs").create_queue(QueueName=queue.name, Attributes=attributes)["QueueUrl"]


def run(process: int, environment: dict[str, str], start: Any, inbox: Any, results: Any) -> None:
    """The whole life of one process. `inbox` is a queue for Work, `results` one for (Work, Report)."""
    os.environ.update(environment)
    handlers.BUILTIN_HANDLERS.append(("before-call.dynamodb.TransactWriteItems", without_token))
    report = Report(process)
    client = Client(report)
    if process == 0:
        work = prepare(client)
        for _ in range(PROCESSES):
            inbox.put(work)
    work: Work = inbox.get(timeout=WAIT_SECONDS)
    client.open_entity()
    start.wait(WAIT_SECONDS)
    with struck(bad_network(process, report, 3 if process in WORKERS else 1)):
        if process in WORKERS:
            carry(work, report)
        else:
            finalize_alone(client, work, report)
    results.put((work, report))


def prepare(client: Client) -> Work:
    """Over a good network: the drafts, and the batches as a client asks for them."""
    client.open_entity()
    drafts: dict[str, str] = {}
    batches: list[str] = []
    for batch in range(BATCHES):
        keys = [f"batch{batch}-{number:03}" for number in range(DRAFTS)]
        drafts |= {key: client.draft(key) for key in keys}
        answer = client.call("/documents/finalize", {"ids": [drafts[key] for key in keys]}, f"batch{batch}")
        assert answer["statusCode"] == 202, answer
        batches.append(read_json(answer["body"])["id"])
    return Work(drafts, batches, _messages())


def _messages() -> list[str]:
    """All that waits in the queue, in order."""
    sqs, url = own_client("sqs"), os.environ["FINALIZE_QUEUE"]
    bodies: list[str] = []
    while found := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=1).get("Messages"):
        bodies += [one["Body"] for one in found]
        sqs.delete_message(QueueUrl=url, ReceiptHandle=found[0]["ReceiptHandle"])
    return bodies


def carry(work: Work, report: Report) -> None:
    """Each message until it is taken, as the queue gives it again."""
    for body in work.messages:
        for _ in range(ATTEMPTS):
            try:
                told = LAMBDAS.invoke("finalize_drafts", {"Records": [{"messageId": "m", "body": body}]})
            except Crash:
                report.count("crash")
                empty_all()
                continue
            if not told["batchItemFailures"]:
                break
            report.count("returned")
        else:
            raise AssertionError(f"never taken: {json.loads(body)['detail']['chunk']}")


def finalize_alone(client: Client, work: Work, report: Report) -> None:
    """Some drafts of the batches, and fresh invoices in between."""
    wanted = work.wanted_alone(report.process)
    for place in range(max(FRESH, len(wanted))):
        if place < FRESH:
            report.answers.append(_until_answered(lambda place=place: client.submit(fresh_key(report.process, place))))
        if place < len(wanted):
            answered = _until_answered(lambda place=place: client.finalize(wanted[place], work.drafts[wanted[place]]))
            report.answers += [answered] if answered.number else []


def _until_answered(ask: Any) -> Answered:
    for _ in range(ATTEMPTS):
        answered = ask()
        if answered is not None:
            return answered
    raise AssertionError("never answered")


def fresh_key(process: int, place: int) -> str:
    return f"fresh{process}-{place}"


def all_fresh() -> set[str]:
    return {fresh_key(process, place) for process in CLIENTS for place in range(FRESH)}
