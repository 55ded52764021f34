"""The table of data that belongs to no tenant and no account, such as exchange rates: one partition per data set."""

from billhead.aws.config import settings
from billhead.aws.partition import Partition
from billhead.aws.sessions import own_client


def reference_table(dataset: str) -> Partition:
    """Everybody may know what is in it; who may read or write it is the function's own role's matter."""
    return Partition(own_client("dynamodb"), settings().reference_table, ("dataset", dataset))
