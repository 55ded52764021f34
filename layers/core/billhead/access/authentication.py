"""From what a caller shows to who it is, or None. It may not log what was shown, nor tell why it was refused."""

from datetime import datetime

from billhead.access.credential_store import CredentialKind, bearer, find_credential
from billhead.access.credentials import is_key_prefix, secret_prefix
from billhead.access.embedding.sessions import find_session
from billhead.kernel.principal import Principal


def authenticate_key(text: str, now: datetime) -> Principal | None:
    """The bearer of a living API key. Junk costs no read."""
    if not is_key_prefix(secret_prefix(text)):
        return None
    item = find_credential(text, CredentialKind.API_KEY, now)
    return None if item is None else bearer(item)


def authenticate_session(text: str, now: datetime) -> Principal | None:
    """The person of a living dashboard session, with the role that they have now."""
    session = find_session(text, now)
    return None if session is None else session.principal
