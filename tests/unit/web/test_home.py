"""The list of invoices as the visitor reads it."""

import base64
import re
from typing import Any

import pytest

from tests.functions.visitor import Visitor
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.clock import Clock
from tests.support.stack import Stack

Made = dict[str, Any]
EVIL = "<script>alert(1)</script>\"'&"


@pytest.fixture
def visitor(api: Api, account: Account, entity: Made) -> Visitor:
    return Visitor(api, account, entity)


def invoice(visitor: Visitor, customer: str = "Café Müller", price: int = 100, **more: Any) -> Made:
    body = {"customer": {"name": customer}, "items": [{"name": "Work", "quantity": 1, "price": price}], **more}
    key, entity = visitor.account.live_key, visitor.entity["id"]
    answer = visitor.api.call("POST", "/invoices", json=body, key=key, entity=entity)
    assert answer.status == 201, answer
    return answer.json


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<(style|script)[^>]*>.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def test_an_invoice_shows_number_customer_dates_status_total_and_pdf(visitor: Visitor) -> None:
    made = invoice(visitor, date="2026-11-20", date_due="2026-12-04")
    visitor.enter(locale="de")
    page = visitor.home()
    words = text_of(page).replace("\u00a0", " ")
    for wanted in (made["number"], "Café Müller", "20.11.2026", "04.12.2026", "Offen", "119,00 €"):
        assert wanted in words
    assert f'href="/embed/invoices/{made["id"]}/pdf"' in page
    assert f'aria-label="Rechnung {made["number"]} als PDF herunterladen"' in page


def test_figures_and_dates_are_the_readers_where_the_words_are_english(visitor: Visitor) -> None:
    invoice(visitor, price=1000, date="2026-11-20", date_due="2026-12-04")
    visitor.enter(locale="fi")
    words = text_of(visitor.home()).replace("\u00a0", " ")
    for wanted in ("Customer", "20.11.2026", "4.12.2026", "1 190,00 €"):
        assert wanted in words


def test_a_pdf_link_leads_to_a_pdf(visitor: Visitor) -> None:
    made = invoice(visitor)
    visitor.enter(role="viewer")
    answer = visitor.get(f"/embed/invoices/{made['id']}/pdf")
    assert answer.status == 200
    assert answer.body.startswith(b"%PDF-")


def test_an_invoice_is_overdue_from_the_day_after_it_was_due(visitor: Visitor, clock: Clock) -> None:
    invoice(visitor, date="2026-11-01", date_due="2026-11-23")
    visitor.enter(locale="en")
    assert "Overdue" not in text_of(visitor.home())
    clock.advance(days=1)
    visitor.enter(locale="en")
    assert "Overdue" in text_of(visitor.home())


def test_a_draft_has_neither_number_nor_pdf(visitor: Visitor) -> None:
    invoice(visitor, is_draft=True)
    visitor.enter(locale="en")
    page = visitor.home()
    assert "Draft" in text_of(page)
    assert "/pdf" not in page


def test_invoices_come_newest_first_and_in_pages(visitor: Visitor) -> None:
    for number in range(23):
        invoice(visitor, f"Customer {number:02}", date=f"2026-10-{number + 1:02}")
    visitor.enter()
    first = visitor.home()
    assert customers(first) == [f"Customer {number:02}" for number in range(22, 2, -1)]
    assert 'rel="prev"' not in first
    second = visitor.home(link(first, "next"))
    assert customers(second) == ["Customer 02", "Customer 01", "Customer 00"]
    assert 'rel="next"' not in second
    assert customers(visitor.home(link(second, "prev"))) == customers(first)


def customers(page: str) -> list[str]:
    return re.findall(r'class="customer">([^<]*)<', page)


def link(page: str, rel: str) -> str:
    match = re.search(rf'rel="{rel}" href="/embed/home(\?[^"]+)"', page)
    assert match
    return match[1]


def test_a_place_in_another_entitys_list_is_refused_kindly(visitor: Visitor, other_entity: Made) -> None:
    for number in range(21):
        invoice(visitor, f"Customer {number}")
    visitor.enter()
    place = link(visitor.home(), "next")
    visitor.entity = other_entity
    visitor.enter()
    for query in (place, "?next_cursor=junk", "?prev_cursor=é"):
        answer = visitor.get("/embed/home" + query)
        assert answer.status == 400
        assert answer.headers["content-type"].startswith("text/html")


def test_nothing_of_the_address_but_the_place_in_the_list_counts(visitor: Visitor) -> None:
    visitor.enter()
    assert visitor.get("/embed/home?limit=abc&order_by=x&query=%7B&search=y&include=z").status == 200


def test_names_are_text_and_never_markup(visitor: Visitor, new_entity: Any) -> None:
    visitor.entity = new_entity(name=EVIL)
    invoice(visitor, EVIL)
    visitor.enter()
    page = visitor.home()
    assert EVIL not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;") == 3
    assert len(re.findall(r"<script", page)) == 0


def test_a_token_in_the_address_is_text_and_never_markup(visitor: Visitor) -> None:
    answer = visitor.get("/embed", session="")
    assert "<input" not in answer.body.decode()
    assert EVIL not in visitor.get("/embed?token=%3Cscript%3Ealert(1)").body.decode()


def test_one_entity_does_not_see_anothers_invoices(visitor: Visitor, other_entity: Made) -> None:
    made = invoice(visitor, "Secret Customer")
    visitor.entity = other_entity
    visitor.enter()
    assert "Secret Customer" not in visitor.home()
    assert visitor.get(f"/embed/invoices/{made['id']}/pdf").status == 404


@pytest.mark.parametrize(
    ("locale", "country", "title"), [("fr-CH", "Germany", "Factures"), (None, "Slovenia", "Računi")]
)
def test_the_page_speaks_the_tokens_language_or_the_entitys(
    visitor: Visitor, new_entity: Any, locale: str | None, country: str, title: str
) -> None:
    visitor.entity = new_entity(country=country, tax_number=None)
    visitor.enter(**({"locale": locale} if locale else {}))
    page = visitor.home()
    assert f">{title}</h1>" in page
    assert f'<html lang="{(locale or "sl")[:2]}">' in page


def test_an_entity_without_invoices_says_so(visitor: Visitor) -> None:
    visitor.enter(locale="en")
    page = visitor.home()
    assert "No invoices yet" in page
    assert "<table" not in page


def test_the_page_has_the_entitys_colour_and_its_initial_until_there_is_a_logo(
    visitor: Visitor, new_entity: Any
) -> None:
    visitor.entity = new_entity(name="Ålesund", settings={"pdf_template": {"primary_color": "#FFD400"}})
    visitor.enter()
    page = visitor.home()
    assert "--primary: #FFD400;" in page
    assert "--on-primary: #111827;" in page
    assert re.search(r'class="mark"[^>]*>Å<', page)


@pytest.mark.parametrize("content_type", ["image/png", "image/jpeg", "image/svg+xml"])
def test_the_logo_is_part_of_the_page(visitor: Visitor, stack: Stack, content_type: str) -> None:
    put_logo(visitor, stack, content_type)
    visitor.enter()
    encoded = base64.b64encode(b"picture").decode()
    assert f'<img src="data:{content_type};base64,{encoded}" alt="">' in visitor.home()


def test_a_logo_of_another_kind_is_not_shown(visitor: Visitor, stack: Stack) -> None:
    put_logo(visitor, stack, "text/html")
    visitor.enter()
    assert "<img" not in visitor.home()


def put_logo(visitor: Visitor, stack: Stack, content_type: str) -> None:
    (bucket,) = stack.template.buckets.values()
    entity_id = visitor.entity["id"]
    stack.aws("s3").put_object(Bucket=bucket.name, Key=f"entities/{entity_id}/logos/abc", Body=b"picture")
    stack.aws("dynamodb").update_item(
        TableName=stack.table("TenantsTable"),
        Key={"entity_id": {"S": entity_id}, "sk": {"S": "entity"}},
        UpdateExpression="SET logo = :logo",
        ExpressionAttributeValues={":logo": {"M": {"sha256": {"S": "abc"}, "content_type": {"S": content_type}}}},
    )
