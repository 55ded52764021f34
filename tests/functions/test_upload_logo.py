"""upload_logo: a picture in the body or in a form becomes the entity's logo, or the reason is told."""

import io
import random
from typing import Any

import pytest
from billhead.aws.files import TenantFiles
from billhead.kernel.principal import Role
from PIL import Image

from tests.functions.bus_messages import sample
from tests.support.client import Answer
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#1F4E79"/></svg>'


def picture(kind: str = "PNG", color: str = "#1F4E79") -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", (40, 20), color).save(sink, kind)
    return sink.getvalue()


def form(*parts: tuple[str, bytes], boundary: str = "xyz") -> bytes:
    """A form's body; each part has its headers and its content."""
    written = b"".join(
        b"--%b\r\n%b\r\n\r\n%b\r\n" % (boundary.encode(), head.encode(), content) for head, content in parts
    )
    return written + b"--%b--\r\n" % boundary.encode()


FILE = 'Content-Disposition: form-data; name="logo"; filename="logo.png"\r\nContent-Type: image/png'
FIELD = 'Content-Disposition: form-data; name="note"'
FORM = "multipart/form-data; boundary=xyz"


def short(value: object) -> str | None:
    """An id for a parameter: pictures by their length."""
    return f"{len(value)} bytes" if isinstance(value, bytes) else None


@pytest.fixture
def upload(api, account, entity):
    def send(body: bytes, content_type: str = "image/png", **more: Any) -> Answer:
        path = f"/entities/{more.pop('id', entity['id'])}/logo"
        caller = {"key": account.live_key} if "principal" not in more else {}
        return api.call("POST", path, body=body, headers={"content-type": content_type}, **caller, **more)

    return send


def files(stack: Stack) -> list[str]:
    listed = stack.aws("s3").list_objects_v2(Bucket=stack.template.name("DocumentsBucket"))
    return [found["Key"] for found in listed.get("Contents", [])]


def stored(stack: Stack, entity: dict[str, Any]) -> dict[str, Any]:
    key = {"entity_id": {"S": entity["id"]}, "sk": {"S": "entity"}}
    return stack.aws("dynamodb").get_item(TableName=stack.table("TenantsTable"), Key=key)["Item"]


@pytest.mark.parametrize(
    ("content", "content_type"),
    [(picture(), "image/png"), (picture("JPEG"), "image/jpeg"), (SVG, "image/svg+xml; charset=utf-8")],
    ids=short,
)
def test_a_picture_becomes_the_logo(upload, entity, stack, content, content_type) -> None:
    answer = upload(content, content_type)
    assert answer.status == 200, answer
    assert (answer.json["logo_status"], answer.json["version"]) == ("ready", entity["version"] + 1)
    logo = stored(stack, entity)["logo"]["M"]
    assert logo["content_type"]["S"] == content_type.partition(";")[0]
    assert files(stack) == [f"entities/{entity['id']}/logos/{logo['sha256']['S']}"]


def test_the_answer_is_what_a_get_answers(upload, api, account, entity) -> None:
    answer = upload(picture())
    found = api.call("GET", f"/entities/{entity['id']}", key=account.live_key)
    assert (found.json, found.headers["etag"]) == (answer.json, answer.headers["etag"])


def test_a_form_with_one_file_is_taken(upload, entity, stack) -> None:
    answer = upload(form((FIELD, b"my logo"), (FILE, picture())), FORM)
    assert answer.status == 200, answer
    assert stored(stack, entity)["logo"]["M"]["content_type"] == {"S": "image/png"}


def test_a_file_of_a_form_is_the_same_as_a_body(upload, entity, stack) -> None:
    upload(form((FILE, picture())), 'multipart/form-data; boundary="xyz"')
    upload(picture())
    assert len(files(stack)) == 1


@pytest.mark.parametrize("seed", range(20))
def test_any_bytes_come_out_of_a_form_as_they_went_in(seed, monkeypatch) -> None:
    from billhead.edge.request import Request
    from billhead.edge.uploads import uploaded_file
    from billhead.kernel.clock import utc_now

    source = random.Random(seed)
    content = bytes(source.choice(b"\r\n-xyz\x00\xff\x85") for _ in range(source.randrange(400)))
    if b"\r\n--xyz" in content:
        content = b""
    event = {"headers": {"content-type": FORM}, "body": form((FIELD, b"\r\n"), (FILE, content)).decode("latin-1")}
    request = Request(event, utc_now())
    monkeypatch.setattr(Request, "content", lambda self, limit: event["body"].encode("latin-1"))
    assert uploaded_file(request, frozenset({"image/png"}), 1000) == (content, "image/png")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (form((FIELD, b"x")), FORM),
        (form((FILE, picture()), (FILE, picture())), FORM),
        (form((FILE, picture())), "multipart/form-data"),
        (form((FILE, picture()))[:-6], FORM),
        (form((FILE, picture()), (FIELD, b"x"))[: -len(b"--xyz--\r\n")], FORM),
        (form((FILE, picture()), boundary="abc"), FORM),
        (form(*[(FIELD, b"x")] * 50, (FILE, picture())), FORM),
        (b"", FORM),
    ],
    ids=short,
)
def test_a_form_without_exactly_one_file_is_malformed(upload, stack, body, content_type) -> None:
    answer = upload(body, content_type)
    assert (answer.status, answer.code) == (400, "form_malformed")
    assert files(stack) == []


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (picture(), "image/gif"),
        (picture(), "application/json"),
        (picture(), ""),
        (picture(), "nonsense"),
        (form((FILE.replace("image/png", "text/html"), picture())), FORM),
        (form((FILE.partition("\r\n")[0], picture())), FORM),
    ],
    ids=short,
)
def test_another_media_type_is_unsupported(upload, stack, body, content_type) -> None:
    answer = upload(body, content_type)
    assert (answer.status, answer.code) == (415, "upload_type_unsupported")
    assert files(stack) == []


@pytest.mark.parametrize("content_type", ["image/png", FORM])
def test_more_than_two_megabytes_are_too_large(upload, stack, content_type) -> None:
    content = picture() + b"\0" * (2 * 1024 * 1024)
    body = form((FILE, content)) if content_type == FORM else content
    answer = upload(body, content_type)
    assert (answer.status, answer.code) == (413, "body_too_large")
    assert files(stack) == []


@pytest.mark.parametrize(
    ("content", "content_type", "reason"),
    [
        (b"", "image/png", "empty"),
        (b"hello", "image/png", "not_an_image"),
        (b"GIF89a....", "image/png", "unsupported_type"),
        (picture()[:40], "image/png", "broken_image"),
        (SVG.replace(b"<rect", b"<script>alert(1)</script><rect"), "image/svg+xml", "unsafe_svg"),
    ],
    ids=short,
)
def test_what_is_no_logo_is_rejected_with_its_reason(upload, entity, stack, content, content_type, reason) -> None:
    before = stored(stack, entity)
    answer = upload(content, content_type)
    assert (answer.status, answer.code) == (422, "logo_rejected")
    assert [entry["code"] for entry in answer.json["errors"]] == [reason]
    assert (files(stack), stored(stack, entity)) == ([], before)


def test_an_upload_takes_the_place_of_a_url(upload, api, account, entity, stack) -> None:
    body = {"settings": {"pdf_template": {"logo_url": "https://cdn.nordlicht.example/a.png"}}}
    api.call("PATCH", f"/entities/{entity['id']}", json=body, key=account.live_key)
    answer = upload(picture()).json
    assert (answer["logo_status"], answer["settings"]["pdf_template"].get("logo_url")) == ("ready", None)


def test_an_upload_works_where_the_template_settings_were_cleared(upload, api, account, entity) -> None:
    body = {"settings": {"pdf_template": None}}
    api.call("PATCH", f"/entities/{entity['id']}", json=body, key=account.live_key)
    assert upload(picture()).status == 200


def test_the_same_picture_again_changes_nothing(upload, stack) -> None:
    first = upload(picture())
    for _ in range(3):
        again = upload(picture())
        assert (again.json, again.headers["etag"]) == (first.json, first.headers["etag"])
    assert len(files(stack)) == 1


def test_a_new_picture_replaces_the_old_and_its_file_stays(upload, entity, stack) -> None:
    first, second = upload(picture()), upload(picture(color="#FFFFFF"))
    assert second.json["version"] == first.json["version"] + 1
    assert len(files(stack)) == 2


def test_a_disabled_entity_gets_no_logo(upload, api, account, entity, stack) -> None:
    api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key)
    answer = upload(picture())
    assert (answer.status, answer.code) == (403, "entity_disabled")
    assert files(stack) == []


def test_an_entity_that_is_disabled_during_an_upload_gets_no_logo(
    upload, api, account, entity, stack, monkeypatch
) -> None:
    def disable_when_stored(self: TenantFiles, *arguments: Any) -> Any:
        put(self, *arguments)
        path = f"/entities/{entity['id']}/disable"
        assert api.call("POST", path, principal=account.principal()).status == 200

    put = TenantFiles.put
    monkeypatch.setattr("billhead.aws.files.TenantFiles.put", disable_when_stored)
    answer = upload(picture(), principal=account.principal())
    assert (answer.status, answer.code) == (403, "entity_disabled")
    assert "logo" not in stored(stack, entity)


def test_a_foreign_entity_is_answered_like_an_unknown_one(upload, foreign_entity, stack) -> None:
    answers = [upload(picture(), id=id) for id in (foreign_entity["id"], "ent_" + "0" * 26)]
    for answer in answers:
        assert (answer.status, answer.code, answer.json) == (404, "entity_not_found", answers[0].json)
    assert files(stack) == []


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR])
def test_only_who_may_change_settings_may_upload(upload, account, entity, role) -> None:
    answer = upload(picture(), principal=account.principal(role, entity_id=entity["id"]))
    assert (answer.status, answer.code) == (403, "not_permitted")


def test_the_change_is_told_to_the_bus(upload, entity, stack) -> None:
    upload(picture())
    (event,) = [entry["M"] for entry in stored(stack, entity)["events"]["L"]]
    assert (event["type"]["S"], event["data"]["M"]["logo_status"]["S"]) == ("entity.updated", "ready")


def test_it_writes_with_the_tenants_role_alone(upload, stack) -> None:
    stack.guard.calls.clear()
    upload(picture())
    writes = [(call.role, str(call)) for call in stack.guard.calls if "Put" in call.operation]
    assert writes == [("TenantRole", "s3:PutObject"), ("TenantRole", "dynamodb:PutItem")]


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", range(1, 7))
def test_a_crash_at_any_call_leaves_nothing_half_done(upload, entity, stack, moment, number) -> None:
    class Crash(BaseException):
        pass

    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        upload(picture())
    stack.guard.fail(None)
    item = stored(stack, entity)
    assert "logo" not in item or f"entities/{entity['id']}/logos/{item['logo']['M']['sha256']['S']}" in files(stack)
    answer = upload(picture())
    assert (answer.status, answer.json["version"]) == (200, entity["version"] + 1)


def test_the_sample_event_names_an_entity_that_is_not_here(invoke) -> None:
    assert invoke("upload_logo", sample("upload_logo"))["statusCode"] == 404
