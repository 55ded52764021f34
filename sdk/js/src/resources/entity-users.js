/** The people of one entity, and the tokens that open the dashboard for them. */
import { path, splitOptions } from "../requests.js";

const ROOT = "/entities/users";

export function makeEntityUsers(send) {
  const createToken = makeCreateToken(send);
  return {
    add: async (entityId, data, opts) => send({ method: "POST", path: ROOT, body: data, opts: at(entityId, opts) }),
    list: async (entityId, params) => {
      const { opts, rest: query } = splitOptions(params);
      return send({ method: "GET", path: ROOT, query, opts: at(entityId, opts) });
    },
    update: async (entityId, userId, data, opts) =>
      send({ method: "PATCH", path: ROOT + path`/${userId}`, body: data, opts: at(entityId, opts) }),
    remove: async (entityId, userId, opts) => {
      await send({ method: "DELETE", path: ROOT + path`/${userId}`, opts: at(entityId, opts) });
    },
    createToken,
    generateToken: async (...given) => (await createToken(...given)).token,
  };
}

/** The wishes for the token (role, expires_in, …) and the options of the call come in one object. */
function makeCreateToken(send) {
  return async function createToken(entityId, userId, wishes) {
    const { opts, rest: body } = splitOptions(wishes);
    return send({ method: "POST", path: ROOT + path`/${userId}/token`, body, opts: at(entityId, opts) });
  };
}

/** The entity that the method names wins over one in the options. */
export function at(entityId, opts = {}) {
  if (!entityId) throw new TypeError("the entity's id is missing");
  return { ...opts, entity_id: entityId };
}
