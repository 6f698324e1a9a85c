"""Dates of the original and of the translation, by the grammars of their languages."""

from articles.dates import DateMention, find
from articles.quality.check import Check, Finding, Unit, gettext_noop
from articles.text.anchors import anchors

_PARTS = ("year", "month", "day", "end_year", "end_month", "end_day")


class DatesDiffer(Check):
    id = "dates"
    name = gettext_noop("Dates")
    explanation = gettext_noop(
        "Every date of the original is in the translation as precisely as it is stated, no less and no more: "
        "a year that the original does not print is an editor’s knowledge, not a translation."
    )

    _missing = gettext_noop("The date “%(source_date)s” is not in the translation.")
    _added = gettext_noop("The date “%(target_date)s” is not in the original.")
    _more = gettext_noop("“%(target_date)s” says more than the original, which says “%(source_date)s”.")
    _agree = gettext_noop("Dates agree: %(source_dates)s.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        if not unit.source:
            return []
        source, target = _dates(unit.source, unit.source_language), _dates(unit.target, unit.target_language)
        found = [
            *self._all_missing(unit, place, source, target),
            *self._all_added(unit, place, source, target),
        ]
        if not found and source:
            told = {"source_dates": " · ".join(day.words for day in source)}
            found.append(Finding(self.id, place, self._agree, told, passed=True))
        return found

    def _all_missing(
        self, unit: Unit, place: int, source: list[DateMention], target: list[DateMention]
    ) -> list[Finding]:
        keys = anchors(unit.target)
        return [
            Finding(self.id, place, self._missing, {"source_date": day.words})
            for day in source
            if not any(_fits(day, other) for other in target) and not _stands_in(day, keys)
        ]

    def _all_added(
        self, unit: Unit, place: int, source: list[DateMention], target: list[DateMention]
    ) -> list[Finding]:
        keys = anchors(unit.source)
        found = []
        for day in target:
            same = [other for other in source if _fits(other, day)]
            told = {"target_date": day.words}
            if same and not any(_states(other) >= _states(day) for other in same):
                told["source_date"] = same[0].words
                found.append(Finding(self.id, place, self._more, told, day.start, day.end))
            elif not same and not _stands_in(day, keys):
                found.append(Finding(self.id, place, self._added, told, day.start, day.end))
        return found


def _dates(text: str, language: str) -> list[DateMention]:
    """Those that state a month or a year: “today” and a weekday are words like others."""
    return [day for day in find(text, language) if day.month or day.year]


def _states(day: DateMention) -> set[str]:
    stated = {part for part in _PARTS if getattr(day, part) is not None}
    return stated | ({"time"} if day.time_of_day else set())


def _fits(day: DateMention, other: DateMention) -> bool:
    """No part that both state differs, and they share a month or a year."""
    pairs = [(getattr(day, part), getattr(other, part)) for part in _PARTS]
    both = [(one, two) for one, two in pairs if one is not None and two is not None]
    return all(one == two for one, two in both) and any(pairs[place] in both for place in (0, 1))


def _stands_in(day: DateMention, keys: frozenset[str]) -> bool:
    """The other language has the numbers, if not in words that its grammar knows."""
    return all(str(value) in keys for part in _PARTS if (value := getattr(day, part)) is not None)
