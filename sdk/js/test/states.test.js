/** What each state of a document allows: the table of docs/documents.md, cell by cell against a real stack. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Billhead } from "../src/index.js";

const { BILLHEAD_BASE_URL: baseUrl, BILLHEAD_KEY: apiKey } = process.env;
const options = { skip: baseUrl && apiKey ? false : "BILLHEAD_BASE_URL and BILLHEAD_KEY name no stack" };
const DATA = { customer: { name: "End Client" }, items: [{ name: "Work", price: 100 }] };
const NOT_APPLICABLE = "–";

/** How a document of a group gets into a state. */
const STATES = {
  draft: (of) => of.make({ is_draft: true }),
  issued: (of) => of.make(),
  partially_paid: async (of) => of.pay(await of.make(), 1),
  paid: async (of) => of.pay(await of.make()),
  accepted: async (of) => of.documents.accept((await of.make()).id, of.mine),
  declined: async (of) => of.documents.decline((await of.make()).id, of.mine),
  voided: async (of) => of.documents.void((await of.make()).id, { reason: "wrong" }, of.mine),
};

/** What is done to a document, by the word that the table has for it. */
const ACTS = {
  change: (of, { id }) => of.documents.update(id, { note: "changed" }, of.mine),
  delete: (of, { id }) => of.documents.delete(id, of.mine),
  finalize: (of, { id }) => of.documents.finalize(id, of.mine),
  void: (of, { id }) => of.documents.void(id, { reason: "wrong" }, of.mine),
  name: (of, { id }) => of.sdk.invoices.create({ ...DATA, linked_documents: [id] }, of.mine),
  pay: (of, { id }) => of.sdk.payments.create({ document_id: id, type: "cash" }, of.mine),
  credit: (of, { id }) => of.sdk.creditNotes.create({ credited_invoice_id: id }, of.mine),
  deduct: (of, { id }) => of.sdk.invoices.create({ ...DATA, advance_invoices: [id] }, of.mine),
  accept: (of, { id }) => of.sdk.estimates.accept(id, of.mine),
  decline: (of, { id }) => of.sdk.estimates.decline(id, of.mine),
  convert: (of, { id }) => of.sdk.estimates.convert(id, of.mine),
};
const OF_ESTIMATES = ["accept", "decline", "convert", "accepted", "declined"];

/** `[act, state, cell]` of every cell that is said to apply. */
async function readTable() {
  const page = await readFile(new URL("../../../docs/documents.md", import.meta.url), "utf8");
  const [head, , ...rows] = page.match(/^\| what \|.*\n(\|.*\n)+/m)[0].trim().split("\n").map(cellsOf);
  const named = rows.flatMap(([acts, ...cells]) => acts.split(", ").map((act) => [act, cells]));
  const all = named.flatMap(([act, cells]) => cells.map((cell, place) => [act, head[place + 1], cell]));
  return all.filter(([, , cell]) => cell !== NOT_APPLICABLE);
}

const cellsOf = (row) => row.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("`", ""));

function groupOf(act, state) {
  if (OF_ESTIMATES.includes(act) || OF_ESTIMATES.includes(state)) return "estimates";
  return act === "deduct" ? "advanceInvoices" : "invoices";
}

/** A group's documents in an entity of their own. */
async function openBooks(group) {
  const sdk = new Billhead({ apiKey, baseUrl });
  const { id } = await sdk.entities.create({ name: "Alder Studio", country: "Ireland" });
  const of = { sdk, documents: sdk[group], mine: { entity_id: id } };
  of.make = (more) => of.documents.create({ ...DATA, ...more }, of.mine);
  of.pay = async (document, amount) => {
    await sdk.payments.create({ document_id: document.id, type: "cash", amount }, of.mine);
    return of.documents.get(document.id, of.mine);
  };
  return of;
}

test("the table names every state and every act", async () => {
  const table = await readTable();
  assert.deepEqual(new Set(table.map(([act]) => act)), new Set(Object.keys(ACTS)));
  assert.deepEqual(new Set(table.map(([, state]) => state)), new Set(Object.keys(STATES)));
});

for (const group of ["invoices", "advanceInvoices", "estimates"]) {
  test(`each state of ${group} allows what the table says`, options, async () => {
    const of = await openBooks(group);
    const kept = {};
    for (const [act, state, cell] of await readTable()) {
      if (groupOf(act, state) !== group) continue;
      // What is refused changes nothing, so that its document serves the next refusal too.
      const document = cell === "yes" ? await STATES[state](of) : (kept[state] ??= await STATES[state](of));
      assert.equal(document.status, state);
      const outcome = await ACTS[act](of, document).then(() => "yes", ({ code }) => code);
      assert.equal(outcome, cell, `${act}: ${state}`);
    }
  });
}
