/** What every resource shares: list, iterate, get, create and update under one path. */
import { path, splitOptions } from "../requests.js";

const PAGE = 100;

/** @param {{ofTenant?: boolean}} scope `ofTenant` false: the resource is the account's, not one entity's */
export function makeCollection(send, root, { ofTenant = true } = {}) {
  const list = makeList(send, root, { ofTenant });
  return {
    list,
    iterate: makeIterate(list),
    get: async (id, opts) => send({ method: "GET", path: root + path`/${id}`, opts, ofTenant }),
    create: async (data, opts) => send({ method: "POST", path: root, body: data, opts, ofTenant }),
    update: async (id, data, opts) => send({ method: "PATCH", path: root + path`/${id}`, body: data, opts, ofTenant }),
  };
}

/** Options such as entity_id may stand among the list's own parameters. */
function makeList(send, root, { ofTenant }) {
  return async function list(params, opts = {}) {
    const { opts: named, rest: query } = splitOptions(params);
    return send({ method: "GET", path: root, query, opts: { ...named, ...opts }, ofTenant });
  };
}

/** One page is in memory at a time, and the next is asked for only when the loop gets there. */
function makeIterate(list) {
  return async function* iterate(params = {}, opts = {}) {
    let cursor = params.next_cursor;
    do {
      const { data, pagination } = await list({ limit: PAGE, ...params, next_cursor: cursor }, opts);
      yield* data;
      cursor = pagination.has_more === false ? undefined : pagination.next_cursor;
    } while (cursor);
  };
}

/** Deletes one; what the server says about it is not passed on. */
export function makeDelete(send, root) {
  return async function deleteOne(id, opts) {
    await send({ method: "DELETE", path: root + path`/${id}`, opts });
  };
}
