"""The page of a shared document speaks every language that documents are to have."""

from string import Formatter

import pytest
from billhead.locales.languages import LANGUAGES
from billhead_web.locales.autonyms import AUTONYMS
from billhead_web.locales.direction import RIGHT_TO_LEFT, direction
from billhead_web.locales.shared_words import STATUSES, autonym, shared_words, spoken


def test_the_page_speaks_the_languages_of_documents() -> None:
    assert sorted(spoken()) == sorted(LANGUAGES) == sorted(AUTONYMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    words = shared_words(language)
    assert tuple(words.statuses) == STATUSES
    assert all([words.language, words.gone_title, words.gone_text, *words.statuses.values()])
    assert [field for _, field, _, _ in Formatter().parse(words.download) if field] == ["format"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_is_another_in_disguise(language: str) -> None:
    others = [shared_words(other) for other in spoken() if other != language]
    assert shared_words(language).gone_text not in [other.gone_text for other in others]


def test_every_language_of_documents_can_be_chosen_by_its_own_name() -> None:
    assert len({autonym(language) for language in LANGUAGES}) == len(LANGUAGES)
    assert [autonym(language) for language in ("de", "sl", "xx")] == ["Deutsch", "Slovenščina", "xx"]


def test_an_unknown_language_is_english() -> None:
    assert shared_words("xx") is shared_words("en") is shared_words("")
    assert shared_words("no") is shared_words("nn-NO") is shared_words("nb")
    assert shared_words("zh-TW") is shared_words("zh-Hant") is not shared_words("zh-CN")
    assert shared_words("de-AT") is shared_words("DE_at") is shared_words("de")


def test_who_writes_from_right_to_left() -> None:
    assert [direction(tag) for tag in ("ar", "he-IL", "AR_eg", "de", "", "arn")] == ["rtl"] * 3 + ["ltr"] * 3
    assert {"ar", "he"} <= RIGHT_TO_LEFT
