"""The one error of this package; it never repeats content of the file."""

from typing import Literal

Reason = Literal[
    "empty",
    "not_an_image",
    "unsupported_type",
    "too_large",
    "too_many_pixels",
    "broken_image",
    "unsafe_svg",
    "unsupported_svg",
    "svg_too_complex",
]


class LogoRejected(Exception):
    """The file is not taken as a logo: `reason` is stable, `detail` is for a person and says what to change."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason
        self.detail = detail
