"""Amazon Cognito's PostConfirmation trigger: what a user pool knows of a new customer. Pure.

https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html
"""

from collections.abc import Mapping
from typing import Any

from billhead.signup.model import SignUpIncomplete

CONFIRMED = "PostConfirmation_ConfirmSignUp"


def is_sign_up(event: Mapping[str, Any]) -> bool:
    """A confirmed forgotten password comes by the same trigger and makes no customer."""
    return event["triggerSource"] == CONFIRMED


def user_data(request: Mapping[str, Any]) -> dict[str, Any]:
    """The user's attributes, from the event's `request`, in our words. Errors: SignUpIncomplete."""
    user: Mapping[str, str] = request["userAttributes"]
    hints: Mapping[str, str] = request.get("clientMetadata") or {}
    email = user.get("email")
    data = {
        "external_id": user["sub"],
        "name": user.get("custom:company") or user.get("name") or (email or "").partition("@")[0],
        "country": _country(user, hints),
        "email": email,
        "phone": user.get("phone_number"),
        "website": user.get("website"),
    }
    return {field: value for field, value in data.items() if value}


def _country(user: Mapping[str, str], hints: Mapping[str, str]) -> str:
    """As somebody said it: no country is guessed, because taxes and currency follow from it."""
    country = user.get("custom:country") or hints.get("country") or _region(user.get("locale", ""))
    if not country:
        raise SignUpIncomplete("The country of the customer is not known.", pointer="/country")
    return country


def _region(locale: str) -> str:
    """SI of sl-SI or sl_SI; empty where the locale is a language alone."""
    region = locale.replace("_", "-").rpartition("-")[2]
    return region if len(region) == len("SI") and region.isupper() else ""
