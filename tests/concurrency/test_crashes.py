"""Each write with each of its AWS calls failing in each way: nothing half done is seen, and the repetition heals it.

Of a write whose call number k is struck, this must hold. What is stored is what was before or what a clean run makes;
whatever else lies about, no reader sees. A caller who was told of success finds it. A fault that passes is not even
noticed. And the same request once more ends in the very state, and with the very answer, of an honest repetition.
"""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from billhead.aws.tenant_table import tenant_table
from billhead.documents.drafts import Drafts
from billhead.documents.types import INVOICE
from billhead.kernel.events import Happening
from billhead.kernel.principal import Tenant

from tests.concurrency.use_case import DRAFT, LONG, UseCase, Write, made
from tests.concurrency.use_cases import USE_CASES, covered_routes
from tests.concurrency.world import Outcome, Rows, World
from tests.support.faults import Action, Attempt, Crash, Fault, Plan, deliver, fault_at, struck
from tests.support.stack import Stack


@dataclass(frozen=True)
class State:
    """What is stored and, where something may lie about, what clients see."""

    rows: Rows
    views: list[str]


@dataclass(frozen=True)
class Clean:
    """An honest run and its honest repetition, and the call that the run made at each number.

    `between`: what is there after each whole step of a write that has several.
    """

    before: State
    between: list[State]
    after: State
    repeated: State
    told: Outcome
    told_again: Outcome
    calls: dict[int, str]


@pytest.fixture
def world(stack: Stack, api, account, entity, monkeypatch: pytest.MonkeyPatch) -> World:
    # The ways to wait are tested elsewhere; nobody is there to be spared.
    monkeypatch.setattr("billhead.aws.backoff.Patience.rounds", lambda self: iter(range(self.attempts)))
    return World(stack, api, account, {"entity": entity["id"]}, monkeypatch)


@pytest.mark.parametrize("case", USE_CASES, ids=str)
def test_no_fault_leaves_anything_half_done(case: UseCase, world: World) -> None:
    world.has_messages = case.has_messages
    for prepare in case.prepare:
        prepare(world)
    trial = Trial(case, world, world.keep())
    clean = trial.clean()
    assert clean.told.status < 300, clean.told
    assert clean.calls and clean.before.rows != clean.after.rows
    assert case.is_another or clean.repeated.rows == clean.after.rows
    complaints = [
        f"call {number} ({operation}) {fault}: {complaint}"
        for number, operation in clean.calls.items()
        for fault in Fault
        if fault.fits(operation)
        for complaint in trial.complaints(clean, number, fault)
    ]
    assert complaints == []


def test_every_route_that_writes_is_among_the_use_cases(stack: Stack) -> None:
    routes = {re.sub(r"\{\w+\}", "{}", route.key) for route in stack.template.routes if route.method != "GET"}
    assert routes - covered_routes() == set()


@dataclass(frozen=True)
class Trial:
    """One use case, tried again and again from the same start."""

    case: UseCase
    world: World
    restore: Callable[[], None]

    def clean(self) -> Clean:
        between = [self._after(stage) for stage in self.case.stages]
        self.restore()
        before = self._state()
        self.world.forget()
        told, attempts = self._run(deliver)
        after = self._state()
        told_again, _ = self._run(deliver)
        assert told and told_again
        calls = {attempt.number: attempt.operation for attempt in attempts}
        return Clean(before, between, after, self._state(), told, told_again, calls)

    def complaints(self, clean: Clean, number: int, fault: Fault) -> list[str]:
        """What was not as it must be."""
        self.restore()
        told, attempts = self._run(fault_at(number, fault))
        assert clean.calls[number] in {attempt.operation for attempt in attempts if attempt.number == number}
        is_done = told is not None and told.status == clean.told.status
        found = self._like([clean.after]) if is_done else self._on_the_way(clean)
        again, _ = self._run(deliver)
        due = clean.repeated if found is clean.after else clean.after
        healed = self._like([due], may_lie_about=self.case.stays)
        return [
            *self._wrongly_told(clean, told, fault),
            *([] if isinstance(found, State) else [f"is half done: {found}"]),
            *([] if again in (clean.told, clean.told_again) else [f"the repetition was told {again}"]),
            *([] if healed is due else [f"is not healed: {healed}"]),
        ]

    def _run(self, plan: Plan) -> tuple[Outcome | None, list[Attempt]]:
        """None is told where the process died; whoever comes next has a new one."""
        with struck(plan) as attempts:
            try:
                return self.case.write(self.world), attempts
            except Crash:
                self.world.forget()
                return None, attempts

    def _state(self) -> State:
        is_looked_at = self.case.leaves or self.case.unfinished
        return State(self.world.rows(), self.world.views() if is_looked_at else [])

    def _after(self, stage: Write) -> State:
        self.restore()
        assert stage(self.world).status < 300
        return self._state()

    def _wrongly_told(self, clean: Clean, told: Outcome | None, fault: Fault) -> list[str]:
        if told is None:
            return [] if fault.is_crash else ["died by itself"]
        if fault is Fault.LOST and self.case.by_token and told.status in {clean.told_again.status, 503}:
            return []
        if fault.passes and told != clean.told:
            return [f"was noticed: {told}"]
        return [] if told.status in {clean.told.status, 503} else [f"was told as {told}"]

    def _on_the_way(self, clean: Clean) -> State | list[str]:
        """Which of the states of a write whose caller is to come again."""
        patterns = [pattern for pattern in (self.case.leaves, self.case.unfinished) if pattern]
        return self._like([clean.before, *clean.between, clean.after], patterns=patterns)

    def _like(
        self, allowed: list[State], *, may_lie_about: bool = True, patterns: list[str] | None = None
    ) -> State | list[str]:
        """Which of the states it is, apart from what may lie about; else the smallest difference."""
        rows = self.world.rows()
        patterns = ([self.case.leaves] if self.case.leaves else []) if patterns is None else patterns
        differences = [_difference(rows, state.rows) for state in allowed]
        for state, difference in zip(allowed, differences, strict=True):
            if not difference or (may_lie_about and self._is_out_of_sight(state, difference, patterns)):
                return state
        return min(differences, key=len)

    def _is_out_of_sight(self, meant: State, difference: list[str], patterns: list[str]) -> bool:
        is_foreseen = all(any(re.search(pattern, row) for pattern in patterns) for row in difference)
        return is_foreseen and self.world.views() == meant.views


def _difference(found: Rows, meant: Rows) -> list[str]:
    return [f"+ {row}" for row in (found - meant).elements()] + [f"- {row}" for row in (meant - found).elements()]


def test_a_slow_request_never_takes_a_live_draft_its_content(world: World, tenant: Tenant) -> None:
    """It changed a long draft and still has to clear the old content away, while others change it back."""
    made("invoice", "/invoices", {**DRAFT, "items": LONG, "note": "old"})(world)

    def drafts() -> Drafts:
        return Drafts(INVOICE, tenant_table(tenant), Happening(tenant, world.stack.clock.now(), secrets.token_bytes))

    def plan(attempt: Attempt) -> Action:
        if attempt.operation == "PutItem" and drafts().get(world.ids["invoice"]).content["note"] == "new":
            slow.append(attempt)
            if len(slow) == 1:
                drafts().change(world.ids["invoice"], {"note": "old"}, None)
        return Action.DELIVER

    slow: list[Attempt] = []
    with world.stack.acting_as("invoices"), struck(plan):
        drafts().change(world.ids["invoice"], {"note": "new"}, None)
        assert slow and drafts().get(world.ids["invoice"]).content["note"] == "old"
