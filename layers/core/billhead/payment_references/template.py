"""A document's reference before and after it has a number: its content names the way, its number gives the text. Pure.

A number is given in the very transaction that stores the content, so the content cannot hold what is made of it. It
holds `RF{number}`, `SI00{number}` …, as its texts hold variables, or the reference that the client gave. What is shown
follows from content and number alone.
"""

from typing import Final, get_args

from billhead.payment_references.making import make_reference
from billhead.payment_references.model import PaymentReference, ReferenceKind, ReferenceMalformed, Scheme
from billhead.payment_references.reading import read_reference

NUMBER: Final = "{number}"
_SCHEMES: Final[dict[str, Scheme]] = {
    f"{'' if scheme == 'free' else scheme}{NUMBER}": scheme for scheme in get_args(Scheme)
}


def reference_template(scheme: Scheme) -> PaymentReference:
    """What a content holds until there is a number, under the kind that the number is to make."""
    kinds: dict[str, ReferenceKind] = {"SI00": "SI", "SI12": "SI", "HR00": "HR", "HR01": "HR", "RF": "RF", "QRR": "QRR"}
    return PaymentReference(NUMBER if scheme == "free" else f"{scheme}{NUMBER}", kinds.get(scheme, "free"))


def fill_template(template: str, number: str | None) -> PaymentReference | None:
    """None where the number is still to come."""
    if NUMBER not in template:
        return _given(template)
    if not number:
        return None
    scheme = _SCHEMES.get(template)
    return make_reference(scheme, number) if scheme else PaymentReference(template.replace(NUMBER, number), "free")


def _given(text: str) -> PaymentReference:
    """It was checked when it was given: rules that came later change no document."""
    try:
        return read_reference(text)
    except ReferenceMalformed:
        return PaymentReference(text, "free")
