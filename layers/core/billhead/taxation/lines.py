"""A line of a document as the tax engine sees it: where it stands, what is sold, what becomes of it. Pure."""

from typing import NamedTuple

from billhead.taxation.model import Supply, Treatment


class LineTreatment(NamedTuple):
    """`position` is the line's place in `items`, from 0; separators have none."""

    position: int
    supply: Supply
    treatment: Treatment
