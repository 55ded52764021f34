"""The signing secrets of accounts, kept for a few minutes in a container; it may not log one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from billhead.access.keys import ACCOUNT
from billhead.aws.control_tables import account_table
from billhead.aws.parameters import get_secret, signup_secret_path
from billhead.kernel.ids import is_id
from billhead.signup.signature import SignatureInvalid, SignedMessage

LIFE = timedelta(minutes=5)
# So soon a secret that fails is not read again: strangers must not use up Parameter Store's rate.
PAUSE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class _Held:
    secrets: tuple[str, ...]
    read_at: datetime


class SigningSecrets:
    """What each account signs with; a changed secret is known at once, a withdrawn one after five minutes."""

    def __init__(self, read: Callable[[str], str | None]) -> None:
        self._read = read
        self._held: dict[str, _Held] = {}

    def verify(self, account_id: str, message: SignedMessage, now: datetime) -> None:
        """Errors: SignatureInvalid, the same for an unknown account as for a wrong signature."""
        if not message.is_timely(now) or not self._is_signed(account_id, message, now):
            raise SignatureInvalid("The signature or its time is not valid.")

    def _is_signed(self, account_id: str, message: SignedMessage, now: datetime) -> bool:
        held = self._held.get(account_id)
        if held is not None and now - held.read_at < LIFE:
            if message.is_signed(held.secrets):
                return True
            if now - held.read_at < PAUSE:
                return False
        return message.is_signed(self._fresh(account_id, now))

    def _fresh(self, account_id: str, now: datetime) -> tuple[str, ...]:
        """Several secrets may stand in the parameter, with spaces between them."""
        secrets = tuple((self._read(account_id) or "").split())
        if secrets:
            self._held[account_id] = _Held(secrets, now)
        return secrets


def read_secret(account_id: str) -> str | None:
    """None for an account that does not exist: a cheap question, asked before the one whose rate is limited."""
    if not is_id(account_id, "acc_") or account_table(account_id).get(ACCOUNT) is None:
        return None
    return get_secret(signup_secret_path(account_id))


@cache
def signing_secrets() -> SigningSecrets:
    return SigningSecrets(read_secret)
