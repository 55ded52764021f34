"""A picture asked for by its URL: fetched once, made anew, stored; the answer goes on the bus. It sees no table."""

from typing import Any

from billhead.aws.files import logo_files
from billhead.aws.outbox import BusEvent, publish
from billhead.aws.queues import each_event
from billhead.aws.safe_fetch import FetchFailed, FetchLimits, fetch
from billhead.entities.logo import MAX_LOGO_BYTES, logo_file
from billhead.entities.pictures import PictureStatus, named_picture
from billhead.kernel.clock import timestamp, utc_now
from billhead.kernel.errors import Contention
from billhead.kernel.ids import derived_id
from billhead_images import LOGO_SIDE_PIXELS, PAPER_SIDE_PIXELS, CleanLogo, LogoRejected, clean_logo

LIMITS = FetchLimits(max_bytes=MAX_LOGO_BYTES)
ACTOR = "system:fetch_logo"


def handler(batch: dict[str, Any], context: Any) -> dict[str, Any]:
    return each_event(batch, _fetch)


def _fetch(asked: BusEvent) -> None:
    """Errors: Contention where our own side fails; whatever the URL does is an answer."""
    outcome = _outcome(asked)
    if publish([_answer(asked, outcome)]) is not None:
        raise Contention("The event bus did not take the answer.")


def _outcome(asked: BusEvent) -> dict[str, Any]:
    try:
        fetched = fetch(asked.data["url"], limits=LIMITS)
        side = PAPER_SIDE_PIXELS if named_picture(asked.data) == "letterhead" else LOGO_SIDE_PIXELS
        logo = clean_logo(fetched.content, declared_type=fetched.content_type, side=side)
    except (FetchFailed, LogoRejected) as failed:
        return {"status": str(PictureStatus.FAILED), "reason": failed.reason}
    logo_files(asked.tenant).put(logo_file(logo.sha256), logo.content, logo.content_type)
    return _description(logo)


def _description(logo: CleanLogo) -> dict[str, Any]:
    return {
        "status": str(PictureStatus.READY),
        "sha256": logo.sha256,
        "content_type": logo.content_type,
        "width": logo.width,
        "height": logo.height,
    }


def _answer(asked: BusEvent, outcome: dict[str, Any]) -> BusEvent:
    """One question has one answer: asked twice, its event has the same id."""
    return BusEvent(
        event_id=derived_id("evt_", asked.event_id, "answer"),
        type="entity.logo_fetched",
        at=timestamp(utc_now()),
        actor=ACTOR,
        account_id=asked.account_id,
        environment=asked.environment,
        entity_id=asked.entity_id,
        resource_id=asked.resource_id,
        data={
            "request_id": asked.event_id,
            "url": asked.data["url"],
            "picture": named_picture(asked.data),
            **outcome,
        },
    )
