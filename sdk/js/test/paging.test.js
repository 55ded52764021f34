/** iterate walks every page once, in order, and no further than its loop. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, fakeClient, silence } from "./fake-api.js";

const page = (ids, next_cursor, more = {}) =>
  answer(200, { data: ids.map((id) => ({ id })), pagination: { next_cursor, prev_cursor: null, ...more } });
const THREE = [page(["a", "b"], "c1", { has_more: true }), page([], "c2", { has_more: true }), page(["c"], null, { has_more: false })];

async function idsOf(iteration) {
  const ids = [];
  for await (const { id } of iteration) ids.push(id);
  return ids;
}

test("iterate follows next_cursor over all pages, empty ones too", async () => {
  const { sdk, calls } = fakeClient(THREE);
  const query = { status: { equals: "issued" } };
  assert.deepEqual(await idsOf(sdk.invoices.iterate({ entity_id: "ent_A", order_by: "date", query })), ["a", "b", "c"]);
  assert.deepEqual(calls.map((call) => call.query.next_cursor), [undefined, "c1", "c2"]);
  for (const { headers, query: sent } of calls) {
    assert.equal(headers["x-entity-id"], "ent_A");
    assert.deepEqual([sent.limit, sent.order_by, sent.query], ["100", "date", JSON.stringify(query)]);
  }
});

test("iterate asks for nothing after the loop is left", async () => {
  const { sdk, calls } = fakeClient(THREE);
  for await (const { id } of sdk.invoices.iterate({ limit: 2 })) if (id === "b") break;
  assert.equal(calls.length, 1);
  assert.equal(calls[0].query.limit, "2");
});

test("iterate starts where a cursor says, and stops where has_more is false", async () => {
  const { sdk, calls } = fakeClient([page(["a"], "c9", { has_more: false })]);
  assert.deepEqual(await idsOf(sdk.customers.iterate({ next_cursor: "c5" })), ["a"]);
  assert.deepEqual(calls.map((call) => call.query.next_cursor), ["c5"]);
});

test("a page in the middle is repeated after a failure and nothing is seen twice", async () => {
  const { sdk } = fakeClient([THREE[0], silence(), answer(503), THREE[2]]);
  assert.deepEqual(await idsOf(sdk.invoices.iterate()), ["a", "b", "c"]);
});

test("an abort ends the iteration", async () => {
  const { sdk, calls } = fakeClient(THREE);
  const controller = new AbortController();
  await assert.rejects(async () => {
    for await (const _ of sdk.invoices.iterate({ signal: controller.signal })) controller.abort();
  }, { name: "AbortError" });
  assert.equal(calls.length, 1);
});
