"""What a use case is, and the requests and events that the table of use cases is made of."""

import hashlib
import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from billhead.aws.parameters import signup_secret_path
from billhead.aws.safe_fetch import Fetched
from billhead.kernel.ids import derived_id
from PIL import Image

from tests.concurrency.world import Outcome, World, told
from tests.functions.bus_messages import batch, issued, message
from tests.functions.sign_ups import CUSTOMER, cognito, sign, sign_ups_belong_to
from tests.support.client import NOTHING

Write = Callable[[World], Outcome]
Prepare = Callable[[World], None]

ADA = {"name": "Ada Lovelace", "email": "ada@example.com", "country": "Germany"}
LINE = {"name": "Work", "price": 100, "quantity": 2}
INVOICE = {"date": "2026-11-20", "items": [LINE]}
DRAFT = {**INVOICE, "is_draft": True}
# A kilobyte in a hundred does not shrink, so that the content is cut in chunks beside the document.
LONG = [{**LINE, "description": hashlib.sha512(str(number).encode()).hexdigest()} for number in range(110)]
LOGO_URL = {"settings": {"pdf_template": {"logo_url": "https://93.184.216.34/logo.png"}}}
FILES = r"^\+ file "
SIGN_UPS = r"^\+ message \S*SignUpQueue"
# A batch whose request was not answered, with as much of it as was sent: the client asks again or nobody misses it.
BATCHES = r'^\+ .*"sk": \{"S": "finalization#bat_\w+"|^\+ message \S*FinalizeQueue'
# What came of a chunk of a batch.
RESULTS = r'^[-+] .*"sk": \{"S": "finalization#bat_\w+#0001"'
# That a request was made, before what it makes.
REQUESTS = r'^\+ .*"sk": \{"S": "request#'
# What leads from a public link to its document; without it the link opens nothing.
LINKS = r'^- .*"kind": \{"S": "share"\}'
# Content that nothing names, or no longer; in the second case it may also not yet be retired.
CHUNKS = r'^\+ .*"invoice#inv_\w+#content#|^- .*"expires_at": "\*".*"invoice#inv_\w+#content#'


@dataclass(frozen=True)
class UseCase:
    """`write` is the request, the same each time it is made; `prepare` makes what it needs.

    `leaves`: what may lie about after a fault, in no reader's way (a pattern of rows), and `stays`: also when the
    request was repeated. `is_another`: a repetition is a request of its own, so where the first one had its effect
    there are two. `has_messages`: it also speaks to queues.
    `stages`: of a write that is whole in several steps, writes that make as much as the first of them make, and
    `unfinished`, what may lack or be other (a pattern of rows) as long as the caller is told to come again.
    `by_token`: that an attempt is a repetition DynamoDB alone knows, by the ClientRequestToken of transactions; moto
    has no memory for those, so there the caller is told as by a repetition.
    """

    name: str
    write: Write
    prepare: tuple[Prepare, ...] = ()
    leaves: str | None = None
    stays: bool = False
    is_another: bool = False
    has_messages: bool = False
    stages: tuple[Write, ...] = ()
    unfinished: str | None = None
    by_token: bool = False

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Ask:
    """A request."""

    method: str
    path: str
    body: Any
    more: dict[str, Any]

    def __call__(self, world: World) -> Outcome:
        return told(world.call(self.method, self.path, self.body, **self.more))


def ask(method: str, path: str, body: Any = NOTHING, **more: Any) -> Write:
    return Ask(method, path, body, more)


def made(name: str, path: str, body: Any) -> Prepare:
    """Something that is there before; its id is known by this name."""

    def prepare(world: World) -> None:
        answer = world.call("POST", path, body, headers={"idempotency-key": name})
        assert answer.status == 201, answer
        world.ids[name] = answer.json["id"]

    return prepare


def done(method: str, path: str, body: Any = NOTHING, **more: Any) -> Prepare:
    def prepare(world: World) -> None:
        answer = world.call(method, path, body, headers={"idempotency-key": f"{method} {path}"}, **more)
        assert answer.status < 300, answer

    return prepare


def first_tax(world: World) -> None:
    """The default one that every entity of this country begins with."""
    taxes = world.call("GET", "/taxes").json["data"]
    world.ids["tax"] = next(tax["id"] for tax in taxes if tax["is_default"])


def picture() -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", (40, 20), "#1F4E79").save(sink, "PNG")
    return sink.getvalue()


def upload(world: World) -> Outcome:
    sent = {"content-type": "image/png"}
    return told(world.call("POST", "/entities/{entity}/logo", body=picture(), headers=sent))


def uploaded(world: World) -> None:
    assert upload(world).status == 200


def new_account(world: World) -> Outcome:
    return world.invoke("create_account", {"name": "Another"})


def count_usage(world: World) -> Outcome:
    event_id = derived_id("evt_", "counted")
    event = issued(world.account, {"id": world.ids["entity"]}, event_id=event_id)
    return world.invoke("record_usage", batch(event, event))


def keep_history(world: World) -> Outcome:
    event_id = derived_id("evt_", "told")
    event = issued(world.account, {"id": world.ids["entity"]}, event_id=event_id)
    return world.invoke("record_history", batch(event, event))


def drafts(count: int, **fields: Any) -> tuple[Prepare, ...]:
    """Known as draft1, draft2, …"""
    return tuple(made(f"draft{number}", "/invoices", {**DRAFT, **fields}) for number in range(1, count + 1))


def finalize_first(world: World) -> Outcome:
    return finalize_drafts(world, 1)


def finalize_drafts(world: World, count: int = 30) -> Outcome:
    """All drafts or so many, after the first of them one that does not exist."""
    ids = [id for name, id in sorted(world.ids.items()) if name.startswith("draft")][:count]
    tenant = {"account_id": world.account.id, "entity_id": world.ids["entity"], "environment": "live", "actor": "key:x"}
    of = {"batch_id": derived_id("bat_", "one"), "document_type": "invoice", "chunk": 1, "expires_at": 4_000_000_000}
    detail = {**tenant, **of, "ids": [ids[0], derived_id("inv_", "nobody's"), *ids[1:]]}
    return world.invoke("finalize_drafts", batch({"detail-type": "documents.finalize", "detail": detail}))


def note_logo(world: World) -> Outcome:
    found = {"status": "ready", "sha256": "a" * 64, "content_type": "image/png", "width": 8, "height": 8}
    url = LOGO_URL["settings"]["pdf_template"]["logo_url"]
    data = {"request_id": derived_id("evt_", "asked"), "url": url, **found}
    of = {"account_id": world.account.id, "entity_id": world.ids["entity"], "event_id": derived_id("evt_", "told")}
    return world.invoke("record_logo", batch(message("record_logo", data=data, **of)))


def print_ahead(world: World) -> Outcome:
    data = {"document_type": "invoice"}
    of = {"account_id": world.account.id, "entity_id": world.ids["entity"], "resource_id": world.ids["invoice"]}
    return world.invoke("render_pdf", batch(message("record_usage", data=data, **of)))


def streamed(world: World) -> None:
    """What the stream tells of every item that there is."""
    items = json.loads(json.dumps(world.stack.items("TenantsTable"), default=lambda content: "AA=="))
    records = [
        {"eventName": "INSERT", "dynamodb": {"SequenceNumber": str(number), "NewImage": item}}
        for number, item in enumerate(items, 1)
    ]
    world.stream = {"Records": records}


def publish(world: World) -> Outcome:
    return world.invoke("publish_events", world.stream)


def fetch_logo(world: World) -> Outcome:
    url = LOGO_URL["settings"]["pdf_template"]["logo_url"]
    of = {"account_id": world.account.id, "entity_id": world.ids["entity"], "event_id": derived_id("evt_", "asked")}
    return world.invoke("fetch_logo", batch(message("fetch_logo", data={"url": url}, **of)))


def web(world: World) -> None:
    """Every URL leads to the same picture."""
    world.stack.invoke("fetch_logo", {"Records": []})  # loads the function
    fetched = Fetched(picture(), "image/png")
    world.patch.setattr(sys.modules["local_function_fetch_logo"], "fetch", lambda url, limits: fetched)


def platform(world: World) -> None:
    """The customers of this account sign up, with its secret."""
    sign_ups_belong_to(world.account.id, world.patch)
    path = signup_secret_path(world.account.id)
    parameter = world.stack.aws("ssm").get_parameter(Name=path, WithDecryption=True)["Parameter"]
    world.secret = parameter["Value"]


def sign_up_by_hook(world: World) -> Outcome:
    body, stamp = json.dumps(CUSTOMER).encode(), str(int(world.stack.clock.current.timestamp()))
    signed = {"webhook-id": "msg_1", "webhook-timestamp": stamp}
    signed["webhook-signature"] = sign(world.secret, "msg_1", stamp, body)
    headers = {"content-type": "application/json", **signed}
    return told(world.call("POST", "/hooks/signup", body=body, headers=headers, principal=None, entity=None))


def sign_up_by_event(world: World) -> Outcome:
    return world.invoke("sign_up", batch({"detail-type": "customer.signed_up", "detail": CUSTOMER}))


def sign_up_by_cognito(world: World) -> Outcome:
    """Cognito is always told that all is well; what could not be done now waits in a queue."""
    outcome = world.invoke("sign_up", cognito())
    is_deferred = world.stack.guard.calls[-1].operation == "SendMessage"
    return Outcome(503, "deferred") if outcome.status == 200 and is_deferred else outcome
