"""The Slovenian and Croatian models: which digits a reference has and which of them are check digits. Pure.

SI: Rules for standardized references of the Bank Association of Slovenia (ZBS), version 1.4: at most three parts, two
hyphens, 20 digits. HR: FINA's overview of models for the payee's reference: at most three parts of 12 digits, 22
characters. Models that are not in MODELS are held to that form only.
"""

from typing import Final, NamedTuple

from billhead.payment_references.check_digits import weighted_11


class Form(NamedTuple):
    """What a country's references look like after country and model."""

    longest: int
    most_digits: int
    part_digits: int


FORMS: Final[dict[str, Form]] = {"SI": Form(22, 20, 20), "HR": Form(22, 22, 12)}
MOST_PARTS: Final = 3
# Model without reference.
NO_REFERENCE: Final = "99"
# Country and model -> which parts, counted from 0, end in a check digit, each over all parts of its group.
# SI12 is one part of 13 digits.
MODELS: Final[dict[str, tuple[tuple[int, ...], ...]]] = {
    "SI00": (),
    "SI01": ((0, 1, 2),),
    "SI02": ((1,), (2,)),
    "SI03": ((0,), (1,), (2,)),
    "SI04": ((0,), (2,)),
    "SI05": ((0,),),
    "SI06": ((1, 2),),
    "SI07": ((1,),),
    "SI08": ((0, 1), (2,)),
    "SI09": ((0, 1),),
    "SI10": ((0,), (1, 2)),
    "SI11": ((0,), (1,)),
    "SI12": ((0,),),
    "HR00": (),
    "HR01": ((0, 1, 2),),
}
SI12_DIGITS: Final = 13


def fault_of(model: str, rest: str) -> str | None:
    """What is wrong with the reference of that model ("SI12"), None where nothing is."""
    if model[2:] == NO_REFERENCE:
        return f"{model} has no reference." if rest else None
    parts = rest.split("-")
    if not _is_formed(parts, FORMS[model[:2]]):
        return f"{model} takes at most {MOST_PARTS} parts of digits and {FORMS[model[:2]].longest} characters."
    if model == "SI12" and (len(parts) > 1 or len(rest) > SI12_DIGITS):
        return f"SI12 is one part of at most {SI12_DIGITS} digits."
    return None if all(_is_checked(parts, group) for group in MODELS.get(model, ())) else "A check digit is wrong."


def _is_formed(parts: list[str], form: Form) -> bool:
    digits = "".join(parts)
    is_short = len(parts) <= MOST_PARTS and len("-".join(parts)) <= form.longest and len(digits) <= form.most_digits
    return is_short and all(part.isascii() and part.isdigit() and len(part) <= form.part_digits for part in parts)


def _is_checked(parts: list[str], group: tuple[int, ...]) -> bool:
    """A group that a short reference does not reach is not checked, but the first group must be there."""
    digits = "".join(parts[place] for place in group if place < len(parts))
    if not digits:
        return group[0] != 0
    return len(digits) > 1 and weighted_11(digits[:-1]) == digits[-1]
