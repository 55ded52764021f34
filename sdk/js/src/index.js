/** The package's public names, and nothing else. */
export { Billhead } from "./billhead.js";
export { BillheadError } from "./errors.js";
export { etagOf } from "./replies.js";
