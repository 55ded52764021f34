"""Sort keys of usage in an account's partition. Nowhere else."""

import hashlib

TOTAL_SHARDS = 8


def marker(event_id: str) -> str:
    """That an event has been counted."""
    return f"usage_event#{event_id}"


def month_prefix(environment: str, month: str) -> str:
    return f"usage#{environment}#{month}#"


def entity_month(environment: str, month: str, entity_id: str) -> str:
    return month_prefix(environment, month) + entity_id


def total_prefix(environment: str, month: str) -> str:
    return f"usage_total#{environment}#{month}#"


def total_shard(environment: str, month: str, event_id: str) -> str:
    """The account's sum lies in a few items, so that its entities do not wait for each other at a single one."""
    shard = hashlib.sha256(event_id.encode()).digest()[0] % TOTAL_SHARDS
    return f"{total_prefix(environment, month)}{shard}"
