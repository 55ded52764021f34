"""Sort keys of an entity's users. Nowhere else."""

LISTING = "user#"


def user(user_id: str) -> str:
    return f"user#{user_id}"


def list_key(created_at: str, user_id: str) -> str:
    """In by_date."""
    return f"{LISTING}{created_at}#{user_id}"
