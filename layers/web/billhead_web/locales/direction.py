"""Which way a language is written. Data from CLDR's characterOrder."""

from typing import Final, Literal

RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Of a language tag such as ar or he-IL."""
    return "rtl" if tag.replace("_", "-").partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
