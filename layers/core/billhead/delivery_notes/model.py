"""What a client says of a delivery note. Pure."""

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from billhead.documents.draft import MAX_LINES, DocumentDraft, Line
from billhead.kernel.fields import Flag


class DeliveredLine(Line):
    """It needs no price."""

    @model_validator(mode="after")
    def _named(self) -> "DeliveredLine":
        if not self.is_separator and self.item_id is None and self.name is None:
            raise PydanticCustomError("required", "A line has a name, or an item_id.")
        return self


class DeliveryNoteDraft(DocumentDraft):
    """`hide_prices` keeps prices and totals off the paper; a line without a price counts as none."""

    # Lines without a price are wider than those of the other types; pydantic checks them anew, nobody assigns to it.
    items: Annotated[list[DeliveredLine], Field(min_length=1, max_length=MAX_LINES)]  # pyright: ignore[reportIncompatibleVariableOverride, reportGeneralTypeIssues]
    hide_prices: Flag = False
