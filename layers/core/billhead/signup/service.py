"""A customer signs up on the platform: one entity, however often and by whichever ways the platform says so."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from billhead.aws.backoff import Patience
from billhead.aws.config import settings
from billhead.aws.items import Item
from billhead.aws.queues import logger, send_message
from billhead.entities.service import Founding, create_entity
from billhead.kernel.errors import BillheadError, Contention, Invalid
from billhead.kernel.principal import Environment
from billhead.kernel.submission import Submission
from billhead.signup.cognito import user_data
from billhead.signup.model import Platform, SignUpDraft, read_detail

ROUTE = "sign_up"
SIGNED_UP = "customer.signed_up"
# Cognito waits for five seconds.
PATIENCE = Patience(attempts=6, seconds=0.05, most=0.4)


def sign_up(draft: SignUpDraft, platform: Platform, now: datetime, patience: Patience = PATIENCE) -> tuple[Item, bool]:
    """The customer's entity and whether it is new. Errors: UnsafeUrl, Contention."""
    submission = Submission.of(ROUTE, None, draft.model_dump(mode="json"))
    founding = Founding(platform.principal, submission, now, secrets.token_bytes)
    for _ in patience.rounds():
        try:
            return create_entity(draft, founding)
        except Contention:
            # Another way brings the same customer now, or the answer was lost: the next round finds the entity.
            continue
    raise Contention("The customer is signing up by another way at the same time.")


def sign_up_by_event(detail: Mapping[str, Any], now: datetime) -> None:
    """Errors: SignUpMisdirected, Invalid, Contention."""
    platform = own_platform("event")
    sign_up(read_detail(detail, platform.account_id), platform, now)


def sign_up_by_cognito(request: Mapping[str, Any], now: datetime) -> None:
    """Never in the way of the user, whose confirmation is done and is told to us only once.

    What cannot be done now waits in the queue of events; a user of whom too little is known is logged, and may still
    be signed up by the hook or an event with the same external_id.
    """
    platform = own_platform("cognito")
    try:
        data = user_data(request)
        sign_up(read_detail(data, platform.account_id), platform, now)
    except Invalid as unusable:
        faults = [f"{fault.pointer} {fault.code}" for fault in unusable.errors]
        logger().error("signup_incomplete", external_id=request["userAttributes"]["sub"], faults=faults)
    except BillheadError as failed:
        logger().warning("signup_deferred", code=failed.code)
        send_message(settings().signup_queue, {"detail-type": SIGNED_UP, "detail": user_data(request)})


def own_platform(way: str) -> Platform:
    """The one whose customers sign up by event or Cognito, as the stack's parameters say."""
    return Platform(settings().signup_account, Environment(settings().signup_environment), way)


def shown(item: Mapping[str, Any], is_new: bool) -> dict[str, Any]:
    """What the platform stores of it."""
    return {"id": item["id"], "external_id": item["external_id"], "created": is_new}
