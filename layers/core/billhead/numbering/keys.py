"""Sort keys of series and number links. Nowhere else."""


def sequence(document_type: str, period: str) -> str:
    return f"sequence#{document_type}#{period}"


def number_link(document_type: str, period: str, position: int) -> str:
    """Nine digits, so that links sort by position."""
    return f"number#{document_type}#{period}#{position:09}"


def links(document_type: str, period: str) -> str:
    return f"number#{document_type}#{period}#"
