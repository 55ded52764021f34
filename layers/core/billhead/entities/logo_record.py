"""Writes down on an entity which pictures it has, with the tenant's own role; it never touches the register."""

from collections.abc import Callable
from typing import Any

from billhead.access.tenancy import EntityNotFound
from billhead.aws.faults import ConditionFailed
from billhead.aws.items import Item
from billhead.aws.partition import Put
from billhead.aws.tenant_table import tenant_table
from billhead.entities.keys import ENTITY
from billhead.entities.model import require_enabled
from billhead.entities.pictures import answered_picture, named_picture, uploaded_logo
from billhead.kernel.errors import EditConflict
from billhead.kernel.events import Happening

EDIT_ATTEMPTS = 4
Step = Callable[[Item], Item | None]


class LogoRecord:
    """The pictures of one entity, in one request or message. Errors of every method: EntityNotFound."""

    def __init__(self, happening: Happening) -> None:
        self._happening = happening
        self._table = tenant_table(happening.tenant)

    def require_writable(self) -> None:
        """Errors: EntityDisabled."""
        require_enabled(self._entity())

    def upload(self, sha256: str, content_type: str) -> Item:
        """The stored file is the logo from now on, whatever URL was asked for. Errors: EntityDisabled, EditConflict."""

        def step(item: Item) -> Item | None:
            require_enabled(item)
            return uploaded_logo(item, sha256, content_type)

        return self._edit(step)

    def answer(self, fetched: dict[str, Any]) -> Item:
        """Note how a fetch ended, unless something newer was asked for. Errors: EditConflict.

        A disabled entity gets its answer too: the question came before.
        """
        return self._edit(lambda item: answered_picture(item, fetched), f"{named_picture(fetched)}_status")

    def _entity(self) -> Item:
        item = self._table.get(ENTITY)
        if item is None:
            raise EntityNotFound("There is no such entity.")
        return item

    def _edit(self, step: Step, status: str = "logo_status") -> Item:
        for _ in range(EDIT_ATTEMPTS):
            item = self._entity()
            changed = step(item)
            if changed is None:
                return item
            following = self._following(changed, status)
            if self._is_stored(following, item["version"]):
                return following
        raise EditConflict("The entity keeps changing; try again.")

    def _following(self, item: Item, status: str) -> Item:
        data = {"external_id": item.get("external_id"), "name": item["name"], status: item[status]}
        event = self._happening.event("entity.updated", item["id"], **data)
        return {**item, "version": int(item["version"]) + 1, "updated_at": self._happening.at, "events": [event]}

    def _is_stored(self, item: Item, read_version: Any) -> bool:
        """False when another write came between; a repeated write of ours finds its own event there."""
        try:
            self._table.put(Put(item, "#version = :version", {":version": read_version}))
        except ConditionFailed as moved:
            return moved.item is not None and moved.item["events"][0]["id"] == item["events"][0]["id"]
        return True
