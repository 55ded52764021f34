/** The README's snippets run exactly as written: against a fake always, against a stack where BILLHEAD_BASE_URL names one. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Billhead, BillheadError, etagOf } from "../src/index.js";
import { BASE, KEY } from "./fake-api.js";

const { BILLHEAD_BASE_URL, BILLHEAD_KEY } = process.env;
const skip = BILLHEAD_BASE_URL && BILLHEAD_KEY ? false : "BILLHEAD_BASE_URL and BILLHEAD_KEY name no stack";

/** The page's js blocks as one program; imports become parameters, because a function cannot hold them. */
async function readmeProgram() {
  const page = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const blocks = [...page.matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code.replace(/^import .*\n/gm, ""));
  return `${blocks.join("\n")}\nreturn { entity, invoice, token, page, pdf, customer, estimate, sold, credit, events, asked, drafts, batch };`;
}

async function runReadme(world) {
  const AsyncFunction = (async () => {}).constructor;
  return new AsyncFunction(...Object.keys(world), await readmeProgram())(...Object.values(world));
}

function makeWorld(given) {
  const printed = [];
  const window = { location: { href: "" } };
  return { printed, world: { Billhead, BillheadError, etagOf, window, console: { log: (...line) => printed.push(line) }, ...given } };
}

test("the README's snippets send what the API page documents", async () => {
  const sent = [];
  class Faked extends Billhead {
    constructor(options) {
      super({ ...options, fetch: makeFakeStack(sent) });
    }
  }
  const env = { BILLHEAD_BASE_URL: BASE, BILLHEAD_KEY: KEY };
  const { world, printed } = makeWorld({ Billhead: Faked, process: { env } });
  const { token } = await runReadme(world);
  assert.equal(token, "t_1");
  assert.equal(world.window.location.href, `${BASE}/embed?token=t_1`);
  assert.deepEqual(sent, [
    "POST /entities -",
    "PATCH /entities/ent_A -",
    "POST /invoices ent_A",
    "POST /entities/users ent_A",
    "POST /entities/users/42/token ent_A",
    "GET /invoices ent_A",
    "GET /invoices ent_A",
    "GET /invoices/inv_1/pdf ent_A",
    "POST /estimates ent_A",
    "POST /estimates/est_1/accept ent_A",
    "POST /estimates/est_1/convert ent_A",
    "POST /payments ent_A",
    "POST /credit-notes ent_A",
    "GET /invoices/inv_2/events ent_A",
    "POST /invoices/inv_2/share ent_A",
    "POST /transaction-type ent_A",
    "POST /invoices ent_A",
    "POST /invoices ent_A",
    "POST /documents/finalize ent_A",
    "GET /documents/finalizations/bat_1 ent_A",
    "POST /invoices ent_A",
    "POST /customers ent_A",
    "PATCH /customers/cus_1 ent_A",
  ]);
  assert.deepEqual(printed.map(([first]) => first), ["2026-00001", "intra_eu_b2b", [], 422]);
});

/** Just enough of a stack: one answer for each route that the page uses. */
function makeFakeStack(sent) {
  const invoice = { id: "inv_1", number: "2026-00001", status: "issued", total_with_tax: 99 };
  const answers = {
    "POST /entities": { id: "ent_A" },
    "POST /entities/users/42/token": { token: "t_1", url: `${BASE}/embed?token=t_1`, expires_at: "2026-01-01T00:00:00Z" },
    "GET /invoices": { data: [invoice], pagination: { next_cursor: null, prev_cursor: null, has_more: false } },
    "POST /invoices": invoice,
    "POST /customers": { id: "cus_1" },
    "POST /estimates": { id: "est_1" },
    "POST /estimates/est_1/convert": { id: "inv_2" },
    "GET /invoices/inv_2/events": { data: [] },
    "POST /transaction-type": { transaction_type: "intra_eu_b2b", decision: {} },
    "POST /documents/finalize": { id: "bat_1", status: "queued" },
    "GET /documents/finalizations/bat_1": { id: "bat_1", status: "done", documents: [], failed: [] },
  };
  return async (url, { method, headers, body }) => {
    const route = `${method} ${new URL(url).pathname}`;
    sent.push(`${route} ${headers.get("x-entity-id") ?? "-"}`);
    if (body === '{"items":[]}') return new Response('{"code":"invalid"}', { status: 422 });
    return new Response(JSON.stringify(answers[route] ?? {}), { headers: { etag: '"1"' } });
  };
}

test("the README's snippets run as written against the stack", { skip }, async () => {
  const { world, printed } = makeWorld({ process });
  const { entity, invoice, token, page, pdf, customer, ...later } = await runReadme(world);
  assert.match(entity.id, /^ent_/);
  assert.equal(invoice.status, "issued");
  assert.ok(invoice.number);
  assert.equal(invoice.total, 99);
  assert.equal(typeof token, "string");
  assert.equal(world.window.location.href, `${BILLHEAD_BASE_URL}/embed?token=${token}`);
  assert.deepEqual(page.data.map(({ id }) => id), [invoice.id]);
  assert.equal(await pdf.slice(0, 5).text(), "%PDF-");
  assert.match(customer.id, /^cus_/);
  assert.deepEqual(printed.map(([first]) => first), [invoice.number, "intra_eu_b2b", later.batch.documents, 422]);
  assert.equal((await fetch(world.window.location.href)).status, 200);
  checkDocuments(later);
});

function checkDocuments({ estimate, sold, credit, events, asked, drafts, batch }) {
  assert.equal(estimate.type, "estimate");
  assert.deepEqual([sold.type, sold.total, sold.relations.map(({ id }) => id)], ["invoice", 800, [estimate.id]]);
  assert.deepEqual([credit.total, credit.credited_invoice.id], [400, sold.id]);
  assert.deepEqual([events.at(0).type, events.at(-1).type], ["invoice.issued", "invoice.credited"]);
  assert.ok(asked.reverse_charge_applies && asked.decision.evidence.length);
  assert.deepEqual([batch.documents.map(({ id }) => id), batch.failed], [drafts, []]);
}
