/** The one error that a call rejects with, whoever answered: the API, a gateway before it, or nobody. */

/** Codes for answers that carry none: a gateway's `{"message": "Forbidden"}`, or a proxy's page. */
const CODES = {
  400: "malformed",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  412: "precondition_failed",
  413: "too_large",
  415: "unsupported_media_type",
  422: "invalid",
  429: "limit_reached",
  500: "internal_error",
  502: "bad_gateway",
  503: "unavailable",
  504: "gateway_timeout",
};

export class BillheadError extends Error {
  /** @param {string} message @param {{status: number, code: string, errors?: object[], requestId?: string}} facts */
  constructor(message, { status, code, errors = [], requestId = undefined }) {
    super(message);
    this.name = "BillheadError";
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.requestId = requestId;
  }
}

/** The error for an HTTP answer: RFC 9457 where it is one, else derived from the status. */
export function errorFromReply({ status, headers, text }) {
  const problem = parsedObject(text);
  return new BillheadError(firstText(problem.detail, problem.title, problem.message) ?? `HTTP ${status}`, {
    status,
    code: firstText(problem.code) ?? CODES[status] ?? `http_${status}`,
    errors: Array.isArray(problem.errors) ? problem.errors : [],
    requestId: requestIdOf(headers),
  });
}

/** The error for a call that got no answer: status 0, code `timeout` or `network_error`. */
export function errorFromSilence(code, call, reason) {
  return new BillheadError(`no answer to ${call}: ${reason}`, { status: 0, code });
}

export function requestIdOf(headers) {
  return headers.get("x-request-id") ?? headers.get("apigw-requestid") ?? undefined;
}

function parsedObject(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function firstText(...values) {
  return values.find((value) => typeof value === "string" && value !== "");
}
