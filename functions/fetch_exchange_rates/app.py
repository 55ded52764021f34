"""After the European Central Bank has published: its reference rates are fetched and stored. Wiring only."""

from typing import Any

from billhead.aws.queues import logger
from billhead.aws.reference_table import reference_table
from billhead.aws.safe_fetch import FetchLimits, fetch
from billhead.exchange.repository import DATASET
from billhead.exchange.service import MAX_ARCHIVE_BYTES, RATES_URL, store_rates
from billhead.kernel.clock import utc_now

LIMITS = FetchLimits(max_bytes=MAX_ARCHIVE_BYTES, seconds=30)


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """A failure is raised: Lambda tries again, and the alarm on its errors tells."""
    stored = store_rates(reference_table(DATASET), utc_now(), _archive)
    newest = stored.newest.isoformat()
    logger().info("rates_stored", newest=newest, written=stored.written)
    return {"newest": newest, "written": stored.written}


def _archive() -> bytes:
    return fetch(RATES_URL, limits=LIMITS).content
