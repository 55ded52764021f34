"""Where a word may be cut in need, and where lines may end in scripts without spaces between words. Pure.

Letters keep their marks, as UAX #29's grapheme clusters do; Devanagari keeps its conjuncts, Thai its vowels. Between
ideographs and kana a line may end but where JIS X 4051 and UAX #14 forbid it; Korean is broken between words.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from billhead_pdf.text.isolates import ZWJ, ZWNJ

_VIRAMA: Final = "\u094d"
# Thai and Lao vowels that are written before the consonant that they follow in speech, and signs that follow theirs.
_LEADING: Final = frozenset("เแโใไເແໂໃໄ")
_TRAILING: Final = frozenset("ะาำๅๆฯະາຳໆຯ") | {ZWNJ}
_THAI: Final = re.compile("[\u0e00-\u0e7f]+")
# Closing brackets, stops, small kana, iteration and sound marks begin no line; opening brackets and signs end none.
_NO_START: Final = frozenset(
    "、。，．・：；？！）］｝〉》」』】〕〗〙〛｠｣､｡･ーｰ々〻ヽヾゝゞ゛゜"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "!%),.:;?]}°‰℃％￠’”»›…‥–—〜～"
)
_NO_END: Final = frozenset("（［｛〈《「『【〔〖〘〚｟｢([{‘“«‹$£¥€№＄￡￥#＃")
# Ideographs, kana and their punctuation; between them the letters of Korean, which are none of these.
_IDEOGRAPHIC: Final = re.compile(
    "[\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\U0001f000-\U0003ffff]"
)
# One letter for what a character is: m it stays with the one before it, l with the one after it, v with both; i an
# ideograph, s one that begins no line, e one that ends none; x another character, S and E as s and e.
_CUTS: Final = re.compile("(?<=[^lv])(?=[^mv])")
_ENDS: Final = re.compile("(?<=[is])(?=[iexEl])|(?<=[xSm])(?=[ie])")
# In clusters: longer words are no use to look for. And how many words a cluster that is in none counts for.
_LONGEST, _STRANGE = 12, 3


def cut_points(text: str) -> list[int]:
    """Where clusters of letters begin, after the first."""
    return [found.start() for found in _CUTS.finditer(_kinds_of(text))]


def end_points(text: str, words: Collection[str]) -> list[int]:
    """Where a line may end inside text without spaces; `words` are those that Thai is broken at."""
    points = [found.start() for found in _ENDS.finditer(_kinds_of(text))]
    for part in _THAI.finditer(text) if words else ():
        points.extend(part.start() + point for point in _word_ends(part[0], words))
    return sorted(points)


def has_thai(text: str) -> bool:
    return _THAI.search(text) is not None


def _kinds_of(text: str) -> str:
    return "".join(map(_KINDS.__getitem__, text))


class _Kinds(dict[str, str]):
    def __missing__(self, character: str) -> str:
        self[character] = kind = _kind(character)
        return kind


def _kind(character: str) -> str:
    if character in (_VIRAMA, ZWJ):
        return "v"
    if character in _TRAILING or unicodedata.category(character)[0] == "M":
        return "m"
    if character in _LEADING:
        return "l"
    is_ideographic = _IDEOGRAPHIC.match(character) is not None
    if character in _NO_START:
        return "s" if is_ideographic else "S"
    if character in _NO_END:
        return "e" if is_ideographic else "E"
    return "i" if is_ideographic else "x"


# Names and words come again; what was found for a text holds for every document.
@lru_cache(maxsize=2048)
def _word_ends(text: str, words: Collection[str]) -> list[int]:
    """Ends of the fewest words that make the text, with as little as can be that is no word; not its own end."""
    places = [0, *cut_points(text), len(text)]
    costs, starts = [0], [0]
    for number in range(1, len(places)):
        end = places[number]
        cost, best = costs[number - 1] + _STRANGE, number - 1
        for start in range(max(0, number - _LONGEST), number):
            if costs[start] + 1 < cost and text[places[start] : end] in words:
                cost, best = costs[start] + 1, start
        costs.append(cost)
        starts.append(best)
    ends: list[int] = []
    at = starts[-1]
    while at:
        ends.append(places[at])
        at = starts[at]
    return _between_words(text, ends[::-1], words)


def _between_words(text: str, ends: list[int], words: Collection[str]) -> list[int]:
    """Letters that are in no word stay with each other: a name is broken only next to a word that is known."""
    starts, stops = [0, *ends], [*ends, len(text)]
    known = [text[start:stop] in words for start, stop in zip(starts, stops, strict=True)]
    return [end for end, before, after in zip(ends, known[:-1], known[1:], strict=True) if before or after]


_KINDS = _Kinds()
