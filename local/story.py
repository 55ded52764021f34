"""The product's story in order: a platform's customer signs up, is branded, invoices, and gets a dashboard.

The acts about documents are in story_documents.py.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from local.drawn_logo import draw_logo
from local.http_client import Client, encode
from local.story_documents import (
    credit_part,
    fetch_pdfs,
    issue_invoices,
    make_offer,
    price_with_tax,
    sell_abroad,
    share_invoice,
)
from local.tale import Tale, check

SIGNED_UP = {
    "external_id": "customer-4711",
    "name": "Nordlicht Studio GmbH",
    "address": "Torstraße 12",
    "post_code": "10119",
    "city": "Berlin",
    "country": "Germany",
    "tax_number": "DE136695976",
    "registration": "Sitz Berlin · Amtsgericht Charlottenburg HRB 4711 B · Geschäftsführerin Ida Nord",
    "email": "rechnung@nordlicht.example",
}
ACCOUNT = {"type": "iban", "iban": "DE89370400440532013000", "bic": "COBADEFFXXX", "bank_name": "Commerzbank"}
BRANDING = {
    "pdf_template": {"template": "modern", "primary_color": "#3B82F6"},
    "bank_accounts": [{**ACCOUNT, "is_default": True}],
}
CUSTOMER = {
    "name": "Café Morgenrot",
    "address": "Elbchaussee 9",
    "post_code": "22765",
    "city": "Hamburg",
    "country": "Germany",
    "email": "hallo@morgenrot.example",
}
ITEM = {"name": "Webhosting", "unit": "Monat", "price": 19.9, "classification": "service"}
NEIGHBOUR = {
    "external_id": "customer-4712",
    "name": "Hafen Werkstatt",
    "address": "Am Kai 3",
    "post_code": "20457",
    "city": "Hamburg",
    "country": "Germany",
    "tax_number": "DE129274202",
}


def tell_story(tale: Tale) -> None:
    """Every step; raises StoryError at the first that goes otherwise."""
    for step in STEPS:
        step(tale)


def create_account(tale: Tale) -> None:
    """The operator's command."""
    tale.narrator.step("The operator creates the platform's account (a function without a route)")
    given = {"name": "Acme Platform"}
    tale.narrator.request(f"invoke create_account {given}".replace("'", '"'))
    tale.account = tale.stack.invoke("create_account", given)
    live, sandbox = tale.account["live_key"], tale.account["sandbox_key"]
    check(live.startswith("sk_live_") and sandbox.startswith("sk_sandbox_"), "two keys were made")
    tale.narrator.note(f"{tale.account['account_id']}  {live[:12]}…  {sandbox[:15]}…  (shown once, stored as SHA-256)")
    tale.platform = Client(tale.stack.base_url, {"authorization": f"Bearer {live}"})


def sign_up(tale: Tale) -> None:
    """The platform's signed hook, delivered twice."""
    tale.narrator.step("A customer signs up on the platform: its signed hook makes the entity")
    first = send_hook(tale, "msg_1", again=False)
    tale.entity_id = str(first["id"])
    tale.narrator.note("the hook is delivered again, as hooks are")
    check(send_hook(tale, "msg_2", again=True)["id"] == tale.entity_id, "the same customer gets the same entity")
    tale.tenant = tale.platform.speaking_for(tale.entity_id)


def send_hook(tale: Tale, message_id: str, *, again: bool) -> dict[str, Any]:
    """One delivery, signed as https://www.standardwebhooks.com says."""
    body = {"type": "customer.signed_up", "data": SIGNED_UP}
    stamp = str(int(datetime.now(UTC).timestamp()))
    headers = {
        "content-type": "application/json",
        "x-account-id": tale.account["account_id"],
        "webhook-id": message_id,
        "webhook-timestamp": stamp,
        "webhook-signature": sign(tale.account["signup_secret"], f"{message_id}.{stamp}.".encode() + encode(body)),
    }
    nobody = Client(tale.stack.base_url)
    shown = ("id", "external_id")
    return tale.ask(nobody, "POST /hooks/signup", body, headers=headers, show=shown, again=again).data


def sign(secret: str, content: bytes) -> str:
    """A Standard Webhooks signature, version 1: HMAC-SHA-256 with the decoded secret, in base64."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return f"v1,{base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()}"


def brand(tale: Tale) -> None:
    """Colour, template, bank account, and a logo."""
    tale.narrator.step("Branding: template, colour, bank account, logo")
    line = f"PATCH /entities/{tale.entity_id}"
    patched = tale.ask(tale.platform, line, {"settings": BRANDING}, show=("id", "version")).data
    check(patched["settings"]["pdf_template"]["primary_color"] == "#3B82F6", "the colour is set")
    line, kind = f"POST /entities/{tale.entity_id}/logo", {"content-type": "image/png"}
    tale.ask(tale.platform, line, draw_logo(), headers=kind, show=("id", "logo_status"))


def fill_catalogue(tale: Tale) -> None:
    """A customer and an item."""
    tale.narrator.step("The entity's own customer and item")
    tale.customer_id = tale.ask(tale.tenant, "POST /customers", CUSTOMER, show=("id", "name", "country_code")).data[
        "id"
    ]
    tale.item_id = tale.ask(tale.tenant, "POST /items", ITEM, show=("id", "name", "price")).data["id"]


def open_dashboard(tale: Tale) -> None:
    """A user of the entity and the link that opens the dashboard once."""
    tale.narrator.step("A user of the entity, and a link that opens the dashboard once")
    user = {"email": "ida@nordlicht.example", "name": "Ida Nord", "role": "admin"}
    user_id = tale.ask(tale.tenant, "POST /entities/users", user, show=("id", "email", "role")).data["id"]
    line = f"POST /entities/users/{user_id}/token"
    token = tale.ask(tale.tenant, line, {"expires_in": 3600}, show=("expires_at",)).data
    check(str(token["url"]).startswith(f"{tale.stack.base_url}/embed?token="), "the link leads to this stack")
    looked = Client(tale.stack.base_url).send("GET", f"/embed?token={token['token']}")
    check(looked.status == 200, "the link opens a page, and a look at it does not spend it")
    tale.link = str(token["url"])
    tale.narrator.point("dashboard", tale.link)


def count_usage(tale: Tale) -> None:
    """What the platform bills by."""
    tale.narrator.step("What the platform bills its customer by")
    tale.stack.drain()
    month = tale.invoice["date"][:7]
    usage = tale.ask(tale.platform, f"GET /usage?month={month}", show=("month", "data")).data
    counted = [row for row in usage["data"] if row["entity_id"] == tale.entity_id]
    kinds = ("documents", "invoices", "estimates", "credit_notes")
    check([counted[0][kind] for kind in kinds] == [6, 4, 1, 1], "six documents were issued, each counted once")


def prove_numbers(tale: Tale) -> None:
    """The proof of the series."""
    tale.narrator.step("Proof that the numbers have no gap and nothing was changed")
    year = tale.invoice["date"][:4]
    shown = ("count", "first", "last", "gaps", "broken_links", "head")
    proof = tale.ask(tale.tenant, f"GET /numbering/invoice/{year}/proof", show=shown).data
    check((proof["count"], proof["gaps"], proof["broken_links"]) == (4, [], []), "four numbers, no gap, no broken link")


def knock_next_door(tale: Tale) -> None:
    """Another tenant asks for the invoice."""
    tale.narrator.step("Another tenant asks for that invoice, and for one that never was: the same answer")
    other_id = tale.ask(tale.platform, "POST /entities", NEIGHBOUR, show=("id", "name")).data["id"]
    neighbour = tale.platform.speaking_for(other_id)
    foreign = tale.ask(neighbour, f"GET /invoices/{tale.invoice['id']}", show=("code", "title"), expect=(404,)).data
    unknown = "inv_" + "0" * 26
    never = tale.ask(neighbour, f"GET /invoices/{unknown}", show=("code", "title"), expect=(404,)).data
    check((foreign["code"], foreign["title"]) == (never["code"], never["title"]), "nobody learns that it exists")


STEPS: tuple[Callable[[Tale], None], ...] = (
    create_account,
    sign_up,
    brand,
    fill_catalogue,
    issue_invoices,
    make_offer,
    sell_abroad,
    credit_part,
    price_with_tax,
    fetch_pdfs,
    share_invoice,
    open_dashboard,
    count_usage,
    prove_numbers,
    knock_next_door,
)
