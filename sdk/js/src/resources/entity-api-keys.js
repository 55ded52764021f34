/** API keys that see one entity. The key itself is in the answer to create, and never again. */
import { path, splitOptions } from "../requests.js";
import { at } from "./entity-users.js";

const ROOT = "/entities/api-keys";

export function makeEntityApiKeys(send) {
  return {
    create: async (entityId, data, opts) => send({ method: "POST", path: ROOT, body: data, opts: at(entityId, opts) }),
    list: async (entityId, params) => {
      const { opts, rest: query } = splitOptions(params);
      return send({ method: "GET", path: ROOT, query, opts: at(entityId, opts) });
    },
    delete: async (entityId, keyId, opts) => {
      await send({ method: "DELETE", path: ROOT + path`/${keyId}`, opts: at(entityId, opts) });
    },
  };
}
