"""Where the prepared files lie and how they come into memory, once per process. Run time reads no other file."""

from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from billhead_pdf.fonts.sources import FAMILIES, Weight
from billhead_pdf.fonts.typeface import Typeface, unpack_typeface

FOLDER = Path(__file__).with_name("prepared")
PROFILE = "srgb.icc"


def typeface_file(name: str) -> str:
    return f"{name}.typeface"


def load_chain(family: str, weight: Weight) -> tuple[Typeface, ...]:
    """The typefaces of a weight, best first. Those behind the first are only mapped, not read."""
    return tuple(map(load_typeface, FAMILIES[family][weight]))


@cache
def load_typeface(name: str) -> Typeface:
    """A prepared typeface, mapped into memory: pages of it that no document needs are never read."""
    content = _mapped(typeface_file(name))
    try:
        return unpack_typeface(content)
    except ValueError:
        # A checkout that was updated: its files are of an older form.
        _prepare()
        return unpack_typeface(_mapped(typeface_file(name)))


@cache
def load_profile() -> bytes:
    """The colour profile that PDF/A wants to be said."""
    return bytes(_mapped(PROFILE))


def _mapped(file: str) -> memoryview:
    """In a built layer the file is there; a checkout makes it when it is first asked for."""
    path = FOLDER / file
    if not path.exists():
        _prepare()
    with path.open("rb") as opened:
        return memoryview(mmap(opened.fileno(), 0, access=ACCESS_READ))


def _prepare() -> None:
    from billhead_pdf.fonts.build import build_files

    build_files(FOLDER)
