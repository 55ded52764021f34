"""Sort keys of an account's partition and of a credential. Nowhere else."""

from billhead.kernel.principal import Environment

ACCOUNT = "account"


def entity_prefix(environment: Environment) -> str:
    return f"entity#{environment}#"


def entity_row(environment: Environment, entity_id: str) -> str:
    return entity_prefix(environment) + entity_id


def entity_list_key(environment: Environment, created_at: str, entity_id: str) -> str:
    """In the index by_date: an account's entities by time of creation."""
    return f"entity#{environment}#{created_at}#{entity_id}"


# In the Access table a partition is one credential, and this its only item.
CREDENTIAL = "credential"


def account_key_prefix(environment: Environment) -> str:
    return f"key#{environment}#"


def entity_key_prefix(entity_id: str) -> str:
    return f"entity_key#{entity_id}#"


def key_request(owner: str, request_id: str) -> str:
    """Remembers for a day which key an Idempotency-Key made."""
    return f"key_request#{owner}#{request_id}"


def key_row(environment: Environment, idempotency_key: str) -> str:
    """An Idempotency-Key that made an entity whose id it did not decide."""
    return f"idempotency-key#{environment}#{idempotency_key}"


def tenant_request(request_id: str) -> str:
    """In a tenant's partition: remembers for a day what an Idempotency-Key was used for."""
    return f"request#{request_id}"
