"""A user: a person of an entity, known by e-mail address, with a role. Pure."""

from collections.abc import Mapping
from typing import Any, Final, Literal

from billhead.kernel.errors import Conflict, Invalid, NotFound
from billhead.kernel.fields import Email, Flag, Model, Text
from billhead.kernel.filters import FilterField, FilterKind, Filters
from billhead.kernel.ids import derived_id

PREFIX = "user_"
USER_FILTERS: Final[Filters] = {
    "email": FilterField("data.email", FilterKind.TEXT),
    "name": FilterField("data.name", FilterKind.TEXT),
    "role": FilterField("data.role", FilterKind.TEXT),
    "created_at": FilterField("created_at", FilterKind.MOMENT),
    "updated_at": FilterField("updated_at", FilterKind.MOMENT),
}
UserRole = Literal["viewer", "editor", "admin"]


class UserNotFound(NotFound):
    """No such user of this entity; another entity's user answers the same."""

    code = "user_not_found"


class UserExists(Conflict):
    """The entity already has a user with this e-mail address."""

    code = "user_exists"


class UserRemoved(Conflict):
    """The user that this request once added was removed since; a new request adds the person again."""

    code = "user_removed"


class InvitationsUnavailable(Invalid):
    """No mail is sent yet; leave `send_invite` out and hand the person a token yourself."""

    code = "invitations_unavailable"


class UserDraft(Model):
    """`send_invite` is accepted for its name's sake; true is refused until invitations are sent."""

    email: Email
    role: UserRole = "editor"
    name: Text | None = None
    send_invite: Flag = False

    def data(self) -> dict[str, Any]:
        return self.model_dump(exclude_none=True, exclude={"send_invite"})


class UserChange(Model):
    """What can change; a person with another e-mail address is another user."""

    role: UserRole
    name: Text | None = None


def user_id(entity_id: str, email: str) -> str:
    """One per entity and address, upper or lower case; so the id itself keeps the address unique."""
    return derived_id(PREFIX, entity_id, "email", email.casefold())


def show_user(item: Mapping[str, Any]) -> dict[str, Any]:
    """A user as clients see it."""
    data = item["data"]
    return {
        "id": item["id"],
        "email": data["email"],
        "role": data["role"],
        "name": data.get("name"),
        "created_at": item["created_at"],
        "updated_at": item["updated_at"],
        "version": int(item["version"]),
    }
