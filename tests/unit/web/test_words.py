from dataclasses import asdict
from string import Formatter
from typing import Any

import pytest
from billhead_web.locales.words import languages, primary_language, words_for

WANTED = {"en", "de", "fr", "es", "it", "nl", "pl", "pt", "sl", "hr"}
STATUSES = {"draft", "issued", "partially_paid", "paid", "overdue", "voided"}


def test_the_pages_speak_ten_languages() -> None:
    assert set(languages()) == WANTED


@pytest.mark.parametrize("language", sorted(WANTED))
def test_every_language_has_every_word(language: str) -> None:
    words = words_for(language)
    assert set(words.statuses) == STATUSES
    assert set(words.roles) == {"viewer", "editor", "admin"}
    for name, text in asdict(words).items():
        assert all(text.values() if isinstance(text, dict) else [text]), name


@pytest.mark.parametrize("language", sorted(WANTED))
def test_the_blanks_of_a_sentence_are_the_same_in_every_language(language: str) -> None:
    assert blanks(words_for(language)) == blanks(words_for("en"))


def blanks(words: Any) -> dict[str, set[str]]:
    texts = {name: text for name, text in asdict(words).items() if isinstance(text, str)}
    return {name: {field for _, field, _, _ in Formatter().parse(text) if field} for name, text in texts.items()}


@pytest.mark.parametrize(
    ("tag", "language"), [("de-AT", "de"), ("PT_BR", "pt"), ("sl", "sl"), ("xx", "en"), ("", "en"), ("*", "en")]
)
def test_an_unknown_language_is_english(tag: str, language: str) -> None:
    assert primary_language(tag) == language
