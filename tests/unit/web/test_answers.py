import pytest
from billhead_web.answers import content_policy, session_cookie
from billhead_web.frames import framers


def test_nothing_may_be_loaded_and_only_what_has_the_nonce_runs() -> None:
    policy = content_policy("N0nce", ["https://app.example"])
    assert policy.split("; ") == [
        "default-src 'none'",
        "script-src 'nonce-N0nce'",
        "style-src 'nonce-N0nce'",
        "img-src data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors https://app.example",
    ]


@pytest.mark.parametrize("evil", ["https://a.example; script-src *", "'self'", "https://a.example/path", "a b", ""])
def test_what_is_no_origin_gets_into_no_policy(evil: str) -> None:
    assert content_policy("n", [evil]).endswith("frame-ancestors 'none'")


def test_without_an_origin_nobody_may_frame_the_page() -> None:
    assert content_policy("n", []).endswith("frame-ancestors 'none'")


def test_the_cookie_is_for_this_host_and_this_frame_alone() -> None:
    pair, *flags = session_cookie("es_x", 60).split("; ")
    assert pair == "__Host-billhead=es_x"
    assert set(flags) == {"Path=/", "Max-Age=60", "HttpOnly", "Secure", "SameSite=None", "Partitioned"}


def test_a_token_for_one_origin_opens_no_other() -> None:
    entity = {"settings": {"embed": {"allowed_origins": ["https://a.example", "https://b.example"]}}}
    assert framers(None, entity) == ["https://a.example", "https://b.example"]
    assert framers("https://b.example", entity) == ["https://b.example"]


def test_an_origin_taken_off_the_list_does_not_count_any_more() -> None:
    entity = {"settings": {"embed": {"allowed_origins": ["https://a.example"]}}}
    assert framers("https://old.example", entity) == []


def test_an_entity_without_a_list_trusts_the_platforms_word() -> None:
    assert framers("https://app.example", {}) == ["https://app.example"]
    assert framers(None, {}) == []
