"""Which URLs are refused at once, without a network."""

import socket

import pytest
from billhead.aws.safe_fetch import UnsafeUrl, refuse_forbidden_url
from billhead.aws.safe_url import checked_target
from billhead.kernel.errors import Invalid

FORBIDDEN = [
    ("http://example.com/logo.png", "scheme"),
    ("ftp://example.com/logo.png", "scheme"),
    ("file:///etc/passwd", "scheme"),
    ("data:image/png;base64,AAAA", "scheme"),
    ("//example.com/logo.png", "scheme"),
    ("", "scheme"),
    ("https:example.com", "host"),
    ("https://", "host"),
    ("https:///logo.png", "host"),
    ("https://user@example.com/", "userinfo"),
    ("https://user:secret@example.com/", "userinfo"),
    ("https://example.com@127.0.0.1/", "userinfo"),
    ("https://@example.com/", "userinfo"),
    ("https://example.com:80/", "port"),
    ("https://example.com:8443/", "port"),
    ("https://example.com:0/", "port"),
    ("https://example.com:99999/", "malformed"),
    ("https://example.com:x/", "malformed"),
    ("https://[::1/", "malformed"),
    ("https://exa mple.com/", "malformed"),
    ("https://example.com/\r\nHost: evil", "malformed"),
    ("https://exam\tple.com/", "malformed"),
    ("https://example.com\\@127.0.0.1/", "malformed"),
    ("https://example.com/\x00", "malformed"),
    ("https://example.com/\x7f", "malformed"),
    ("https://example.com/\x85", "malformed"),
    ("https://example.com/" + "a" * 2048, "too_long"),
    ("https://127.0.0.1/", "forbidden_address"),
    ("https://127.1/", "forbidden_address"),
    ("https://2130706433/", "forbidden_address"),
    ("https://0x7f000001/", "forbidden_address"),
    ("https://0x7f.0.0.1/", "forbidden_address"),
    ("https://0177.0.0.1/", "forbidden_address"),
    ("https://017700000001/", "forbidden_address"),
    ("https://127.0.0.1./", "forbidden_address"),
    ("https://127。0。0。1/", "forbidden_address"),
    ("https://１２７.0.0.1/", "forbidden_address"),
    ("https://8.8.2056/", "forbidden_address"),
    ("https://example.0x7f/", "forbidden_address"),
    ("https://169.254.169.254/latest/meta-data/", "forbidden_address"),
    ("https://192.168.0.1/", "forbidden_address"),
    ("https://[::1]/", "forbidden_address"),
    ("https://[::]/", "forbidden_address"),
    ("https://[::ffff:127.0.0.1]/", "forbidden_address"),
    ("https://[::ffff:8.8.8.8]/", "forbidden_address"),
    ("https://[64:ff9b::7f00:1]/", "forbidden_address"),
    ("https://[2002:7f00:1::]/", "forbidden_address"),
    ("https://[2001:0:5ef5:79fd::1]/", "forbidden_address"),
    ("https://[fe80::1%25eth0]/", "forbidden_address"),
    ("https://[fd00:ec2::254]/", "forbidden_address"),
    ("https://localhost/", "local_name"),
    ("https://LOCALHOST/", "local_name"),
    ("https://localhost./", "local_name"),
    ("https://intranet/", "local_name"),
    ("https://wiki/", "local_name"),
    ("https://printer.local/", "local_name"),
    ("https://app.localhost/", "local_name"),
    ("https://metadata.google.internal/", "local_name"),
    ("https://ｌｏｃａｌｈｏｓｔ/", "local_name"),
    ("https://router.home.arpa/", "local_name"),
    ("https://exa%6dple.com/", "host"),
    ("https://example..com/", "host"),
    ("https://.example.com/", "host"),
    ("https://-example.com/", "host"),
    ("https://exam*ple.com/", "host"),
    ("https://" + "a" * 64 + ".com/", "host"),
    ("https://" + "a." * 130 + "com/", "host"),
]


@pytest.mark.parametrize(("url", "reason"), FORBIDDEN, ids=[repr(url)[:60] for url, _ in FORBIDDEN])
def test_a_forbidden_url_is_refused_at_once(url: str, reason: str) -> None:
    with pytest.raises(UnsafeUrl) as refused:
        refuse_forbidden_url(url)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        ("https://example.com", "example.com", "/"),
        ("https://Example.COM:443/a.png?x=1#part", "example.com", "/a.png?x=1"),
        ("https://example.com./a", "example.com", "/a"),
        ("https://müller.de/löwe.png", "xn--mller-kva.de", "/l%C3%B6we.png"),
        ("https://my_bucket.s3.amazonaws.com/a%20b.png", "my_bucket.s3.amazonaws.com", "/a%20b.png"),
        ("https://1.1.1.1/logo.svg", "1.1.1.1", "/logo.svg"),
        ("https://[2606:4700::1111]/logo.svg", "2606:4700::1111", "/logo.svg"),
    ],
)
def test_a_public_url_becomes_an_ascii_host_and_path(url: str, host: str, path: str) -> None:
    target = checked_target(url)
    assert (target.host, target.path) == (host, path)


def test_an_ipv6_address_stands_in_brackets_in_the_host_header() -> None:
    assert checked_target("https://[2606:4700::1111]/").host_header == "[2606:4700::1111]"


def test_the_refusal_is_a_client_error_with_a_code_and_a_pointer() -> None:
    with pytest.raises(Invalid) as refused:
        refuse_forbidden_url("http://example.com/", pointer="/settings/pdf_template/logo_url")
    assert refused.value.code == "url_forbidden"
    assert [fault.pointer for fault in refused.value.errors] == ["/settings/pdf_template/logo_url"]


def test_checking_a_url_asks_no_name_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a name was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    refuse_forbidden_url("https://example.com/logo.png")
