"""What every template may use (settings: builtins): names and numbers in the language of the interface, the
masthead with its switch of languages, and the links to the same page in other languages."""

import datetime as dt
from functools import lru_cache
from html import escape
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template import Context, Library
from django.template.loader import get_template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive import page_address
from archive.called import label_of
from archive.interface_language import Number, active, date_words, languages, site_of
from archive.interface_language import in_language as in_address
from articles.calendar_words import SHORT_MONTHS, WORDS
from articles.date_wording import Style
from articles.languages import LANGUAGES
from articles.numerals import digits

register = Library()
SWITCH = "<!-- languages -->"
"""Where the masthead, the same on every page of a section, holds what differs from page to page."""


@register.simple_tag(takes_context=True)
def frame(context: Context, template_name: str) -> SafeString:
    """A part of the frame that is the same on every page of a section: made once for each language."""
    return _frame(template_name, context.get("section", ""), active())


@lru_cache(maxsize=256)
def _frame(template_name: str, section: str, language: str) -> SafeString:
    return mark_safe(get_template(template_name).render({"section": section}))  # noqa: S308  a rendered template


@register.simple_tag(takes_context=True)
def masthead(context: Context) -> SafeString:
    """The masthead of this page; its switch keeps the address with its whole query."""
    whole = frame(context, "_masthead.html")
    return mark_safe(whole.replace(SWITCH, _switch(_address(context))))  # noqa: S308  every value is escaped


def _address(context: Context) -> str:
    request: HttpRequest | None = context.get("request")
    return request.get_full_path() if request else "/"


def _switch(address: str) -> str:
    return "".join(f"<li>{_language(tag, name, address)}</li>" for tag, name in languages())


def _language(tag: str, name: str, address: str) -> str:
    marked = f'lang="{tag}"'
    if tag == active():
        return f'<strong aria-current="true">{name}</strong>'
    return f'<a href="{escape(in_address(address, tag))}" {marked} hreflang="{tag}">{name}</a>'


@register.simple_tag(takes_context=True)
def alternates(context: Context) -> SafeString:
    """Links to this page in every language, for search engines; English is what other readers are shown.

    The first link is the one address of this page itself.
    """
    request: HttpRequest | None = context.get("request")
    if request is None:
        return mark_safe("")
    address, site = canonical_path(context, request), site_of(request)
    pages: list[tuple[str, Any]] = [(tag, in_address(address, tag)) for tag, _ in languages()]
    pages.append(("x-default", in_address(address, settings.LANGUAGE_CODE)))
    links = [f'<link rel="alternate" hreflang="{tag}" href="{escape(site + page)}">' for tag, page in pages]
    links.insert(0, f'<link rel="canonical" href="{escape(site + address)}">')
    return mark_safe("\n".join(links))  # noqa: S308  every value is escaped


@register.filter
def in_language(text: str, language: str) -> SafeString:
    """Text marked with its language, where that is not the page's own."""
    if not language or language == active():
        return conditional_escape(text)
    return format_html('<span lang="{}">{}</span>', language, text)


@register.filter
def language_own(tag: str) -> SafeString:
    """A language named in itself: <span lang="bn">বাংলা</span>."""
    language = LANGUAGES.get(tag)
    return in_language(language.own_name, tag) if language else conditional_escape(tag)


@register.filter
def named_language(tag: str) -> str:
    """A language named in the language of the interface: "bn" → "Bengali", "tiếng Bengali"."""
    language = LANGUAGES.get(tag)
    return _(language.english) if language else tag


@register.filter
def number(value: Any) -> Number | str:
    """A number that prints in the digits of the language: 14 → "14", "১৪", and still counts (blocktranslate count).

    Text that holds a number gets its digits.
    """
    return Number(value) if isinstance(value, int) else digits(str(value), active())


@register.filter
def called(thing: Any) -> SafeString:
    """The name of a country, organisation, official, topic or side, marked where its language is not the page's."""
    return in_language(*label_of(thing))


@register.filter
def name_of(thing: Any) -> str:
    """The same name as text alone, for titles and sentences."""
    return label_of(thing)[0]


@register.filter
def day_words(day: dt.date | None, style: Style = "full") -> str:
    """A day of the calendar in words: "3 December 2025", "ngày 3 tháng 12 năm 2025"; "list" is shorter."""
    return date_words(f"{day:%Y-%m-%d}", style) if day else ""


@register.filter
def month_words(day: dt.date | None) -> str:
    """The month of a day in words: "December 2025", "ডিসেম্বর ২০২৫"."""
    return date_words(f"{day:%Y-%m}") if day else ""


def canonical_path(context: Context, request: HttpRequest) -> str:
    """The one address of this page, without the site.

    A view that answers at several paths names `canonical_path`; one that shows the same with and without a
    parameter names the pair in `canonical_defaults`.
    """
    pairs = {(name, value) for name, values in request.GET.lists() for value in values}
    kept = pairs - set(context.get("canonical_defaults") or ())
    return page_address.canonical(context.get("canonical_path") or request.path, kept)


@register.simple_tag(takes_context=True)
def printed_address(context: Context) -> str:
    """The address of this page, for who reads it on paper."""
    request: HttpRequest | None = context.get("request")
    return site_of(request) + canonical_path(context, request) if request else ""


@register.filter
def month_name(day: dt.date) -> str:
    """The name of a month: "December", "tháng 12", "ডিসেম্বর"."""
    words = WORDS[(active(), "full")]
    return words.month.format(month=words.months[day.month - 1])


@register.filter
def month_short(day: dt.date) -> str:
    """Its short name: "Dec", "T12", "ডিসে"."""
    return digits(str(SHORT_MONTHS[active()][day.month - 1]), active())
