"""`python -m local story|serve`: run the template on this machine, tell its story, keep serving.

PORT chooses the port (3000); ONCE=1 ends after the story. Exit status 1 where the port is taken or a step failed.
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager

from local.cfn_yaml import TemplateError
from local.http_server import PortTakenError
from local.lambdas import FunctionError
from local.narrator import Narrator, coloured, near
from local.pump import StuckError
from local.stack import Stack, start
from local.story import create_account, tell_story
from local.story_documents import OUT, PDF_FILE
from local.tale import StoryError, Tale

CREDENTIALS = OUT / "local" / "credentials.json"
INTERRUPTED = 130


class AccessLog:
    """One line per request, once the story is told."""

    def __init__(self) -> None:
        self.open = False

    def write(self, line: str) -> None:
        """Print the line if the log is open."""
        if self.open:
            print(line, flush=True)


def main(arguments: list[str]) -> int:
    """The command; returns the exit status."""
    port = os.environ.get("PORT", "3000")
    if arguments not in (["story"], ["serve"]) or not port.isdigit():
        print("usage: [PORT=3000] [ONCE=1] python -m local story|serve", file=sys.stderr)
        return 2
    access = AccessLog()
    narrator = Narrator(colour=coloured())
    catch_signals()
    try:
        with start(port=int(port), log=complain, access=access.write) as stack:
            return run(arguments[0], Tale(stack, narrator), access)
    except (PortTakenError, TemplateError) as error:
        complain(str(error))
    except (StoryError, FunctionError, StuckError) as error:
        narrator.failure(f"{error}\n{getattr(error, 'trace', '')}".rstrip())
    except KeyboardInterrupt:
        return INTERRUPTED
    return 1


def run(command: str, tale: Tale, access: AccessLog) -> int:
    """Tell the story unless only serving is asked for, then serve unless once is enough."""
    tale.narrator.title(f"Billhead on {tale.stack.base_url}, from template.yaml, on this machine alone")
    if command == "story":
        tell_story(tale)
    else:
        create_account(tale)
    if command == "story" and os.environ.get("ONCE") == "1":
        print("\nstory complete", flush=True)
        return 0
    with credentials(tale.stack, tale.account):
        tale.narrator.step("Serving until Ctrl-C")
        tale.narrator.point("API", tale.stack.base_url)
        tale.narrator.point("keys", near(CREDENTIALS))
        if tale.link:
            tale.narrator.point("PDF", near(PDF_FILE))
            tale.narrator.point("shared", tale.shared)
            tale.narrator.point("dashboard", tale.link)
        access.open = True
        wait_for_signal()
    return 0


@contextmanager
def credentials(stack: Stack, account: dict[str, str]) -> Generator[None]:
    """Write the keys where only this user can read them, and remove them afterwards."""
    CREDENTIALS.parent.mkdir(parents=True, exist_ok=True)
    CREDENTIALS.unlink(missing_ok=True)
    shown = {"base_url": stack.base_url} | {name: account[name] for name in ("account_id", "live_key", "sandbox_key")}
    descriptor = os.open(CREDENTIALS, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(shown, file, indent=2)
    try:
        yield
    finally:
        CREDENTIALS.unlink(missing_ok=True)


def catch_signals() -> None:
    """Ctrl-C and SIGTERM end alike, also where a shell started us with SIGINT ignored."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)


def wait_for_signal() -> None:
    """Sleep until a signal raises KeyboardInterrupt; that is how serving ends, so it is no error."""
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print("\nstopping", flush=True)


def complain(line: str) -> None:
    """Failures go to stderr, so that they stand out from the story."""
    print(line.rstrip(), file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
