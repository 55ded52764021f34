"""Errors as RFC 9457 problems: the one table from the kind of an error to its HTTP status."""

from typing import Any

from billhead.edge.answers import Response, json_response
from billhead.kernel import errors

STATUS: dict[type[errors.BillheadError], int] = {
    errors.Malformed: 400,
    errors.Unauthorized: 401,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.PreconditionFailed: 412,
    errors.TooLarge: 413,
    errors.UnsupportedMedia: 415,
    errors.Invalid: 422,
    errors.LimitReached: 429,
    errors.Unavailable: 503,
}
CONTENT_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = "1"


def status_of(error: errors.BillheadError) -> int:
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def problem(error: errors.BillheadError) -> Response[str]:
    status = status_of(error)
    headers = {"Retry-After": RETRY_AFTER_SECONDS} if status in {429, 503} else {}
    return json_response(status, _body(error, status), content_type=CONTENT_TYPE, headers=headers)


def _body(error: errors.BillheadError, status: int) -> dict[str, Any]:
    body: dict[str, Any] = {
        "type": f"https://billhead.dev/problems/{error.code}",
        "title": error.title,
        "status": status,
        "detail": error.detail,
        "code": error.code,
    }
    if error.errors:
        body["errors"] = [
            {"pointer": fault.pointer, "code": fault.code, "detail": fault.detail} for fault in error.errors
        ]
    return body


class InternalError(errors.BillheadError):
    """A fault of ours; the log has the details, the answer has none."""

    code = "internal_error"
    title = "Internal error"
