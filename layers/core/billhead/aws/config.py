"""What a function is told by its environment, read once and late; it may not hold a secret in a log or repr."""

import os
from dataclasses import dataclass, field
from functools import cache

from botocore.config import Config


@dataclass(frozen=True, slots=True)
class Settings:
    """Names and ARNs of the stack's parts; template.yaml's Globals set them, equal for every function."""

    tenants_table: str
    accounts_table: str
    access_table: str
    reference_table: str
    documents_bucket: str
    event_bus: str
    tenant_role: str
    numbering_role: str
    provision_role: str
    logo_role: str
    share_role: str
    reader_role: str
    signup_secret_path: str
    signup_account: str
    signup_environment: str
    signup_queue: str
    finalize_queue: str
    base_url: str
    asks_vies: bool
    cursor_key: str = field(repr=False)


@cache
def settings() -> Settings:
    env = os.environ
    return Settings(
        tenants_table=env["TENANTS_TABLE"],
        accounts_table=env["ACCOUNTS_TABLE"],
        access_table=env["ACCESS_TABLE"],
        reference_table=env["REFERENCE_TABLE"],
        documents_bucket=env["DOCUMENTS_BUCKET"],
        event_bus=env["EVENT_BUS"],
        tenant_role=env["TENANT_ROLE_ARN"],
        numbering_role=env["NUMBERING_ROLE_ARN"],
        provision_role=env["PROVISION_ROLE_ARN"],
        logo_role=env["LOGO_ROLE_ARN"],
        share_role=env["SHARE_ROLE_ARN"],
        reader_role=env["READER_ROLE_ARN"],
        signup_secret_path=env["SIGNUP_SECRET_PATH"],
        signup_account=env.get("SIGNUP_ACCOUNT", ""),
        signup_environment=env.get("SIGNUP_ENVIRONMENT", "live"),
        signup_queue=env["SIGNUP_QUEUE"],
        finalize_queue=env["FINALIZE_QUEUE"],
        base_url=env.get("BASE_URL", ""),
        asks_vies=env.get("VIES", "on") == "on",
        cursor_key=env["CURSOR_KEY"],
    )


@cache
def client_config() -> Config:
    """Short timeouts, few attempts: a caller waits at the other end, and every write of ours may be repeated."""
    return Config(
        connect_timeout=1,
        read_timeout=3,
        retries={"mode": "standard", "total_max_attempts": 3},
        max_pool_connections=4,
        # Every parameter is built by our own code and sent by a test; to check each again was a sixth of a call's CPU.
        parameter_validation=False,
    )
