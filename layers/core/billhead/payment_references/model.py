"""What a payment reference is: its text as banks take it, and which rules made it. Pure."""

from typing import Final, Literal, NamedTuple

from billhead.kernel.errors import Invalid

# ISO 11649; the Swiss QR reference; Slovenian and Croatian models; free text.
ReferenceKind = Literal["RF", "QRR", "SI", "HR", "free"]
# How a reference is made of a document's number. SI00 and HR00 have no check digit, SI12 and HR01 do.
Scheme = Literal["RF", "QRR", "SI00", "SI12", "HR00", "HR01", "free"]
# EPC069-12 and the Swiss message: 140 characters of free text.
LONGEST_TEXT: Final = 140


class PaymentReference(NamedTuple):
    """`text` has no spaces but in free text: RF18539007547034, SI1212345678909, HR012020-789-1."""

    text: str
    kind: ReferenceKind


class ReferenceMalformed(Invalid):
    """The text begins like a structured payment reference and breaks its rules; `detail` says which."""

    code = "payment_reference_malformed"
