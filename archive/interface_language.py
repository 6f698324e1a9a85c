"""The language of the interface.  The address alone tells it: /vi/meetings/ is Vietnamese, /meetings/ English.

Neither a cookie nor what the browser prefers has a say, so that an address means one page to whoever cites
or keeps it.  The language of the interface never changes what is listed.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language

from articles import edtf_date, numerals
from articles.calendar_words import LIST, WORDS
from articles.date_wording import Style


def languages() -> list[tuple[str, str]]:
    """(tag, own name) of every language of the interface, the one without a prefix first."""
    return list(settings.LANGUAGES)


def active() -> str:
    """The language that is being written in."""
    return get_language() or settings.LANGUAGE_CODE


def of_path(path: str) -> str:
    """ "/vi/meetings/" → "vi"; "/meetings/" and "/visits/" → "en"."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in _prefixes() else settings.LANGUAGE_CODE


def in_language(address: str, language: str) -> str:
    """The same page in another language, query and all: ("/vi/meetings/?kind=visit", "bn") → "/bn/meetings/?…"."""
    root = get_script_prefix()
    rest = address.removeprefix(root)
    first, _, inner = rest.partition("/")
    if first in _prefixes():
        rest = inner
    prefix = f"{language}/" if language in _prefixes() else ""
    return f"{root}{prefix}{rest}"


def _prefixes() -> set[str]:
    return {tag for tag, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}


class Number(int):
    """A whole number that is written in the digits of the language it was made in, wherever it is printed."""

    written: str

    def __new__(cls, value: int) -> Number:
        made = super().__new__(cls, value)
        made.written = numerals.number(value, active())
        return made

    def __str__(self) -> str:
        return self.written


def number(value: int) -> str:
    """A whole number as the active language writes it."""
    return Number(value).written


def date_words(edtf: str, style: Style = "full") -> str:
    """An EDTF date in the words of the active language."""
    return edtf_date.wording(edtf, style, active())


def day_and_month(day: dt.date) -> str:
    """A day without its year, short: "3 Dec", "3/12", "৩ ডিসে"."""
    words = WORDS[(active(), LIST)]
    said = words.day.format(day=day.day, month=words.months[day.month - 1])
    return numerals.digits(said, active())


def site_of(request: HttpRequest) -> str:
    """The public address of the site without a path: what is set, else that of the request."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
