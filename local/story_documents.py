"""The story's acts about documents: invoices, an offer, a sale abroad, a credit, gross prices, PDFs, a public link."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from local.http_client import Client
from local.narrator import near
from local.tale import Tale, check
from local.template import TEMPLATE_FILE

OUT = TEMPLATE_FILE.parent / "out"
STORY = OUT / "story"
PDF_FILE = STORY / "invoice.pdf"
ITEM_LINE = {"name": "Webhosting", "quantity": 12, "unit": "Monat", "price": 19.9}
DESIGN = {
    "name": "Logo und Gestaltung",
    "description": "Zwei Entwürfe, eine Überarbeitung",
    "quantity": 2,
    "unit": "Tag",
    "price": 480,
    "discounts": [{"value": 10, "type": "percent"}],
}
ADVICE = {"name": "Beratung", "quantity": 3, "unit": "Std.", "price": 95}
POSTERS = {"name": "Plakat A2", "quantity": 3, "gross_price": 9.99, "classification": "product"}
OFFERED = [{"type": "separator", "name": "Neue Website"}, ADVICE, {"name": "Umsetzung", "price": 1900}]
ATELIER = {
    "name": "Atelier Lumière SARL",
    "address": "1 rue de Lille",
    "post_code": "75007",
    "city": "Paris",
    "country": "France",
    "tax_number": "FR40303265045",
    "locale": "fr-FR",
}
IDENTITY = {"name": "Identité visuelle", "quantity": 3, "unit": "jour", "price": 480}
SUMS = ("id", "number", "status", "total", "total_with_tax")


def issue_invoices(tale: Tale) -> None:
    """Issue, lose the answer and ask again, issue another."""
    tale.narrator.step("Issue an invoice; the same key again is the same invoice; the next takes the next number")
    hosting = ITEM_LINE | {"item_id": tale.item_id}
    body = {"customer_id": tale.customer_id, "items": [DESIGN, hosting], "reference": "PO-2026-118"}
    first = post_invoice(tale, "order-118", body)
    check(first["total"] == Decimal("1102.80"), "2 × 480 − 10 % + 12 × 19.90 = 1102.80")
    check(first["total_with_tax"] == Decimal("1312.33"), "with 19 % tax 1312.33")
    check("warnings" not in first, "nothing that the law wants to see is missing")
    again = post_invoice(tale, "order-118", body, again=True)
    check((again["id"], again["number"]) == (first["id"], first["number"]), "the same key gives the same invoice")
    other = post_invoice(tale, "order-119", {"customer_id": tale.customer_id, "items": [ADVICE]})
    check(int(other["number"][-5:]) == int(first["number"][-5:]) + 1, "numbers follow each other")
    tale.invoice = first


def post_invoice(tale: Tale, key: str, body: Any, *, again: bool = False) -> dict[str, Any]:
    """Issue an invoice under an idempotency key."""
    tale.narrator.note(f"Idempotency-Key: {key}")
    once = {"idempotency-key": key}
    return tale.ask(tale.tenant, "POST /invoices", body, headers=once, show=(*SUMS, "date_due"), again=again).data


def make_offer(tale: Tale) -> None:
    """An estimate, the customer's yes, and the invoice that follows from it."""
    tale.narrator.step("An offer: the customer accepts it, and it becomes an invoice")
    until = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    body = {"customer_id": tale.customer_id, "items": OFFERED, "valid_until": until}
    offer = tale.ask(tale.tenant, "POST /estimates", body, show=SUMS).data
    line = f"POST /estimates/{offer['id']}"
    tale.ask(tale.tenant, f"{line}/accept", {"note": "Am Telefon"}, show=("status", "accepted_at"))
    invoice = tale.ask(tale.tenant, f"{line}/convert", show=(*SUMS, "relations")).data
    check(invoice["total_with_tax"] == offer["total_with_tax"], "the invoice asks for what was offered")
    check(related(invoice) == [("converted_from", offer["id"])], "the invoice names its offer")
    tale.estimate = tale.ask(tale.tenant, f"GET /estimates/{offer['id']}", show=("status", "relations")).data
    check(related(tale.estimate) == [("converted_into", invoice["id"])], "the offer names its invoice")
    check(tale.estimate["status"] == "accepted", "the offer is accepted")


def sell_abroad(tale: Tale) -> None:
    """A service to a business in another member state: the customer owes the tax."""
    tale.narrator.step("A business in France: nobody says which tax; the rules decide, and tell why")
    shown = (*SUMS, "transaction_type", "taxes")
    body = {"customer": ATELIER, "items": [IDENTITY]}
    invoice = tale.ask(tale.tenant, "POST /invoices", body, show=shown).data
    decision = invoice["tax_decision"]
    (rule,), (tax,) = decision["rules"], invoice["taxes"]
    for sentence in (rule["summary"], rule["law"], *decision["evidence"]):
        tale.narrator.note(sentence)
    check(decision["transaction_type"] == "intra_eu_b2b", "it is a sale to a business within the EU")
    check((tax["category"], tax["amount"]) == ("AE", 0) and tax["reverse_charge"], "the customer owes the tax")
    check(invoice["total_with_tax"] == invoice["total"] == 1440, "3 × 480 = 1440, and no tax on it")
    check("warnings" not in invoice, "both VAT ids and all that the law demands are there")
    tale.sale_abroad = invoice


def credit_part(tale: Tale) -> None:
    """A credit note for one of three days, seen from both sides; and one that would be too much."""
    tale.narrator.step("One day of it is credited: each side names the other, and no more than the rest can follow")
    sold = tale.sale_abroad
    of = {"credited_invoice_id": sold["id"]}
    body = {**of, "credited_lines": [{"line": 0, "quantity": 1}], "credit_reason": "Un jour de moins"}
    note = tale.ask(tale.tenant, "POST /credit-notes", body, show=(*SUMS, "relations")).data
    check(note["total_with_tax"] == 480, "a third of 1440 is credited")
    check(note["tax_decision"]["rules"] == sold["tax_decision"]["rules"], "what was decided stays decided")
    shown = ("number", "status", "total_credited", "total_due", "relations")
    after = tale.ask(tale.tenant, f"GET /invoices/{sold['id']}", show=shown).data
    check((after["total_credited"], after["total_due"]) == (480, 960), "960 are still due")
    check((related(note), related(after)) == ([("credits", sold["id"])], [("credited_by", note["id"])]), "both sides")
    too_much = {**of, "amount_with_tax": 960.01}
    refused = tale.ask(tale.tenant, "POST /credit-notes", too_much, show=("code", "detail"), expect=(422,)).data
    check(refused["code"] == "credit_above_rest", "one cent more than the rest is refused")
    tale.credit_note = note


def related(document: dict[str, Any]) -> list[tuple[str, str]]:
    """What it says of other documents."""
    return [(row["relation"], row["id"]) for row in document["relations"]]


def price_with_tax(tale: Tale) -> None:
    """A preview of gross prices: nothing is issued."""
    tale.narrator.step("A shop's prices hold their tax: the customer pays what the label says")
    shown = ("total", "total_tax", "total_with_tax")
    line = "POST /documents/preview?type=invoice"
    sums = tale.ask(tale.tenant, line, {"items": [POSTERS]}, show=shown).data
    check(sums["total_with_tax"] == Decimal("29.97"), "3 × 9.99 = 29.97 to the cent")
    check(sums["total"] + sums["total_tax"] == sums["total_with_tax"], "net and tax come out of it")


def fetch_pdfs(tale: Tale) -> None:
    """The PDFs, rendered ahead by the issued events."""
    tale.narrator.step("Their PDFs, rendered ahead when they were issued")
    tale.stack.drain()
    ahead = stored_files(tale)
    for path, document in (
        ("/invoices", tale.invoice),
        ("/estimates", tale.estimate),
        ("/credit-notes", tale.credit_note),
    ):
        check(document["id"] in ahead, "the file was there before anybody asked for it")
        save_pdf(tale, f"GET {path}/{document['id']}/pdf", document["type"])
    again = tale.tenant.send("GET", f"/invoices/{tale.invoice['id']}/pdf")
    check(again.content == PDF_FILE.read_bytes(), "the same bytes every time")


def share_invoice(tale: Tale) -> None:
    """A public link: the same when it is asked for again, open to anybody, and another one's is of no use."""
    tale.narrator.step("A public link to the invoice, for the end client: no key, no account")
    line = f"POST /invoices/{tale.invoice['id']}/share"
    link = tale.ask(tale.tenant, line, {"expires_in": 30 * 86400}, show=("shareable_id", "expires_at")).data
    again = tale.ask(tale.tenant, line, {}, show=("shareable_id", "expires_at")).data
    check(again == link, "asked for again it is the same link")
    anybody = Client(tale.stack.base_url)
    page = anybody.send("GET", link["url"].removeprefix(tale.stack.base_url))
    check(tale.invoice["number"].encode() in page.content, "the page shows the invoice")
    pdf = anybody.send("GET", link["url"].removeprefix(tale.stack.base_url).replace("/share?", "/share/pdf?"))
    check(pdf.content == PDF_FILE.read_bytes(), "its PDF is the invoice's file")
    check(anybody.send("GET", "/share?token=sh_guessed").status == 404, "a guessed link opens nothing")
    tale.shared = str(link["url"])
    tale.narrator.point("shared", tale.shared)


def save_pdf(tale: Tale, line: str, name: str) -> None:
    """Where the reader finds it."""
    answer = tale.ask(tale.tenant, line, show=())
    check(answer.content.startswith(b"%PDF-"), "the answer is a PDF")
    STORY.mkdir(parents=True, exist_ok=True)
    file = STORY / f"{name}.pdf"
    file.write_bytes(answer.content)
    tale.narrator.point("file", near(file))


def stored_files(tale: Tale) -> str:
    """The names of the entity's files in the bucket, one a line."""
    (bucket,) = tale.stack.template.buckets.values()
    s3 = tale.stack.cloud.client("s3")
    found = s3.list_objects_v2(Bucket=bucket.name, Prefix=f"entities/{tale.entity_id}/").get("Contents", [])
    return "\n".join(entry["Key"] for entry in found)
