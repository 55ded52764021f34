/** Every resource against a real stack; skipped where BILLHEAD_BASE_URL and BILLHEAD_KEY (an account's key) name none. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { Billhead, BillheadError, etagOf } from "../src/index.js";

const { BILLHEAD_BASE_URL: baseUrl, BILLHEAD_KEY: apiKey } = process.env;
const options = { skip: baseUrl && apiKey ? false : "BILLHEAD_BASE_URL and BILLHEAD_KEY name no stack" };
const LINES = [{ name: "Subscription", quantity: 2, price: 100, discounts: [{ value: 10, type: "percent" }] }];

/** All that an invoice to a business must say of its issuer. */
const STUDIO = {
  name: "Alder Studio", address: "12 Mill Lane", post_code: "D02 X285", city: "Dublin", country: "Ireland", tax_number: "IE6388047V",
};
const FRENCH = {
  name: "Atelier SARL", address: "1 rue de Lille", post_code: "75007", city: "Paris", country: "France", tax_number: "FR40303265045",
};

async function newTenant() {
  const sdk = new Billhead({ apiKey, baseUrl });
  const entity = await sdk.entities.create(STUDIO);
  return { sdk, entity, mine: { entity_id: entity.id } };
}

const idsOf = ({ data }) => data.map(({ id }) => id);
const related = ({ relations }) => relations.map(({ relation, id }) => [relation, id]);

/** Asks until the answer is as wanted, for half a minute. */
async function eventually(ask, isWanted) {
  const latest = Date.now() + 30_000;
  for (let answer = await ask(); ; answer = await ask()) {
    if (isWanted(answer)) return answer;
    assert.ok(Date.now() < latest, JSON.stringify(answer));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("an entity is created, read, changed, disabled and enabled", options, async () => {
  const { sdk, entity } = await newTenant();
  await sdk.entities.update(entity.id, { city: "Cork" });
  assert.equal((await sdk.entities.get(entity.id)).city, "Cork");
  assert.ok(idsOf(await sdk.entities.list({ limit: 100 })).includes(entity.id));
  await sdk.entities.disable(entity.id);
  await sdk.entities.enable(entity.id);
  assert.equal((await sdk.entities.get(entity.id)).name, "Alder Studio");
});

for (const [name, data] of [
  ["customers", { name: "End Client", country: "Ireland" }],
  ["items", { name: "Seat", price: 12.5 }],
  ["taxes", { name: "13.5%", tax_rates: [{ rate: 13.5 }] }],
]) {
  test(`${name} are created, listed, changed, deleted and restored`, options, async () => {
    const { sdk, mine } = await newTenant();
    const { id } = await sdk[name].create(data, mine);
    assert.ok(idsOf(await sdk[name].list({ ...mine, limit: 100 })).includes(id));
    assert.equal((await sdk[name].update(id, { name: "Renamed" }, mine)).name, "Renamed");
    await sdk[name].delete(id, mine);
    assert.ok(!idsOf(await sdk[name].list({ ...mine, limit: 100 })).includes(id));
    await sdk[name].restore(id, mine);
    assert.equal((await sdk[name].get(id, mine)).name, "Renamed");
  });
}

test("a draft is changed and deleted, another finalized, rendered and voided", options, async () => {
  const { sdk, mine } = await newTenant();
  const draft = { is_draft: true, customer: { name: "End Client" }, items: LINES };
  const gone = await sdk.invoices.create(draft, mine);
  await sdk.invoices.update(gone.id, { note: "soon" }, mine);
  await sdk.invoices.delete(gone.id, mine);
  await assert.rejects(sdk.invoices.get(gone.id, mine), { status: 404 });
  const kept = await sdk.invoices.create(draft, mine);
  const { number } = await sdk.invoices.nextNumber(mine);
  const issued = await sdk.invoices.finalize(kept.id, mine);
  assert.deepEqual([issued.number, issued.total, issued.total_discount], [number, 180, 20]);
  assert.equal(await (await sdk.invoices.renderPdf(kept.id, { ...mine, language: "de" })).slice(0, 5).text(), "%PDF-");
  assert.equal((await sdk.invoices.void(kept.id, { reason: "ordered twice" }, mine)).status, "voided");
});

test("a preview has the totals and stores nothing", options, async () => {
  const { sdk, mine } = await newTenant();
  const preview = await sdk.invoices.preview({ customer: { name: "End Client" }, items: LINES }, mine);
  assert.equal(preview.total, 180);
  assert.deepEqual((await sdk.invoices.list(mine)).data, []);
});

test("a look at settings that are not saved is a PDF and stores nothing", options, async () => {
  const { sdk, mine } = await newTenant();
  const look = await sdk.invoices.previewPdf({ settings: { pdf_template: { template: "minimal" } } }, mine);
  assert.equal(await look.slice(0, 5).text(), "%PDF-");
  assert.deepEqual((await sdk.invoices.list(mine)).data, []);
});

test("an estimate is accepted, converted, paid in part and credited, and each side tells of the other", options, async () => {
  const { sdk, mine } = await newTenant();
  const estimate = await sdk.estimates.create({ customer: FRENCH, items: LINES }, mine);
  assert.equal((await sdk.estimates.accept(estimate.id, { ...mine, note: "By phone" })).answer_note, "By phone");
  const invoice = await sdk.estimates.convert(estimate.id, mine);
  assert.deepEqual(related(invoice), [["converted_from", estimate.id]]);
  assert.equal((await sdk.payments.create({ document_id: invoice.id, type: "card", amount: 100 }, mine)).document_id, invoice.id);
  const note = await sdk.creditNotes.create({ credited_invoice_id: invoice.id, credited_lines: [{ line: 0, amount: 50 }] }, mine);
  const now = await sdk.invoices.get(invoice.id, mine);
  assert.deepEqual([now.status, now.total_paid, now.total_credited, now.total_due], ["partially_paid", 100, 50, 30]);
  assert.deepEqual(related(now), [["converted_from", estimate.id], ["credited_by", note.id]]);
  assert.deepEqual([note.tax_decision.kept_from, note.taxes[0].reverse_charge], [invoice.number, true]);
  // Between the first event and the last, a worker of the stack adds what happened.
  const history = await eventually(() => sdk.invoices.events(invoice.id, mine), ({ data }) => data.length > 2);
  assert.deepEqual(history.data.map(({ type }) => type), ["invoice.issued", "invoice.payment_recorded", "invoice.credited"]);
  assert.equal((await sdk.estimates.decline(estimate.id, mine).catch((error) => error)).code, "estimate_already_answered");
});

test("an advance invoice is deducted, and a delivery note becomes an invoice", options, async () => {
  const { sdk, mine } = await newTenant();
  const advance = await sdk.advanceInvoices.create({ customer: FRENCH, items: [{ name: "In advance", price: 80 }] }, mine);
  const invoice = await sdk.invoices.create({ customer: FRENCH, items: LINES, advance_invoices: [advance.id] }, mine);
  assert.deepEqual([invoice.total, invoice.items.at(-1).advance_invoice.number], [100, advance.number]);
  const note = await sdk.deliveryNotes.create({ customer: FRENCH, items: LINES, hide_prices: true }, mine);
  assert.equal((await sdk.deliveryNotes.convert(note.id, { ...mine, is_draft: true })).status, "draft");
});

for (const [group, type, start] of [
  ["estimates", "estimate", "est_"],
  ["creditNotes", "credit_note", "cre_"],
  ["advanceInvoices", "advance_invoice", "adv_"],
  ["deliveryNotes", "delivery_note", "del_"],
]) {
  test(`${group} are drafted, changed, listed, issued, rendered and voided like invoices`, options, async () => {
    const { sdk, mine } = await newTenant();
    const data = { is_draft: true, customer: FRENCH, items: LINES, reference: "2025-17" };
    const gone = await sdk[group].create(data, mine);
    await sdk[group].delete(gone.id, mine);
    const draft = await sdk[group].create(data, mine);
    assert.ok(draft.id.startsWith(start));
    assert.equal((await sdk[group].update(draft.id, { note: "soon" }, mine)).note, "soon");
    const [told, asked] = [await sdk[group].nextNumber(mine), await sdk.documents.nextNumber(type, mine)];
    assert.deepEqual(told, asked);
    assert.equal((await sdk[group].preview(data, mine)).total, 180);
    assert.equal((await sdk[group].finalize(draft.id, mine)).number, told.number);
    const [row] = (await sdk[group].list({ ...mine, status: type === "delivery_note" ? undefined : "issued" })).data;
    assert.deepEqual([row.id, row.items], [draft.id, undefined]);
    for await (const one of sdk[group].iterate({ ...mine, include: "items" })) assert.equal(one.items.length, 1);
    assert.equal(await (await sdk[group].renderPdf(draft.id, mine)).slice(0, 5).text(), "%PDF-");
    assert.ok((await (await sdk[group].renderHtml(draft.id, { ...mine, language: "en" })).text()).includes(told.number));
    assert.equal((await sdk[group].void(draft.id, { reason: "wrong" }, mine)).status, "voided");
    const { data: events } = await sdk[group].events(draft.id, mine);
    assert.deepEqual(events.map((event) => event.type).slice(-2), [`${type}.issued`, `${type}.voided`]);
  });
}

test("a document is shared by one link that opens for anybody, until it is ended", options, async () => {
  const { sdk, mine } = await newTenant();
  const invoice = await sdk.invoices.create({ customer: FRENCH, items: LINES }, mine);
  const link = await sdk.invoices.share(invoice.id, { ...mine, expires_in: 3600 });
  assert.deepEqual(Object.keys(link).sort(), ["expires_at", "shareable_id", "url"]);
  assert.deepEqual(await sdk.invoices.share(invoice.id, mine), link);
  assert.equal((await sdk.invoices.get(invoice.id, mine)).shareable_id, link.shareable_id);
  assert.ok((await (await fetch(link.url)).text()).includes(invoice.number));
  await sdk.invoices.unshare(invoice.id, mine);
  assert.equal((await fetch(link.url)).status, 404);
});

test("a document that names another is named by it, and a draft cannot be named", options, async () => {
  const { sdk, mine } = await newTenant();
  const note = await sdk.deliveryNotes.create({ customer: FRENCH, items: LINES }, mine);
  const invoice = await sdk.invoices.create({ customer: FRENCH, items: LINES, linked_documents: [note.id] }, mine);
  assert.deepEqual(related(invoice), [["refers_to", note.id]]);
  assert.deepEqual(related(await sdk.deliveryNotes.get(note.id, mine)), [["referred_to_by", invoice.id]]);
  const draft = await sdk.deliveryNotes.create({ is_draft: true, items: LINES }, mine);
  const refused = sdk.invoices.create({ customer: FRENCH, items: LINES, linked_documents: [draft.id] }, mine);
  await assert.rejects(refused, { status: 409, code: "draft_linked" });
});

test("the question for a customer's tax and its invoice give the same decision", options, async () => {
  const { sdk, mine } = await newTenant();
  const asked = await sdk.transactionType({ customer: FRENCH }, mine);
  assert.deepEqual([asked.transaction_type, asked.reverse_charge_applies], ["intra_eu_b2b", true]);
  const invoice = await sdk.invoices.create({ customer: FRENCH, items: [{ name: "Advice", price: 100 }] }, mine);
  assert.deepEqual(invoice.tax_decision, asked.decision);
});

test("drafts are finalized in bulk, in their order, and a faulty one fails alone", options, async () => {
  const { sdk, mine } = await newTenant();
  const data = { is_draft: true, customer: FRENCH, items: LINES };
  const ids = [];
  for (let count = 0; count < 3; count += 1) ids.push((await sdk.invoices.create(data, mine)).id);
  await sdk.invoices.finalize(ids[1], mine);
  const { id, total } = await sdk.documents.finalizeMany("invoice", ids, mine);
  assert.equal(total, 3);
  const batch = await eventually(() => sdk.documents.finalization(id, mine), ({ status }) => status === "done");
  assert.deepEqual(idsOf({ data: batch.documents }), [ids[0], ids[2]]);
  assert.deepEqual(batch.failed.map((one) => [one.id, one.code]), [[ids[1], "document_already_issued"]]);
  const { number } = await sdk.invoices.get(ids[2], mine);
  assert.equal(batch.documents[1].number, number);
});

test("the same idempotency key gives the same invoice, and iterate sees each once", options, async () => {
  const { sdk, mine } = await newTenant();
  const data = { customer: { name: "End Client" }, items: LINES };
  const keys = [randomUUID(), randomUUID(), randomUUID()];
  const made = [];
  for (const idempotencyKey of [...keys, ...keys]) made.push(await sdk.invoices.create(data, { ...mine, idempotencyKey }));
  const numbers = new Set(made.map(({ number }) => number));
  assert.equal(numbers.size, 3);
  const seen = [];
  for await (const { number } of sdk.invoices.iterate({ ...mine, limit: 2 })) {
    seen.push(number);
    assert.ok(seen.length <= 3, "the pages do not end");
  }
  assert.deepEqual(seen.sort(), [...numbers].sort());
  const proof = await sdk.numbering.proof("invoice", made[0].date.slice(0, 4), mine);
  assert.deepEqual([proof.count, proof.gaps], [3, []]);
});

test("a stale ETag is refused with 412", options, async () => {
  const { sdk, mine } = await newTenant();
  const { id } = await sdk.customers.create({ name: "End Client" }, mine);
  const ifMatch = etagOf(await sdk.customers.get(id, mine));
  assert.ok(ifMatch);
  await sdk.customers.update(id, { name: "First" }, { ...mine, ifMatch });
  await assert.rejects(sdk.customers.update(id, { name: "Second" }, { ...mine, ifMatch }), { status: 412 });
});

test("users get roles and tokens, and an entity's key sees only its entity", options, async () => {
  const { sdk, entity } = await newTenant();
  const user = await sdk.entityUsers.add(entity.id, { email: "owner@example.com", role: "viewer" });
  assert.equal((await sdk.entityUsers.update(entity.id, user.id, { role: "admin" })).role, "admin");
  const token = await sdk.entityUsers.createToken(entity.id, user.id, { expires_in: 60 });
  assert.deepEqual(Object.keys(token).sort(), ["expires_at", "role", "token", "url"]);
  await sdk.entityUsers.remove(entity.id, user.id);
  assert.ok(!idsOf(await sdk.entityUsers.list(entity.id)).includes(user.id));
  const { id, key } = await sdk.entityApiKeys.create(entity.id, { name: "shop" });
  assert.deepEqual((await new Billhead({ apiKey: key, baseUrl }).invoices.list()).data, []);
  assert.ok(idsOf(await sdk.entityApiKeys.list(entity.id)).includes(id));
  await sdk.entityApiKeys.delete(entity.id, id);
});

test("usage answers for the month", options, async () => {
  const { sdk, entity } = await newTenant();
  assert.ok(await sdk.usage.get({ month: new Date().toISOString().slice(0, 7), entity_id: entity.id }));
});

test("a bad body names its field and a wrong key is refused", options, async () => {
  const { sdk, mine } = await newTenant();
  const error = await sdk.invoices.create({ items: [{ name: "A", quantity: "many" }] }, mine).catch((caught) => caught);
  assert.ok(error instanceof BillheadError);
  assert.equal(error.status, 422);
  assert.ok(error.errors[0].pointer.startsWith("/items/0"), error.errors[0].pointer);
  assert.ok(error.requestId);
  const stranger = new Billhead({ apiKey: "sk_live_junk", baseUrl });
  const refused = await stranger.invoices.list().catch((caught) => caught);
  assert.ok([401, 403].includes(refused.status) && refused.code);
});
