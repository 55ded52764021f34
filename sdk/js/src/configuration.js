/** Checks what a client is made with, once, so that no later call fails for it. */
import { sleep } from "./retries.js";

const TIMEOUT_MS = 30_000;
const MAX_RETRIES = 3;

/**
 * @param {import("../index.js").BillheadOptions} options
 * @throws {TypeError} on a missing or unusable key or address; the message never holds the key
 */
export function makeConfiguration(options = {}) {
  const { apiKey, baseUrl, accountId, entityId, maxRetries = MAX_RETRIES, timeout = TIMEOUT_MS } = options;
  return {
    apiKey: checkedKey(apiKey),
    baseUrl: checkedAddress(baseUrl),
    accountId,
    entityId,
    maxRetries,
    timeout,
    // Browsers refuse a `fetch` that is called as a method of another object.
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    sleep: options.sleep ?? sleep,
    random: options.random ?? Math.random,
  };
}

function checkedKey(apiKey) {
  // Anything else would make `Headers` throw an error that quotes the key.
  if (typeof apiKey !== "string" || !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new TypeError("apiKey must be a Billhead key: printable ASCII without spaces");
  }
  return apiKey;
}

function checkedAddress(baseUrl) {
  if (!/^https?:\/\/[^?#@]+$/.test(String(baseUrl ?? ""))) {
    throw new TypeError("baseUrl must be the http(s) address of your stack");
  }
  return new URL(baseUrl).href.replace(/\/+$/, "");
}
