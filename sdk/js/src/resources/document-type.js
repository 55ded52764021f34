/** Documents of one type: drafts can change and go; issued ones are only read, rendered, voided or followed by others. */
import { path, splitOptions } from "../requests.js";
import { makeCollection, makeDelete } from "./collection.js";
import { makeDocuments } from "./documents.js";

export function makeDocumentType(send, root, type) {
  const { preview, previewPdf, nextNumber } = makeDocuments(send);
  return {
    ...makeCollection(send, root),
    delete: makeDelete(send, root),
    finalize: async (id, opts) => send({ method: "POST", path: root + path`/${id}/finalize`, opts }),
    void: async (id, data, opts) => send({ method: "POST", path: root + path`/${id}/void`, body: data, opts }),
    preview: async (data, opts) => preview(type, data, opts),
    previewPdf: async (look, opts) => previewPdf(type, look, opts),
    nextNumber: async (params) => nextNumber(type, params),
    events: async (id, opts) => send({ method: "GET", path: root + path`/${id}/events`, opts }),
    renderPdf: makeRender(send, root, "pdf", "application/pdf"),
    renderHtml: makeRender(send, root, "html", "text/html"),
    renderXml: makeRender(send, root, "xml", "application/xml"),
    share: makeStep(send, root, "share"),
    unshare: async (id, opts) => send({ method: "DELETE", path: root + path`/${id}/share`, opts }),
  };
}

export function makeEstimates(send) {
  const root = "/estimates";
  return {
    ...makeDocumentType(send, root, "estimate"),
    accept: makeStep(send, root, "accept"),
    decline: makeStep(send, root, "decline"),
    convert: makeStep(send, root, "convert"),
  };
}

export function makeDeliveryNotes(send) {
  const root = "/delivery-notes";
  return { ...makeDocumentType(send, root, "delivery_note"), convert: makeStep(send, root, "convert") };
}

/** As a Blob; a failure is told in JSON. */
function makeRender(send, root, form, type) {
  return async function render(id, params) {
    const { opts, rest: query } = splitOptions(params);
    const accept = `${type}, application/json`;
    return send({ method: "GET", path: root + path`/${id}/${form}`, query, opts, accept, asBlob: true });
  };
}

/** What is said with the step (a note, the type to convert into, an end) and the options of the call come in one object. */
function makeStep(send, root, verb) {
  return async function step(id, wishes) {
    const { opts, rest: body } = splitOptions(wishes);
    return send({ method: "POST", path: root + path`/${id}/${verb}`, body, opts });
  };
}
