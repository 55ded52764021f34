/** What each method puts on the wire. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Billhead } from "../src/index.js";
import { answer, BASE, fakeClient, KEY } from "./fake-api.js";

const E = "ent_A";
const AT = { entity_id: E };
const LOGO = new Blob(["png"], { type: "image/png" });
const PDF = new Blob(["%PDF-"], { type: "application/pdf" });
/** The types of documents: path, and name in a query. */
const DOCUMENTS = {
  invoices: ["/invoices", "invoice"],
  estimates: ["/estimates", "estimate"],
  creditNotes: ["/credit-notes", "credit_note"],
  advanceInvoices: ["/advance-invoices", "advance_invoice"],
  deliveryNotes: ["/delivery-notes", "delivery_note"],
};
const COLLECTIONS = [...["customers", "items", "taxes"].map((group) => [group, `/${group}`]), ...Object.entries(DOCUMENTS).map(([group, [path]]) => [group, path])];

/** [name, call, method, path, {entity, query, body}]; entity is the x-entity-id that must be sent. */
const CASES = [
  ["entities.create", (s) => s.entities.create({ name: "A" }), "POST", "/entities", { body: { name: "A" } }],
  ["entities.list", (s) => s.entities.list({ limit: 5 }), "GET", "/entities", { query: { limit: "5" } }],
  ["entities.get", (s) => s.entities.get(E), "GET", "/entities/ent_A", {}],
  ["entities.update", (s) => s.entities.update(E, { name: "B" }), "PATCH", "/entities/ent_A", { body: { name: "B" } }],
  ["entities.disable", (s) => s.entities.disable(E), "POST", "/entities/ent_A/disable", {}],
  ["entities.enable", (s) => s.entities.enable(E), "POST", "/entities/ent_A/enable", {}],
  ["entities.uploadLogo", (s) => s.entities.uploadLogo(E, LOGO), "POST", "/entities/ent_A/logo", { body: LOGO }],
  ["entities.removeLogo", (s) => s.entities.removeLogo(E), "DELETE", "/entities/ent_A/logo", {}],
  ["entityUsers.add", (s) => s.entityUsers.add(E, { email: "a@b.c", role: "admin" }), "POST", "/entities/users", { entity: E, body: { email: "a@b.c", role: "admin" } }],
  ["entityUsers.list", (s) => s.entityUsers.list(E, { limit: 2 }), "GET", "/entities/users", { entity: E, query: { limit: "2" } }],
  ["entityUsers.update", (s) => s.entityUsers.update(E, "user_1", { role: "viewer" }), "PATCH", "/entities/users/user_1", { entity: E, body: { role: "viewer" } }],
  ["entityUsers.remove", (s) => s.entityUsers.remove(E, "user_1"), "DELETE", "/entities/users/user_1", { entity: E }],
  ["entityUsers.createToken", (s) => s.entityUsers.createToken(E, "42", { role: "viewer", expires_in: 60, account_id: "acc_1" }), "POST", "/entities/users/42/token", { entity: E, body: { role: "viewer", expires_in: 60 } }],
  ["entityApiKeys.create", (s) => s.entityApiKeys.create(E, { name: "shop" }), "POST", "/entities/api-keys", { entity: E, body: { name: "shop" } }],
  ["entityApiKeys.list", (s) => s.entityApiKeys.list(E), "GET", "/entities/api-keys", { entity: E }],
  ["entityApiKeys.delete", (s) => s.entityApiKeys.delete(E, "key_1"), "DELETE", "/entities/api-keys/key_1", { entity: E }],
  ...Object.entries(DOCUMENTS).flatMap(([group, [path, type]]) => [
    [`${group}.finalize`, (s) => s[group].finalize("x_1", AT), "POST", `${path}/x_1/finalize`, { entity: E }],
    [`${group}.void`, (s) => s[group].void("x_1", { reason: "wrong" }, AT), "POST", `${path}/x_1/void`, { entity: E, body: { reason: "wrong" } }],
    [`${group}.preview`, (s) => s[group].preview({ items: [] }, AT), "POST", "/documents/preview", { entity: E, query: { type }, body: { items: [] } }],
    [`${group}.previewPdf`, (s) => s[group].previewPdf({ settings: { pdf_template: "classic" }, language: "de" }, AT), "POST", "/documents/preview.pdf", { entity: E, query: { type, language: "de" }, body: { settings: { pdf_template: "classic" } } }],
    [`${group}.nextNumber`, (s) => s[group].nextNumber({ ...AT, date: "2026-12-31" }), "POST", "/documents/next-number", { entity: E, query: { type }, body: { date: "2026-12-31" } }],
    [`${group}.events`, (s) => s[group].events("x_1", AT), "GET", `${path}/x_1/events`, { entity: E }],
    [`${group}.renderPdf`, (s) => s[group].renderPdf("x_1", { ...AT, language: "de" }), "GET", `${path}/x_1/pdf`, { entity: E, query: { language: "de" } }],
    [`${group}.renderHtml`, (s) => s[group].renderHtml("x_1", { ...AT, language: "de" }), "GET", `${path}/x_1/html`, { entity: E, query: { language: "de" } }],
    [`${group}.renderXml`, (s) => s[group].renderXml("x_1", { ...AT, format: "ubl" }), "GET", `${path}/x_1/xml`, { entity: E, query: { format: "ubl" } }],
    [`${group}.share`, (s) => s[group].share("x_1", { ...AT, expires_in: 3600 }), "POST", `${path}/x_1/share`, { entity: E, body: { expires_in: 3600 } }],
    [`${group}.unshare`, (s) => s[group].unshare("x_1", AT), "DELETE", `${path}/x_1/share`, { entity: E }],
  ]),
  ...["accept", "decline"].map((verb) => [`estimates.${verb}`, (s) => s.estimates[verb]("est_1", { ...AT, note: "By phone" }), "POST", `/estimates/est_1/${verb}`, { entity: E, body: { note: "By phone" } }]),
  ["estimates.convert", (s) => s.estimates.convert("est_1", { ...AT, type: "advance_invoice" }), "POST", "/estimates/est_1/convert", { entity: E, body: { type: "advance_invoice" } }],
  ["deliveryNotes.convert", (s) => s.deliveryNotes.convert("del_1", AT), "POST", "/delivery-notes/del_1/convert", { entity: E, body: {} }],
  ["documents.preview", (s) => s.documents.preview("estimate", { items: [] }, AT), "POST", "/documents/preview", { entity: E, query: { type: "estimate" }, body: { items: [] } }],
  ["documents.previewPdf", (s) => s.documents.previewPdf("estimate", undefined, AT), "POST", "/documents/preview.pdf", { entity: E, query: { type: "estimate" }, body: {} }],
  ["documents.nextNumber", (s) => s.documents.nextNumber("credit_note", AT), "POST", "/documents/next-number", { entity: E, query: { type: "credit_note" }, body: {} }],
  ["documents.finalizeMany", (s) => s.documents.finalizeMany("invoice", ["inv_1", "inv_2"], AT), "POST", "/documents/finalize", { entity: E, query: { type: "invoice" }, body: { ids: ["inv_1", "inv_2"] } }],
  ["documents.finalization", (s) => s.documents.finalization("bat_1", AT), "GET", "/documents/finalizations/bat_1", { entity: E }],
  ["payments.create", (s) => s.payments.create({ document_id: "inv_1", type: "cash" }, AT), "POST", "/payments", { entity: E, body: { document_id: "inv_1", type: "cash" } }],
  ["eInvoices.parse", (s) => s.eInvoices.parse(PDF), "POST", "/e-invoices/parse", { body: PDF }],
  ["transactionType", (s) => s.transactionType({ customer_id: "cus_1" }, AT), "POST", "/transaction-type", { entity: E, body: { customer_id: "cus_1" } }],
  ["numbering.proof", (s) => s.numbering.proof("invoice", 2026, AT), "GET", "/numbering/invoice/2026/proof", { entity: E }],
  ["usage.get", (s) => s.usage.get({ month: "2026-11", entity_id: E }), "GET", "/usage", { query: { month: "2026-11", entity_id: E } }],
  ...["customers", "items", "taxes"].map((resource) => [`${resource}.restore`, (s) => s[resource].restore("x_1", AT), "POST", `/${resource}/x_1/restore`, { entity: E }]),
  ...COLLECTIONS.flatMap(([group, path]) => [
    [`${group}.list`, (s) => s[group].list({ ...AT, search: "a" }), "GET", path, { entity: E, query: { search: "a" } }],
    [`${group}.get`, (s) => s[group].get("x_1", AT), "GET", `${path}/x_1`, { entity: E }],
    [`${group}.create`, (s) => s[group].create({ name: "A" }, AT), "POST", path, { entity: E, body: { name: "A" } }],
    [`${group}.update`, (s) => s[group].update("x_1", { name: "B" }, AT), "PATCH", `${path}/x_1`, { entity: E, body: { name: "B" } }],
    [`${group}.delete`, (s) => s[group].delete("x_1", AT), "DELETE", `${path}/x_1`, { entity: E }],
  ]),
];

for (const [name, call, method, path, { entity, query = {}, body }] of CASES) {
  test(`${name} is ${method} ${path}`, async () => {
    const { sdk, calls } = fakeClient();
    await call(sdk);
    assert.equal(calls.length, 1);
    const [{ headers, ...sent }] = calls;
    assert.deepEqual(sent, { method, path, query, body });
    assert.equal(headers.authorization, `Bearer ${KEY}`);
    assert.equal(headers["x-entity-id"], entity);
    assert.equal("idempotency-key" in headers, method === "POST");
    assert.equal(headers["content-type"], body && (body instanceof Blob ? body.type : "application/json"));
  });
}

test("every method of the client is in the table above", () => {
  const { sdk } = fakeClient();
  const methodsOf = ([group, of]) => (typeof of === "function" ? [group] : Object.keys(of).map((name) => `${group}.${name}`));
  const methods = Object.entries(sdk).flatMap(methodsOf);
  const elsewhere = (name) => name.endsWith(".iterate") || name === "entityUsers.generateToken";
  const named = new Set(CASES.map(([name]) => name));
  assert.deepEqual(methods.filter((name) => !named.has(name) && !elsewhere(name)), []);
});

test("generateToken gives the bare string and createToken the whole answer", async () => {
  const whole = { token: "t_1", url: `${BASE}/embed?token=t_1`, expires_at: "2026-01-01T00:02:00Z" };
  const { sdk } = fakeClient([answer(201, whole)]);
  assert.equal(await sdk.entityUsers.generateToken(E, "42"), "t_1");
  assert.deepEqual(await sdk.entityUsers.createToken(E, "42"), whole);
});

test("renderPdf gives a Blob with the bytes and the type of the answer", async () => {
  const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00, 0xc3]);
  const { sdk, calls } = fakeClient([() => new Response(bytes, { headers: { "content-type": "application/pdf" } })]);
  const pdf = await sdk.invoices.renderPdf("inv_1");
  assert.ok(pdf instanceof Blob);
  assert.equal(pdf.type, "application/pdf");
  assert.deepEqual(new Uint8Array(await pdf.arrayBuffer()), bytes);
  assert.match(calls[0].headers.accept, /^application\/pdf/);
});

test("a step without wishes says nothing, and its options are not part of what it says", async () => {
  const { sdk, calls } = fakeClient();
  await sdk.estimates.accept("est_1");
  await sdk.estimates.convert("est_1", { idempotencyKey: "k", entity_id: E, is_draft: true });
  await sdk.invoices.nextNumber();
  assert.deepEqual(calls.map(({ body }) => body), [{}, { is_draft: true }, {}]);
  assert.deepEqual([calls[1].headers["idempotency-key"], calls[1].headers["x-entity-id"]], ["k", E]);
});

test("an id stays one segment of the path, whatever it holds", async () => {
  const { sdk, calls } = fakeClient();
  await sdk.customers.get("a/../b?c=d#e %2e");
  await sdk.entityUsers.createToken(E, "auth0|7/8");
  assert.equal(calls[0].path, "/customers/a%2F..%2Fb%3Fc%3Dd%23e%20%252e");
  assert.equal(calls[1].path, "/entities/users/auth0%7C7%2F8/token");
  await sdk.deliveryNotes.convert("../invoices");
  await sdk.documents.finalization("a/b");
  assert.equal(calls[2].path, "/delivery-notes/..%2Finvoices/convert");
  assert.equal(calls[3].path, "/documents/finalizations/a%2Fb");
});

for (const id of [undefined, null, "", ".", ".."]) {
  test(`the id ${JSON.stringify(id)} is refused before anything is sent`, async () => {
    const { sdk, calls } = fakeClient();
    await assert.rejects(sdk.customers.delete(id), TypeError);
    await assert.rejects(sdk.entities.get(id), TypeError);
    assert.equal(calls.length, 0);
  });
}

test("a list's filter is sent as JSON, lists as commas, and empty parameters not at all", async () => {
  const { sdk, calls } = fakeClient();
  const query = { date: { gte: "2026-01-01" } };
  await sdk.invoices.list({ query, include: ["customer", "events"], next_cursor: null, search: undefined, order_by: "-date" });
  assert.deepEqual(calls[0].query, { query: JSON.stringify(query), include: "customer,events", order_by: "-date" });
});

test("the client's account and entity are defaults that a call overrides", async () => {
  const { sdk, calls } = fakeClient(undefined, { entityId: "ent_default", accountId: "acc_default" });
  await sdk.invoices.get("inv_1");
  await sdk.invoices.get("inv_1", { entity_id: E, account_id: "acc_2" });
  await sdk.entityUsers.list(E, { entity_id: "ent_other" });
  const scopes = calls.map(({ headers }) => [headers["x-entity-id"], headers["x-account-id"]]);
  assert.deepEqual(scopes, [["ent_default", "acc_default"], [E, "acc_2"], [E, "acc_default"]]);
});

test("the client's default entity is not sent where the path or the account is meant", async () => {
  const { sdk, calls } = fakeClient(undefined, { entityId: "ent_default" });
  await sdk.entities.get(E);
  await sdk.entities.disable(E);
  await sdk.entities.create({ name: "B" });
  await sdk.usage.get({ month: "2026-11" });
  assert.deepEqual(calls.map(({ headers }) => headers["x-entity-id"]), [undefined, undefined, undefined, undefined]);
});

test("a misspelt option is refused instead of reaching another entity", async () => {
  const { sdk, calls } = fakeClient(undefined, { entityId: "ent_default" });
  await assert.rejects(sdk.invoices.create({ items: [] }, { entityId: E }), /unknown option: entityId/);
  assert.equal(calls.length, 0);
});

test("ifMatch becomes If-Match on changes", async () => {
  const { sdk, calls } = fakeClient();
  await sdk.customers.update("cus_1", { name: "B" }, { ifMatch: '"3"' });
  await sdk.customers.delete("cus_1", { ifMatch: '"4"' });
  assert.deepEqual(calls.map(({ headers }) => headers["if-match"]), ['"3"', '"4"']);
});

test("a logo without a type is refused", async () => {
  const { sdk, calls } = fakeClient();
  await assert.rejects(sdk.entities.uploadLogo(E, new Blob(["x"])), TypeError);
  await assert.rejects(sdk.entities.uploadLogo(E, new Uint8Array(3)), TypeError);
  assert.equal(calls.length, 0);
});

test("an invoice to be read is XML as a string, or a Blob with its type, and names no entity", async () => {
  const { sdk, calls } = fakeClient(undefined, { entityId: "ent_default" });
  await sdk.eInvoices.parse("<Invoice/>");
  assert.deepEqual([calls[0].headers["content-type"], calls[0].headers["x-entity-id"]], ["application/xml", undefined]);
  assert.equal(await calls[0].body.text(), "<Invoice/>");
  await assert.rejects(sdk.eInvoices.parse(new Blob(["x"])), TypeError);
  await assert.rejects(sdk.eInvoices.parse(new Uint8Array(3)), TypeError);
  assert.equal(calls.length, 1);
});

test("a base address keeps its stage and loses its slash", async () => {
  const { sdk, calls } = fakeClient(undefined, { baseUrl: "https://api.example.test/prod/" });
  await sdk.items.list();
  assert.equal(calls[0].path, "/prod/items");
});

for (const baseUrl of [undefined, "", "api.example.test", "ftp://a.test", "https://a.test?x=1", "https://u:p@a.test"]) {
  test(`the base address ${baseUrl} is refused`, () => {
    assert.throws(() => new Billhead({ apiKey: KEY, baseUrl }), TypeError);
  });
}

test("fetch is not called as a method, which browsers refuse", async () => {
  let receiver = "not called";
  const fetch = async function () {
    receiver = this;
    return answer(200)();
  };
  await fakeClient(undefined, { fetch }).sdk.items.list();
  assert.equal(receiver, undefined);
});

test("methods work when they are taken off their resource", async () => {
  const { sdk, calls } = fakeClient([answer(200, { data: [{ id: 1 }], pagination: { next_cursor: null } })]);
  const { list, iterate } = sdk.invoices;
  await list();
  for await (const one of iterate()) assert.equal(one.id, 1);
  assert.equal(calls.length, 2);
});
