/** A fetch that answers from a script and records what it was asked; no test of the SDK itself. */
import { Billhead } from "../src/index.js";

export const KEY = "sk_sandbox_0123456789abcdefghijABCDEFGHIJ";
export const BASE = "https://api.example.test";

/** A JSON answer; a string body is sent as it is. */
export function answer(status, body = {}, headers = {}) {
  const content = status === 204 ? null : typeof body === "string" ? body : JSON.stringify(body);
  return () => new Response(content, { status, headers: { "content-type": "application/json", ...headers } });
}

/** No answer at all, as Node's fetch reports it. */
export function silence(code = "ECONNRESET") {
  return () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
  };
}

/** Never answers, but obeys its signal. */
export function hang({ signal }) {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
}

/** A client whose n-th request gets the n-th answer, and the last one ever after. */
export function fakeClient(answers = [answer(200)], options = {}) {
  const calls = [];
  const waits = [];
  const fetch = async (url, init) => {
    const next = answers[Math.min(calls.length, answers.length - 1)];
    calls.push(await record(url, init));
    return next(init, url);
  };
  const sleep = async (milliseconds) => void waits.push(milliseconds);
  const sdk = new Billhead({ apiKey: KEY, baseUrl: BASE, fetch, sleep, random: () => 0.5, ...options });
  return { sdk, calls, waits };
}

async function record(url, { method, headers, body }) {
  const target = new URL(url);
  return {
    method,
    path: target.pathname,
    query: Object.fromEntries(target.searchParams),
    headers: Object.fromEntries(headers),
    body: typeof body === "string" ? JSON.parse(body) : body,
  };
}
