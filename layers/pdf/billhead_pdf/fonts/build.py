"""`python -m billhead_pdf.fonts.build`: prepares every typeface, for the layer or a checkout. Draws nothing."""

import os
from importlib.util import find_spec
from pathlib import Path

from billhead_pdf.fonts.prepare import prepare_typeface
from billhead_pdf.fonts.sources import FILES, INSTANCES, UNUSED
from billhead_pdf.fonts.store import FOLDER, PROFILE, typeface_file
from billhead_pdf.fonts.typeface import pack_typeface

LICENSE = "LICENSE.txt"


def build_files(folder: Path) -> None:
    """Writes the typefaces, their licences and the colour profile; what stood there is replaced, file by file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (package, file) in FILES.items():
        typeface = prepare_typeface(_files_of(package) / file, UNUSED.get(name, ()), instance=INSTANCES.get(name))
        _replace(folder / typeface_file(name), pack_typeface(typeface))
        _replace(folder / f"{package}.{LICENSE}", _license_of(package).read_bytes())
    profile = _package("fpdf") / "data" / "color_profiles" / "sRGB2014.icc"
    _replace(folder / PROFILE, profile.read_bytes())
    _replace(folder / f"{PROFILE}.{LICENSE}", profile.with_name(f"{profile.name}.LICENSE").read_bytes())


def _files_of(package: str) -> Path:
    return _package(package) / "files"


def _license_of(package: str) -> Path:
    """Beside the files, or beside the package's code."""
    beside = _files_of(package) / LICENSE
    return beside if beside.exists() else _package(package) / "LICENSE"


def _package(name: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {name} is not installed")
    return Path(spec.origin).parent


def _replace(path: Path, content: bytes) -> None:
    """At once: another process may be reading or writing the same file."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)


if __name__ == "__main__":
    build_files(FOLDER)
