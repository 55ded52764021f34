/** Sends one call: tries, times out, waits and tries again. Knows no resource of the API. */
import { BillheadError, errorFromSilence } from "./errors.js";
import { readReply, valueOf } from "./replies.js";
import { checkOptions, newIdempotencyKey, queryString, requestBody, requestHeaders } from "./requests.js";
import { isAmbiguous, mayRetry, waitBefore } from "./retries.js";

/**
 * @returns {(request: {method: string, path: string, query?: object, body?: unknown, opts?: object, accept?: string,
 *   ofTenant?: boolean, asBlob?: boolean}) => Promise<any>} `ofTenant` false leaves out the client's default entity
 */
export function makeSend(configuration) {
  return async function send(given) {
    const request = { accept: "application/json", ofTenant: true, ...given, opts: given.opts ?? {} };
    const call = await prepareCall(configuration, request);
    return withRetries(configuration, call);
  };
}

/** Everything that is the same on every try, the idempotency key above all. */
async function prepareCall(configuration, request) {
  const { method, opts } = request;
  checkOptions(opts);
  const idempotencyKey = method === "POST" ? opts.idempotencyKey ?? (await newIdempotencyKey()) : undefined;
  return {
    method,
    name: `${method} ${request.path}`,
    url: configuration.baseUrl + request.path + queryString(request.query),
    headers: requestHeaders({ configuration, request, opts, idempotencyKey }),
    body: requestBody(request.body),
    ifMatch: opts.ifMatch,
    signal: opts.signal,
    asBlob: request.asBlob,
  };
}

async function withRetries(configuration, call) {
  const { maxRetries, sleep, random } = configuration;
  for (let attempt = 0, unsure = false; ; attempt += 1) {
    const { value, failure, retryAfter } = await tryOnce(configuration, call);
    if (!failure) return value;
    if (unsure && isAlreadyDeleted(call, failure)) return undefined;
    if (attempt >= maxRetries || !mayRetry(call, failure)) throw failure;
    unsure ||= isAmbiguous(failure);
    await sleep(waitBefore({ attempt, retryAfter, random, now: Date.now() }), call.signal);
  }
}

/** After a DELETE whose answer was lost, "not found" is how its success looks. */
function isAlreadyDeleted({ method }, failure) {
  return method === "DELETE" && failure.status === 404;
}

async function tryOnce(configuration, call) {
  let reply;
  try {
    reply = await exchange(configuration, call);
    return { value: valueOf(reply, configuration.apiKey) };
  } catch (failure) {
    if (!(failure instanceof BillheadError)) throw failure;
    return { failure, retryAfter: reply?.headers.get("retry-after") };
  }
}

/** One request and its whole answer. Rejects with the caller's own abort reason, else with a BillheadError. */
async function exchange({ fetch, timeout, apiKey }, call) {
  call.signal?.throwIfAborted();
  const limit = startLimit(timeout, call.signal);
  const { method, url, headers, body } = call;
  try {
    return await readReply(await fetch(url, { method, headers, body, signal: limit.signal }), call.asBlob);
  } catch (error) {
    call.signal?.throwIfAborted();
    // The original error is not kept as `cause`: a custom fetch may have put the request, and so the key, into it.
    if (limit.isOver()) throw errorFromSilence("timeout", call.name, `nothing within ${timeout} ms`);
    throw errorFromSilence("network_error", call.name, reasonOf(error).replaceAll(apiKey, "***"));
  } finally {
    limit.clear();
  }
}

function reasonOf(error) {
  return String(error?.cause?.code ?? error?.code ?? error?.name ?? "unknown");
}

/** A signal that fires on the caller's abort or after `timeout` ms (AbortSignal.any is not in Node 18). */
function startLimit(timeout, outer) {
  const controller = new AbortController();
  let over = false;
  const forward = () => controller.abort(outer.reason);
  const expire = () => {
    over = true;
    controller.abort();
  };
  const timer = Number.isFinite(timeout) ? setTimeout(expire, timeout) : undefined;
  outer?.addEventListener("abort", forward, { once: true });
  return {
    signal: controller.signal,
    isOver: () => over,
    clear: () => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", forward);
    },
  };
}
