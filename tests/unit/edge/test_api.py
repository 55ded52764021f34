"""The handler: permission first, every error one problem, no internals in an answer."""

import json
from typing import Any

import pytest
from billhead.edge.answers import Response, json_response, no_content, pdf_file, resource
from billhead.edge.api import Api, make_api
from billhead.edge.problems import STATUS, InternalError, problem, status_of
from billhead.kernel import errors
from billhead.kernel.principal import Environment, Principal, Role

from local.lambdas import LambdaContext
from tests.support.events import json_event

CONTEXT = LambdaContext("f", 128, "arn", 1e12)
EDITOR = Principal("acc_1", Environment.LIVE, Role.EDITOR, "key:1", "ent_A")
VIEWER = Principal("acc_1", Environment.LIVE, Role.VIEWER, "key:1", "ent_A")


class Outcome:
    """What the route does."""

    def __init__(self, error: Exception | None = None) -> None:
        self.calls = 0
        self._error = error

    def __call__(self) -> Response[str]:
        self.calls += 1
        if self._error is not None:
            raise self._error
        return json_response(200, {"ok": True})


def answering(outcome: Outcome, route: str = "POST /customers") -> Api:
    api = make_api()
    method, path = route.split(" ")

    def answer(**_: str) -> Response[str]:
        return outcome()

    api.route(method, path)(answer)
    return api


def call(outcome: Outcome, **changes: Any) -> tuple[int, dict[str, Any], dict[str, str]]:
    event = json_event("{}", **{"principal": EDITOR, **changes})
    answer = answering(outcome, changes.get("route", "POST /customers")).handler(event, CONTEXT)
    return answer["statusCode"], json.loads(answer["body"]), answer["headers"]


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("Malformed", 400),
        ("Unauthorized", 401),
        ("Forbidden", 403),
        ("NotFound", 404),
        ("Conflict", 409),
        ("PreconditionFailed", 412),
        ("TooLarge", 413),
        ("UnsupportedMedia", 415),
        ("Invalid", 422),
        ("LimitReached", 429),
        ("Unavailable", 503),
        ("IdempotencyKeyReused", 422),
        ("StaleVersion", 412),
        ("EditConflict", 409),
        ("Contention", 503),
    ],
)
def test_every_kind_of_error_has_its_status(kind: str, status: int) -> None:
    error = getattr(errors, kind)("words")
    found, body, headers = call(Outcome(error))
    assert (found, body["status"], body["code"], body["detail"]) == (status, status, error.code, "words")
    assert headers["Content-Type"] == "application/problem+json"
    assert ("Retry-After" in headers) is (status in {429, 503})
    assert headers["Cache-Control"] == "no-store"


def test_each_kind_stands_in_the_table_once_and_none_shadows_another() -> None:
    assert set(STATUS) == set(errors.BillheadError.__subclasses__()) - {InternalError}
    assert all(status_of(kind("x")) == status for kind, status in STATUS.items())


def test_a_problem_lists_every_fault_and_is_silent_without() -> None:
    faults = (errors.Fault("/a", "required", "Needed."), errors.Fault("/b/0", "too_long", "Long."))
    body = json.loads(problem(errors.Invalid("x", errors=faults)).body or "")
    assert body["errors"] == [
        {"pointer": "/a", "code": "required", "detail": "Needed."},
        {"pointer": "/b/0", "code": "too_long", "detail": "Long."},
    ]
    assert "errors" not in json.loads(problem(errors.NotFound("x")).body or "")
    pointed = json.loads(problem(errors.Conflict("x", pointer="/y")).body or "")
    assert pointed["errors"] == [{"pointer": "/y", "code": "conflict", "detail": "x"}]


def test_our_own_fault_is_logged_and_tells_the_client_nothing(caplog: pytest.LogCaptureFixture) -> None:
    status, body, headers = call(Outcome(ValueError("secret text")))
    assert (status, body["code"]) == (500, "internal_error")
    assert "secret text" not in json.dumps([body, headers])
    assert "unhandled" in caplog.text


def test_every_answer_names_its_request() -> None:
    for outcome in (Outcome(), Outcome(errors.NotFound("x")), Outcome(ValueError("x"))):
        assert call(outcome)[2]["X-Request-Id"] == "req-1"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"principal": None}, "unauthorized"),
        ({"principal": VIEWER}, "not_permitted"),
        ({"route": "POST /unknown"}, "route_not_permitted"),
    ],
)
def test_what_is_not_permitted_does_not_run(changes: dict[str, Any], code: str) -> None:
    outcome = Outcome()
    status, body, _ = call(outcome, **changes)
    assert (status, body["code"], outcome.calls) == (401 if code == "unauthorized" else 403, code, 0)


def test_a_scope_narrows_a_role_and_never_widens_it() -> None:
    narrow = Principal("acc_1", Environment.LIVE, Role.EDITOR, "key:1", "ent_A", frozenset({"documents:read"}))
    wide = Principal("acc_1", Environment.LIVE, Role.VIEWER, "key:1", "ent_A", frozenset({"catalog:write"}))
    fitting = Principal("acc_1", Environment.LIVE, Role.EDITOR, "key:1", "ent_A", frozenset({"catalog:write"}))
    found = [call(Outcome(), principal=principal)[0] for principal in (narrow, wide, fitting)]
    assert found == [403, 403, 200]


def test_a_public_route_needs_nobody() -> None:
    assert call(Outcome(), principal=None, route="POST /hooks/signup")[0] == 200


def test_the_request_is_there_only_while_it_is_answered() -> None:
    with pytest.raises(RuntimeError):
        _ = make_api().request


def test_a_log_line_has_ids_and_codes_only(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    event = json_event('{"name":"Private Person"}', principal=EDITOR, rawQueryString="token=secret-token")
    event["headers"] |= {"authorization": "Bearer secret-key", "content-type": "application/json"}
    answering(Outcome()).handler(event, CONTEXT)
    written = caplog.text + "".join(str(vars(record)) for record in caplog.records) + "".join(capsys.readouterr())
    for private in ("Private Person", "secret-token", "secret-key"):
        assert private not in written


def test_a_resource_carries_its_version_as_a_tag() -> None:
    shown = resource({"id": "cus_1", "version": 3}, status=201, location="/customers/cus_1")
    assert (shown.status_code, shown.headers["ETag"], shown.headers["Location"]) == (201, '"3"', "/customers/cus_1")
    assert "ETag" not in resource({"id": "x"}).headers


def test_answers_are_not_sniffed_and_not_kept() -> None:
    for answer in (json_response(200, {}), pdf_file(b"%PDF", "2026-1.pdf")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in str(answer.headers["Cache-Control"])
    assert no_content().status_code == 204 and not no_content().body
