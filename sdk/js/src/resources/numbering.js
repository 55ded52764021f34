/** The number series of an entity and the proof that they have no gap. */
import { path } from "../requests.js";

export function makeNumbering(send) {
  return {
    proof: async (type, year, opts) => send({ method: "GET", path: path`/numbering/${type}/${year}/proof`, opts }),
  };
}
