"""What the templates of the archive print: rows of meetings, dates, references, names in their language."""

import datetime as dt
import json
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.called import label_of, label_of_participant
from archive.date_mark import date_mark
from archive.facet_lists import Facet, coded_labels
from archive.facets import date_known
from archive.histogram import Bar, Histogram
from archive.interface_language import active, date_words, number
from archive.interface_language import in_language as in_address
from archive.interface_names import Names, names
from archive.models import Meeting, PrintedForm
from archive.models.meetings import confirmed
from archive.numbered import NumberedPassage
from archive.templatetags.facet_markup import bar_item, facet_details, month_head, table_rows, yearless_item
from archive.templatetags.languages import in_language, named_language
from archive.templatetags.row_markup import calendar_item, meeting_item
from archive.timeline import Month, Row
from archive.titles import Run, names_of, runs
from articles import edtf_date
from articles.models import Revision
from articles.numerals import digits

register = template.Library()
ROWS_KEPT = 4096


@register.simple_tag
def meeting_row(row: Row, level: int = 3, style: str = "whole") -> SafeString:
    """One meeting of a list.  `style` "grouped" leaves month and year to the heading above."""
    return _meeting_row(row.json, row.uncertain, level, style, names())


@register.simple_tag
def spine_row(row: Row, sides: list[dict[str, str]]) -> SafeString:
    """One meeting of a relation: its people left and right, as the page has its two sides."""
    return _spine_row(row.json, tuple((side["key"], label_of(side)[0]) for side in sides), names())


@lru_cache(maxsize=ROWS_KEPT)
def _spine_row(record: str, sides: tuple[tuple[str, str], ...], named: Names) -> SafeString:
    found = json.loads(record)
    keys = [side["key"] for side in found["sides"]]
    benches = [
        (name, [_person(person) for person in found["participants"] if keys[person["side"]] == key])
        for key, name in sides
    ]
    context = {**_row_context(found, "whole"), "benches": benches}
    return mark_safe(get_template("archive/_spine_row.html").render(context))  # noqa: S308  a rendered template


def _person(person: dict[str, Any]) -> dict[str, Any]:
    """A participant of a record as the interface calls them."""
    name, language = label_of_participant(person) if person["name"] else ("", "")
    return {**person, "name": name, "language": language}


@register.simple_tag
def calendar_row(row: Row) -> SafeString:
    """One meeting in the cell of a day: its title, its time of day, the mark for how its date is known."""
    return _calendar_row(row.json, active())


@lru_cache(maxsize=ROWS_KEPT)
def _calendar_row(record: str, language: str) -> SafeString:
    return calendar_item(_row_context(json.loads(record), "grouped"), language=language)


@lru_cache(maxsize=ROWS_KEPT)
def _meeting_row(record: str, uncertain: bool, level: int, style: str, named: Names) -> SafeString:
    """The same record is printed the same way, so it is printed once for each language and its names."""
    shown = _row_context(json.loads(record), style)
    return meeting_item(shown, uncertain=uncertain, level=level, language=named.language)


def _row_context(record: dict[str, Any], style: str) -> dict[str, Any]:
    known, coded = date_known(record), coded_labels()
    return {
        "record": {**record, "place_country_name": _place_country(record)},
        "mark": date_mark(record["date"], known, active()),
        "small": _small(record, known, style),
        "spoken": coded["known"][known][0],
        "title": _title_runs(record),
        "kind": coded["kind"][record["kind"]][0],
        "note": _note(record, known),
        "languages": _languages(record),
        "signed": sum(1 for document in record["documents"] if document["standing"] == "signed"),
    }


def _place_country(record: dict[str, Any]) -> str:
    """The country of the place as the interface calls it."""
    own = (record["place_country_name"] or "", "en")
    return names().label("country", record["place_country"] or "", own)[0]


def _title_runs(record: dict[str, Any]) -> list[Run]:
    """The title in runs of one language: only names that stand in it are looked for."""
    title = record["title"]
    return runs(title, tuple((text, language) for text, language in names_of(record) if text in title))


@register.simple_tag
def facet_fieldset(facet: Facet) -> SafeString:
    """One facet of the filter column."""
    return _facet_fieldset(facet, active())


@lru_cache(maxsize=ROWS_KEPT)
def _facet_fieldset(facet: Facet, language: str) -> SafeString:
    return facet_details(facet, language)


@register.simple_tag
def month_heading(month: Month) -> SafeString:
    """What stands in the heading of a month."""
    return month_head(month)


@register.simple_tag
def histogram_bar(bar: Bar) -> SafeString:
    """One bar of the histogram."""
    return bar_item(bar)


@register.simple_tag
def histogram_rows(histogram: Histogram) -> SafeString:
    """The rows of the histogram's table."""
    return table_rows(histogram)


@register.simple_tag
def histogram_yearless(bar: Bar) -> SafeString:
    """The histogram's bar of the meetings whose year is not known."""
    return yearless_item(bar)


def _small(record: dict[str, Any], known: str, style: str) -> str:
    """The line under the numeral: month and year unless a heading has them, and the time of day."""
    mark = date_mark(record["date"], known, active())
    bounds = (record["date_lower"] or "", record["date_upper"] or "")
    in_one_month = bounds[0][:7] == bounds[1][:7] != ""
    when = "" if style == "grouped" and in_one_month and not mark.is_word else mark.small
    time = str(Meeting.TimeOfDay(record["time_of_day"]).label) if record["time_of_day"] else ""
    return ", ".join(part for part in (when, time) if part)


def _note(record: dict[str, Any], known: str) -> str:
    tells = known == "yearless" or record["date_basis"] in ("other_passage", "editor")
    return record["date_note"] if tells else ""


def _languages(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Languages of the coverage with their number of texts, most first; one text is linked, several are listed."""
    texts: dict[str, list[dict[str, Any]]] = {}
    for text in record["texts"]:
        texts.setdefault(text["language"], []).append(text)
    return [
        {
            "tag": tag,
            "count": len(found),
            "url": in_address(found[0]["url"], active()) if len(found) == 1 else "",
        }
        for tag, found in sorted(texts.items(), key=lambda item: (-len(item[1]), item[0] != "vi", item[0]))
    ]


@register.simple_tag
def titled(meeting: Meeting, record: dict[str, Any]) -> SafeString:
    """The title of a meeting with the language of its names."""
    return _in_runs(runs(meeting.title, names_of(record)))


def _in_runs(parts: list[tuple[str, str]]) -> SafeString:
    return format_html_join("", "{}", ((in_language(text, language),) for text, language in parts))


@register.filter
def first_post(posts: str) -> str:
    """The first of several posts, without ranks and memberships: "Minister; General" → "Minister"."""
    return posts.split(";")[0]


@register.filter
def edtf_words(value: str) -> str:
    """An EDTF date in words: "2025-12-03" → "3 December 2025" or "৩ ডিসেম্বর ২০২৫"."""
    return date_words(value) if value else ""


@register.simple_tag
def date_time(value: str, style: str = "full") -> SafeString:
    """An EDTF date as a <time> element; without `datetime` where HTML has no form for it."""
    machine = edtf_date.machine(value)
    words = date_words(value, "list" if style == "list" else "full")
    if machine is None:
        return format_html("{}", words)
    return format_html('<time datetime="{}">{}</time>', machine, words)


@register.filter
def moment(value: dt.datetime) -> SafeString:
    """A moment in UTC, to the second: "4 December 2025, 10:30:00 UTC"."""
    told = value.astimezone(dt.UTC)
    words = _("%(day)s, %(time)s UTC") % {
        "day": date_words(f"{told:%Y-%m-%d}"),
        "time": digits(f"{told:%H:%M:%S}", active()),
    }
    return format_html('<time datetime="{}">{}</time>', told.isoformat(timespec="milliseconds"), words)


@register.simple_tag
def glyph(known: str) -> SafeString:
    """The mark for how a date is known; the words follow in the markup."""
    return format_html(
        '<svg class="glyph" aria-hidden="true" focusable="false"><use href="#{}"/></svg>',
        date_mark("XXXX", known).glyph,
    )


@register.filter
def known_words(known: str) -> str:
    """How a date is known, in words: "stated" → "Day and year stated"."""
    return coded_labels()["known"][known][0]


@register.simple_tag
def refs(passages: list[NumberedPassage]) -> SafeString:
    """Numbers that lead to the passages of a fact."""
    if not passages:
        return mark_safe("")
    word, spoken = _("Passage"), _("in %(language)s")
    languages = {
        tag: spoken % {"language": named_language(tag)} for tag in {found.language for found in passages}
    }
    links = format_html_join(
        "",
        '<a class="ref" href="#p{4}"><span class="vh">{3} </span>{0}<small aria-hidden="true">{1}</small>'
        '<span class="vh"> {2}</span></a>',
        (
            (
                number(found.number),
                found.language,
                languages[found.language],
                word,
                found.number,
            )
            for found in passages
        ),
    )
    return format_html('<span class="refs">{}</span>', links)


@register.filter
def get(mapping: dict[Any, Any], key: Any) -> Any:
    """The value of a key, None where the mapping has none."""
    return mapping.get(key)


@register.simple_tag
def reported_meetings(revision: Revision) -> list[Meeting]:
    """The meetings that a text is evidence for, in the order of its passages."""
    held = Meeting.objects.confirmed().filter(evidence__passage__revision__text=revision.text_id)
    return list(held.distinct().order_by("date_lower", "pk"))


@register.simple_tag
def named_officials(revision: Revision) -> list[dict[str, Any]]:
    """The officials that a text names, with its spellings and how often it prints them."""
    printed = (
        PrintedForm.objects.filter(confirmed("participation__meeting__"), text=revision.text_id)
        .exclude(name="")
        .exclude(participation__official=None)
    )
    found: dict[int, dict[str, Any]] = {}
    for form in printed.select_related("participation__official").order_by("pk"):
        official = form.participation.official
        if official is None:
            continue
        entry = found.setdefault(official.pk, {"official": official, "spellings": {}})
        entry["spellings"][form.name] = max(form.occurrences, entry["spellings"].get(form.name, 0))
    for entry in found.values():
        entry["times"] = sum(entry["spellings"].values())
    return sorted(found.values(), key=lambda entry: -entry["times"])
