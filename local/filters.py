"""Whether a record passes an event source's FilterCriteria; the rules are EventBridge's patterns."""

from moto.events.models import EventPattern

from local.cfn_yaml import Json


def accepted(filters: tuple[Json, ...], record: Json) -> bool:
    """True without filters, or if any of them matches the record."""
    patterns = [EventPattern.load(given["Pattern"]) for given in filters]
    return not patterns or any(pattern.matches_event(record) for pattern in patterns)  # pyright: ignore[reportArgumentType] # any JSON
