/** When a failed call is tried again and how long it waits first; sends nothing itself. */

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;
const LONGEST_RETRY_AFTER_MS = 60_000;
const PASSING = new Set([500, 502, 503, 504]);

/** Status 0 is a call without an answer, a passing 5xx may have come after the effect: nobody knows. */
export function isAmbiguous(failure) {
  return failure.status === 0 || PASSING.has(failure.status);
}

/**
 * POST repeats under its idempotency key; GET, DELETE and PATCH end in the same state when they repeat. Not so behind
 * If-Match: had the first try worked, the second would meet its own new version and report a false 412.
 */
export function mayRetry({ method, ifMatch }, failure) {
  if (failure.status === 429) return true;
  return isAmbiguous(failure) && (method === "GET" || method === "POST" || !ifMatch);
}

/** Milliseconds before try `attempt` + 1: full jitter under a doubling ceiling, and never before Retry-After (capped). */
export function waitBefore({ attempt, retryAfter, random, now }) {
  const backoff = random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return Math.max(backoff, Math.min(LONGEST_RETRY_AFTER_MS, retryAfterMs(retryAfter, now)));
}

/** Retry-After is seconds or an HTTP date (RFC 9110 §10.2.3); anything else counts as absent. */
function retryAfterMs(value, now) {
  if (!value) return 0;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? 0 : Math.max(0, wait);
}

/** Waits, or rejects with the signal's reason as soon as it is aborted. */
export function sleep(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
