/** Makes the parts of a request (path, query, headers, body) from plain values; sends nothing. */

const OPTIONS = new Set(["entity_id", "account_id", "idempotencyKey", "signal", "ifMatch"]);

/** A template tag: path`/invoices/${id}/pdf`. Every value is one encoded segment, never a way into another route. */
export function path(parts, ...ids) {
  return parts.reduce((joined, part, index) => joined + segment(ids[index - 1]) + part);
}

function segment(id) {
  // URL parsers resolve "." and ".." even when the caller meant them as ids.
  if (id === undefined || id === null || id === "" || id === "." || id === "..") {
    throw new TypeError(`an id is missing or unusable: ${JSON.stringify(id)}`);
  }
  return encodeURIComponent(id);
}

/** The query string with its "?", or "": lists are joined by commas, objects (`query`) become JSON, empty values go. */
export function queryString(query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const encoded = new URLSearchParams(given.map(([name, value]) => [name, queryValue(value)])).toString();
  return encoded && `?${encoded}`;
}

function queryValue(value) {
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Parts one bag of values into the options of a call and the rest, which is the API's own. */
export function splitOptions(values = {}) {
  const opts = {};
  const rest = {};
  for (const [name, value] of Object.entries(values)) (OPTIONS.has(name) ? opts : rest)[name] = value;
  return { opts, rest };
}

/** A misspelt `entityId` must not silently reach the client's default entity. */
export function checkOptions(opts) {
  const unknown = Object.keys(opts).filter((name) => !OPTIONS.has(name));
  if (unknown.length) throw new TypeError(`unknown option: ${unknown.join(", ")}`);
}

/** @returns {Headers} made before the first try, so that a bad value is the caller's error and no network failure */
export function requestHeaders({ configuration, request, opts, idempotencyKey }) {
  const headers = new Headers({ authorization: `Bearer ${configuration.apiKey}`, accept: request.accept });
  const named = {
    "x-entity-id": opts.entity_id ?? (request.ofTenant ? configuration.entityId : undefined),
    "x-account-id": opts.account_id ?? configuration.accountId,
    "idempotency-key": idempotencyKey,
    "if-match": opts.ifMatch,
    "content-type": contentType(request.body),
  };
  for (const [name, value] of Object.entries(named)) if (value) headers.set(name, value);
  return headers;
}

function contentType(body) {
  if (body instanceof Blob) return body.type;
  return body === undefined ? undefined : "application/json";
}

export function requestBody(body) {
  return body === undefined || body instanceof Blob ? body : JSON.stringify(body);
}

/** A fresh key in any runtime: Node 18 has no global crypto, pages without TLS have no randomUUID. */
export async function newIdempotencyKey() {
  const module = "node:crypto";
  const crypto = globalThis.crypto ?? (await import(/* webpackIgnore: true */ /* @vite-ignore */ module)).webcrypto;
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
