"""Dates and numbers of the articles in the language that a page is written in."""

from django.conf import settings
from django.utils.translation import get_language

from articles import numerals
from articles.edtf_date import wording


def date_words(edtf: str) -> str:
    """An EDTF date in words of the active language: "2025-12-03" → "3 December 2025", "৩ ডিসেম্বর ২০২৫"."""
    return wording(edtf, "full", get_language() or settings.LANGUAGE_CODE)


def number(value: int) -> str:
    """A whole number as the active language writes it."""
    return numerals.number(value, get_language() or settings.LANGUAGE_CODE)
