"""The EU's registry of VAT ids (VIES), over its REST interface; what goes wrong there is the answer unknown.

https://ec.europa.eu/taxation_customs/vies/ → technical information: POST check-vat-number. It answers with `valid` and,
where the asker is named, `requestIdentifier`, the consultation number; or with `errorWrappers`, mostly because a member
state's own system does not answer.
"""

from collections.abc import Mapping
from typing import Any, Final, Protocol, cast

from billhead.aws.post_json import Endpoint, Posted, post_json
from billhead.aws.safe_fetch import FetchFailed, FetchLimits
from billhead.kernel.country_facts import EU_MEMBERS, EU_VAT_TERRITORIES
from billhead.kernel.jsontext import read_json, write_json
from billhead.vat_ids.model import Consultation, VatId

SOURCE: Final = "vies"
ENDPOINT: Final = Endpoint("ec.europa.eu", "/taxation_customs/vies/rest-api/check-vat-number")
# Somebody waits for an invoice: one second to connect, two and a half in all, then it is issued without an answer.
_MILLISECONDS: Final = 2500
_MAX_BYTES: Final = 32 * 1024
_MAX_NAME: Final = 250
_MAX_ADDRESS: Final = 500
_MAX_NUMBER: Final = 64
# Of VIES's codes those that say something to whoever looks for the cause; the rest is one.
_REASONS: Final = {
    "MS_UNAVAILABLE": "member_state_unavailable",
    "SERVICE_UNAVAILABLE": "registry_unavailable",
    "TIMEOUT": "member_state_unavailable",
    "MS_MAX_CONCURRENT_REQ": "registry_busy",
    "MS_MAX_CONCURRENT_REQ_TIME": "registry_busy",
    "GLOBAL_MAX_CONCURRENT_REQ": "registry_busy",
    "GLOBAL_MAX_CONCURRENT_REQ_TIME": "registry_busy",
    "INVALID_REQUESTER_INFO": "requester_refused",
    "VAT_BLOCKED": "requester_refused",
    "IP_BLOCKED": "requester_refused",
}


class Post(Protocol):
    """How the question is sent: `post_json`, or a recording."""

    def __call__(self, endpoint: Endpoint, body: bytes, *, limits: FetchLimits) -> Posted: ...


def is_in_vies(vat_id: VatId) -> bool:
    """Whether the registry knows ids of this kind: those of the member states, and of Northern Ireland."""
    return vat_id.country in EU_MEMBERS or vat_id.country in EU_VAT_TERRITORIES


class ViesClient:
    """A VatRegistry. `at` is the time of the question, ISO 8601."""

    def __init__(self, at: str, post: Post = post_json) -> None:
        self._at = at
        self._post = post

    def consult(self, vat_id: VatId, requester: VatId | None) -> Consultation:
        """One question, no second try; ids of no member state are not asked at all."""
        if not is_in_vies(vat_id):
            return self._unknown("not_in_vies")
        question = write_json(_question(vat_id, requester)).encode()
        limits = FetchLimits(max_bytes=_MAX_BYTES, seconds=_MILLISECONDS / 1000, connect_seconds=1)
        try:
            return self._read(self._post(ENDPOINT, question, limits=limits))
        except FetchFailed as failed:
            return self._unknown(failed.reason)

    def _read(self, posted: Posted) -> Consultation:
        """An error may come with any status, an answer only with 200."""
        answer = _object(posted.content)
        reason = _reason(answer)
        if reason is None and posted.status != 200:
            reason = "bad_status"
        if reason is None and not isinstance(answer.get("valid"), bool):
            reason = "unreadable"
        return self._known(answer) if reason is None else self._unknown(reason)

    def _known(self, answer: Mapping[str, Any]) -> Consultation:
        if not answer["valid"]:
            return Consultation("invalid", self._at, SOURCE, _text(answer, "requestIdentifier", _MAX_NUMBER))
        return Consultation(
            state="valid",
            at=self._at,
            source=SOURCE,
            consultation_number=_text(answer, "requestIdentifier", _MAX_NUMBER),
            name=_text(answer, "name", _MAX_NAME),
            address=_text(answer, "address", _MAX_ADDRESS),
        )

    def _unknown(self, reason: str) -> Consultation:
        return Consultation("unknown", self._at, SOURCE, reason=reason)


def _question(vat_id: VatId, requester: VatId | None) -> dict[str, str]:
    question = {"countryCode": vat_id.prefix, "vatNumber": vat_id.number}
    if requester is None or not requester.is_well_formed or not is_in_vies(requester):
        return question
    return question | {"requesterMemberStateCode": requester.prefix, "requesterNumber": requester.number}


def _object(content: bytes) -> Mapping[str, Any]:
    """The JSON object, or an empty one for whatever is none."""
    try:
        value = read_json(content)
    except (ValueError, RecursionError):
        return {}
    return cast(Mapping[str, Any], value) if isinstance(value, dict) else {}


def _reason(answer: Mapping[str, Any]) -> str | None:
    """Why this is no answer, in our words; None where VIES names no error.

    `userError` is how the older form of the interface says the same, beside a `valid` that then means nothing.
    """
    code = _first_error(answer.get("errorWrappers") or answer.get("userError"))
    return None if code in (None, "VALID", "INVALID") else _REASONS.get(code, "registry_error")


def _first_error(given: Any) -> str | None:
    if isinstance(given, list):
        given = next(iter(cast(list[Any], given)), None)
    if isinstance(given, dict):
        given = cast(dict[str, Any], given).get("error", "unnamed")
    return str(given) if given else None


def _text(answer: Mapping[str, Any], field: str, limit: int) -> str | None:
    """One line. A member state that does not tell names and addresses (Germany, Spain) sends dashes."""
    value = answer.get(field)
    lines = value.splitlines() if isinstance(value, str) else []
    parts = ["".join(filter(str.isprintable, line)).strip() for line in lines]
    text = ", ".join(filter(None, parts))[:limit]
    return text if text.strip("-") else None
