"""A request is read completely or refused with the right error; nothing in between."""

import base64
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from billhead.edge.lists import ParameterMalformed
from billhead.edge.request import (
    MAX_BODY,
    BodyTooLarge,
    JsonMalformed,
    KeyMalformed,
    NotJson,
    Request,
    TagMalformed,
)
from billhead.kernel.errors import BillheadError, Invalid, Malformed, Unauthorized
from billhead.kernel.fields import Model, Text
from billhead.kernel.principal import Environment, Principal, Role

from tests.support.events import http_event, json_event

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PRINCIPAL = Principal("acc_1", Environment.LIVE, Role.EDITOR, "key:1", "ent_A", frozenset({"documents:write"}))


class Note(Model):
    text: Text


def request(event: dict[str, Any]) -> Request:
    return Request(event, NOW)


def body(text: str, **changes: Any) -> dict[str, Any]:
    return request(json_event(text, **changes)).json()


def encoded(content: bytes, **changes: Any) -> dict[str, Any]:
    return json_event(base64.b64encode(content).decode(), isBase64Encoded=True, **changes)


def test_an_object_is_read_with_exact_numbers() -> None:
    assert body('{"price": 19.90, "n": 2}') == {"price": Decimal("19.90"), "n": 2}


def test_an_absent_body_is_an_empty_object_of_any_type() -> None:
    assert request(http_event()).json() == {}
    assert request(http_event(body="")).json() == {}


def test_a_body_in_base64_is_the_same_body() -> None:
    assert request(encoded('{"a":"ž"}'.encode())).json() == {"a": "ž"}


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"a":}',
        "{'a':1}",
        '{"a":NaN}',
        '{"a":Infinity}',
        '{"a":-Infinity}',
        '{"a":1e99999}',
        '{"a":' + "9" * 41 + "}",
        '{"a":0.' + "1" * 40 + "}",
        '{"a":' * 40 + "1" + "}" * 40,
        '{"a":' * 20_000,
        "\x00",
    ],
)
def test_what_is_no_json_with_reasonable_numbers_is_malformed(text: str) -> None:
    with pytest.raises(JsonMalformed):
        body(text)


@pytest.mark.parametrize("content", [b"\xff\xfe{}", b'{"a":"\xff"}', b'{"a":"\xed\xa0\x80"}'])
def test_what_is_no_utf8_is_malformed(content: bytes) -> None:
    with pytest.raises(JsonMalformed):
        request(encoded(content)).json()


@pytest.mark.parametrize("text", ["[]", "1", '"x"', "null", "true", "[{}]"])
def test_json_that_is_no_object_is_invalid_at_its_root(text: str) -> None:
    with pytest.raises(Invalid) as raised:
        body(text)
    assert [fault.pointer for fault in raised.value.errors] == [""]


@pytest.mark.parametrize("text", ['{"text":"\\ud800"}', '{"text":"\ud800"}', '{"\\ud800":"x"}'])
def test_a_lone_surrogate_never_gets_through(text: str) -> None:
    with pytest.raises(BillheadError) as raised:
        request(json_event(text)).body(Note)
    assert type(raised.value) in {Invalid, JsonMalformed}


@pytest.mark.parametrize("text", ['{"a":"\\ud800"}', '{"\\udfff":1}'])
def test_a_lone_surrogate_does_not_break_the_hash_of_a_request(text: str) -> None:
    assert len(request(json_event(text)).submission().request_hash) == 64


@pytest.mark.parametrize("given", ["!", "e30", "=", "e3", "ž"])
def test_a_broken_base64_is_malformed(given: str) -> None:
    with pytest.raises(Malformed):
        request(json_event(given, isBase64Encoded=True)).json()


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "", "json", "application/jsonx"]
)
def test_another_media_type_is_refused(media_type: str) -> None:
    with pytest.raises(NotJson):
        body("{}", headers={"content-type": media_type})


def test_no_media_type_is_refused_too() -> None:
    with pytest.raises(NotJson):
        body("{}", headers={})


@pytest.mark.parametrize(
    "media_type",
    [
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/merge-patch+json",
        " application/json ",
    ],
)
def test_json_goes_by_several_names(media_type: str) -> None:
    assert body("{}", headers={"content-type": media_type}) == {}


def test_the_limit_counts_bytes_and_is_exact() -> None:
    around = len('{"a":""}')
    assert body('{"a":"' + "x" * (MAX_BODY - around) + '"}')
    with pytest.raises(BodyTooLarge):
        body('{"a":"' + "x" * (MAX_BODY - around + 1) + '"}')
    with pytest.raises(BodyTooLarge):
        body('{"a":"' + "ž" * ((MAX_BODY - around) // 2 + 1) + '"}')
    with pytest.raises(BodyTooLarge):
        request(encoded(b'{"a":"' + b"x" * MAX_BODY + b'"}')).json()
    with pytest.raises(BodyTooLarge):
        request(json_event("!" * 10 * MAX_BODY, isBase64Encoded=True)).json()


def test_a_function_may_have_a_limit_of_its_own() -> None:
    event = json_event('{"a":"' + "x" * MAX_BODY + '"}')
    assert request(event).json(4 * MAX_BODY)
    assert len(request(event).content(4 * MAX_BODY)) == MAX_BODY + 8


def test_a_large_body_is_refused_before_its_type_and_its_syntax() -> None:
    with pytest.raises(BodyTooLarge):
        body("x" * (MAX_BODY + 1), headers={"content-type": "text/plain"})


@pytest.mark.parametrize(("tag", "version"), [('"3"', 3), ("3", 3), ("*", None), (None, None), ('"000000000012"', 12)])
def test_if_match_names_a_version(tag: str | None, version: int | None) -> None:
    assert request(http_event(headers={} if tag is None else {"if-match": tag})).if_match == version


@pytest.mark.parametrize(
    "tag", ['"x"', "", '""', 'W/"3"', '"3", "4"', '"-1"', '"1.0"', '"²"', '"٣"', '"1234567890123"']
)
def test_another_tag_is_malformed_and_never_ignored(tag: str) -> None:
    with pytest.raises(TagMalformed):
        _ = request(http_event(headers={"if-match": tag})).if_match


@pytest.mark.parametrize("key", ["k", "x" * 255, "a b~!", "0b7f-4c"])
def test_an_idempotency_key_is_taken_as_it_is(key: str) -> None:
    assert request(http_event(headers={"idempotency-key": key})).idempotency_key == key


@pytest.mark.parametrize("key", ["", "x" * 256, "ž", "a\tb", "a\nb", "\x7f"])
def test_another_key_is_malformed_and_never_ignored(key: str) -> None:
    with pytest.raises(KeyMalformed):
        _ = request(http_event(headers={"idempotency-key": key})).idempotency_key


def test_no_key_is_none() -> None:
    assert request(http_event()).idempotency_key is None


def test_a_submission_is_of_its_path_and_not_of_its_route() -> None:
    one, two = (request(json_event("{}", rawPath=f"/invoices/{name}/void")).submission() for name in ("a", "b"))
    assert one.request_hash != two.request_hash
    again = request(json_event("{ }", rawPath="/invoices/a/void")).submission()
    assert again.request_hash == one.request_hash


@pytest.mark.parametrize("language", ["de", "de-AT", "de,en", "de-AT,en-GB", "zh-Hant"])
def test_a_language_is_a_tag_or_two(language: str) -> None:
    assert request(http_event(queryStringParameters={"language": language})).language == language


@pytest.mark.parametrize(
    "language", ["", "DE", "de_AT", "de-at", "deu", "../x", "de-AT ", "zh-hant", "de,", ",de", "de, en", "de,en,fr"]
)
def test_another_language_is_malformed(language: str) -> None:
    with pytest.raises(ParameterMalformed):
        _ = request(http_event(queryStringParameters={"language": language})).language


def test_the_principal_is_what_the_authorizer_said() -> None:
    assert request(http_event(principal=PRINCIPAL)).principal == PRINCIPAL
    account = Principal("acc_1", Environment.SANDBOX, Role.ACCOUNT, "key:2")
    assert request(http_event(principal=account)).principal == account


@pytest.mark.parametrize(
    "context", [{}, {"authorizer": {}}, {"authorizer": {"lambda": None}}, {"authorizer": {"lambda": {}}}]
)
def test_without_an_authorizers_word_nobody_is_known(context: dict[str, Any]) -> None:
    with pytest.raises(Unauthorized):
        _ = request(http_event(requestContext=context)).principal
