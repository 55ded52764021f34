"""The formats that an electronic invoice can be had in, as data: syntax, identifiers, what each takes. Pure.

Identifiers: CEN/TS 16931-3 (BT-24 of the core), XRechnung 3.0 (the rule BR-DE-21 holds it), Peppol BIS Billing 3.0
(rules PEPPOL-EN16931-R004 and R007), Factur-X 1.0 (its profile EN 16931 has the identifier of the core).
"""

from typing import Final, Literal, NamedTuple

from billhead.kernel.errors import Malformed

Syntax = Literal["cii", "ubl"]
Rules = Literal["core", "xrechnung", "peppol"]

_CORE: Final = "urn:cen.eu:en16931:2017"
_XRECHNUNG: Final = f"{_CORE}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
_PEPPOL: Final = f"{_CORE}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
_BILLING: Final = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"


class FormatUnknown(Malformed):
    """No such format of an electronic invoice; docs/e-invoices.md lists them."""

    code = "e_invoice_format_unknown"


class Format(NamedTuple):
    """`setting` is the switch in settings.e_invoicing that makes the preflight demand it."""

    name: str
    syntax: Syntax
    rules: Rules
    specification: str  # BT-24
    process: str | None = None  # BT-23
    setting: str | None = None

    @property
    def takes_email(self) -> bool:
        """Whether an e-mail address may be an electronic address: Peppol's list of schemes has none for it (CL008)."""
        return self.rules != "peppol"


FORMATS: Final[tuple[Format, ...]] = (
    Format("cii", "cii", "core", _CORE),
    Format("ubl", "ubl", "core", _CORE),
    Format("xrechnung", "ubl", "xrechnung", _XRECHNUNG, _BILLING, "xrechnung"),
    Format("xrechnung_cii", "cii", "xrechnung", _XRECHNUNG, _BILLING),
    Format("peppol", "ubl", "peppol", _PEPPOL, _BILLING, "peppol_bis"),
    Format("factur_x", "cii", "core", _CORE, None, "factur_x"),
)


def format_named(name: str) -> Format:
    """Errors: FormatUnknown."""
    found = next((each for each in FORMATS if each.name == name), None)
    if found is None:
        known = ", ".join(each.name for each in FORMATS)
        raise FormatUnknown(f"The format is one of {known}.")
    return found


def formats_set(switches: object) -> list[Format]:
    """Those that an entity's settings.e_invoicing turns on."""
    return [each for each in FORMATS if each.setting and getattr(switches, each.setting)]
