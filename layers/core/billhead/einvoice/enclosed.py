"""A file enclosed in an invoice (BT-125), as both syntaxes write it. Pure."""

import base64

from billhead.einvoice.model import Attachment
from billhead.einvoice.xmltext import attribute, leaf


def enclosed(name: str, attachment: Attachment) -> str:
    """The file in base64, with its media type and its name."""
    about = attribute("mimeCode", attachment.mime_type) + attribute("filename", attachment.filename)
    return leaf(name, base64.b64encode(attachment.content or b"").decode(), about)
