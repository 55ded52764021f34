"""Waiting between attempts: full jitter, so that competitors do not meet again."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """`seconds` is the first ceiling, doubled up to `most`; waiting ends after `attempts`."""

    attempts: int = 24
    seconds: float = 0.01
    most: float = 0.5
    sleep: Callable[[float], None] = time.sleep
    fraction: Callable[[], float] = random.random

    def rounds(self) -> Iterator[int]:
        """One number per attempt, with a pause before each but the first."""
        for attempt in range(self.attempts):
            if attempt:
                self.sleep(self.fraction() * min(self.most, self.seconds * 2**attempt))
            yield attempt
