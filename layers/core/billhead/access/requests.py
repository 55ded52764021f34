"""Idempotency-Keys of writes whose resource is not its own record: remembered for a day in the tenant's partition.

It tells a repeated request from another one that reuses the key; what a repetition is answered is the caller's matter.
"""

from datetime import datetime

from billhead.access.credential_store import expiry
from billhead.access.keys import tenant_request
from billhead.aws.faults import ConditionFailed
from billhead.aws.partition import Partition, Put
from billhead.kernel.ids import derived_id
from billhead.kernel.submission import Submission

REPEATABLE_SECONDS = 24 * 3600


def remember_request(table: Partition, submission: Submission, now: datetime) -> str | None:
    """What stands for the request, None without a key. Errors: IdempotencyKeyReused."""
    if submission.key is None:
        return None
    request_id = derived_id("", submission.route, submission.key)
    item = {
        "sk": tenant_request(request_id),
        "request_hash": submission.request_hash,
        "expires_at": expiry(now, REPEATABLE_SECONDS),
    }
    try:
        table.put(Put(item, "attribute_not_exists(sk) OR expires_at <= :now", {":now": int(now.timestamp())}))
    except ConditionFailed as failed:
        submission.check_same((failed.item or {}).get("request_hash"))
    return request_id
