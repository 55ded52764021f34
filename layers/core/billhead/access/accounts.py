"""An account: one platform. Made by an operator's command, with its first keys and the secret of its sign-up hook."""

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from billhead.access.api_keys.model import KeyDraft, Keyring
from billhead.access.api_keys.repository import bound_key
from billhead.access.api_keys.service import Making, new_key, operator
from billhead.access.credentials import new_secret
from billhead.access.keys import ACCOUNT
from billhead.aws.control_tables import account_table
from billhead.aws.parameters import put_secret, signup_secret_path
from billhead.aws.partition import Put, transact
from billhead.aws.sessions import own_client
from billhead.kernel.clock import timestamp
from billhead.kernel.fields import Email, Model, Name
from billhead.kernel.ids import Entropy, new_id
from billhead.kernel.principal import Environment

SIGNUP_SECRET_BYTES = 32  # Standard Webhooks asks for 24 to 64


class AccountDraft(Model):
    name: Name
    email: Email | None = None


@dataclass(frozen=True, slots=True)
class _FirstKey:
    secret: str
    writes: list[dict[str, Any]]


def create_account(draft: AccountDraft, now: datetime, entropy: Entropy) -> dict[str, str]:
    """The account's id and its secrets, shown this once.

    The sign-up secret is stored first: should the rest fail, what is left is a secret of no account. Errors: Unclear,
    after which the account may exist with keys that nobody knows; make another one.
    """
    account_id = new_id("acc_", now, entropy)
    signup_secret = "whsec_" + base64.b64encode(entropy(SIGNUP_SECRET_BYTES)).decode()
    live, sandbox = (_first_key(account_id, environment, now, entropy) for environment in Environment)
    put_secret(signup_secret_path(account_id), signup_secret)
    account = account_table(account_id).bound(_account(account_id, draft, now))
    transact(own_client("dynamodb"), [account, *live.writes, *sandbox.writes])
    return {
        "account_id": account_id,
        "live_key": live.secret,
        "sandbox_key": sandbox.secret,
        "signup_secret": signup_secret,
    }


def _account(account_id: str, draft: AccountDraft, now: datetime) -> Put:
    data = draft.model_dump(exclude_none=True)
    return Put({"sk": ACCOUNT, "id": account_id, **data, "created_at": timestamp(now)})


def _first_key(account_id: str, environment: Environment, now: datetime, entropy: Entropy) -> _FirstKey:
    keyring = Keyring(account_id, environment)
    secret = new_secret(keyring.secret_prefix, entropy)
    making = Making(operator(account_id, keyring), now, entropy)
    return _FirstKey(secret, bound_key(new_key(keyring, KeyDraft(name=f"First {environment} key"), making, secret)))
