"""Every error that a client can see, as one tree; it may not know HTTP beyond the kind's name.

BillheadError
├─ Malformed 400      the request cannot be read
├─ Unauthorized 401   no valid credential
├─ Forbidden 403      known, but not allowed
├─ NotFound 404       no such thing for this caller
├─ Conflict 409       the state forbids it
├─ PreconditionFailed 412   If-Match is stale
├─ TooLarge 413 · UnsupportedMedia 415
├─ Invalid 422        understood, but wrong; `errors` lists every fault
├─ LimitReached 429   try again later
└─ Unavailable 503    could not be done now; nothing was stored, safe to repeat

Each leaf has a stable `code`, listed in docs/errors.md. The status of a kind is decided in one table: edge/problems.py.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple


class Fault(NamedTuple):
    """One thing wrong in a request: where (RFC 6901 pointer), a stable code, words for a person."""

    pointer: str
    code: str
    detail: str


class BillheadError(Exception):
    """The root. `detail` is for a person and never holds a secret."""

    code: ClassVar[str] = "error"
    title: ClassVar[str] = "Error"

    def __init__(self, detail: str, *, pointer: str | None = None, errors: Sequence[Fault] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = tuple(errors) or self._own_fault(pointer)

    def _own_fault(self, pointer: str | None) -> tuple[Fault, ...]:
        return () if pointer is None else (Fault(pointer, self.code, self.detail),)


class Malformed(BillheadError):
    code = "malformed"
    title = "The request cannot be read"


class Unauthorized(BillheadError):
    code = "unauthorized"
    title = "A valid credential is needed"


class Forbidden(BillheadError):
    code = "forbidden"
    title = "Not allowed"


class NotFound(BillheadError):
    code = "not_found"
    title = "Not found"


class Conflict(BillheadError):
    code = "conflict"
    title = "The current state does not allow this"


class PreconditionFailed(BillheadError):
    code = "precondition_failed"
    title = "The resource has changed since it was read"


class TooLarge(BillheadError):
    code = "too_large"
    title = "Too large"


class UnsupportedMedia(BillheadError):
    code = "unsupported_media_type"
    title = "Unsupported media type"


class Invalid(BillheadError):
    code = "invalid"
    title = "The request is not valid"


class LimitReached(BillheadError):
    code = "limit_reached"
    title = "Too many"


class Unavailable(BillheadError):
    code = "unavailable"
    title = "Could not be done now; nothing was stored"


class IdempotencyKeyReused(Invalid):
    """The same Idempotency-Key came with another request."""

    code = "idempotency_key_reused"


class StaleVersion(PreconditionFailed):
    """If-Match names a version that is no longer current."""

    code = "stale_version"


class EditConflict(Conflict):
    """Somebody else kept changing the same resource; read it again and repeat."""

    code = "edit_conflict"


class Contention(Unavailable):
    """A busy series or table; the request may be repeated as it is."""

    code = "contention"
