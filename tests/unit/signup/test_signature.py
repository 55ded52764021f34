"""Standard Webhooks signatures and the times they are good for."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from billhead.signup.signature import SignedMessage, signature

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SENT = datetime.fromtimestamp(1614265330, UTC)


def signed(**changes: str | bytes) -> SignedMessage:
    """The example of the scheme's own libraries."""
    given = {
        "id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "timestamp": "1614265330",
        "signatures": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "body": b'{"test": 2432232314}',
        **changes,
    }
    return SignedMessage(**given)  # pyright: ignore[reportArgumentType]


def test_the_example_signature_is_right() -> None:
    assert signed().is_signed([SECRET])


@pytest.mark.parametrize("change", [{"id": "msg_2"}, {"timestamp": "1614265331"}, {"body": b"{}"}, {"signatures": ""}])
def test_every_part_is_signed(change: dict[str, str | bytes]) -> None:
    assert not signed(**change).is_signed([SECRET])


def test_only_the_version_that_we_know_counts() -> None:
    right = signed().signatures
    assert not signed(signatures=right.replace("v1,", "v2,")).is_signed([SECRET])
    assert not signed(signatures=right.removeprefix("v1,")).is_signed([SECRET])
    assert signed(signatures=f"v2,x {right}").is_signed([SECRET])


def test_any_of_several_secrets_may_have_signed() -> None:
    other = "whsec_" + base64.b64encode(b"o" * 24).decode()
    assert signed().is_signed([other, SECRET])
    assert not signed().is_signed([other])
    assert not signed().is_signed([])


def test_a_secret_that_is_none_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="whsec_"):
        signature("whsec_not base64!", b"")


@pytest.mark.parametrize(("seconds", "timely"), [(-301, False), (-300, True), (0, True), (300, True), (301, False)])
def test_five_minutes_either_way_are_timely(seconds: int, timely: bool) -> None:
    assert signed().is_timely(SENT + timedelta(seconds=seconds)) is timely


@pytest.mark.parametrize("text", ["", "abc", "1614265330.0", "-1614265330", "١٦١٤٢٦٥٣٣٠", " 1614265330", "9" * 5000])
def test_a_malformed_time_is_not_timely(text: str) -> None:
    assert not signed(timestamp=text).is_timely(SENT)
