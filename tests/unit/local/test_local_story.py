"""How the story is drawn, signed, told and checked."""

import base64
import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

import pytest
from PIL import Image

from local.drawn_logo import SIDE, draw_logo
from local.http_client import Answer, Client
from local.narrator import Narrator, compact
from local.story import sign
from local.tale import StoryError, Tale, check

JSON = {"content-type": "application/json"}


class Scripted:
    """Stands for a client: gives one answer."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def send(self, method: str, path: str, body: Any = None, *, headers: Mapping[str, str] | None = None) -> Answer:
        return self.answer


def tale() -> Tale:
    return Tale(cast(Any, None), Narrator(colour=False))


def ask(answer: Answer, **telling: Any) -> Answer:
    return tale().ask(cast(Client, Scripted(answer)), "GET /notes", **telling)


def test_logo_is_a_real_png_with_transparent_corners() -> None:
    image = Image.open(io.BytesIO(draw_logo()))
    image.verify()
    image = Image.open(io.BytesIO(draw_logo()))
    assert (image.format, image.mode, image.size) == ("PNG", "RGBA", (SIDE, SIDE))
    assert image.getpixel((0, 0)) == (0, 0, 0, 0)
    assert image.getpixel((SIDE // 2, SIDE // 8)) == (59, 130, 246, 255)
    assert image.getpixel((SIDE // 2, SIDE * 6 // 10)) == (255, 255, 255, 255)


def test_signature_is_that_of_standard_webhooks() -> None:
    secret = "whsec_" + base64.b64encode(b"\x00" * 24).decode()
    # HMAC-SHA-256 of the content under 24 zero bytes, computed with openssl.
    assert sign(secret, b"msg_1.1.{}") == "v1,OmiNie3fi8ZEZmbPlxeTQD55tTTpVS4mgkAkQDtSVQg="


def test_unexpected_status_ends_the_story(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoryError, match=r'GET /notes answered 422: \{"code": "odd"\}'):
        ask(Answer(422, JSON, b'{"code": "odd"}'))
    assert ask(Answer(404, JSON, b"{}"), expect=(404,)).status == 404
    with pytest.raises(StoryError):
        ask(Answer(200, JSON, b"{}"), expect=(404,))
    assert "422" in capsys.readouterr().out


def test_claim_that_does_not_hold_ends_the_story() -> None:
    check(True, "fine")
    with pytest.raises(StoryError, match="not true: two and two"):
        check(False, "two and two")


def test_answer_shows_the_picked_fields_with_exact_amounts(capsys: pytest.CaptureFixture[str]) -> None:
    content = '{"id": "inv_1", "total": 864.00, "secret": "x", "name": "é"}'.encode()
    answer = ask(Answer(200, JSON, content), show=("id", "total", "name"))
    assert answer.data["total"] == Decimal("864.00")
    assert '200 {"id": "inv_1", "total": 864.00, "name": "é"}' in capsys.readouterr().out


def test_answer_that_is_no_json_shows_type_and_size(capsys: pytest.CaptureFixture[str]) -> None:
    ask(Answer(200, {"content-type": "application/pdf"}, b"%PDF" * 500))
    assert "200 application/pdf, 2,000 bytes" in capsys.readouterr().out


def test_long_bodies_are_cut_but_answers_and_links_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    narrator = Narrator(colour=False)
    narrator.request("POST /x", {str(number): "word " * 20 for number in range(20)})
    assert len(capsys.readouterr().out.splitlines()) == 4
    shown = {str(number): "word" for number in range(40)}
    narrator.answer(Answer(200, {}, b""), shown)
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in lines) <= 110
    assert " ".join(line.strip() for line in lines) == f"200 {compact(shown)}"
    narrator.point("link", "b" * 300)
    assert "b" * 300 in capsys.readouterr().out


def test_colour_only_where_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    Narrator(colour=True).step("one")
    assert "\x1b[" in capsys.readouterr().out
    Narrator(colour=False).step("one")
    assert "\x1b[" not in capsys.readouterr().out


def test_compact_json_is_one_line() -> None:
    assert (
        compact({"a": [Decimal("1.10"), None, True], "b": {"c": "é"}}) == '{"a": [1.10, null, true], "b": {"c": "é"}}'
    )
