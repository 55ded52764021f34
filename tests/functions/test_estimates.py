"""Estimates and pro forma invoices: open until a day, accepted or declined once, converted into what follows."""

import json
from datetime import UTC, datetime

import pytest
from billhead.kernel.principal import Role

from tests.functions.bad_input import nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.document_calls import ADA, Books, line, money, related, sums
from tests.functions.invoice_calls import made, refused, shown


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


@pytest.fixture
def estimate(books) -> dict:
    return books.make("estimate", line(100, 2), customer=ADA, valid_until="2026-12-24", reference="RFQ-1")


def test_an_estimate_asks_for_no_money(books, estimate) -> None:
    assert (estimate["number"], estimate["valid_until"], sums(estimate)) == (
        "EST-2026-00001",
        "2026-12-24",
        ("200.00", "38.00", "238.00"),
    )
    assert money(estimate) == ("issued", "0.00", "0.00", "0.00")
    assert "date_due" not in estimate and "payment_terms" not in estimate
    assert refused(books.pay(estimate)) == (409, "nothing_due", [])


def test_it_expires_and_is_listed_so(books, estimate, clock) -> None:
    clock.set(datetime(2026, 12, 24, 12, tzinfo=UTC))
    assert books.read(estimate)["status"] == "issued"
    clock.set(datetime(2026, 12, 25, 12, tzinfo=UTC))
    assert books.read(estimate)["status"] == "expired"
    for status, found in (("expired", 1), ("issued", 0)):
        rows = shown(books.call("GET", "/estimates", params={"status": status}))["data"]
        assert [row["valid_until"] for row in rows] == ["2026-12-24"] * found


def test_one_without_an_end_never_expires(books, clock) -> None:
    estimate = books.make("estimate", line(100))
    clock.advance(days=4000)
    assert books.read(estimate)["status"] == "issued"
    assert len(shown(books.call("GET", "/estimates", params={"status": "issued"}))["data"]) == 1


def test_a_day_before_the_date_is_refused(books, stack) -> None:
    with nothing_stored(stack):
        answer = books.refuse("estimate", line(1), date="2026-11-23", valid_until="2026-11-22")
        assert answer == (422, "date_out_of_range", ["/valid_until"])


@pytest.mark.parametrize(("verb", "state"), [("accept", "accepted"), ("decline", "declined")])
def test_it_is_answered_once(books, estimate, verb, state, stack) -> None:
    answered = shown(books.ask(estimate, verb, note="By phone"))
    assert (answered["status"], answered["answer_note"]) == (state, "By phone")
    assert answered[f"{state}_at"] == answered["updated_at"]
    with nothing_stored(stack):
        for again in ("accept", "decline"):
            assert refused(books.ask(estimate, again))[:2] == (409, "estimate_already_answered")


def test_the_same_answer_again_is_the_same(books, estimate) -> None:
    path, headers = f"/estimates/{estimate['id']}/accept", {"idempotency-key": "k"}
    first = books.call("POST", path, json={}, headers=headers)
    assert shown(books.call("POST", path, json={}, headers=headers)) == first.json
    other = books.call("POST", path, json={"note": "x"}, headers=headers)
    assert refused(other)[:2] == (422, "idempotency_key_reused")


def test_a_draft_or_voided_one_is_not_answered(books, stack) -> None:
    draft = books.make("estimate", line(1), is_draft=True)
    voided = books.void(books.make("estimate", line(1)))
    with nothing_stored(stack):
        assert refused(books.ask(draft, "accept"))[:2] == (409, "document_not_issued")
        assert refused(books.ask(voided, "accept"))[:2] == (409, "document_already_voided")


def test_it_becomes_an_invoice_with_the_same_lines(books, estimate) -> None:
    answer = books.ask(estimate, "convert")
    invoice = made(answer)
    assert answer.headers["location"] == f"/invoices/{invoice['id']}"
    assert (invoice["number"], sums(invoice), invoice["reference"]) == ("2026-00001", sums(estimate), "RFQ-1")
    assert invoice["customer"] == estimate["customer"]
    assert related(invoice) == [("converted_from", estimate["id"])]
    accepted = books.read(estimate)
    assert (accepted["status"], related(accepted)) == ("accepted", [("converted_into", invoice["id"])])


def test_it_is_converted_once_into_each_type(books, estimate, stack) -> None:
    made(books.ask(estimate, "convert"))
    with nothing_stored(stack):
        assert refused(books.ask(estimate, "convert"))[:2] == (409, "already_converted")
    assert made(books.ask(estimate, "convert", type="delivery_note"))["type"] == "delivery_note"
    assert made(books.ask(estimate, "convert", type="advance_invoice"))["type"] == "advance_invoice"


def test_after_its_invoice_was_voided_it_may_be_converted_again(books, estimate) -> None:
    books.void(made(books.ask(estimate, "convert")))
    assert made(books.ask(estimate, "convert"))["number"] == "2026-00002"


def test_the_same_conversion_again_is_the_same_invoice(books, estimate) -> None:
    path, headers = f"/estimates/{estimate['id']}/convert", {"idempotency-key": "k"}
    answers = [books.call("POST", path, json={}, headers=headers) for _ in range(2)]
    assert made(answers[0])["id"] == made(answers[1])["id"]
    assert len(shown(books.call("GET", "/invoices"))["data"]) == 1


def test_a_conversion_into_a_draft_leaves_the_estimate_open(books, estimate) -> None:
    draft = made(books.ask(estimate, "convert", is_draft=True, date_due="2027-01-31"))
    assert (draft["status"], draft["date_due"]) == ("draft", "2027-01-31")
    assert books.read(estimate)["status"] == "issued"
    shown(books.ask(draft, "finalize"))
    assert books.read(estimate)["status"] == "accepted"


def test_two_drafts_of_one_estimate_make_one_invoice(books, estimate) -> None:
    first, second = (made(books.ask(estimate, "convert", is_draft=True)) for _ in range(2))
    shown(books.ask(first, "finalize"))
    assert refused(books.ask(second, "finalize"))[:2] == (409, "already_converted")


def test_a_declined_one_is_not_converted(books, estimate, stack) -> None:
    shown(books.ask(estimate, "decline"))
    with nothing_stored(stack):
        assert refused(books.ask(estimate, "convert"))[:2] == (409, "estimate_declined")


def test_an_invoice_may_name_the_estimate_that_it_follows(books, estimate) -> None:
    invoice = books.make("invoice", line(90), converted_from=estimate["id"])
    assert related(books.read(estimate)) == [("converted_into", invoice["id"])]
    answer = books.refuse("invoice", line(90), converted_from=invoice["id"])
    assert answer == (422, "not_convertible", ["/converted_from"])


def test_taxes_are_chosen_again_on_the_day_of_conversion(books, api, account) -> None:
    estimate = books.make("estimate", line(100), line(50, taxes=[{"rate": 7}]))
    default = next(
        tax
        for tax in shown(api.call("GET", "/taxes", key=account.live_key, entity=books.entity_id))["data"]
        if tax["is_default"]
    )
    change = {"tax_rates": [{"rate": 19}, {"rate": 20, "valid_from": "2026-11-01"}]}
    shown(books.call("PATCH", f"/taxes/{default['id']}", json=change))
    invoice = made(books.ask(estimate, "convert"))
    assert [row["taxes"][0]["rate"] for row in invoice["items"]] == [20, 7]


def test_a_pro_forma_looks_ahead_of_its_invoice(books) -> None:
    assert books.make("estimate", line(100), pro_forma=True)["pro_forma"] is True


def test_a_viewer_answers_nothing(books, api, account, estimate, stack) -> None:
    viewer = account.principal(Role.VIEWER, entity_id=books.entity_id)
    with nothing_stored(stack):
        for verb in ("accept", "decline", "convert"):
            answer = api.call("POST", f"/estimates/{estimate['id']}/{verb}", json={}, principal=viewer)
            assert refused(answer)[:2] == (403, "not_permitted")


def test_the_sample_event_lists_estimates(invoke, account, entity) -> None:
    event = sample("estimates")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event["headers"]["x-entity-id"] = entity["id"]
    event["queryStringParameters"] = {"limit": "25", "status": "expired"}
    assert json.loads(invoke("estimates", event)["body"])["data"] == []
