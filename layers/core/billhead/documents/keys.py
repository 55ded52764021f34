"""Sort keys of documents. Nowhere else."""


def document(document_type: str, document_id: str) -> str:
    return f"{document_type}#{document_id}"


def content_chunk(sk: str, content_hash: str, position: int) -> str:
    """By content, so that a chunk is never overwritten by another version's."""
    return f"{sk}#content#{content_hash}#{position:04}"


def list_key(document_type: str, date: str, created_at: str, document_id: str) -> str:
    """In by_date: by the document's date, then by creation."""
    return f"{document_type}#{date}#{created_at}#{document_id}"


def list_prefix(document_type: str) -> str:
    return f"{document_type}#"


def customer_key(customer_id: str, document_type: str, date: str, created_at: str) -> str:
    return f"{customer_id}#{document_type}#{date}#{created_at}"


def customer_prefix(customer_id: str, document_type: str) -> str:
    return f"{customer_id}#{document_type}#"


def state_key(document_type: str, state: str, date: str, created_at: str) -> str:
    return f"{document_type}#{state}#{date}#{created_at}"


def state_prefix(document_type: str, state: str) -> str:
    return f"{document_type}#{state}#"


def due_key(document_type: str, date_due: str, document_id: str) -> str:
    """In by_due, only while something is to be paid."""
    return f"{document_type}#{date_due}#{document_id}"


def due_before(document_type: str, today: str) -> tuple[str, str]:
    """From and to: everything due before today."""
    return f"{document_type}#", f"{document_type}#{today}"


def finalization(batch_id: str) -> str:
    """A batch of drafts to be finalized."""
    return f"finalization#{batch_id}"


def finalization_chunk(batch_id: str, number: int) -> str:
    """What came of one chunk of it."""
    return f"finalization#{batch_id}#{number:04}"


def history(document_id: str) -> str:
    """All that happened to a document."""
    return f"history#{document_id}#"


def history_event(document_id: str, at: str, event_id: str) -> str:
    """In order of time."""
    return f"history#{document_id}#{at}#{event_id}"
