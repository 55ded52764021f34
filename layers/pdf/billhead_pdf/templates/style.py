"""What a template decides: sizes, weights, colours, spaces and rules, all in points on a grid of 4. Data only."""

from typing import Literal, NamedTuple

from billhead_pdf.colors import GRAPHIC_CONTRAST, INK, WHITE, Color, ground_for_text, mix, readable, text_on
from billhead_pdf.text.metrics import Weight

DueLook = Literal["filled", "ruled", "tinted", "large"]


class Type(NamedTuple):
    """How a kind of text is set; `leading` is the height of one line, `shift` lowers its baseline."""

    size: float
    leading: float
    weight: Weight = "regular"
    color: Color = INK
    tracking: float = 0.0
    shift: float = 0.0


class Palette(NamedTuple):
    """A brand's two colours and what follows from them; every text colour reaches a contrast of 4.5 on its ground."""

    primary: Color
    accent: Color

    @property
    def primary_text(self) -> Color:
        return readable(self.primary)

    @property
    def accent_text(self) -> Color:
        return readable(self.accent)

    @property
    def primary_rule(self) -> Color:
        """Of bands and rules in the brand's colour."""
        return readable(self.primary, wanted=GRAPHIC_CONTRAST)

    @property
    def ground(self) -> Color:
        return ground_for_text(self.primary)

    @property
    def on_ground(self) -> Color:
        return text_on(self.ground)

    @property
    def tint(self) -> Color:
        return mix(self.primary_rule, WHITE, 0.07)

    @property
    def on_tint(self) -> Color:
        return readable(self.primary, self.tint)

    @property
    def line(self) -> Color:
        return mix(INK, WHITE, 0.16)

    @property
    def muted(self) -> Color:
        return mix(INK, WHITE, 0.68)


class Margins(NamedTuple):
    """Distances from the page's edges; `next_top` is the top of pages after the first."""

    left: float
    right: float
    top: float
    next_top: float
    bottom: float


class TableLook(NamedTuple):
    """Fills and rules of the table of lines; a thickness of 0 means none."""

    head_fill: Color | None = None
    head_radius: float = 0.0
    head_rule_above: float = 0.0
    head_rule_below: float = 0.0
    head_rule_color: Color = INK
    row_rule: float = 0.0
    end_rule: float = 0.0
    zebra: Color | None = None
    inset: float = 0.0
    row_pad: float = 6.0
    head_pad: float = 6.0
    column_gap: float = 14.0


class Style(NamedTuple):
    """One template in one brand's colours."""

    family: str
    palette: Palette
    margins: Margins
    title: Type
    number: Type
    label: Type
    body: Type
    strong: Type
    small: Type
    head: Type
    cell: Type
    cell_strong: Type
    section: Type
    total: Type
    due_label: Type
    due: Type
    due_look: DueLook
    table: TableLook
    section_gap: float
    logo_height: float
    head_align: Literal["left", "center", "right"] = "left"
    totals_share: float = 0.42
    is_rtl: bool = False
    # Width to height of the picture over the line to sign on.
    signature_ratio: float | None = None
