"""The layers as `sam build` makes them, for this machine's Python: what is deployed, not what is checked out."""

import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from local.template import Template, load_template

ROOT = Path(__file__).resolve().parents[2]
LAYERS = {"CoreLayer": "core", "PdfLayer": "pdf", "ImagesLayer": "images", "WebLayer": "web"}


@dataclass(frozen=True)
class Built:
    """Where each layer was built, by its logical id."""

    folders: dict[str, Path]
    template: Template

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
            [sys.executable, "-I", "-S", "-c", setting + code],
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


def build_layers(folder: Path) -> Built:
    """With the very Makefiles that `sam build` runs."""
    folders = {layer: folder / layer for layer in LAYERS}
    for layer, name in LAYERS.items():
        _make(layer, ROOT / "layers" / name, folders[layer])
    return Built(folders, load_template())


def _make(layer: str, source: Path, target: Path) -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    machine = "arm64" if platform.machine() in {"arm64", "aarch64"} else "x86_64"
    command = ["make", "-s", "-C", str(source), f"build-{layer}", f"ARTIFACTS_DIR={target}", f"ARCH={machine}"]
    done = subprocess.run(
        [*command, f"PYTHON={sys.executable}", f"VERSION={version}"], capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
