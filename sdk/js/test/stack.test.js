/** Every resource against a real stack; skipped where BILLHEAD_BASE_URL and BILLHEAD_KEY (an account's key) name none. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { Billhead, BillheadError, etagOf } from "../src/index.js";

const { BILLHEAD_BASE_URL: baseUrl, BILLHEAD_KEY: apiKey } = process.env;
const options = { skip: baseUrl && apiKey ? false : "BILLHEAD_BASE_URL and BILLHEAD_KEY name no stack" };
const LINES = [{ name: "Subscription", quantity: 2, price: 100, discounts: [{ value: 10, type: "percent" }] }];

async function newTenant() {
  const sdk = new Billhead({ apiKey, baseUrl });
  const entity = await sdk.entities.create({ name: "Alder Studio", country: "Ireland", city: "Dublin" });
  return { sdk, entity, mine: { entity_id: entity.id } };
}

const idsOf = ({ data }) => data.map(({ id }) => id);

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
