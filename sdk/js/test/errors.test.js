/** What a failed call rejects with, and that the key is in none of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { Billhead, BillheadError, etagOf } from "../src/index.js";
import { answer, BASE, fakeClient, KEY, silence } from "./fake-api.js";

async function failureOf(reply, options = {}) {
  const { sdk } = fakeClient([reply], { maxRetries: 0, ...options });
  return sdk.invoices.create({}).then(
    () => assert.fail("the call succeeded"),
    (error) => error,
  );
}

test("a problem keeps its status, code, detail, faults and request id", async () => {
  const errors = [{ pointer: "/items/0/name", code: "missing", detail: "is required" }];
  const problem = { type: "about:blank", title: "Invalid", status: 422, detail: "1 field is bad", code: "invalid_body", errors };
  const error = await failureOf(answer(422, problem, { "content-type": "application/problem+json", "x-request-id": "r-1" }));
  assert.ok(error instanceof BillheadError && error instanceof Error);
  const { name, status, code, message, requestId } = error;
  assert.deepEqual({ name, status, code, message, requestId }, {
    name: "BillheadError", status: 422, code: "invalid_body", message: "1 field is bad", requestId: "r-1",
  });
  assert.deepEqual(error.errors, errors);
});

for (const [status, body, code, message] of [
  [403, { message: "Forbidden" }, "forbidden", "Forbidden"],
  [401, { message: "Unauthorized" }, "unauthorized", "Unauthorized"],
  [404, { message: "Not Found" }, "not_found", "Not Found"],
  [429, { message: "Too Many Requests" }, "limit_reached", "Too Many Requests"],
  [500, { message: "Internal Server Error" }, "internal_error", "Internal Server Error"],
  [503, "<html>Service Unavailable</html>", "unavailable", "HTTP 503"],
  [502, "", "bad_gateway", "HTTP 502"],
  [418, "null", "http_418", "HTTP 418"],
  [400, { code: 7, detail: ["x"], errors: "no" }, "malformed", "HTTP 400"],
]) {
  test(`a gateway's ${status} ${JSON.stringify(body)} has the code ${code}`, async () => {
    const error = await failureOf(answer(status, body, { "apigw-requestid": "gw-1" }));
    assert.deepEqual([error.status, error.code, error.message, error.requestId], [status, code, message, "gw-1"]);
    assert.deepEqual(error.errors, []);
  });
}

test("an error of renderPdf is read as an error, not as a Blob", async () => {
  const { sdk } = fakeClient([answer(404, { code: "not_found", detail: "no such invoice" })]);
  await assert.rejects(sdk.invoices.renderPdf("inv_1"), { status: 404, code: "not_found", message: "no such invoice" });
});

test("silence names the call and its cause, without the query", async () => {
  const { sdk } = fakeClient([silence("ECONNREFUSED")], { maxRetries: 0 });
  const expected = { status: 0, code: "network_error", message: "no answer to GET /customers: ECONNREFUSED" };
  await assert.rejects(sdk.customers.list({ search: "Private Name" }), expected);
});

test("a success that is not JSON is an error that asks for the address", async () => {
  const { sdk, calls } = fakeClient([answer(200, "<html>login</html>")]);
  await assert.rejects(sdk.invoices.create({}), { status: 200, code: "unreadable_reply" });
  assert.equal(calls.length, 1);
});

test("an empty success is undefined", async () => {
  const { sdk } = fakeClient([answer(204)]);
  assert.equal(await sdk.customers.delete("cus_1"), undefined);
  assert.equal(await sdk.customers.restore("cus_1"), undefined);
});

test("the key is in no error, whoever quotes it", async () => {
  const quoting = () => {
    throw Object.assign(new Error(`refused ${KEY}`), { code: `E_${KEY}`, request: { headers: { authorization: KEY } } });
  };
  const echo = answer(400, { code: "malformed", detail: `bad ${KEY}`, errors: [{ pointer: "", code: "x", detail: KEY }] });
  for (const reply of [quoting, echo, answer(502, `<p>${KEY}</p>`), silence()]) {
    const error = await failureOf(reply);
    const shown = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), String(error), error.stack].join();
    assert.ok(!shown.includes(KEY), shown);
  }
});

test("the key cannot be read from the client", () => {
  const { sdk } = fakeClient();
  assert.ok(!(inspect(sdk, { depth: 9, showHidden: true }) + JSON.stringify(sdk)).includes(KEY));
});

for (const apiKey of [undefined, "", 7, `${KEY}\n`, `${KEY} `, "sk_live_ключ"]) {
  test(`the unusable key ${JSON.stringify(apiKey)} is refused without being quoted`, () => {
    assert.throws(() => new Billhead({ apiKey, baseUrl: BASE }), (error) => {
      assert.ok(error instanceof TypeError);
      return !apiKey || !error.message.includes(String(apiKey).trim());
    });
  });
}

test("a header that cannot be sent is the caller's error and no network failure", async () => {
  const { sdk, calls } = fakeClient();
  await assert.rejects(sdk.invoices.create({}, { idempotencyKey: "a\nb" }), TypeError);
  assert.equal(calls.length, 0);
});

test("etagOf gives the ETag of a returned object, and nothing for others", async () => {
  const { sdk } = fakeClient([answer(200, { id: "cus_1" }, { etag: '"3"' })]);
  const customer = await sdk.customers.get("cus_1");
  assert.equal(etagOf(customer), '"3"');
  assert.equal(etagOf({ ...customer }), undefined);
  assert.deepEqual(customer, { id: "cus_1" });
});
