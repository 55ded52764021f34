"""The pictures of an entity: asked for by URL, fetched in the background, shown once they are stored. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from billhead.aws.safe_url import refuse_forbidden_url
from billhead.entities.picture_names import PICTURES, PictureName
from billhead.kernel.merge import merge

Item = dict[str, Any]


class PictureStatus(StrEnum):
    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


def picture_url(item: Mapping[str, Any], picture: PictureName) -> str | None:
    return item.get("settings", {}).get("pdf_template", {}).get(f"{picture}_url")


def picture_requests(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Item, dict[PictureName, str]]:
    """What changes about the pictures, and the URLs to fetch.

    Errors: UnsafeUrl for an address that is never fetched.
    """
    change: Item = {}
    wanted: dict[PictureName, str] = {}
    for picture in PICTURES:
        url = picture_url(after, picture)
        if url == picture_url(before, picture):
            continue
        if url is None:
            change |= no_picture(picture)
            continue
        refuse_forbidden_url(url, pointer=f"/settings/pdf_template/{picture}_url")
        change |= {f"{picture}_status": str(PictureStatus.PENDING), f"{picture}_reason": None}
        wanted[picture] = url
    return change, wanted


def stored_picture(picture: PictureName, sha256: str, content_type: str) -> Item:
    stored = {"sha256": sha256, "content_type": content_type}
    return {picture: stored, f"{picture}_status": str(PictureStatus.READY), f"{picture}_reason": None}


def failed_picture(picture: PictureName, reason: str) -> Item:
    """The last good picture stays in use."""
    return {f"{picture}_status": str(PictureStatus.FAILED), f"{picture}_reason": reason}


def no_picture(picture: PictureName) -> Item:
    return {picture: None, f"{picture}_status": None, f"{picture}_reason": None}


def uploaded_logo(item: Item, sha256: str, content_type: str) -> Item | None:
    """The entity with an uploaded logo in the place of one asked for by URL; None if it has exactly that already."""
    settings = merge(item["settings"], {"pdf_template": {"logo_url": None}})
    change = {**stored_picture("logo", sha256, content_type), "settings": settings}
    if all(item.get(field) == value for field, value in change.items()):
        return None
    return {**item, **change}


def answered_picture(item: Item, fetched: Mapping[str, Any]) -> Item | None:
    """The entity after a fetch; None if another picture is wanted now, or this answer was noted before.

    `fetched` is the data of an entity.logo_fetched. Ids of requests grow with time, so an old answer that comes again
    never takes the place of a newer one.
    """
    picture = named_picture(fetched)
    request = f"{picture}_request"
    if picture_url(item, picture) != fetched["url"] or item.get(request, "") >= fetched["request_id"]:
        return None
    is_ready = fetched["status"] == PictureStatus.READY
    change = (
        stored_picture(picture, fetched["sha256"], fetched["content_type"])
        if is_ready
        else failed_picture(picture, fetched["reason"])
    )
    return {**item, **change, request: fetched["request_id"]}


def named_picture(data: Mapping[str, Any]) -> PictureName:
    """Which picture a question or an answer is about."""
    named = data.get("picture", "logo")
    return next(picture for picture in PICTURES if picture == named)
