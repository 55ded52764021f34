"""A key's record in its account's partition and its credential: always written and removed together."""

from dataclasses import dataclass
from typing import Any

from billhead.access.api_keys.model import Keyring
from billhead.access.keys import CREDENTIAL
from billhead.aws.control_tables import account_table, credential
from billhead.aws.faults import Cancelled
from billhead.aws.items import Item
from billhead.aws.partition import Delete, Put, transact
from billhead.aws.sessions import own_client
from billhead.kernel.errors import Contention
from billhead.kernel.ids import is_id
from billhead.kernel.page import KeyRange, RowPage, Rows


@dataclass(frozen=True, slots=True)
class NewKey:
    """A record for lists, and the credential that `authorize` reads under `sha256`."""

    record: Item
    credential: Item
    sha256: str


class KeyRequestExists(Exception):
    """A key was already made for this request; `item` remembers which."""

    def __init__(self, item: Item) -> None:
        super().__init__("key request exists")
        self.item = item


def bound_key(new: NewKey) -> list[dict[str, Any]]:
    """The writes of a new key, as parts of a transaction."""
    record = Put({**new.record, "credential_hash": new.sha256})
    own = account_table(new.credential["account_id"])
    return [own.bound(record), credential(new.sha256).bound(Put({**new.credential, "sk": CREDENTIAL}))]


class KeyRepository:
    """The keys of one keyring."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._table = account_table(keyring.account_id)

    def find(self, key_id: str) -> Item | None:
        return self._table.get(self.row(key_id)) if is_id(key_id, "key_") else None

    def page(self, rows: Rows) -> RowPage:
        """Last created first."""
        return self._table.query(KeyRange(None, "sk", self._keyring.listing), rows)

    def row(self, key_id: str) -> str:
        return self._keyring.listing + key_id

    def add(self, new: NewKey, request: Put | None) -> None:
        """Store a key; `request` remembers what asked for it. Errors: KeyRequestExists."""
        first = [self._table.bound(request)] if request else []
        try:
            transact(own_client("dynamodb"), [*first, *bound_key(new)])
        except Cancelled as cancelled:
            reason = cancelled.reasons[0]
            if request and reason.is_condition and reason.item:
                raise KeyRequestExists(reason.item) from None
            raise Contention("The same key is being made by another request.") from cancelled

    def remove(self, record: Item) -> bool:
        """False if another request was faster."""
        gone = self._table.bound(Delete(record["sk"], "attribute_exists(sk)"))
        refused = credential(record["credential_hash"]).bound(Delete(CREDENTIAL))
        try:
            transact(own_client("dynamodb"), [gone, refused])
        except Cancelled as cancelled:
            if cancelled.reasons[0].is_condition:
                return False
            raise Contention("The key is being changed by another request.") from cancelled
        return True
