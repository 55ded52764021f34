/** Reads answers: buffers them whole, turns them into values or errors, and remembers their ETags. */
import { BillheadError, errorFromReply, requestIdOf } from "./errors.js";

const etags = new WeakMap();

/** The ETag that came with an object which get, create or update returned; undefined for any other object. */
export function etagOf(resource) {
  return etags.get(resource);
}

/** Buffers the answer inside the try that asked for it: a connection may also break in the middle of a body. */
export async function readReply(response, asBlob) {
  const { status, headers, ok } = response;
  const content = ok && asBlob ? { blob: await response.blob() } : { text: await response.text() };
  return { status, headers, ok, ...content };
}

/** @throws {BillheadError} for every answer that is not a success */
export function valueOf(reply, apiKey) {
  if (!reply.ok) throw errorFromReply({ ...reply, text: reply.text.replaceAll(apiKey, "***") });
  if (reply.blob) return reply.blob;
  return reply.text === "" ? undefined : parsedValue(reply);
}

function parsedValue({ status, headers, text }) {
  const value = parsedJson(text);
  if (value === undefined) {
    const facts = { status, code: "unreadable_reply", requestId: requestIdOf(headers) };
    throw new BillheadError("the answer is not JSON: does baseUrl point to a Billhead stack?", facts);
  }
  const etag = headers.get("etag");
  if (etag && value === Object(value)) etags.set(value, etag);
  return value;
}

function parsedJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
