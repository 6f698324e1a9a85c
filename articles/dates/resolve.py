"""What a date mention means, given what is known around it."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from articles.dates.mentions import DateMention, TimeOfDay
from articles.edtf_date import EdtfDate, parse

Basis = Literal["stated", "header", "url", "other_passage", "relative", "none"]
PublishedBasis = Literal["header", "url", "metadata", "text"]

_BASES: dict[str, Basis] = {"header": "header", "metadata": "header", "url": "url", "text": "other_passage"}
_DAYS_FROM_TODAY = {
    "today": 0, "this_morning": 0, "this_noon": 0, "this_afternoon": 0, "this_evening": 0,
    "yesterday": -1, "tomorrow": 1, "day_before_yesterday": -2, "day_after_tomorrow": 2,
}  # fmt: skip
_STEPS_FROM_PREVIOUS = {"same_day": 0, "next_day": 1, "previous_day": -1}
_STEPS = {"last": -1, "this": 0, "next": 1}
# How far after its publication a text may speak of a day without its year: over the turn of the year less
# far, for there "12 December" in January is a month ago. What is known to be planned may be a year ahead.
_AHEAD_IN_YEAR = 120
_AHEAD_OVER_TURN = 60
_AHEAD_PLANNED = 330
_AHEAD_REPORTED = 2
_NEWS_SINCE = 2000
_NEAR_TURN = 60
_JUST_NOW = 6  # days before publication: a weekday that does not fit such a day is a slip of the text


@dataclass(frozen=True)
class DateContext:
    """What is known around a mention.

    published: EDTF; only a full day is counted from, a month or year gives its year as the first hint.
    published_basis: where that day stands. year_hints: years stated with other dates of the text, the best
    first (see year_hints). previous: EDTF of the day that the text spoke of last, for "the same day".
    planned: whether the sentence speaks of what is to come; None if that is not known.
    """

    published: str | None = None
    published_basis: PublishedBasis | None = None
    year_hints: tuple[int, ...] = ()
    previous: str | None = None
    planned: bool | None = None


@dataclass(frozen=True)
class ResolvedDate:
    """edtf: None where the words name no day that can be known. basis: what the year, or the whole day of
    a relative date, rests on. year_inferred: the year is only supposed, and marked so in edtf."""

    edtf: str | None
    basis: Basis
    year_inferred: bool
    time_of_day: TimeOfDay | None
    words: str


@dataclass(frozen=True)
class _Year:
    """A year and what it rests on; number None is no year at all."""

    number: int | None
    basis: Basis
    supposed: bool = False


def resolve(mention: DateMention, context: DateContext) -> ResolvedDate:
    """The EDTF of a mention. Raises articles.edtf_date.InvalidDate for a context that is no EDTF.

    | mention          | known around it                 | edtf                  | basis         |
    | 2 December 2025  | anything                        | 2025-12-02            | stated        |
    | 3/12             | published 2025-12-03 (header)   | 2025-12-03            | header        |
    | 12 December      | published 2026-01-10 (url)      | 2025-12-12            | url           |
    | 3 January        | published 2025-12-30            | 2026-01-03            | header        |
    | 3 December       | 2025 stated with another date   | 2025?-12-03           | other_passage |
    | 1 to 4 December  | the same                        | 2025?-12-01/2025?-12-04 | other_passage |
    | today, 13 May    | nothing                         | XXXX-05-13            | stated        |
    | end of October   | published 2025-12-03            | 2025-10~              | header        |
    | Wednesday        | published 2025-12-05            | 2025-12-03            | relative      |
    | the day before   | published 2025-12-05            | 2025-12-04            | relative      |
    | yesterday, Wednesday, last week | nothing          | None                  | none          |
    """
    edtf, year = _resolved(mention, context)
    basis: Basis = year.basis if edtf else "none"
    inferred = edtf is not None and (year.supposed or "?" in edtf)
    return ResolvedDate(edtf, basis, inferred, mention.time_of_day, mention.words)


def _resolved(mention: DateMention, context: DateContext) -> tuple[str | None, _Year]:
    relative = _Year(None, "relative")
    if mention.month is None and mention.year is None:
        published, _ = _published(context)
        if mention.relative in _STEPS_FROM_PREVIOUS:
            return _beside_previous(mention, context, published), relative
        if published is None:
            return None, relative
        return _from_day(mention, published, bool(context.planned)), relative
    year = _year(mention, context)
    edtf = _edtf(mention, year)
    try:
        parse(edtf)
    except ValueError:
        return None, year
    return edtf, year


def _published(context: DateContext) -> tuple[date | None, int | None]:
    """The day of publication, and the year where the day is not known."""
    if not context.published:
        return None, None
    value: EdtfDate = parse(context.published)
    if value.lower is None:
        return None, None
    exact = value.precision == "day" and not value.uncertain and not value.approximate
    return (value.lower, None) if exact else (None, value.lower.year)


def _beside_previous(mention: DateMention, context: DateContext, published: date | None) -> str | None:
    """The same day, the next or the one before; "the day before" is of publication where no day was spoken of."""
    step = _STEPS_FROM_PREVIOUS[mention.relative or ""]
    if context.previous is None:
        return _shifted(published, step) if published and step < 0 else None
    value = parse(context.previous)
    if value.precision != "day":
        return None
    if not step:
        return value.text
    if value.lower is None or value.approximate:
        return None
    day = _shifted(value.lower, step)
    return f"{day[:4]}?{day[4:]}" if value.uncertain else day


def _from_day(mention: DateMention, today: date, planned: bool) -> str | None:
    relative = mention.relative
    if relative in _DAYS_FROM_TODAY:
        return _shifted(today, _DAYS_FROM_TODAY[relative])
    if mention.weekday is not None:
        return _weekday(mention.weekday, relative, today, planned)
    step, _, unit = (relative or "").partition("_")
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_STEPS[step])
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    mark = "~" if mention.approximate else ""
    if unit == "month":
        months = today.year * 12 + today.month - 1 + _STEPS[step]
        return f"{months // 12:04}-{months % 12 + 1:02}{mark}"
    return f"{today.year + _STEPS[step]:04}{mark}" if unit == "year" else None


def _shifted(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


def _weekday(weekday: int, relative: str | None, today: date, planned: bool) -> str:
    monday = -today.weekday()
    back = -((today.weekday() - weekday) % 7)
    if relative in ("last_week", "next_week", "this_week", "this"):
        return _shifted(today, monday + weekday + 7 * _STEPS[relative.partition("_")[0]])
    if relative == "next" or (planned and relative is None and back):
        return _shifted(today, back + 7)
    return _shifted(today, back - 7 if relative == "last" and back == 0 else back)


def _year(mention: DateMention, context: DateContext) -> _Year:
    if mention.year is not None:
        return _Year(mention.year, "stated")
    published, known_year = _published(context)
    step, _, unit = (mention.relative or "").partition("_")
    if published is not None:
        if unit == "year":
            return _Year(published.year + _STEPS[step], "relative")
        basis: Basis = "relative" if unit == "month_named" else _BASES[context.published_basis or "header"]
        return _Year(_nearest(mention, published, context.planned), basis)
    hints = [known_year] if known_year else []
    for hint in (*hints, *context.year_hints):
        number = hint + (_STEPS[step] if unit == "year" else 0)
        if _fits(mention, number):
            return _Year(number, "other_passage", supposed=True)
    return _Year(None, "stated")


def _exists(mention: DateMention, year: int) -> bool:
    if not 1 <= year <= 9998 or not mention.month:
        return False
    return (mention.day or 1) <= calendar.monthrange(year, mention.month)[1]


def _fits(mention: DateMention, year: int) -> bool:
    """Whether the day exists in that year and falls on the weekday that is stated with it."""
    if not _exists(mention, year):
        return False
    if mention.weekday is None or mention.month is None or mention.day is None:
        return True
    return date(year, mention.month, mention.day).weekday() == mention.weekday


def _nearest(mention: DateMention, published: date, planned: bool | None) -> int:
    """The year that a text of that day leaves unsaid: the latest that is not too far ahead.

    A weekday that fits none of the three years around is a slip of the text and is not heeded.
    """
    around = range(published.year + 1, published.year - 9, -1)  # 29 February may be eight years away
    fitting = [year for year in around[:3] if _fits(mention, year) or _is_just_now(mention, year, published)]
    for year in (*fitting, *(year for year in around if _exists(mention, year))):
        day = date(year, mention.month or 1, mention.day or 1)
        if (day - published).days <= _ahead(mention, day, published, planned):
            return year
    return published.year


def _is_just_now(mention: DateMention, year: int, published: date) -> bool:
    if not (mention.day and _exists(mention, year)):
        return False
    return 0 <= (published - date(year, mention.month or 1, mention.day)).days <= _JUST_NOW


def _ahead(mention: DateMention, day: date, published: date, planned: bool | None) -> int:
    if (mention.relative or "").startswith("last"):
        return -1 if mention.day else -published.day
    if mention.relative in _DAYS_FROM_TODAY:
        return _NEAR_TURN
    if planned is None and not (mention.relative or "").startswith("next"):
        return _AHEAD_IN_YEAR if day.year == published.year else _AHEAD_OVER_TURN
    return _AHEAD_REPORTED if planned is False else _AHEAD_PLANNED


def _edtf(mention: DateMention, year: _Year) -> str:
    first = _one(year.number, mention.month, mention.day, year.supposed, bool(mention.approximate))
    if mention.kind != "range":
        return first
    number = mention.end_year if mention.year is not None else year.number
    if mention.year is None and number is not None:
        ends = (mention.end_month or 0, mention.end_day or 0), (mention.month or 0, mention.day or 0)
        number += ends[0] < ends[1]
    last = _one(number, mention.end_month, mention.end_day, year.supposed, bool(mention.approximate))
    return f"{first}/{last}"


def _one(year: int | None, month: int | None, day: int | None, supposed: bool, approximate: bool) -> str:
    if year is None:
        return "-".join(["XXXX", *(f"{part:02}" for part in (month, day) if part)])
    text = f"{year:04}" + ("?" if supposed else "")
    if day:
        return f"{text}-{month:02}-{day:02}"
    if not approximate:
        return f"{text}-{month:02}" if month else text
    # EDTF takes no second mark at the end: the mark of the month then stands before it.
    if month:
        return f"{text}-~{month:02}" if supposed else f"{text}-{month:02}~"
    return f"{text[:4]}%" if supposed else f"{text}~"


def year_hints(mention: DateMention, others: Sequence[DateMention]) -> tuple[int, ...]:
    """The years that other dates of a text lend to a date without one; others: the nearest first.

    Years of full dates come before those of months, and these before bare years. Far history (a founding,
    a war) lends nothing beside a recent date, a day of the last century never, and neither does a period of
    years. Over the turn of the year the year is changed: beside 28 December 2025, "3 January" is in 2026.
    """
    dated = [other for other in others if other.month and (other.year or 0) >= _NEWS_SINCE]
    latest = max((other.year or 0 for other in dated), default=0)
    recent = [other for other in dated if latest - (other.year or 0) <= 1]
    years = [_year_beside(mention, other) for other in sorted(recent, key=lambda other: other.day is None)]
    years += [other.year for other in others if other.kind == "year" and other.year]
    return _without_repetition(years)


def _year_beside(mention: DateMention, other: DateMention) -> int:
    year, month, day = other.year or 0, other.month or 1, other.day or 15
    if not mention.month:
        return year
    between = (mention.month - month) * 30 + (mention.day or 15) - day
    if between > 360 - _NEAR_TURN:
        return year - 1
    return year + 1 if between < _NEAR_TURN - 360 else year


def _without_repetition(years: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(years))
