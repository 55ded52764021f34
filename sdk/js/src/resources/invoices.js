/** Invoices: drafts can change and go; issued ones are only read, rendered or voided. */
import { path, splitOptions } from "../requests.js";
import { makeCollection, makeDelete } from "./collection.js";

const ROOT = "/invoices";
const TYPE = { type: "invoice" };

export function makeInvoices(send) {
  return {
    ...makeCollection(send, ROOT),
    delete: makeDelete(send, ROOT),
    finalize: async (id, opts) => send({ method: "POST", path: path`/invoices/${id}/finalize`, opts }),
    void: async (id, data, opts) => send({ method: "POST", path: path`/invoices/${id}/void`, body: data, opts }),
    preview: async (data, opts) => send({ method: "POST", path: "/documents/preview", query: TYPE, body: data, opts }),
    nextNumber: async (opts) => send({ method: "POST", path: "/documents/next-number", query: TYPE, opts }),
    renderPdf: makeRenderPdf(send),
  };
}

function makeRenderPdf(send) {
  return async function renderPdf(id, params) {
    const { opts, rest: query } = splitOptions(params);
    const accept = "application/pdf, application/json";
    return send({ method: "GET", path: path`/invoices/${id}/pdf`, query, opts, accept, asBlob: true });
  };
}
