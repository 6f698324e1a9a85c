"""The filter column of the timeline: facets with their options and counts, and the chips of active filters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from archive.facets import relation
from archive.filter_fields import split_relation
from archive.filters import KNOWN, NEAR, ONCE, PERIOD, VENUES
from archive.interface_language import date_words, number
from archive.interface_names import names
from archive.labels import labels
from archive.models import Meeting
from archive.record import Record
from archive.selection import LONG_FACETS, Criteria, Near, Selection, Value
from archive.titles import names_of, runs
from articles.languages import LANGUAGES

SHOWN = 8
MOST_TAKEN_ONE_BY_ONE = 2
FACETS = (
    "country",
    "relation",
    "organisation",
    "official",
    "topic",
    "kind",
    "standing",
    "host",
    "visitor",
    "venue",
    "language",
    "publisher",
    "known",
)


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    language: str
    count: int
    checked: bool


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    hint: str
    options: tuple[Option, ...]
    rest: tuple[Option, ...]
    """Further options of a short facet, folded away."""
    more: int
    """How many further values of a long facet the selection has."""
    more_url: str

    @property
    def is_chosen(self) -> bool:
        """Whether one of its options is ticked."""
        return any(option.checked for option in self.options + self.rest)


@dataclass(frozen=True)
class Chip:
    name: str
    """The facet, "period" or "near"."""
    title: str
    label: str
    language: str
    without: str
    """The query string without this filter."""

    @property
    def marked(self) -> SafeString:
        """The label with its language."""
        if not self.language or self.language == get_language():
            return conditional_escape(self.label)
        return format_html('<bdi lang="{}">{}</bdi>', self.language, self.label)


@dataclass(frozen=True)
class Removal:
    """One filter taken away, or all others, for a selection that is empty."""

    words: SafeString
    query: str
    count: int


def titles() -> dict[str, str]:
    """What facets are called."""
    return {
        "country": _("Country"),
        "relation": _("Relation"),
        "organisation": _("Organisation"),
        "official": _("Official"),
        "topic": _("Topic"),
        "kind": _("Kind"),
        "standing": _("Standing"),
        "host": _("Host"),
        "visitor": _("Visitor"),
        "venue": _("Where it was held"),
        "language": _("Language available"),
        "publisher": _("Publisher"),
        "known": _("How the date is known"),
        "review": _("Review"),
        "period": _("Dates"),
        "near": _("Near"),
        "q": _("Words of the passages"),
    }


def any_words() -> dict[str, str]:
    """What is said of a filter that is taken away."""
    return {
        "country": _("Any country"),
        "relation": _("Any relation"),
        "organisation": _("Any organisation"),
        "official": _("Any official"),
        "topic": _("Any topic"),
        "kind": _("Any kind"),
        "standing": _("Any standing"),
        "host": _("Any host"),
        "visitor": _("Any visitor"),
        "venue": _("Any place"),
        "language": _("Any language"),
        "publisher": _("Any publisher"),
        "known": _("However the date is known"),
        "review": _("Only confirmed meetings"),
        "period": _("Any date"),
        "near": _("Any day"),
        "q": _("Any words"),
    }


def coded_labels() -> dict[str, dict[str, tuple[str, str]]]:
    """Names, with the language of each, of values that the code itself defines."""
    return _coded_labels(get_language() or "en")


@lru_cache
def _coded_labels(language: str) -> dict[str, dict[str, tuple[str, str]]]:
    kinds = {
        "kind": Meeting.Kind.choices,
        "standing": Meeting.Standing.choices,
        "review": Meeting.Review.choices,
        "known": KNOWN,
        "venue": VENUES,
    }
    coded = {facet: {value: (str(label), "") for value, label in choices} for facet, choices in kinds.items()}
    coded["language"] = {tag: (language.own_name, tag) for tag, language in LANGUAGES.items()}
    return coded


def facets(selection: Selection, query: QueryDict) -> list[Facet]:
    """All facets of the filter column with counts for the selection that `query` asks for."""
    coded, named = coded_labels(), titles()
    return [_facet(name, selection, coded.get(name, {}), named[name], query) for name in FACETS]


def _facet(
    name: str, selection: Selection, coded: dict[str, tuple[str, str]], title: str, query: QueryDict
) -> Facet:
    chosen = selection.criteria.values.get(name, ())
    counted = selection.counts(name)
    is_long = name in LONG_FACETS
    wanted = [pair for pair in counted if pair[1] or not is_long or pair[0].value in chosen]
    first, later = wanted[:SHOWN], wanted[SHOWN:]
    shown = first + [pair for pair in later if pair[0].value in chosen]
    folded = [] if is_long else [pair for pair in later if pair[0].value not in chosen]
    options = [option(value, count, chosen, coded) for value, count in shown]
    options += _absent(name, chosen, {value.value for value, _ in shown}, coded)
    return Facet(
        name,
        title,
        _("Two countries: meetings between them") if name == "country" else "",
        tuple(options),
        tuple(option(value, count, chosen, coded) for value, count in folded),
        sum(1 for _, count in counted if count) - sum(1 for _, count in shown if count) if is_long else 0,
        _values_address(name, query) if is_long else "",
    )


def _values_address(name: str, query: QueryDict) -> str:
    """The page of all values of a facet, for the same selection."""
    kept = _less(query).urlencode()
    address = reverse("archive:facet-values", kwargs={"facet": name})
    return f"{address}?{kept}" if kept else address


def option(value: Value, count: int, chosen: tuple[str, ...], coded: dict[str, tuple[str, str]]) -> Option:
    label, language = coded.get(value.value) or (value.label, value.language)
    return Option(value.parameter, label or value.value, language, count, value.value in chosen)


def _absent(
    name: str, chosen: tuple[str, ...], shown: set[str], coded: dict[str, tuple[str, str]]
) -> Iterator[Option]:
    """Chosen values that no meeting carries, or that stand far down a long list: still to be seen and unticked."""
    absent = [value for value in chosen if value not in shown]
    named = labels((name, value) for value in absent)
    for value in absent:
        label, language = coded.get(value) or _called(name, value, named)
        yield Option(value.replace("|", "-"), label, language, 0, True)


def _called(name: str, value: str, named: dict[tuple[str, str], tuple[str, str]]) -> tuple[str, str]:
    """The name of a value in the language of the interface, else its own, else the value."""
    return names().label(name, value, named.get((name, value), (value, "")))


def chips(selection: Selection, query: QueryDict, shown: list[Facet]) -> list[Chip]:
    """One chip for each active filter, in the order of the address."""
    named = titles()
    options = {(facet.name, option.value): option for facet in shown for option in facet.options + facet.rest}
    coded = coded_labels()
    found = []
    for name, values in query.lists():
        if name not in named or name in ONCE:
            continue
        for value in filter(None, values):
            label, language = _chip_label(name, value, options, coded)
            found.append(Chip(name, named[name], label, language, _without(query, name, value)))
    found += _period_chip(query, named) + _near_chip(selection.criteria.near, query, named)
    return found + _words_chip(query, named)


def _chip_label(name: str, value: str, options: dict[Any, Option], coded: Any) -> tuple[str, str]:
    option = options.get((name, value))
    if option:
        return option.label, option.language
    if name == "relation":
        first, second = split_relation(value) or ("", "")
        turned = options.get((name, f"{second}-{first}"))
        if turned:
            return turned.label, turned.language
        value = relation(first, second)
    label: tuple[str, str] | None = coded.get(name, {}).get(value)
    return label or _called(name, value, labels([(name, value)]))


def _period_chip(query: QueryDict, named: dict[str, str]) -> list[Chip]:
    first, last = (date_words(value) if (value := query.get(name, "").strip()) else "" for name in PERIOD)
    if not first and not last:
        return []
    if first and last:
        label = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    else:
        label = _("from %(first)s") % {"first": first} if first else _("to %(last)s") % {"last": last}
    return [Chip("period", named["period"], label, "", _less(query, *PERIOD).urlencode())]


def _words_chip(query: QueryDict, named: dict[str, str]) -> list[Chip]:
    text = query.get("q", "").strip()
    return [Chip("q", named["q"], f"“{text}”", "", _less(query, "q").urlencode())] if text else []


def _near_chip(near: Near | None, query: QueryDict, named: dict[str, str]) -> list[Chip]:
    if near is None:
        return []
    what = _marked_title(near.record) if near.record else conditional_escape(date_words(near.value))
    told = ngettext("within %(days)s day of %(what)s", "within %(days)s days of %(what)s", near.days)
    label = mark_safe(escape(told) % {"days": number(near.days), "what": what})  # noqa: S308  both are escaped
    return [Chip("near", named["near"], label, "", _less(query, *NEAR).urlencode())]


def _marked_title(record: Record) -> SafeString:
    """The title of a meeting, its names in their languages, the rest in English."""
    parts = runs(record["title"], names_of(record))
    return format_html_join("", '<span lang="{}">{}</span>', ((tag or "en", text) for text, tag in parts))


def _less(query: QueryDict, *names: str) -> QueryDict:
    """The query without some parameters; another selection begins at its first page."""
    kept = query.copy()
    for name in (*names, "page", "after"):
        kept.pop(name, None)
    return kept


def _without(query: QueryDict, name: str, value: str) -> str:
    kept = _less(query)
    kept.setlist(name, [item for item in kept.getlist(name) if item != value])
    return kept.urlencode()


def removals(selection: Selection, query: QueryDict, active: list[Chip]) -> list[Removal]:
    """For an empty selection: each filter's removal with the number of meetings it would give, even 0.

    Of three and more filters each one alone is offered as well.
    """
    names = list(dict.fromkeys(chip.name for chip in active))
    any_of = any_words()
    found = []
    for name in names:
        kept = _marked(chip for chip in active if chip.name != name)
        words = format_html(_("{any}, keeping {kept}"), any=any_of[name], kept=kept) if kept else any_of[name]
        found.append(_removal(selection, query, [name], words))
    for name in names if len(names) > MOST_TAKEN_ONE_BY_ONE else ():
        words = format_html(_("Only {kept}"), kept=_marked(chip for chip in active if chip.name == name))
        found.append(_removal(selection, query, [other for other in names if other != name], words))
    return found


def _marked(kept: Iterable[Chip]) -> SafeString:
    return format_html_join(" · ", "{}", ((chip.marked,) for chip in kept))


def _removal(selection: Selection, query: QueryDict, names: list[str], words: str) -> Removal:
    criteria = reduce(Criteria.without, names, selection.criteria)
    parameters = {"period": PERIOD, "near": NEAR}
    dropped = [parameter for name in names for parameter in parameters.get(name, (name,))]
    count = len(Selection(criteria, selection.sets))
    return Removal(conditional_escape(words), _less(query, *dropped).urlencode(), count)
