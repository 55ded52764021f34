"""The operator's command: an account with its first keys. No route leads here; it is invoked by name. Wiring only."""

import secrets
from typing import Any

from billhead.access.accounts import AccountDraft, create_account
from billhead.kernel.clock import utc_now
from billhead.kernel.validation import validate


def handler(event: dict[str, Any], context: object) -> dict[str, str]:
    return create_account(validate(AccountDraft, event), utc_now(), secrets.token_bytes)
