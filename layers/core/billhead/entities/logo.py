"""The logo of an entity: asked for by URL, fetched in the background, shown once it is stored. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from billhead.aws.safe_url import refuse_forbidden_url
from billhead.kernel.errors import Invalid
from billhead.kernel.merge import merge

Item = dict[str, Any]
POINTER = "/settings/pdf_template/logo_url"
MAX_LOGO_BYTES = 2 * 1024 * 1024
LOGO_TYPES = frozenset({"image/png", "image/jpeg", "image/svg+xml"})


class LogoRefused(Invalid):
    """An uploaded file that cannot be a logo; the one entry of `errors` has the reason as its code."""

    code = "logo_rejected"


class LogoStatus(StrEnum):
    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


def logo_url(item: Mapping[str, Any]) -> str | None:
    return item.get("settings", {}).get("pdf_template", {}).get("logo_url")


def logo_request(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Item, str | None]:
    """What changes about the logo, and the URL to fetch. Errors: UnsafeUrl for an address that is never fetched."""
    url = logo_url(after)
    if url == logo_url(before):
        return {}, None
    if url is None:
        return no_logo(), None
    refuse_forbidden_url(url, pointer=POINTER)
    return {"logo_status": str(LogoStatus.PENDING), "logo_reason": None}, url


def stored_logo(sha256: str, content_type: str) -> Item:
    logo = {"sha256": sha256, "content_type": content_type}
    return {"logo": logo, "logo_status": str(LogoStatus.READY), "logo_reason": None}


def failed_logo(reason: str) -> Item:
    """The last good logo stays in use."""
    return {"logo_status": str(LogoStatus.FAILED), "logo_reason": reason}


def no_logo() -> Item:
    return {"logo": None, "logo_status": None, "logo_reason": None}


def uploaded_logo(item: Item, sha256: str, content_type: str) -> Item | None:
    """The entity with an uploaded logo in the place of one asked for by URL; None if it has exactly that already."""
    settings = merge(item["settings"], {"pdf_template": {"logo_url": None}})
    change = {**stored_logo(sha256, content_type), "settings": settings}
    if all(item.get(field) == value for field, value in change.items()):
        return None
    return {**item, **change}


def answered_logo(item: Item, fetched: Mapping[str, Any]) -> Item | None:
    """The entity after a fetch of its logo; None if another logo is wanted now, or this answer was noted before.

    `fetched` is the data of an entity.logo_fetched. Ids of requests grow with time, so an old answer that comes again
    never takes the place of a newer one.
    """
    if logo_url(item) != fetched["url"] or item.get("logo_request", "") >= fetched["request_id"]:
        return None
    is_ready = fetched["status"] == LogoStatus.READY
    change = stored_logo(fetched["sha256"], fetched["content_type"]) if is_ready else failed_logo(fetched["reason"])
    return {**item, **change, "logo_request": fetched["request_id"]}


def logo_file(sha256: str) -> str:
    """The name below the tenant's prefix; by content, so an issued document's logo is never overwritten."""
    return f"logos/{sha256}"
