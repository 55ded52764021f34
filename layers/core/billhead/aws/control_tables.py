"""The control plane's tables: an account's own partition, and single credentials by their hash. No tenant data."""

from billhead.aws.config import settings
from billhead.aws.partition import Partition
from billhead.aws.sessions import own_client


def account_table(account_id: str) -> Partition:
    """What an account owns: its entities, external ids, keys, usage."""
    return Partition(own_client("dynamodb"), settings().accounts_table, ("account_id", account_id))


def credential(sha256: str) -> Partition:
    """One key, token or session, by the SHA-256 of its text; its only item has the sort key `credential`."""
    return Partition(own_client("dynamodb"), settings().access_table, ("credential", sha256))
