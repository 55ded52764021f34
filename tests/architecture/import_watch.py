"""Run as a program of its own: imports each function alone and says, as JSON, what that did and what it brought along.

Watched through sys.setprofile: reads of the environment and of the clock, random bytes, files and clients, each only
when one of our modules asks for it.
"""

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import aws_lambda_powertools  # noqa: F401  # so that only our own imports are watched
import boto3
import botocore.session
import pydantic  # noqa: F401 - what it imports is watched

ROOT = Path(__file__).resolve().parents[2]
OURS = (str(ROOT / "layers"), str(ROOT / "functions"))
PROCLAIMED = {
    "now",
    "utcnow",
    "today",
    "time",
    "time_ns",
    "monotonic",
    "perf_counter",
    "urandom",
    "open",
    "getrandbits",
}
HEAVY = ("fpdf", "PIL", "jinja2", "uharfbuzz", "fontTools", "segno", "pdf417gen")


def own_code(function: Any) -> CodeType:
    return function.__code__


WATCHED: dict[CodeType, str] = {
    own_code(boto3.session.Session.__init__): "boto3.Session",
    own_code(botocore.session.Session.__init__): "botocore.Session",
    own_code(type(os.environ).__getitem__): "os.environ",
    own_code(os.getenv): "os.getenv",
}
PASSED_THROUGH = ("<frozen _collections_abc>", "<frozen os>", os.__file__, boto3.session.__file__, boto3.__file__)


def asker(frame: FrameType | None) -> str | None:
    """Our line that led here, if it asked itself or through os and boto3 alone."""
    while frame is not None and frame.f_code.co_filename in PASSED_THROUGH:
        frame = frame.f_back
    if frame is None or not frame.f_code.co_filename.startswith(OURS):
        return None
    return f"{Path(frame.f_code.co_filename).relative_to(ROOT)}:{frame.f_lineno}"


def watch(found: list[str], frame: FrameType, event: str, argument: Any) -> None:
    what = None
    if event == "call":
        what = WATCHED.get(frame.f_code)
        frame = frame.f_back or frame
    elif event == "c_call" and getattr(argument, "__name__", "") in PROCLAIMED:
        what = argument.__qualname__
    where = asker(frame) if what else None
    if where:
        found.append(f"{where} {what}")


def load(path: Path) -> None:
    spec = importlib.util.spec_from_file_location(f"watched_{path.parent.name}", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)


def report(path: Path) -> dict[str, Any]:
    found: list[str] = []
    sys.setprofile(lambda frame, event, argument: watch(found, frame, event, argument))
    try:
        load(path)
    finally:
        sys.setprofile(None)
    packages = {name.split(".")[0] for name in sys.modules}
    layers = sorted(name for name in packages if name.startswith("billhead_"))
    return {"done": found, "heavy": [name for name in HEAVY if name in packages], "layers": layers}


def in_a_child(path: Path) -> Any:
    """Each function in a process of its own, so that none sees what another has imported."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as out:
            try:
                out.write(json.dumps(report(path)))
            except BaseException as error:  # told to the parent, which fails the test with it
                out.write(json.dumps({"error": repr(error)}))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return json.loads(text)


if __name__ == "__main__":
    sys.stdout.write(json.dumps({path.parent.name: in_a_child(path) for path in map(Path, sys.argv[1:])}))
