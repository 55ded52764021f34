"""Sentences and names that Billhead writes where nobody gave any, in the language asked for. Fills no variables."""

from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from billhead.locales.languages import language_of, module_name


class Phrases(NamedTuple):
    """With the {variables} of settings/texts.py; in the names of lines {number} is the other document's."""

    payment_terms: str
    invoice_subject: str
    invoice_body: str
    advance_name: str
    credit_name: str


@lru_cache(maxsize=64)
def phrases_for(tag: str) -> Phrases:
    """By language tag; English for a language that we do not write."""
    phrases: Phrases = import_module(f"billhead.locales.phrases.{module_name(language_of(tag))}").PHRASES
    return phrases
