"""What a dashboard token is asked for with. Pure."""

from typing import Annotated, Any, Literal

from pydantic import Field

from billhead.kernel.errors import Invalid
from billhead.kernel.fields import Count, Model
from billhead.settings.model import Origin

DEFAULT_SECONDS = 120
MIN_SECONDS = 10
MAX_SECONDS = 3600
MAX_PLATFORM_ID = 200
PLATFORM_USER = "platform_user:"

View = Literal[
    "invoices",
    "estimates",
    "credit_notes",
    "advance_invoices",
    "delivery_notes",
    "customers",
    "items",
    "payments",
    "settings",
]


class UserIdMalformed(Invalid):
    """The platform's own user id is one line of at most 200 characters."""

    code = "user_id_malformed"


class OriginNotAllowed(Invalid):
    """The entity lists the origins that may embed its dashboard, and this is none of them."""

    code = "origin_not_allowed"


class TokenDraft(Model):
    """`expires_in` in seconds; `origin` is the page that will embed the dashboard; `views` leaves out the others."""

    expires_in: Annotated[Count, Field(ge=MIN_SECONDS, le=MAX_SECONDS)] = DEFAULT_SECONDS
    role: Literal["viewer", "editor", "admin"] | None = None
    origin: Origin | None = None
    views: Annotated[list[View], Field(min_length=1, max_length=20)] | None = None
    locale: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", strict=True)] | None = None

    def wishes(self) -> dict[str, Any]:
        """What the dashboard has to know."""
        return {"origin": self.origin, "views": self.views, "locale": self.locale}
