"""A customer signs up on the platform: by signed hook, by an event in the queue, by Cognito. Wiring only."""

from typing import Any

from billhead.aws.config import settings
from billhead.aws.queues import each_message
from billhead.edge.answers import Response, json_response
from billhead.edge.api import make_api
from billhead.edge.lists import ParameterMalformed
from billhead.edge.request import Request
from billhead.kernel.clock import utc_now
from billhead.kernel.principal import Environment
from billhead.signup.cognito import is_sign_up
from billhead.signup.model import Platform, read_sign_up
from billhead.signup.service import shown, sign_up, sign_up_by_cognito, sign_up_by_event
from billhead.signup.signature import SignedMessage
from billhead.signup.signing_secrets import signing_secrets

api = make_api()


def handler(event: dict[str, Any], context: Any) -> Any:
    """The three triggers have events of different shapes."""
    if "Records" in event:
        return each_message(event, lambda body: sign_up_by_event(body["detail"], utc_now()))
    return _confirm(event) if "triggerSource" in event else api.handler(event, context)


@api.post("/hooks/signup")
def post_hook() -> Response[str]:
    request = api.request
    account_id = request.header("x-account-id") or request.query.get("account_id") or settings().signup_account
    signing_secrets().verify(account_id, _message(request), request.now)
    item, is_new = sign_up(
        read_sign_up(request.json()), Platform(account_id, _environment(request), "hook"), request.now
    )
    return json_response(201 if is_new else 200, shown(item, is_new))


def _message(request: Request) -> SignedMessage:
    return SignedMessage(
        id=request.header("webhook-id") or "",
        timestamp=request.header("webhook-timestamp") or "",
        signatures=request.header("webhook-signature") or "",
        body=request.content(),
    )


def _environment(request: Request) -> Environment:
    text = request.query.get("environment", settings().signup_environment)
    if text not in list(Environment):
        raise ParameterMalformed("environment is live or sandbox.")
    return Environment(text)


def _confirm(event: dict[str, Any]) -> dict[str, Any]:
    """Cognito wants its event back, whatever came of it."""
    if is_sign_up(event):
        sign_up_by_cognito(event["request"], utc_now())
    return event
