"""Sort keys of what registries said, in a tenant's partition."""


def consultation_key(vat_id: str) -> str:
    """Of the last positive answer for a VAT id, given as its normalized text."""
    return f"vat-consultation#{vat_id}"
