"""`python -m billhead_pdf.fonts.build`: prepares every typeface, for the layer or a checkout. Draws nothing."""

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

from billhead_pdf.fonts.prepare import prepare_typeface
from billhead_pdf.fonts.prepare_han import prepare_forms, prepare_han
from billhead_pdf.fonts.sources import FILES, HAN, HAN_FORMS, THAI_WORDS, UNUSED, Source
from billhead_pdf.fonts.store import FOLDER, PROFILE, WORDS, forms_file, typeface_file
from billhead_pdf.fonts.typeface import Typeface, pack_typeface

LICENSE = "LICENSE.txt"


def build_files(folder: Path) -> None:
    """Writes all that documents are drawn with, and the licences of it; what stood there is replaced, file by file."""
    with ProcessPoolExecutor() as pool:
        # The big ones first.
        list(pool.map(partial(build_file, folder), reversed(list(prepared_names()))))
    build_licences(folder)


def build_licences(folder: Path) -> None:
    """Under which terms each package is used."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in {source.package for source in FILES.values()} | {THAI_WORDS[0]}:
        _replace(folder / f"{package}.{LICENSE}", _license_of(package))
    profile = _package("fpdf") / "data" / "color_profiles" / "sRGB2014.icc"
    _replace(folder / f"{PROFILE}.{LICENSE}", profile.with_name(f"{profile.name}.LICENSE").read_bytes())


def build_file(folder: Path, name: str) -> None:
    """One of the prepared files."""
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / name, _content_of(name))


def prepared_names() -> Iterable[str]:
    """Of all files that documents are drawn with."""
    yield from (PROFILE, WORDS)
    yield from map(forms_file, sorted(set(HAN_FORMS.values())))
    yield from map(typeface_file, FILES)


def _content_of(name: str) -> bytes:
    if name == PROFILE:
        return (_package("fpdf") / "data" / "color_profiles" / "sRGB2014.icc").read_bytes()
    if name == WORDS:
        return _words()
    typeface = name.partition(".")[0]
    if typeface in FILES:
        return pack_typeface(_prepared(FILES[typeface], UNUSED.get(typeface, ())))
    return prepare_forms(_path(HAN), next(number for number in HAN_FORMS.values() if forms_file(number) == name))


def _prepared(source: Source, unused: tuple[int, ...]) -> Typeface:
    if source.package == HAN.package:
        return prepare_han(_path(source), source.weight)
    return prepare_typeface(_path(source), unused, weight=source.weight, is_shaped=source.is_shaped)


def _words() -> bytes:
    """One to a line; those of one letter are of no help."""
    package, file = THAI_WORDS
    words = (_package(package) / file).read_text("utf-8").split()
    return "\n".join(sorted({word for word in words if len(word) > 1})).encode()


def _path(source: Source) -> Path:
    return _package(source.package) / source.file


def _package(name: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {name} is not installed")
    return Path(spec.origin).parent


def _license_of(package: str) -> bytes:
    """Where a package keeps its licence differs; the words of the Thai list's are those of the package's metadata."""
    beside = (_package(package) / name for name in ("files/LICENSE.txt", "LICENSE"))
    for path in beside:
        if path.exists():
            return path.read_bytes()
    about = distribution(package.replace("_", "-"))
    return (about.read_text("licenses/LICENSE") or about.read_text("METADATA") or "").encode()


def _replace(path: Path, content: bytes) -> None:
    """At once: another process may be reading or writing the same file."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)


if __name__ == "__main__":
    build_files(FOLDER)
