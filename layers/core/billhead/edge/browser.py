"""What a browser sends beside a path: the session's cookie, a form, and evidence of which page sent it."""

from urllib.parse import parse_qsl

from billhead.aws.config import settings
from billhead.edge.credentials import session_of
from billhead.edge.request import Request
from billhead.edge.uploads import FormMalformed
from billhead.kernel.errors import Forbidden

FORM = "application/x-www-form-urlencoded"
MAX_FORM = 8 * 1024
MAX_FIELDS = 10


class CrossSite(Forbidden):
    """Another site's page sent this form."""

    code = "cross_site_request"


def session_cookie(request: Request) -> str:
    """The text of the dashboard session, empty if there is none."""
    return session_of(request.cookies)


def form(request: Request) -> dict[str, str]:
    """The fields of a posted form. Errors: FormMalformed, BodyTooLarge."""
    media_type = (request.header("content-type") or "").partition(";")[0].strip().lower()
    if media_type != FORM:
        raise FormMalformed("A form is expected.")
    try:
        text = request.content(MAX_FORM).decode("ascii")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS))
    except ValueError:
        raise FormMalformed("The form cannot be read.") from None


def require_same_origin(request: Request) -> None:
    """Pass when a page of ours sent this. Errors: CrossSite.

    Our pages have the policy no-referrer, under which browsers send `Origin: null` with a form (Fetch standard), so
    Sec-Fetch-Site decides; without it (no browser since 2023) only our own origin will do.
    """
    site = request.header("sec-fetch-site")
    if site is None:
        same = request.header("origin") in {own_origin(request), _called_origin(request)}
    else:
        same = site == "same-origin"
    if not same:
        raise CrossSite("Only a page of the dashboard itself can send this.")


def own_origin(request: Request) -> str:
    """The address at which clients know this API, without a slash at its end."""
    return settings().base_url.rstrip("/") or _called_origin(request)


def _called_origin(request: Request) -> str:
    return f"https://{request.domain_name}"
