"""What a line shows of a tax, and which choices of a client are refused. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from billhead.documents.draft import LineTax
from billhead.kernel.errors import Invalid
from billhead.taxation.model import Treatment
from billhead.taxes.book import BookTax
from billhead.totals.model import TaxGroup


class TaxUnknown(Invalid):
    """A line names a tax that the entity does not have, or that has no rate on the document's date."""

    code = "tax_unknown"


class TaxRateUnknown(Invalid):
    """The rate is not one of the law's on that date, nor of the entity's own taxes: nobody may charge it."""

    code = "tax_rate_unknown"


class TaxMissing(Invalid):
    """The line names no tax and the entity has no default one, though its country has a value added tax."""

    code = "tax_missing"


class TaxNotAllowed(Invalid):
    """An issuer who is not a tax subject must show no tax: tax shown is tax owed (Directive 2006/112/EC art. 203)."""

    code = "tax_not_allowed"


class TaxOnReverseCharge(Invalid):
    """The customer owes the tax of this line, so none may be shown on it (Directive 2006/112/EC art. 196, 199, 203)."""

    code = "tax_on_reverse_charge"


class TaxNotDue(Invalid):
    """No tax is due on this line, as it goes abroad; to charge it all the same, turn the rule off in tax_rules.eu."""

    code = "tax_not_due"


class OneTaxPerLine(Invalid):
    """A line bears one value added tax; several taxes are for countries without one."""

    code = "one_tax_per_line"


@dataclass(frozen=True, slots=True)
class ResolvedTax:
    """What a line shows of its tax, and the group that it is summed in."""

    group: TaxGroup
    name: str
    tax_id: str | None

    def shown(self) -> dict[str, Any]:
        """As a line's entry; what does not apply is left out."""
        own = {"name": self.name, "tax_id": self.tax_id}
        return shown_group(self.group) | {key: value for key, value in own.items() if value}


def shown_group(group: TaxGroup) -> dict[str, Any]:
    """What a line and a row of the tax summary have in common."""
    optional = {
        "reverse_charge": group.reverse_charge,
        "exemption_reason": group.exemption_reason,
        "exemption_reason_code": group.exemption_reason_code,
        "country_code": group.country_code,
    }
    shown: dict[str, Any] = {"rate": group.rate, "category": group.category}
    return shown | {key: value for key, value in optional.items() if value}


def is_exempt(choice: LineTax, tax: BookTax | None) -> bool:
    """Exempt by its nature wherever it goes: said outright, by the tax chosen, or by a reason beside a rate of zero."""
    if "exempt" in (choice.classification, tax.classification if tax else None):
        return True
    return choice.rate == 0 and bool(choice.exemption_reason or choice.exemption_reason_code)


def check_untaxed(choice: LineTax, treatment: Treatment, *, owes_no_tax: bool, pointer: str) -> None:
    """Errors: TaxNotAllowed, TaxOnReverseCharge, TaxNotDue."""
    if owes_no_tax and not (choice.rate == 0 or choice.classification in ("zero", "exempt")):
        raise TaxNotAllowed("The issuer is not a tax subject and may show no tax.", pointer=pointer)
    if not choice.rate:
        return
    if treatment.reverse_charge:
        raise TaxOnReverseCharge("The customer owes the tax of this line.", pointer=f"{pointer}/rate")
    raise TaxNotDue("No tax is due on this line.", pointer=f"{pointer}/rate")


def plain_rate(rate: Decimal) -> Decimal:
    """22 and 22.0 are one rate and are shown as one, whichever line comes first."""
    return Decimal(format(rate.normalize(), "f"))
