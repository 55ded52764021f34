"""Refuses, without any network, a URL that Billhead must never fetch; what the name resolves to is checked later."""

import re
from dataclasses import dataclass
from typing import ClassVar, NoReturn
from urllib.parse import SplitResult, quote, urlsplit

from billhead.aws.safe_addresses import is_public
from billhead.kernel.errors import Invalid

MAX_URL_CHARACTERS = 2048
HTTPS_PORT = 443
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")
# Names that only mean something inside a machine or a network (RFC 6761, RFC 6762, RFC 8375, RFC 9476 and habit).
_LOCAL_SUFFIXES = frozenset(
    {"localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "test", "invalid"}
    | {"onion", "alt", "arpa"}
)


class UnsafeUrl(Invalid):
    """The URL may not be fetched; `reason` is stable.

    One of `too_long, malformed, scheme, userinfo, port, host, forbidden_address, local_name`.
    """

    code: ClassVar[str] = "url_forbidden"

    def __init__(self, reason: str, detail: str, *, pointer: str | None = None) -> None:
        super().__init__(detail, pointer=pointer)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Target:
    """Where one GET goes: a lower-case ASCII host (name or public address) and an ASCII request target."""

    host: str
    path: str

    @property
    def host_header(self) -> str:
        """The host as the `Host` header writes it: an IPv6 address in brackets (RFC 9110 §7.2)."""
        return f"[{self.host}]" if ":" in self.host else self.host


def refuse_forbidden_url(url: str, *, pointer: str | None = None) -> None:
    """Raise `UnsafeUrl` unless `url` is https to port 443 of a public name or public address.

    Immediate and offline. A custom port is refused even for a public host: no logo needs one, and it would let a
    tenant probe ports from our address. `pointer` is passed on to the error.
    """
    try:
        checked_target(url)
    except UnsafeUrl as refused:
        raise UnsafeUrl(refused.reason, refused.detail, pointer=pointer) from None


def checked_target(url: str) -> Target:
    """Return what to connect to and to ask for; raises `UnsafeUrl`. The fragment is left out."""
    if len(url) > MAX_URL_CHARACTERS:
        _refuse("too_long", f"The URL is longer than {MAX_URL_CHARACTERS} characters.")
    # urlsplit would silently drop tabs and line ends; a backslash is a slash to browsers and a letter to others.
    if "\\" in url or any(character <= " " or "\x7f" <= character <= "\xa0" for character in url):
        _refuse("malformed", "The URL contains a space, a control character or a backslash.")
    parts = _split(url)
    _refuse_scheme_userinfo_port(parts)
    query = f"?{parts.query}" if parts.query else ""
    return Target(_checked_host(parts), quote((parts.path or "/") + query, safe="/%:=&?~+!$,;'@()*[]-._"))


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.hostname, parts.port  # both are read lazily, and the port can fail
    except ValueError:
        _refuse("malformed", "The URL cannot be read.")
    return parts


def _refuse_scheme_userinfo_port(parts: SplitResult) -> None:
    if parts.scheme != "https":
        _refuse("scheme", "Only https URLs are fetched.")
    if "@" in parts.netloc:
        _refuse("userinfo", "The URL must not carry a user name or password.")
    if parts.port not in (None, HTTPS_PORT):
        _refuse("port", f"Only port {HTTPS_PORT} is fetched from.")


def _checked_host(parts: SplitResult) -> str:
    written = parts.hostname or ""
    if "[" in parts.netloc:
        return _checked_literal(written)
    host = _ascii_host(written)
    labels = host.split(".")
    # A last label that is a number makes the whole host an IPv4 address in some notation (WHATWG URL, "ends in a
    # number"). The plain dotted one is judged; decimal, octal, hex and short ones are only used to hide something.
    if _NUMBER_LABEL.fullmatch(labels[-1]):
        return _checked_literal(host)
    if len(labels) < 2 or labels[-1] in _LOCAL_SUFFIXES:
        _refuse("local_name", "The host is not a public name.")
    return host


def _checked_literal(address: str) -> str:
    if not is_public(address):
        _refuse("forbidden_address", "The host is not a public address.")
    return address


def _ascii_host(written: str) -> str:
    # The codec is IDNA 2003: it folds case, full-width digits and ideographic dots before anything is judged.
    try:
        host = written.encode("idna").decode("ascii").lower()
    except UnicodeError:
        _refuse("host", "The host is not a valid name.")
    host = host.removesuffix(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in host.split(".")):
        _refuse("host", "The host is not a valid name.")
    return host


def _refuse(reason: str, detail: str) -> NoReturn:
    raise UnsafeUrl(reason, detail)
