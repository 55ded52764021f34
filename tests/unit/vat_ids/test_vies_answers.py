"""What VIES says, in its own form, and what becomes of it."""

from typing import Any

import pytest
from billhead.aws.post_json import Endpoint, Posted
from billhead.aws.safe_fetch import FetchFailed, FetchLimits
from billhead.kernel.jsontext import read_json, write_json
from billhead.vat_ids.model import Consultation, VatId
from billhead.vat_ids.reading import read_vat_id
from billhead.vat_ids.vies import ViesClient
from hypothesis import given
from hypothesis import strategies as st

AT = "2026-11-23T09:00:00.000Z"
BUYER = read_vat_id("SI50223054")
ISSUER = read_vat_id("DE136695976")
VALID = {"valid": True, "requestIdentifier": "WAPIAAAAZ1", "name": "PRIMER D.O.O.", "address": "ULICA 1\n1000 MESTO"}


class Line:
    """Instead of the network: one answer or failure for every question."""

    def __init__(self, answer: Posted | FetchFailed) -> None:
        self.sent: list[tuple[Endpoint, Any, FetchLimits]] = []
        self._answer = answer

    def __call__(self, endpoint: Endpoint, body: bytes, *, limits: FetchLimits) -> Posted:
        self.sent.append((endpoint, read_json(body), limits))
        if isinstance(self._answer, FetchFailed):
            raise self._answer
        return self._answer


def consult(
    body: Any, *, status: int = 200, vat_id: VatId = BUYER, requester: VatId | None = ISSUER
) -> tuple[Consultation, Line]:
    content = body if isinstance(body, bytes) else write_json(body).encode()
    line = Line(Posted(status, content))
    return ViesClient(AT, line).consult(vat_id, requester), line


def test_a_valid_id_comes_with_its_consultation_number_and_who_it_is() -> None:
    answer, _ = consult(VALID)
    assert answer == Consultation("valid", AT, "vies", "WAPIAAAAZ1", "PRIMER D.O.O.", "ULICA 1, 1000 MESTO")


def test_an_invalid_id_is_invalid() -> None:
    answer, _ = consult({"valid": False, "requestIdentifier": "", "name": "---", "address": "---"})
    assert answer == Consultation("invalid", AT, "vies")


def test_a_member_state_that_does_not_tell_names_leaves_them_out() -> None:
    answer, _ = consult({"valid": True, "requestIdentifier": "", "name": "---", "address": "---"})
    assert answer == Consultation("valid", AT, "vies")


@pytest.mark.parametrize(
    ("body", "field", "expected"),
    [
        ({"name": "A-B - C"}, "name", "A-B - C"),
        ({"name": " A \r\n\r\n B \n"}, "name", "A, B"),
        ({"name": "A\x00\x1b[31m\u202eB"}, "name", "A[31mB"),
        ({"name": "x" * 1000}, "name", "x" * 250),
        ({"address": "x" * 1000}, "address", "x" * 500),
        ({"requestIdentifier": "x" * 1000}, "consultation_number", "x" * 64),
        ({"name": 5}, "name", None),
        ({"name": None, "address": ["x"]}, "address", None),
        ({"requestIdentifier": {"a": 1}}, "consultation_number", None),
    ],
)
def test_texts_of_strangers_are_one_clean_line_of_limited_length(body: Any, field: str, expected: str | None) -> None:
    answer, _ = consult({"valid": True, **body})
    assert answer.state == "valid"
    assert getattr(answer, field) == expected


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("MS_UNAVAILABLE", "member_state_unavailable"),
        ("TIMEOUT", "member_state_unavailable"),
        ("SERVICE_UNAVAILABLE", "registry_unavailable"),
        ("MS_MAX_CONCURRENT_REQ", "registry_busy"),
        ("GLOBAL_MAX_CONCURRENT_REQ_TIME", "registry_busy"),
        ("INVALID_REQUESTER_INFO", "requester_refused"),
        ("IP_BLOCKED", "requester_refused"),
        ("INVALID_INPUT", "registry_error"),
        ("SOMETHING_NEW", "registry_error"),
    ],
)
@pytest.mark.parametrize("status", [200, 400, 500])
def test_an_error_of_the_registry_is_unknown_with_its_reason(code: str, reason: str, status: int) -> None:
    answer, _ = consult({"actionSucceed": False, "errorWrappers": [{"error": code}]}, status=status)
    assert answer == Consultation("unknown", AT, "vies", reason=reason)


@pytest.mark.parametrize("valid", [True, False])
def test_an_error_beside_an_answer_makes_it_no_answer(valid: bool) -> None:
    answer, _ = consult({"valid": valid, "userError": "MS_UNAVAILABLE"})
    assert (answer.state, answer.reason) == ("unknown", "member_state_unavailable")
    answer, _ = consult({"valid": valid, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]})
    assert answer.state == "unknown"
    answer, _ = consult({"valid": valid, "userError": "VALID" if valid else "INVALID"})
    assert answer.state == ("valid" if valid else "invalid")


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"<html>", b"null", b"[]", b'"x"', b"{", b"\xff\xfe", b"[" * 5000, b'{"valid": 1e999999999}', {}),
        *({"valid": None}, {"valid": "true"}, {"valid": 1}, {"isValid": True}),
    ],
)
def test_what_is_no_answer_is_unknown(body: Any) -> None:
    answer, _ = consult(body)
    assert answer == Consultation("unknown", AT, "vies", reason="unreadable")


@pytest.mark.parametrize(
    "wrappers", [["MS_UNAVAILABLE"], "MS_UNAVAILABLE", {"error": "MS_UNAVAILABLE"}, 7, [[1]], [{}]]
)
def test_errors_of_an_unexpected_form_are_errors_too(wrappers: Any) -> None:
    answer, _ = consult({"valid": True, "errorWrappers": wrappers})
    assert answer.state == "unknown"


@pytest.mark.parametrize("status", [201, 204, 400, 403, 404, 429, 500, 503])
def test_only_the_status_200_is_an_answer(status: int) -> None:
    answer, _ = consult(VALID, status=status)
    assert answer == Consultation("unknown", AT, "vies", reason="bad_status")


@pytest.mark.parametrize("reason", ["timeout", "dns", "tls", "unreachable", "redirect", "too_large", "encoding"])
def test_a_failure_on_the_way_is_unknown_with_its_reason(reason: Any) -> None:
    client = ViesClient(AT, Line(FetchFailed(reason)))
    assert client.consult(BUYER, ISSUER) == Consultation("unknown", AT, "vies", reason=reason)


@given(st.binary(max_size=200), st.integers(200, 599))
def test_no_answer_raises(content: bytes, status: int) -> None:
    answer, _ = consult(content, status=status)
    assert answer.state == "unknown"


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.text(max_size=9)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=9), inner, max_size=3)),
)
FIELDS = ("valid", "errorWrappers", "userError", "name", "address", "requestIdentifier")


@given(st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_no_object_raises_and_only_a_clear_word_is_an_answer(body: dict[str, Any]) -> None:
    answer, _ = consult(body)
    if answer.state != "unknown":
        assert body["valid"] is (answer.state == "valid")


def test_one_fixed_address_is_asked_within_two_and_a_half_seconds() -> None:
    _, line = consult(VALID)
    ((endpoint, _, limits),) = line.sent
    assert endpoint == Endpoint("ec.europa.eu", "/taxation_customs/vies/rest-api/check-vat-number")
    assert (limits.seconds, limits.connect_seconds, limits.max_bytes) == (2.5, 1, 32 * 1024)


@pytest.mark.parametrize(
    ("vat_id", "requester", "question"),
    [
        ("SI50223054", None, {"countryCode": "SI", "vatNumber": "50223054"}),
        ("EL094259216", None, {"countryCode": "EL", "vatNumber": "094259216"}),
        ("ATU13585627", None, {"countryCode": "AT", "vatNumber": "U13585627"}),
        ("XI110305878", None, {"countryCode": "XI", "vatNumber": "110305878"}),
    ],
)
def test_the_question_names_prefix_and_number(vat_id: str, requester: None, question: dict[str, str]) -> None:
    _, line = consult(VALID, vat_id=read_vat_id(vat_id), requester=requester)
    assert line.sent[0][1] == question


@pytest.mark.parametrize(
    ("requester", "named"),
    [
        ("DE136695976", {"requesterMemberStateCode": "DE", "requesterNumber": "136695976"}),
        ("EL094259216", {"requesterMemberStateCode": "EL", "requesterNumber": "094259216"}),
        ("GB980780684", {}),
        ("DE136695970", {}),
        ("", {}),
    ],
)
def test_the_asker_is_named_where_vies_can_know_it(requester: str, named: dict[str, str]) -> None:
    _, line = consult(VALID, requester=read_vat_id(requester))
    assert line.sent[0][1] == {"countryCode": "SI", "vatNumber": "50223054", **named}


@pytest.mark.parametrize("text", ["GB980780684", "CHE107787577MWST", "NO995525828MVA", "US123"])
def test_ids_of_other_countries_are_not_asked(text: str) -> None:
    answer, line = consult(VALID, vat_id=read_vat_id(text))
    assert answer == Consultation("unknown", AT, "vies", reason="not_in_vies")
    assert line.sent == []
