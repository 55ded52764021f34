/** Issued documents per month. Here `entity_id` is a filter of the report: without it, it is the whole account's. */
export function makeUsage(send) {
  return {
    get: async (params, opts) => send({ method: "GET", path: "/usage", query: params, opts, ofTenant: false }),
  };
}
