"""Sort keys of catalogue records. Nowhere else."""

import unicodedata

NAME_LENGTH = 100
# Letters that Unicode does not take apart into a plain letter and an accent.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


def record(kind: str, record_id: str) -> str:
    return f"{kind}#{record_id}"


def listing(kind: str) -> str:
    return f"{kind}#"


def list_key(kind: str, created_at: str, record_id: str) -> str:
    """In by_date: newest first when read backward."""
    return f"{kind}#{created_at}#{record_id}"


def deleted_list_key(kind: str, created_at: str, record_id: str) -> str:
    """Deleted records keep a place in the index, out of sight of `listing`."""
    return f"deleted-{kind}#{created_at}#{record_id}"


def name_search(kind: str, text: str) -> str:
    """In by_name: the prefix that a search for names beginning with `text` reads."""
    return f"{kind}#{folded(text)}"


def name_key(kind: str, name: str, record_id: str) -> str:
    return f"{kind}#{folded(name)}#{record_id}"


def folded(text: str) -> str:
    """Without case and accents, so that "moller" finds Møller and "societe" finds Société."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(char for char in plain if not unicodedata.combining(char))[:NAME_LENGTH]
