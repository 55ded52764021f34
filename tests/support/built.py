"""The layers as `sam build` makes them, for this machine's Python: what is deployed, not what is checked out."""

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from local.template import Template, load_template

ROOT = Path(__file__).resolve().parents[2]
LAYERS = {"CoreLayer": "core", "PdfLayer": "pdf", "WordsLayer": "pdf", "ImagesLayer": "images", "WebLayer": "web"}


@dataclass(frozen=True)
class Built:
    """Where each layer was built, by its logical id."""

    folders: dict[str, Path]
    template: Template
    python: str = sys.executable

    def path(self, function: str) -> list[str]:
        """What a container of the function has on sys.path beside the standard library."""
        view = self.template.functions[function]
        return [str(view.code), *(str(folder / "python") for folder in self.layers(function))]

    def layers(self, function: str) -> list[Path]:
        """The built layers of a function."""
        by_arn = {self.template.arn(layer): folder for layer, folder in self.folders.items()}
        return [by_arn[arn] for arn in self.template.functions[function].layers]

    def run(self, function: str, code: str) -> str:
        """Run code in a fresh process that sees only the function and its own layers; its standard output."""
        search = os.pathsep.join(self.path(function))
        setting = f"import sys; sys.path[:0] = {search!r}.split({os.pathsep!r})\n"
        done = subprocess.run(
            [self.python, "-I", "-S", "-c", setting + code],
            env=self.environment(function),
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def environment(self, function: str) -> dict[str, str]:
        credentials = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_REGION": "eu-central-1"}
        return credentials | {"AWS_DEFAULT_REGION": "eu-central-1"} | self.template.functions[function].environment


def build_layers(folder: Path, python: str = sys.executable) -> Built:
    """With the very Makefiles that `sam build` runs."""
    folders = {layer: folder / layer for layer in LAYERS}
    for layer, name in LAYERS.items():
        _make(layer, ROOT / "layers" / name, folders[layer], python)
    return Built(folders, load_template(), python)


def deployed_python() -> str:
    """A python3.13 with pip as Lambda runs it, on PATH or from pyenv; this very Python where there is none."""
    found = [str(path) for path in Path.home().glob(".pyenv/versions/3.13*/bin/python3.13")]
    for python in ("python3.13", *found):
        if shutil.which(python) and subprocess.run([python, "-m", "pip", "-V"], capture_output=True).returncode == 0:
            return python
    return sys.executable


def _make(layer: str, source: Path, target: Path, python: str) -> None:
    version = subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout.split()[1]
    version = ".".join(version.split(".")[:2])
    machine = "arm64" if platform.machine() in {"arm64", "aarch64"} else "x86_64"
    command = ["make", "-s", "-C", str(source), f"build-{layer}", f"ARTIFACTS_DIR={target}", f"ARCH={machine}"]
    done = subprocess.run(
        [*command, f"PYTHON={python}", f"VERSION={version}"], capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
