"""Pages as HTTP answers: a strict content policy, no caching, no referrer; and the session's cookie."""

import re
from collections.abc import Iterable

from billhead.edge.answers import Response
from billhead.edge.credentials import SESSION_COOKIE

from billhead_web.pages import Page

ANYWHERE = ("*",)
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")


def html(status: int, page: Page, framers: Iterable[str]) -> Response[str]:
    """`framers` are the origins that may show the page in a frame; "*" is for pages that show and do nothing."""
    headers = {**_HEADERS, "Content-Security-Policy": content_policy(page.nonce, framers)}
    return Response(status_code=status, content_type="text/html; charset=utf-8", body=page.html, headers=headers)


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


_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
