"""A series: one document type of one entity in one period, with its format. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from billhead.numbering import keys
from billhead.numbering.chain import SeriesState
from billhead.settings.model import EntitySettings
from billhead.settings.number_format import NumberFormat
from billhead.settings.texts import DEFAULT_NUMBER_FORMATS


@dataclass(frozen=True, slots=True)
class Series:
    """Where the next number of a document dated `on` comes from."""

    document_type: str
    format: NumberFormat
    on: date
    first: int

    @classmethod
    def of(cls, document_type: str, settings: EntitySettings, on: date) -> "Series":
        formats: dict[Any, str] = settings.number_formats  # pyright: ignore[reportAssignmentType]
        text = formats.get(document_type, DEFAULT_NUMBER_FORMATS[document_type])
        return cls(document_type, NumberFormat.parse(text), on, settings.first_number(document_type))

    @property
    def period(self) -> str:
        return self.format.period(self.on)

    @property
    def sequence_sk(self) -> str:
        return keys.sequence(self.document_type, self.period)

    def state(self, item: dict[str, Any] | None) -> SeriesState:
        return SeriesState.of(item, self.first)

    def number(self, position: int) -> str:
        return self.format.render(self.on, position)

    def link_sk(self, position: int) -> str:
        return keys.number_link(self.document_type, self.period, position)


def possible_sequences(document_type: str, on: date | None, today_utc: date) -> list[str]:
    """Before the entity is read its format and time zone are unknown: every sequence that the document may belong to.

    Two keys on almost every day, so that one batch read holds everything that issuing needs.
    """
    days = [on] if on else [today_utc + timedelta(days=offset) for offset in (-1, 0, 1)]
    periods = {f"{day:%Y}" for day in days} | {f"{day:%Y-%m}" for day in days}
    return [keys.sequence(document_type, period) for period in sorted(periods)]
