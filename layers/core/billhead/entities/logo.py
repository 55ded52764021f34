"""Files of pictures: which are taken, and where they lie. Pure."""

from billhead.kernel.errors import Invalid

MAX_LOGO_BYTES = 2 * 1024 * 1024
LOGO_TYPES = frozenset({"image/png", "image/jpeg", "image/svg+xml"})


class LogoRefused(Invalid):
    """An uploaded file that cannot be a logo; the one entry of `errors` has the reason as its code."""

    code = "logo_rejected"


def logo_file(sha256: str) -> str:
    """The name below the tenant's prefix, of any picture; by content, so an issued document's is never overwritten."""
    return f"logos/{sha256}"
