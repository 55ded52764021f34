/** What documents of every type have in common beyond their collection: what one would be, and many finalized at once. */
import { path, splitOptions } from "../requests.js";

export function makeDocuments(send) {
  const ask = (what, type, body, opts) =>
    send({ method: "POST", path: `/documents/${what}`, query: { type }, body, opts });
  return {
    preview: async (type, data, opts) => ask("preview", type, data, opts),
    previewPdf: async (type, data, opts) => {
      const { language, ...body } = data ?? {};
      const query = { type, language };
      const accept = "application/pdf, application/json";
      return send({ method: "POST", path: "/documents/preview.pdf", query, body, opts, accept, asBlob: true });
    },
    nextNumber: async (type, params) => {
      const { opts, rest: body } = splitOptions(params);
      return ask("next-number", type, body, opts);
    },
    finalizeMany: async (type, ids, opts) => ask("finalize", type, { ids }, opts),
    finalization: async (id, opts) => send({ method: "GET", path: path`/documents/finalizations/${id}`, opts }),
  };
}
