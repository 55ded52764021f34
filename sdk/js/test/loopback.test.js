/** The runtime's own fetch against a real server on loopback: what a fake fetch could get wrong. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { Billhead } from "../src/index.js";
import { KEY } from "./fake-api.js";

/** Serves the handler at a free port while `use` runs; `seen` has every request with its whole body. */
async function whileServing(handler, use) {
  const seen = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks) });
    handler(request, response, seen.length);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const baseUrl = `http://127.0.0.1:${server.address().port}`;
  try {
    await use(new Billhead({ apiKey: KEY, baseUrl, random: () => 0 }), seen);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return baseUrl;
}

test("an answer lost on the wire is asked for again with the same key", async () => {
  const loseFirst = (request, response, count) => (count === 1 ? request.socket.destroy() : response.end('{"id":"inv_1"}'));
  await whileServing(loseFirst, async (sdk, seen) => {
    assert.equal((await sdk.invoices.create({ items: [{ name: "Ünï" }] })).id, "inv_1");
    assert.equal(seen.length, 2);
    assert.equal(seen[0].headers["idempotency-key"], seen[1].headers["idempotency-key"]);
    assert.deepEqual(JSON.parse(seen[1].body), { items: [{ name: "Ünï" }] });
  });
});

test("a logo arrives byte for byte under its type, on a retry too", async () => {
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]);
  const failFirst = (_, response, count) => response.writeHead(count === 1 ? 503 : 200).end("{}");
  await whileServing(failFirst, async (sdk, seen) => {
    await sdk.entities.uploadLogo("ent_A", new Blob([bytes], { type: "image/png" }));
    assert.deepEqual(seen.map(({ body }) => body), [bytes, bytes]);
    assert.deepEqual(seen.map(({ headers }) => headers["content-type"]), ["image/png", "image/png"]);
  });
});

test("an encoded id reaches the server as one segment", async () => {
  await whileServing((_, response) => response.end("{}"), async (sdk, seen) => {
    await sdk.customers.get("a/../b?c");
    assert.equal(seen[0].url, "/customers/a%2F..%2Fb%3Fc");
  });
});

test("a stack that is not there is a network error with its reason", async () => {
  const baseUrl = await whileServing((_, response) => response.end("{}"), async () => {});
  const sdk = new Billhead({ apiKey: KEY, baseUrl, maxRetries: 0 });
  await assert.rejects(sdk.invoices.list(), { status: 0, code: "network_error", message: "no answer to GET /invoices: ECONNREFUSED" });
});
