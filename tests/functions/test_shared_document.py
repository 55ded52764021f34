"""The page behind a public link, as anybody's browser meets it."""

import gzip
import re
from typing import Any

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.document_calls import PATHS
from tests.functions.invoice_calls import CHECK, Call, caller, events, invoice, made, shown
from tests.functions.sharing import BROWSER, html, share, token_of, visit, words
from tests.support.client import Answer, Api
from tests.support.stack import Stack

Made = dict[str, Any]
ACCOUNT = {"type": "iban", "iban": "DE89370400440532013000", "bic": "COBADEFFXXX", "is_default": True}
UNKNOWN = "sh_000000000000000000000000000000000000000000131vtft"


@pytest.fixture
def payee(new_entity) -> Made:
    return new_entity(settings={"bank_accounts": [ACCOUNT]})


@pytest.fixture
def call(api, account, payee) -> Call:
    return caller(api, "/invoices", account, payee)


@pytest.fixture
def issued(call) -> Made:
    return made(call("POST", json=invoice(CHECK, customer={"name": "Café Žiga", "country": "Germany"})))


@pytest.fixture
def token(call, issued) -> str:
    return token_of(share(call, issued))


def look(answer: Answer) -> tuple[int, dict[str, str], bytes]:
    """All that a visitor sees, without what differs from one answer to the next and tells nothing."""
    fleeting = {"x-request-id", "date", "apigw-requestid"}
    return answer.status, {name: text for name, text in answer.headers.items() if name not in fleeting}, answer.body


def test_the_page_shows_the_document_and_how_to_pay_it(api, token, issued) -> None:
    page = html(visit(api, token))
    for text in ("Rechnung Nr. 2026-00001", "Café Žiga", "Consulting", "214,20 €", "DE89 3704 0044 0532 0130 00"):
        assert text in words(page).replace("\xa0", " "), text
    assert page.count('<svg class="code"') == 1
    assert f'href="/share/pdf?token={token}"' in page


def test_dead_links_are_answered_alike_whatever_they_died_of(api, call, issued, token, clock) -> None:
    short = made(call("POST", json=invoice(CHECK)))
    expired = token_of(share(call, short, expires_in=60))
    clock.advance(seconds=61)
    call("DELETE", f"/{issued['id']}/share")
    answers = [look(visit(api, text)) for text in (token, expired, UNKNOWN, "junk", "", "et_" + "A" * 49)]
    answers.append(look(api.call("GET", "/share", headers=BROWSER)))
    assert [status for status, _, _ in answers] == [404] * len(answers)
    assert all(answer == answers[0] for answer in answers)


def test_a_link_leads_to_its_own_document_and_no_other(api, call, issued, token, account, other_entity) -> None:
    others = caller(api, "/invoices", account, other_entity)
    foreign = made(others("POST", json=invoice({"name": "Secret work", "price": 7})))
    own = made(call("POST", json=invoice({"name": "Other work", "price": 5})))
    for query in ("", f"&id={foreign['id']}", f"&document_id={own['id']}", f"&entity_id={other_entity['id']}"):
        page = html(visit(api, token, query))
        assert "Consulting" in page and "Secret work" not in page and "Other work" not in page
        assert html(visit(api, token, query, **{"x-entity-id": other_entity["id"]})) == page


def test_junk_costs_no_read(api, stack) -> None:
    stack.guard.calls.clear()
    for text in ("sh_" + "A" * 49, "x" * 3000, "sh_", "%00"):
        assert visit(api, text).status == 404
        assert api.call("GET", f"/share/pdf?token={text}").status == 303
    assert stack.guard.calls == []


def test_a_credential_without_its_document_opens_nothing(api, call, issued, token, stack) -> None:
    """Should the second of two writes fail when a link is ended, the document's word counts."""
    (credential,) = [item for item in stack.items("AccessTable") if item["kind"]["S"] == "share"]
    call("DELETE", f"/{issued['id']}/share")
    stack.aws("dynamodb").put_item(TableName=stack.table("AccessTable"), Item=credential)
    assert visit(api, token).status == 404
    assert api.call("GET", f"/share/pdf?token={token}").status == 303


def test_the_page_is_locked_down(api, token) -> None:
    for page in (visit(api, token), visit(api, UNKNOWN)):
        policy = page.headers["content-security-policy"]
        assert re.fullmatch(
            r"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; img-src data:; base-uri 'none'; "
            r"form-action 'none'; frame-ancestors 'none'",
            policy,
        )
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["x-robots-tag"] == "noindex, nofollow"
        assert page.headers["x-content-type-options"] == "nosniff"
        assert page.cookies == ()
        source = page.body.decode()
        assert not re.search(r"<script|<form|<iframe|<link (?!rel=\"icon\" href=\"data:,\")|\son\w+=|style=", source)
        assert not re.search(r'(?:src|href|action)="(?!/share[?/]|data:)', source)


def test_the_page_of_a_long_document_comes_packed_where_the_browser_takes_that(api, token) -> None:
    plain = visit(api, token)
    small = visit(api, token, **{"accept-encoding": "br, gzip;q=0.8"})
    assert small.headers["content-encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body
    assert small.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    for refusal in ("br", "gzip;q=0", "gzip; q=0.0", "x-gzip"):
        assert "content-encoding" not in visit(api, token, **{"accept-encoding": refusal}).headers


def test_the_pdf_is_the_documents_file(api, call, issued, token) -> None:
    answer = api.call("GET", f"/share/pdf?token={token}")
    assert answer.status == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="invoice-2026-00001.pdf"'
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.body == call("GET", f"/{issued['id']}/pdf").body


def test_the_pdf_of_a_dead_link_is_the_page_that_says_so(api, call, issued, token) -> None:
    call("DELETE", f"/{issued['id']}/share")
    answer = api.call("GET", f"/share/pdf?token={token}")
    assert (answer.status, answer.headers["location"], answer.body) == (303, "/share", b"")


def electronic(api: Api, account: Any, entity: Made, **customer: str) -> tuple[Call, Made, str]:
    """An invoice of an entity that wants Factur-X, and its link's secret."""
    call = caller(api, "/invoices", account, entity)
    document = made(call("POST", json=invoice(CHECK, customer={"name": "Café Žiga", "country": "Germany", **customer})))
    return call, document, token_of(share(call, document))


def wanting(form: str) -> dict[str, Any]:
    return {"bank_accounts": [ACCOUNT], "e_invoicing": {form: True}}


def test_the_invoice_as_data_can_be_taken_along_where_its_issuer_wanted_it(api, account, new_entity) -> None:
    address = {"address": "Elbchaussee 9", "post_code": "22765", "city": "Hamburg", "tax_number": "DE129274202"}
    call, document, token = electronic(api, account, new_entity(settings=wanting("factur_x")), **address)
    assert f'href="/share/xml?token={token}&amp;format=factur_x"' in html(visit(api, token))
    answer = api.call("GET", f"/share/xml?token={token}&format=factur_x")
    assert answer.headers["content-disposition"] == 'inline; filename="invoice-2026-00001.xml"'
    assert answer.body == call("GET", f"/{document['id']}/xml?format=factur_x").body
    call("DELETE", f"/{document['id']}/share")
    assert (api.call("GET", f"/share/xml?token={token}").headers["location"]) == "/share"


def test_the_invoice_as_data_is_not_offered_where_nobody_wanted_it_or_it_cannot_be_had(
    api, account, token, new_entity
) -> None:
    assert "/share/xml" not in html(visit(api, token))
    # A consumer has no Leitweg-ID (BR-DE-15).
    _, _, incomplete = electronic(api, account, new_entity(settings=wanting("xrechnung")))
    assert "/share/xml" not in html(visit(api, incomplete))


def test_the_page_speaks_the_language_that_is_chosen(api, token) -> None:
    page = html(visit(api, token, "&language=fr"))
    assert '<html lang="fr" dir="ltr">' in page
    assert "Facture" in page and "Télécharger le PDF" in page
    assert f"/share/pdf?token={token}&amp;language=fr" in page
    assert f'href="/share?token={token}&amp;language=sl" lang="sl" hreflang="sl">Slovenščina' in page


@pytest.mark.parametrize(
    ("language", "said"), [("zh-Hant", "發票"), ("zh-TW", "發票"), ("de,en", "Rechnung / Invoice")]
)
def test_the_page_speaks_traditional_chinese_and_two_languages_too(api, token, language, said) -> None:
    page = html(visit(api, token, f"&language={language}"))
    assert said in page
    assert page.count('aria-current="true"') == 1
    assert f"/share/pdf?token={token}&amp;language={language}" in page


@pytest.mark.parametrize("language", ["xx", "de,xx", "german", "DE", "", "de'\"><b>", "../x"])
def test_an_unknown_language_is_the_documents_own(api, token, language) -> None:
    assert html(visit(api, token, f"&language={language}")) == html(visit(api, token))


def test_what_became_of_the_invoice_is_told(api, account, payee, call, issued, token, clock) -> None:
    def told() -> str:
        (chip,) = re.findall(r'<span class="chip (\w+)">', html(visit(api, token)))
        return chip

    def pay(amount: int) -> None:
        body = {"document_id": issued["id"], "type": "bank_transfer", "amount": amount}
        answer = api.call("POST", "/payments", json=body, key=account.live_key, entity=payee["id"])
        assert answer.status == 201, answer

    assert told() == "issued"
    pay(14)
    assert told() == "partially_paid"
    assert "200,20" in words(html(visit(api, token)))
    clock.advance(days=40)
    assert told() == "overdue"
    shown(api.call("GET", f"/invoices/{issued['id']}", key=account.live_key, entity=payee["id"]))
    body = {"document_id": issued["id"], "type": "cash"}
    assert api.call("POST", "/payments", json=body, key=account.live_key, entity=payee["id"]).status == 201
    assert told() == "paid"
    page = html(visit(api, token))
    assert "DE89" not in page and '<svg class="code"' not in page, "nobody pays twice"


def test_a_voided_invoice_says_so_and_asks_for_no_money(api, call, issued, token) -> None:
    shown(call("POST", f"/{issued['id']}/void", json={"reason": "A private reason"}))
    page = html(visit(api, token))
    assert '<span class="chip voided">Storniert</span>' in page
    assert "DE89" not in page and '<svg class="code"' not in page
    assert "A private reason" not in page


@pytest.mark.parametrize("kind", sorted(PATHS))
def test_the_page_of_every_type_is_whole(api, account, payee, kind) -> None:
    call = caller(api, PATHS[kind], account, payee)
    document = made(call("POST", json=invoice(CHECK, reference="2025-17", language="en")))
    page = html(visit(api, token_of(share(call, document))))
    assert document["number"] in words(page)
    assert ('class="chip' in page) is (kind in {"invoice", "advance_invoice"})


def test_the_first_look_is_noted_once(api, call, issued, token, stack, clock) -> None:
    assert issued["viewed_at"] is None
    visit(api, token)
    seen = shown(call("GET", "/" + issued["id"]))
    assert seen["viewed_at"].startswith("2026-11-23T")
    assert events(stack, issued["id"]) == ["invoice.viewed"]
    clock.advance(minutes=1)
    with nothing_stored(stack):
        visit(api, token)
    history = [event["type"] for event in shown(call("GET", f"/{issued['id']}/events"))["data"]]
    assert history.count("invoice.viewed") == 1


@pytest.mark.parametrize("headers", [{"sec-fetch-mode": "no-cors"}, {"sec-purpose": "prefetch"}])
def test_a_preview_is_shown_the_page_and_counts_for_nothing(api, token, stack, headers) -> None:
    with nothing_stored(stack):
        html(visit(api, token, **headers))
        bot = api.call("GET", f"/share?token={token}", headers={"user-agent": "Slackbot-LinkExpanding 1.0"})
        assert '<meta property="og:title" content="Rechnung 2026-00001">' in html(bot)


def test_a_look_while_somebody_else_writes_is_shown_all_the_same(api, token, stack, failing) -> None:
    from botocore.exceptions import ClientError

    error = ClientError({"Error": {"Code": "ConditionalCheckFailedException", "Message": ""}}, "UpdateItem")
    with failing("UpdateItem", error=error):
        html(visit(api, token))


def test_the_visitor_is_nobody_but_the_link(api, call, token, issued, pump) -> None:
    visit(api, token)
    pump()
    found = {event["type"]: event["actor"] for event in shown(call("GET", f"/{issued['id']}/events"))["data"]}
    link = shown(call("GET", "/" + issued["id"]))["shareable_id"]
    assert found["invoice.viewed"] == f"share:{link}"


def test_the_page_acts_as_the_role_of_links_alone(api: Api, token: str, stack: Stack) -> None:
    stack.guard.calls.clear()
    visit(api, token)
    roles = {(call.role, call.operation) for call in stack.guard.calls}
    assert roles == {
        ("SharedDocumentFunctionRole", "GetItem"),
        ("SharedDocumentFunctionRole", "AssumeRole"),
        ("ShareRole", "GetItem"),
        ("ShareRole", "UpdateItem"),
    }


def test_the_sample_event_is_a_visit(invoke) -> None:
    assert invoke("shared_document", sample("shared_document"))["statusCode"] == 404
