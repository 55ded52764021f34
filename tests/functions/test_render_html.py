"""A document as a page for whoever holds a key: the words and figures of its PDF, escaped, styled, without script."""

import io
import re
from typing import Any

import pytest
from billhead.kernel.principal import Role
from PIL import Image
from pypdf import PdfReader

from tests.functions.bad_input import nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.document_calls import PATHS
from tests.functions.invoice_calls import CHECK, Call, caller, invoice, made, refused, shown
from tests.functions.sharing import html, words

Made = dict[str, Any]


@pytest.fixture
def call(api, account, entity) -> Call:
    return caller(api, "/invoices", account, entity)


@pytest.fixture
def issued(call) -> Made:
    return made(call("POST", json=invoice(CHECK, customer={"name": "Café Žiga", "country": "Slovenia"})))


def printed(pdf: bytes) -> list[str]:
    """The words of a PDF, without the page's number."""
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"(Seite|Page|Stran) \d+ \S+ \d+", " ", text.replace("\xa0", " ")).split()


@pytest.mark.parametrize("language", ["de", "en", "sl"])
@pytest.mark.parametrize("kind", sorted(PATHS))
def test_the_page_says_what_the_pdf_says(api, account, entity, kind, language) -> None:
    call = caller(api, PATHS[kind], account, entity)
    body = invoice(CHECK, customer={"name": "Café Žiga", "country": "Slovenia"}, reference="2025-17", note="A note.")
    document = made(call("POST", json=body))
    said = words(html(call("GET", f"/{document['id']}/html", params={"language": language}))).replace("\xa0", " ")
    pdf = call("GET", f"/{document['id']}/pdf", params={"language": language}).body
    missing = [word for word in printed(pdf) if word not in said]
    assert not missing


def test_a_draft_is_shown_as_one(call) -> None:
    draft = made(call("POST", json=invoice(CHECK, is_draft=True)))
    page = html(call("GET", f"/{draft['id']}/html"))
    assert '<p class="draft">Entwurf</p>' in page


def test_the_same_document_is_the_same_page_and_nothing_is_stored(call, issued, stack) -> None:
    with nothing_stored(stack):
        assert html(call("GET", f"/{issued['id']}/html")) == html(call("GET", f"/{issued['id']}/html"))


def test_the_page_is_locked_down_even_where_it_is_saved(call, issued) -> None:
    answer = call("GET", f"/{issued['id']}/html")
    (inside,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html(answer))
    policy = inside.replace("&#39;", "'")
    assert answer.headers["content-security-policy"] == f"{policy}; frame-ancestors 'none'"
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("language", ["german", "DE", "de_AT", "", "../x"])
def test_a_malformed_language_is_refused(call, issued, language) -> None:
    answer = call("GET", f"/{issued['id']}/html", params={"language": language})
    assert refused(answer)[:2] == (400, "parameter_malformed")


def test_the_logo_is_part_of_the_page(call, api, account, entity) -> None:
    sink = io.BytesIO()
    Image.new("RGB", (40, 20), "#1F4E79").save(sink, "PNG")
    path, png = f"/entities/{entity['id']}/logo", {"content-type": "image/png"}
    shown(api.call("POST", path, body=sink.getvalue(), headers=png, key=account.live_key))
    document = made(call("POST", json=invoice(CHECK)))
    page = html(call("GET", f"/{document['id']}/html"))
    assert '<img class="logo" src="data:image/png;base64,' in page
    assert 'alt="Nordlicht Studio"' in page


def test_what_does_not_exist_is_not_found(call) -> None:
    for id in ("inv_" + "0" * 26, "x" * 2000, "inv_1"):
        assert refused(call("GET", f"/{id}/html"))[:2] == (404, "document_not_found")


def test_a_viewer_may_read_it(api, account, entity, issued) -> None:
    viewer = account.principal(Role.VIEWER, entity_id=entity["id"])
    html(api.call("GET", f"/invoices/{issued['id']}/html", principal=viewer))


def test_the_sample_event_is_a_request_of_this_function(invoke, issued, account, entity) -> None:
    event = sample("render_html")
    event["requestContext"]["authorizer"]["lambda"] |= {"account_id": account.id}
    event["headers"]["x-entity-id"], event["pathParameters"]["id"] = entity["id"], issued["id"]
    answer = invoke("render_html", event)
    assert (answer["statusCode"], answer["headers"]["Content-Type"]) == (200, "text/html; charset=utf-8")
