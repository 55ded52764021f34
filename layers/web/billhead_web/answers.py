"""Pages as HTTP answers: a strict content policy, no caching, no referrer; and the session's cookie."""

import re
from collections.abc import Iterable
from typing import Any

from billhead.edge.answers import Response, packed
from billhead.edge.credentials import SESSION_COOKIE
from billhead.edge.request import Request

from billhead_web.pages import Page
from billhead_web.styled import StyledPage

ANYWHERE = ("*",)
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")


def html(status: int, page: Page, framers: Iterable[str]) -> Response[str]:
    """`framers` are the origins that may show the page in a frame; "*" is for pages that show and do nothing."""
    headers = {**_HEADERS, "Content-Security-Policy": content_policy(page.nonce, framers)}
    return Response(status_code=status, content_type=_HTML, body=page.html, headers=headers)


def styled_html(status: int, page: StyledPage, request: Request) -> Response[Any]:
    """A page without script or form, in nobody's frame. Errors: AnswerTooLarge."""
    policy = f"{page.policy}; frame-ancestors 'none'"
    headers = {**_HEADERS, "Content-Security-Policy": policy}
    answer = Response(status_code=status, content_type=_HTML, body=page.html, headers=headers)
    return packed(answer, request.header("accept-encoding"))


def see_other(location: str, cookies: list[str]) -> Response[str]:
    return Response(
        status_code=303,
        content_type="text/plain; charset=utf-8",
        body="",
        headers={**_HEADERS, "Location": location},
        cookies=tuple(cookies),
    )


def content_policy(nonce: str, framers: Iterable[str]) -> str:
    """Nothing from anywhere, but the page's own style and script, and pictures that it holds itself."""
    allowed = [framer for framer in framers if framer == "*" or _ORIGIN.fullmatch(framer)] or ["'none'"]
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'nonce-{nonce}'",
            f"style-src 'nonce-{nonce}'",
            "img-src data:",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {' '.join(allowed)}",
        )
    )


def session_cookie(session: str, seconds: int) -> str:
    """Partitioned, so that it works inside the platform's page and tells nothing to any other; 0 seconds removes it."""
    flags = "Path=/; Secure; HttpOnly; SameSite=None; Partitioned"
    return f"{SESSION_COOKIE}={session}; Max-Age={seconds}; {flags}"


_HTML = "text/html; charset=utf-8"
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
