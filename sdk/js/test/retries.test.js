/** When calls are repeated, with what, after which wait, and what ends them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sleep } from "../src/retries.js";
import { answer, fakeClient, hang, silence } from "./fake-api.js";

const OK = answer(200, { id: "inv_1" });
const keys = (calls) => calls.map(({ headers }) => headers["idempotency-key"]);

for (const [name, failure] of [
  ["no connection", silence()],
  ...[429, 500, 502, 503, 504].map((status) => [status, answer(status)]),
]) {
  test(`a POST is repeated after ${name} with the same key and body`, async () => {
    const { sdk, calls } = fakeClient([failure, failure, OK]);
    const data = { items: [{ name: "A" }] };
    assert.equal((await sdk.invoices.create(data)).id, "inv_1");
    assert.equal(calls.length, 3);
    assert.equal(new Set(keys(calls)).size, 1);
    assert.match(keys(calls)[0], /^[0-9a-f-]{36}$/);
    assert.deepEqual(calls.map(({ body }) => body), [data, data, data]);
  });
}

for (const status of [400, 401, 403, 404, 409, 412, 413, 415, 422, 501]) {
  test(`${status} is an answer and is not repeated`, async () => {
    const { sdk, calls } = fakeClient([answer(status), OK]);
    await assert.rejects(sdk.invoices.create({}), { status });
    assert.equal(calls.length, 1);
  });
}

for (const [name, call] of [
  ["finalize", (sdk) => sdk.creditNotes.finalize("cre_1")],
  ["void", (sdk) => sdk.advanceInvoices.void("adv_1", { reason: "wrong" })],
  ["accept", (sdk) => sdk.estimates.accept("est_1", { note: "By phone" })],
  ["convert", (sdk) => sdk.deliveryNotes.convert("del_1", { is_draft: true })],
  ["payments.create", (sdk) => sdk.payments.create({ document_id: "inv_1", type: "cash" })],
  ["finalizeMany", (sdk) => sdk.documents.finalizeMany("invoice", ["inv_1"])],
]) {
  test(`${name} whose answer was lost is asked for again with the same key and body`, async () => {
    const { sdk, calls } = fakeClient([silence(), answer(503), OK]);
    assert.deepEqual(await call(sdk), { id: "inv_1" });
    assert.equal(calls.length, 3);
    assert.match(keys(calls)[0], /^[0-9a-f-]{36}$/);
    assert.equal(new Set(calls.map(({ path, headers, body }) => JSON.stringify([path, headers, body]))).size, 1);
  });
}

test("two calls have two keys", async () => {
  const { sdk, calls } = fakeClient();
  await sdk.invoices.create({});
  await sdk.invoices.create({});
  assert.notEqual(keys(calls)[0], keys(calls)[1]);
});

test("the caller's own key is used, on every try", async () => {
  const { sdk, calls } = fakeClient([silence(), OK]);
  await sdk.invoices.create({}, { idempotencyKey: "order-7" });
  await sdk.entityUsers.createToken("ent_A", "42", { idempotencyKey: "order-8" });
  assert.deepEqual(keys(calls), ["order-7", "order-7", "order-8"]);
  assert.deepEqual(calls[2].body, {});
});

test("a key is found where the runtime has no global crypto, and where it has no randomUUID", async () => {
  const original = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  const { sdk, calls } = fakeClient();
  try {
    Object.defineProperty(globalThis, "crypto", { value: undefined, configurable: true });
    await sdk.invoices.create({});
    const getRandomValues = (bytes) => bytes.fill(10);
    Object.defineProperty(globalThis, "crypto", { value: { getRandomValues }, configurable: true });
    await sdk.invoices.create({});
  } finally {
    if (original) Object.defineProperty(globalThis, "crypto", original);
    else delete globalThis.crypto;
  }
  assert.match(keys(calls)[0], /^[0-9a-f-]{36}$/);
  assert.equal(keys(calls)[1], "0a".repeat(16));
});

test("retries end after maxRetries with the last failure", async () => {
  const { sdk, calls, waits } = fakeClient([answer(500), answer(502), answer(503), answer(504)]);
  await assert.rejects(sdk.invoices.get("inv_1"), { status: 504 });
  assert.equal(calls.length, 4);
  assert.equal(waits.length, 3);
});

test("maxRetries 0 turns retries off", async () => {
  const { sdk, calls } = fakeClient([silence()], { maxRetries: 0 });
  await assert.rejects(sdk.invoices.create({}), { status: 0, code: "network_error" });
  assert.equal(calls.length, 1);
});

test("waits are a random part of a doubling ceiling that stops at 8 s", async () => {
  const { sdk, waits } = fakeClient([silence()], { maxRetries: 7 });
  await assert.rejects(sdk.invoices.get("inv_1"));
  assert.deepEqual(waits, [125, 250, 500, 1000, 2000, 4000, 4000]);
});

test("Retry-After in seconds is honoured, and capped at a minute", async () => {
  const { sdk, waits } = fakeClient([
    answer(429, {}, { "retry-after": "7" }),
    answer(503, {}, { "retry-after": "86400" }),
    answer(429, {}, { "retry-after": "soon" }),
    OK,
  ]);
  await sdk.invoices.get("inv_1");
  assert.deepEqual(waits, [7000, 60_000, 500]);
});

test("Retry-After as a date is honoured, and a past one ignored", async () => {
  const { sdk, waits } = fakeClient([
    answer(429, {}, { "retry-after": new Date(Date.now() + 30_000).toUTCString() }),
    answer(429, {}, { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }),
    OK,
  ]);
  await sdk.invoices.get("inv_1");
  assert.ok(waits[0] > 20_000 && waits[0] <= 30_000, String(waits[0]));
  assert.equal(waits[1], 250);
});

test("a PATCH without If-Match is repeated with the same body", async () => {
  const { sdk, calls } = fakeClient([silence(), answer(503), OK]);
  await sdk.customers.update("cus_1", { name: "B" });
  assert.deepEqual(calls.map(({ body }) => body), [{ name: "B" }, { name: "B" }, { name: "B" }]);
});

for (const [name, call] of [
  ["PATCH", (sdk) => sdk.customers.update("cus_1", { name: "B" }, { ifMatch: '"3"' })],
  ["DELETE", (sdk) => sdk.customers.delete("cus_1", { ifMatch: '"3"' })],
]) {
  test(`a ${name} with If-Match is repeated only where it was surely not done`, async () => {
    const refused = fakeClient([answer(429), OK]);
    await call(refused.sdk);
    assert.equal(refused.calls.length, 2);
    for (const failure of [silence(), answer(500), answer(503)]) {
      const { sdk, calls } = fakeClient([failure, OK]);
      await assert.rejects(call(sdk));
      assert.equal(calls.length, 1);
    }
  });
}

test("a DELETE that meets 404 after a lost answer is done", async () => {
  const { sdk, calls } = fakeClient([silence(), answer(404)]);
  assert.equal(await sdk.customers.delete("cus_1"), undefined);
  assert.equal(calls.length, 2);
});

test("a DELETE that meets 404 at once, or after a 429, is an error", async () => {
  await assert.rejects(fakeClient([answer(404)]).sdk.customers.delete("cus_1"), { status: 404 });
  await assert.rejects(fakeClient([answer(429), answer(404)]).sdk.customers.delete("cus_1"), { status: 404 });
});

test("a GET that meets 404 after a lost answer is an error", async () => {
  await assert.rejects(fakeClient([silence(), answer(404)]).sdk.customers.get("cus_1"), { status: 404 });
});

test("a try without an answer times out and is repeated", async () => {
  const { sdk, calls } = fakeClient([hang, OK], { timeout: 5 });
  assert.equal((await sdk.invoices.create({})).id, "inv_1");
  assert.equal(new Set(keys(calls)).size, 1);
  assert.equal(calls.length, 2);
});

test("the timeout covers the body too", async () => {
  const endless = ({ signal }) =>
    new Response(new ReadableStream({ start: (stream) => signal.addEventListener("abort", () => stream.error(signal.reason)) }));
  const { sdk } = fakeClient([endless], { timeout: 5, maxRetries: 0 });
  await assert.rejects(sdk.invoices.get("inv_1"), { status: 0, code: "timeout" });
});

test("an infinite timeout is none", async () => {
  const late = (init) => Promise.race([hang(init), new Promise((resolve) => setTimeout(() => resolve(OK()), 20))]);
  const { sdk, calls } = fakeClient([late], { timeout: Infinity });
  await sdk.invoices.get("inv_1");
  assert.equal(calls.length, 1);
});

test("a body that breaks off is repeated", async () => {
  const broken = () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("terminated")) }));
  const { sdk, calls } = fakeClient([broken, OK]);
  await sdk.invoices.create({});
  assert.equal(calls.length, 2);
  assert.equal(keys(calls)[0], keys(calls)[1]);
});

test("a signal that is aborted before the call sends nothing", async () => {
  const { sdk, calls } = fakeClient();
  const reason = new Error("left the page");
  await assert.rejects(sdk.invoices.get("inv_1", { signal: AbortSignal.abort(reason) }), reason);
  assert.equal(calls.length, 0);
});

test("an abort during a try ends the call with the caller's reason and no retry", async () => {
  const { sdk, calls, waits } = fakeClient([hang]);
  const controller = new AbortController();
  const call = sdk.invoices.create({}, { signal: controller.signal });
  const reason = new Error("cancelled");
  setTimeout(() => controller.abort(reason), 5);
  await assert.rejects(call, reason);
  assert.deepEqual([calls.length, waits.length], [1, 0]);
});

test("an abort during a wait ends the call at once", async () => {
  const { sdk, calls } = fakeClient([answer(429, {}, { "retry-after": "50" })], { sleep });
  const controller = new AbortController();
  const call = sdk.invoices.create({}, { signal: controller.signal });
  setTimeout(() => controller.abort(), 10);
  await assert.rejects(call, { name: "AbortError" });
  assert.equal(calls.length, 1);
});

test("sleep ends by itself and leaves no listener on the signal", async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...given) => ((listeners += 1), add(...given));
  signal.removeEventListener = (...given) => ((listeners -= 1), remove(...given));
  await sleep(1, signal);
  await fakeClient().sdk.items.list({ signal });
  assert.equal(listeners, 0);
});
