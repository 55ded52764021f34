/** Customers, items and taxes: collections whose deletion can be undone. */
import { path } from "../requests.js";
import { makeCollection, makeDelete } from "./collection.js";

export function makeCatalogue(send, root) {
  return {
    ...makeCollection(send, root),
    delete: makeDelete(send, root),
    restore: async (id, opts) => send({ method: "POST", path: root + path`/${id}/restore`, opts }),
  };
}
