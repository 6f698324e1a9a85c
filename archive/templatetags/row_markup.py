"""The markup of one meeting in a list.

A page holds fifty of them, each different: written here, one costs an eighth of what a template costs.
Everything that comes from a record goes through `escape`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.called import label_of, line_under
from archive.date_mark import DateMark
from archive.interface_language import number
from archive.interface_names import names
from articles.languages import LANGUAGES


@dataclass(frozen=True)
class Words:
    """What rows say in one language of the interface."""

    language: str
    date: str
    coverage: str
    no_place: str
    uncertain: str
    mentioned: str
    host: str
    planned: str
    machine: str


@lru_cache
def words(language: str) -> Words:
    """The words of the active language, which is `language`."""
    return Words(
        language,
        date=escape(_("Date:")),
        coverage=escape(_("Coverage in")),
        no_place=escape(_("Place not stated")),
        uncertain=escape(_("May lie outside the period asked for: only the month or year is known.")),
        host=_("Host"),
        mentioned=_tag(_("Only mentioned")),
        planned=_tag(_("Announced, not yet reported")),
        machine=_tag(_("Machine, not confirmed")),
    )


def _tag(text: str) -> str:
    return f'<span class="tag tag-standing">{escape(text)}</span>'


def meeting_item(shown: dict[str, Any], *, uncertain: bool, level: int, language: str) -> SafeString:
    """The list item of a meeting.  `shown` is what archive_tags concludes from its record, `level` its heading's."""
    record, said = shown["record"], words(language)
    address = _address(language).replace("{}", escape(record["slug"]))
    title = "".join(_in_language(text, tag, language) for text, tag in shown["title"])
    notes = [_in_language(shown["note"], "en", language)] if shown["note"] else []
    notes += [said.uncertain] if uncertain else []
    coverage = "".join(_coverage(shown, said, address))
    return mark_safe(  # noqa: S308  every value is escaped
        f"""<li class="meet" id="m-{escape(record["slug"])}">
  <div class="meet-date">
    {_time(shown["mark"], shown["small"])}
    <span class="vh">{said.date} {escape(shown["spoken"])}</span>
  </div>
  <div class="meet-body">
    <h{level} class="meet-title"><a href="{address}">{title}</a></h{level}>
    <div class="sides">{"".join(_sides(record["sides"], said))}</div>
    {"".join(f'<p class="meet-note">{note}</p>' for note in notes)}
    <div class="meet-meta">{"".join(_facts(shown, said))}<span class="langs">{coverage}</span></div>
  </div>
</li>
"""
    )


def calendar_item(shown: dict[str, Any], *, language: str) -> SafeString:
    """The list item of a meeting in a calendar."""
    address = _address(language).replace("{}", escape(shown["record"]["slug"]))
    title = "".join(_in_language(text, tag, language) for text, tag in shown["title"])
    small = f'<span class="cal-time">{escape(shown["small"])}</span> ' if shown["small"] else ""
    machine = f" {words(language).machine}" if shown["record"]["review"] == "machine" else ""
    return mark_safe(  # noqa: S308  every value is escaped
        f'<li><svg class="glyph" aria-hidden="true" focusable="false"><use href="#{shown["mark"].glyph}"/></svg> '
        f'<span class="vh">{escape(shown["spoken"])}: </span>{small}<a href="{address}">{title}</a>{machine}</li>\n'
    )


@lru_cache
def _address(language: str) -> str:
    """The address of meetings in the active language, with {} for the slug: a slug needs no quoting."""
    return reverse("archive:meeting", kwargs={"slug": "0"}).replace("/0/", "/{}/")


def _in_language(text: str, tag: str, language: str) -> str:
    """Text marked with its language, where that is not the page's own."""
    marked = escape(text)
    return marked if not tag or tag == language else f'<span lang="{escape(tag)}">{marked}</span>'


def _time(mark: DateMark, small: str) -> str:
    # <time> without `datetime` may hold nothing but a date in a form for machines.
    tag, machine = ("time", f' datetime="{escape(mark.machine)}"') if mark.machine else ("span", "")
    after = f"<small>{escape(mark.after)}</small>" if mark.after else ""
    return (
        f'<{tag}{machine}><span class="top"><span class="d{" d-w" if mark.is_word else ""}">'
        f'{escape(mark.numeral)}{after}</span><svg class="glyph" aria-hidden="true" focusable="false">'
        f'<use href="#{mark.glyph}"/></svg></span> {escape(small)}</{tag}>'
    )


def _sides(sides: list[dict[str, Any]], said: Words) -> Iterator[str]:
    for place, side in enumerate(sides):
        marked = (" side-a", " side-b")[place] if place < 2 else ""
        name = _in_language(*label_of(side), said.language)
        line = _in_language(*line_under(side, said.host), said.language) if side["label"] else ""
        yield f'<p class="side{marked}"><b>{name}</b> <span>{line}</span></p>\n'


def _facts(shown: dict[str, Any], said: Words) -> Iterator[str]:
    """Kind, standing, place and signed documents."""
    record = shown["record"]
    yield f"<span>{escape(shown['kind'])}</span>"
    if record["standing"] == "mentioned":
        yield said.mentioned
    elif record["standing"] == "planned":
        yield said.planned
    if record["review"] == "machine":
        yield said.machine
    yield f"<span>{_place(record, said)}</span>"
    if signed := shown["signed"]:
        told = ngettext("%(signed)s document signed", "%(signed)s documents signed", signed)
        yield f"<span>{escape(told % {'signed': number(signed)})}</span>"


def _place(record: dict[str, Any], said: Words) -> str:
    if record["place"]:
        return _in_language(record["place"], record["place_language"] or "", said.language)
    if record["venue"]:
        return _in_language(record["venue"], record["venue_language"] or "", said.language)
    if not record["place_country"]:
        return said.no_place
    country = names().label("country", record["place_country"], (record["place_country_name"], "en"))
    return _in_language(*country, said.language)


@lru_cache(maxsize=256)
def _articles(count: int, language: str) -> str:
    """What introduces the covered title, as the active language counts."""
    return escape(ngettext("article:", "articles:", count))


def _coverage(shown: dict[str, Any], said: Words, address: str) -> Iterator[str]:
    """The languages of the texts with how many there are; one text is linked, several are listed on the page."""
    title = _in_language(shown["record"]["title"], "en", said.language)
    for found in shown["languages"]:
        tag, count = found["tag"], found["count"]
        named = _in_language(LANGUAGES[tag].own_name, tag, said.language) if tag in LANGUAGES else escape(tag)
        link = escape(found["url"]) if found["url"] else f"{address}#h-cover"
        yield (
            f'<a class="lang" href="{link}"><span class="vh">{said.coverage} </span>{named} {number(count)}'
            f'<span class="vh"> {_articles(count, said.language)} {title}</span></a>'
        )
