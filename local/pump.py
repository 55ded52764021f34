"""Move what lies in streams and queues to the functions that the template maps them to; decides no retry itself."""

import json
import threading
from contextlib import AbstractContextManager
from typing import Any, Protocol

from botocore.exceptions import BotoCoreError, ClientError

from local.direct import direct_calls
from local.queue_pump import ClientOf, Invoke, QueuePump, Report
from local.resources import EventSource
from local.stream_pump import StreamPump, StuckError
from local.template import Template

SHORTEST_PAUSE = 0.1
LONGEST_PAUSE = 1.0
PAUSE_WHEN_STUCK = 2.0
MANY_STEPS = 10_000


class Source(Protocol):
    """Something that may hold work."""

    def step(self) -> bool:
        """Carry one batch; False if there was none."""
        ...


class Pump:
    """All event sources of a template. Safe to drain while it runs in its thread."""

    def __init__(self, template: Template, client: ClientOf, invoke: Invoke, report: Report) -> None:
        self._template = template
        self._client = client
        self._invoke = invoke
        self._report = report
        # Whoever steps holds the lock, so "nothing moved" also means that nothing is on its way.
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._sources: list[Source] = []
        self.rewind()

    def rewind(self) -> None:
        """Start from the beginning of every stream, as after the cloud was emptied."""
        with self.paused:
            self._sources = [self._open(source) for source in ordered(self._template)]
            self._sources += [
                QueuePump(direct_source(call.function, call.queue), self._client, self._call_unwrapped, self._report)
                for call in direct_calls(self._template)
            ]

    @property
    def paused(self) -> AbstractContextManager[bool]:
        """While the caller is inside, nothing is carried."""
        return self._lock

    def drain(self) -> None:
        """Carry everything until all is quiet; raises StuckError when that does not come."""
        for _ in range(MANY_STEPS):
            if not self.step():
                return
        raise StuckError(f"events still flow after {MANY_STEPS} rounds")

    def step(self) -> bool:
        """One batch of every source, streams first; False if all were empty."""
        with self.paused:
            moved = [source.step() for source in self._sources]
        return any(moved)

    def start(self) -> None:
        """Run in a thread of its own until `stop`."""
        self._thread = threading.Thread(target=self.run_forever, daemon=True)
        self._thread.start()

    def run_forever(self) -> None:
        """Carry what comes until `stop`, looking less often while all is quiet; who is stuck is tried again."""
        pause = 0.0
        while not self._stop.is_set():
            try:
                pause = 0.0 if self.step() else min(max(pause * 2, SHORTEST_PAUSE), LONGEST_PAUSE)
            except (StuckError, BotoCoreError, ClientError) as error:
                if self._stop.is_set():
                    return
                self._report(str(error))
                pause = PAUSE_WHEN_STUCK
            self._stop.wait(pause)

    def stop(self) -> None:
        """End the thread after the batch in hand."""
        self._stop.set()
        if self._thread:
            self._thread.join(timeout=10)

    def _open(self, source: EventSource) -> Source:
        kind = QueuePump if source.kind == "queue" else StreamPump
        return kind(source, self._client, self._invoke, self._report)

    def _call_unwrapped(self, function: str, event: Any) -> Any:
        """EventBridge hands a function the event itself, not a batch."""
        return self._invoke(function, json.loads(event["Records"][0]["body"]))


def ordered(template: Template) -> list[EventSource]:
    """Streams before queues: what a stream publishes can be read in the same round."""
    return sorted(template.event_sources, key=lambda source: source.kind != "stream")


def direct_source(function: str, queue: str) -> EventSource:
    """The event source of a queue that stands for a direct call: one event an invocation."""
    return EventSource(function, "queue", queue, batch_size=1, partial_failures=False)
