"""Words as the glyphs that their script wants, by HarfBuzz, each once. Only documents of such scripts load it."""

from functools import cache
from typing import Any, NamedTuple

import uharfbuzz

from billhead_pdf.fonts.typeface import Typeface
from billhead_pdf.text.isolates import ZWJ, ZWNJ

# It has no types of its own.
_HB: Any = uharfbuzz
# A process that has met more words than this begins anew: memory is not for ever.
_MOST_WORDS = 20_000
_NOT_SEEN = str.maketrans(dict.fromkeys((ZWJ, ZWNJ), ""))
_FLAGS = _HB.BufferFlags.REMOVE_DEFAULT_IGNORABLES
# Marks and reordered vowels keep the number of their own character.
_CLUSTERS = _HB.BufferClusterLevel.CHARACTERS


class Glyph(NamedTuple):
    """A glyph where it is drawn, in 1/1000 em: advance, and its distance from where it would stand; and its text."""

    number: int
    advance: int
    x: int
    y: int
    text: str


class _Shaper:
    """One typeface with what it was asked before."""

    def __init__(self, typeface: Typeface) -> None:
        font = _HB.Font(_HB.Face(_HB.Blob(bytes(typeface.rules))))
        font.scale = (1000, 1000)
        self.font = font
        self.characters = {glyph: chr(code) for code, glyph in typeface.glyphs.items()}
        self.known: dict[tuple[str, bool, str], tuple[Glyph, ...]] = {}

    def shape(self, text: str, *, is_rtl: bool, language: str) -> tuple[Glyph, ...]:
        buffer = _HB.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_rtl else "ltr"
        if language:
            buffer.language = language
        buffer.cluster_level, buffer.flags = _CLUSTERS, _FLAGS
        _HB.shape(self.font, buffer, {})
        return tuple(self._glyphs(text, buffer))

    def _glyphs(self, text: str, buffer: Any) -> list[Glyph]:
        numbers = [info.codepoint for info in buffer.glyph_infos]
        clusters = [info.cluster for info in buffer.glyph_infos]
        texts = self._texts(text, numbers, clusters)
        places = zip(numbers, buffer.glyph_positions, texts, strict=True)
        return [
            Glyph(number, place.x_advance, place.x_offset, place.y_offset, stands_for)
            for number, place, stands_for in places
        ]

    def _texts(self, text: str, numbers: list[int], clusters: list[int]) -> list[str]:
        """What each glyph stands for: its cluster's characters, or its own where a cluster has several glyphs."""
        starts = sorted(set(clusters))
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        own = {start: text[start : ends[start]].translate(_NOT_SEEN) for start in starts}
        if len(starts) == len(clusters):
            return [own[cluster] for cluster in clusters]
        return [
            self.characters.get(number, own[cluster]) if clusters.count(cluster) > 1 else own[cluster]
            for number, cluster in zip(numbers, clusters, strict=True)
        ]


def shape_word(typeface: Typeface, text: str, *, is_rtl: bool, language: str = "") -> tuple[Glyph, ...]:
    """The glyphs from left to right. `language` (BCP 47) chooses among forms of a letter."""
    shaper = _shapers().get(typeface.name)
    if shaper is None:
        shaper = _shapers()[typeface.name] = _Shaper(typeface)
    key = (text, is_rtl, language)
    glyphs = shaper.known.get(key)
    if glyphs is None:
        if len(shaper.known) >= _MOST_WORDS:
            shaper.known.clear()
        glyphs = shaper.known[key] = shaper.shape(text, is_rtl=is_rtl, language=language)
    return glyphs


@cache
def _shapers() -> dict[str, _Shaper]:
    """By the name of the typeface."""
    return {}
