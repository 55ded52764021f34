"""Use cases of users: add, list, change, remove. A removed user's sessions end, because every one reads the user."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from billhead.access.requests import remember_request
from billhead.access.users import keys
from billhead.access.users.model import (
    USER_FILTERS,
    InvitationsUnavailable,
    UserChange,
    UserDraft,
    UserExists,
    UserNotFound,
    UserRemoved,
    user_id,
)
from billhead.access.users.repository import UserRepository, UserTaken, is_removed
from billhead.aws.items import Item
from billhead.aws.partition import Partition
from billhead.entities.keys import ENTITY
from billhead.entities.model import require_enabled
from billhead.kernel.errors import EditConflict, StaleVersion
from billhead.kernel.events import Happening
from billhead.kernel.filters import compile_filter
from billhead.kernel.ids import is_id
from billhead.kernel.merge import merge
from billhead.kernel.page import RowPage, Rows
from billhead.kernel.submission import Submission
from billhead.kernel.validation import validate

EDIT_ATTEMPTS = 4


class Users:
    """The users of one tenant, in one request."""

    def __init__(self, table: Partition, happening: Happening) -> None:
        self._happening = happening
        self._table = table
        self._users = UserRepository(table)

    def add(self, draft: UserDraft, submission: Submission) -> Item:
        """The user; the same Idempotency-Key finds the first.

        Errors: UserExists, UserRemoved, IdempotencyKeyReused, InvitationsUnavailable, EntityDisabled, EditConflict.
        """
        if draft.send_invite:
            raise InvitationsUnavailable("Invitations by mail are not sent yet.", pointer="/send_invite")
        require_enabled(self._table.get(ENTITY) or {})
        item = self._first_version(draft, remember_request(self._table, submission, self._happening.now))
        try:
            self._users.add(item)
        except UserTaken as taken:
            return self._taken(taken.item, item)
        return item

    def get(self, user_id: str) -> Item:
        item = self._users.find(user_id) if is_id(user_id, "user_") else None
        if item is None:
            raise UserNotFound("There is no such user.")
        return item

    def page(self, query: Mapping[str, Any], rows: Rows) -> RowPage:
        """Errors: FilterMalformed."""
        wanted = compile_filter(query, USER_FILTERS)
        return self._users.page(replace(rows, filter=wanted.expression, values=wanted.values))

    def change(self, user_id: str, patch: Mapping[str, Any], if_match: int | None) -> Item:
        """Role and name. Errors: Invalid, UserNotFound, StaleVersion, EntityDisabled, EditConflict."""
        require_enabled(self._table.get(ENTITY) or {})
        return self._edit(user_id, if_match, lambda item: self._patched(item, patch))

    def remove(self, user_id: str, if_match: int | None) -> None:
        """Also from a disabled entity. Errors: UserNotFound, StaleVersion, EditConflict."""
        self._edit(user_id, if_match, self._removed)

    def _first_version(self, draft: UserDraft, request_id: str | None) -> Item:
        at, entity_id = self._happening.at, self._happening.tenant.entity_id
        identity = user_id(entity_id, draft.email)
        return {
            "sk": keys.user(identity),
            "id": identity,
            "data": draft.data(),
            "version": 1,
            "created_at": at,
            "updated_at": at,
            "list_key": keys.list_key(at, identity),
            "request_id": request_id,
            "events": [self._happening.event("user.created", identity, role=draft.role)],
        }

    def _taken(self, stored: Item, item: Item) -> Item:
        is_repeated = item["request_id"] is not None and stored.get("request_id") == item["request_id"]
        if is_removed(stored):
            if is_repeated:
                raise UserRemoved("The user that this request added was removed.")
            return self._users.replace({**item, "version": stored["version"]})
        if not is_repeated:
            raise UserExists("The entity has a user with this e-mail address.", pointer="/email")
        return stored

    def _edit(self, user_id: str, if_match: int | None, step: Callable[[Item], Item]) -> Item:
        for attempt in range(EDIT_ATTEMPTS):
            item = self.get(user_id)
            if if_match is not None and item["version"] != if_match:
                raise StaleVersion("The user has changed since you read it.")
            changed = step(item)
            try:
                return item if changed is item else self._users.replace(changed)
            except EditConflict:
                if if_match is not None or attempt == EDIT_ATTEMPTS - 1:
                    raise
        raise EditConflict("The user keeps changing; try again.")

    def _patched(self, item: Item, patch: Mapping[str, Any]) -> Item:
        stored = {field: value for field, value in item["data"].items() if field != "email"}
        change = validate(UserChange, merge(stored, patch))
        data = {"email": item["data"]["email"], **change.model_dump(exclude_none=True)}
        if data == item["data"]:
            return item
        event = self._happening.event("user.updated", item["id"], role=change.role)
        return {**item, "data": data, "updated_at": self._happening.at, "events": [event]}

    def _removed(self, item: Item) -> Item:
        gone = dict.fromkeys(("data", "list_key"))
        event = self._happening.event("user.removed", item["id"])
        return {**item, **gone, "removed_at": self._happening.at, "updated_at": self._happening.at, "events": [event]}
