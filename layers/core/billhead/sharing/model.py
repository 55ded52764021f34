"""What a public link is asked for with: how long it is to live. Pure."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from billhead.kernel.errors import Invalid
from billhead.kernel.fields import Count, Model

MIN_SECONDS = 60
MAX_SECONDS = 10 * 366 * 24 * 3600


class ExpiryOutOfRange(Invalid):
    """A link ends at least a minute and at most ten years ahead."""

    code = "expiry_out_of_range"


def _moment(text: str) -> str:
    """Python reads more forms of a moment than anybody means."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        read = None
    if read is None or read.tzinfo is None or "T" not in text:
        raise PydanticCustomError("moment_malformed", "A moment is written as 2027-01-31T23:00:00Z.")
    return text


Moment = Annotated[str, Field(max_length=40, strict=True), AfterValidator(_moment)]


class ShareWishes(Model):
    """At most one of the two; null is for ever, and what is left out stays as it is: for ever, of a new link."""

    expires_in: Annotated[Count, Field(ge=MIN_SECONDS, le=MAX_SECONDS)] | None = None
    expires_at: Moment | None = None

    @model_validator(mode="after")
    def _once(self) -> "ShareWishes":
        if len(self.model_fields_set) > 1:
            raise PydanticCustomError("expiry_given_twice", "Give expires_in or expires_at, not both.")
        return self

    @property
    def says_when(self) -> bool:
        """Whether the request says anything of the end."""
        return bool(self.model_fields_set)

    def end(self, now: datetime) -> int | None:
        """In seconds since 1970, None for never. Errors: ExpiryOutOfRange."""
        if self.expires_in is not None:
            return int((now + timedelta(seconds=self.expires_in)).timestamp())
        if self.expires_at is None:
            return None
        moment = datetime.fromisoformat(self.expires_at).astimezone(UTC)
        if not MIN_SECONDS <= (moment - now).total_seconds() <= MAX_SECONDS:
            raise ExpiryOutOfRange("A link ends at least a minute and at most ten years ahead.", pointer="/expires_at")
        return int(moment.timestamp())


def shown_end(seconds: Any) -> datetime | None:
    """For answers; None for never."""
    return None if seconds is None else datetime.fromtimestamp(int(seconds), UTC)
