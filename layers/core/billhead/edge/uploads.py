"""An uploaded file: the body itself, or the one file of a form. It may not know what a file is for."""

from email.message import Message
from email.parser import BytesHeaderParser

from billhead.edge.request import BodyTooLarge, Request
from billhead.kernel.errors import Malformed, UnsupportedMedia

FORM = "multipart/form-data"
# Boundaries, headers and small fields beside the file of a form.
FORM_BYTES = 64 * 1024
MAX_PARTS = 20
BREAK = b"\r\n"


class UploadUnsupported(UnsupportedMedia):
    """The file is of none of the types that are taken here."""

    code = "upload_type_unsupported"


class FormMalformed(Malformed):
    """The form cannot be read, or does not hold exactly one file."""

    code = "form_malformed"


def uploaded_file(request: Request, types: frozenset[str], limit: int) -> tuple[bytes, str]:
    """The content of the file, at most `limit` bytes, and its declared type, one of `types`.

    Errors: UploadUnsupported, FormMalformed, BodyTooLarge.
    """
    header = _headers(f"Content-Type: {request.header('content-type') or ''}".encode())
    if header.get_content_type() == FORM:
        header, content = _only_file(_parts(request.content(limit + FORM_BYTES), header.get_boundary()))
    else:
        content = request.content(limit)
    if header.get_content_type() not in types:
        raise UploadUnsupported(f"Send one of {', '.join(sorted(types))}.")
    if len(content) > limit:
        raise BodyTooLarge(f"The file may have {limit} bytes.")
    return content, header.get_content_type()


def _parts(content: bytes, boundary: str | None) -> list[bytes]:
    """Cut at the boundaries, byte by byte as RFC 2046 §5.1.1 says: a mail parser would read pictures as lines."""
    if not boundary:
        raise FormMalformed("The form names no boundary.")
    delimiter = BREAK + b"--" + boundary.encode()
    _, *parts = (BREAK + content).split(delimiter, MAX_PARTS + 1)
    if not parts or not parts[-1].startswith(b"--"):
        raise FormMalformed("The form is incomplete or has too many parts.")
    return parts[:-1]


def _only_file(parts: list[bytes]) -> tuple[Message, bytes]:
    files = [(header, content) for header, content in map(_part, parts) if _is_file(header)]
    if len(files) != 1:
        raise FormMalformed("Send exactly one file.")
    return files[0]


def _part(raw: bytes) -> tuple[Message, bytes]:
    _, _, part = raw.partition(BREAK)
    head, _, content = part.partition(BREAK + BREAK)
    return _headers(head), content


def _is_file(header: Message) -> bool:
    return header.get_param("filename", header="content-disposition") is not None


def _headers(lines: bytes) -> Message:
    return BytesHeaderParser().parsebytes(lines + BREAK + BREAK)
