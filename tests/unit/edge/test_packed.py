"""A text answer packed for clients that take it, and refused in time where Lambda would refuse it late."""

import gzip
import random

import pytest
from billhead.edge.answers import MAX_ANSWER, WORTH_PACKING, AnswerTooLarge, Response, packed

LONG = "x" * WORTH_PACKING


def answer(body: str) -> Response[str]:
    return Response(200, "text/html", body, {"Cache-Control": "no-store"})


def test_what_the_client_takes_is_packed() -> None:
    given = packed(answer(LONG), "deflate, gzip")
    assert gzip.decompress(given.body) == LONG.encode()
    assert given.headers == {"Cache-Control": "no-store", "Vary": "Accept-Encoding", "Content-Encoding": "gzip"}
    assert given.payload()["isBase64Encoded"] is True


@pytest.mark.parametrize("accepted", [None, "", "br", "gzip;q=0", "gzip;q=0.000", "identity"])
def test_what_it_does_not_take_is_plain(accepted: str | None) -> None:
    given = packed(answer(LONG), accepted)
    assert given.body == LONG and "Content-Encoding" not in given.headers


@pytest.mark.parametrize("accepted", ["gzip", "GZIP;q=0.5", "br;q=1.0, gzip; q=0.8"])
def test_a_weight_above_nought_is_a_yes(accepted: str) -> None:
    assert packed(answer(LONG), accepted).headers["Content-Encoding"] == "gzip"


def test_a_short_answer_is_not_worth_it() -> None:
    assert packed(answer("x"), "gzip").body == "x"


def test_packing_is_deterministic() -> None:
    assert packed(answer(LONG), "gzip").body == packed(answer(LONG), "gzip").body


def test_what_does_not_fit_is_refused_and_packed_it_may_fit() -> None:
    long = "x" * (MAX_ANSWER + 1)
    with pytest.raises(AnswerTooLarge, match="gzip"):
        packed(answer(long), None)
    assert len(packed(answer(long), "gzip").body) < MAX_ANSWER
    noise = random.Random(1).randbytes(MAX_ANSWER).hex() * 2
    with pytest.raises(AnswerTooLarge):
        packed(answer(noise), "gzip")


def test_the_limit_keeps_both_forms_within_lambdas_six_megabytes() -> None:
    assert MAX_ANSWER * 4 / 3 < 6 * 1024 * 1024
