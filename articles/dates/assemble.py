"""From the tokens of one match to the dates that they say."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, cast

from articles.dates.lexer import Span, Token
from articles.dates.mentions import DateMention, Kind, Part, Relative, TimeOfDay

_BEARING = frozenset(
    ("day", "suffix", "suffix_of", "full", "day_month", "dashed", "span", "month", "month_in", "month_of",
     "month_name", "month_year", "months", "year", "years", "year_word", "unit_year", "date_word", "small_name")
)  # fmt: skip
_OPENS_AN_END = (_BEARING - {"suffix", "suffix_of"}) | {"day_noun", "the", "month_before", "weekday"}
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TIMES_OF_TODAY: dict[str, TimeOfDay] = {
    "this_morning": "morning",
    "this_noon": "noon",
    "this_afternoon": "afternoon",
    "this_evening": "evening",
}

_UNITS = {
    "unit_week": "week",
    "unit_month": "month",
    "unit_year": "year",
    "month_before": "month",
    "year_word": "year",
}


@dataclass
class _End:
    """One day, month or year: the numbers stated for it, and where its words stand."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    start: int = 0
    end: int = 0
    dashed: Span | None = None

    @property
    def stated(self) -> bool:
        return bool(self.year or self.month or self.day)

    def order(self) -> tuple[int, int]:
        return self.month or 0, self.day or 0


@dataclass
class _Draft:
    """What the tokens read so far amount to. flags: names of the symbols that only modify."""

    ends: list[_End] = field(default_factory=lambda: [_End()])
    join: Literal["range", "list"] | None = None
    modifier: str | None = None
    unit: str | None = None
    today: str | None = None
    weekday: int | None = None
    time_of_day: str | None = None
    approximate: str | None = None
    flags: set[str] = field(default_factory=set)


def assemble(text: str, tokens: Sequence[Token]) -> list[DateMention]:
    """The dates that matched tokens say: one, or several for "2 and 5 December"; none for 31 June."""
    draft = _Draft()
    for place, token in enumerate(tokens):
        before = tokens[place - 1].name if place else ""
        after = tokens[place + 1].name if place + 1 < len(tokens) else ""
        _read(draft, token, before, after)
    _settle_dashed(draft)
    _share(draft.ends)
    if not all(_on_a_calendar(end) for end in draft.ends if end.stated):
        return []
    start, end = tokens[0].start, tokens[-1].end
    if draft.join == "list" and not _consecutive(draft.ends):
        return [
            _mention(text, draft, [one], start if place == 0 else one.start, _end_of(draft, place, end))
            for place, one in enumerate(draft.ends)
        ]
    if len(draft.ends) > 1 and not _in_order(draft.ends):
        return []
    return [_mention(text, draft, draft.ends, start, end)]


def _end_of(draft: _Draft, place: int, end: int) -> int:
    return end if place == len(draft.ends) - 1 else draft.ends[place].end


def _read(draft: _Draft, token: Token, before: str, after: str) -> None:
    if _joins(token.name, before, after):
        draft.join = "range" if token.name in ("until", "dash") or "between" in draft.flags else "list"
        draft.ends.append(_End())
        return
    handler = _HANDLERS.get(token.name)
    if handler is None:
        draft.flags.add(token.name)
        return
    current = draft.ends[-1]
    handler(draft, token, before)
    if current.stated:
        current.start = current.start or token.start
        current.end = token.end


def _joins(name: str, before: str, after: str) -> bool:
    if name == "until":
        return after not in ("until", "tod")
    if name == "and":
        return True
    if name == "dash":
        return before in _BEARING and after in _OPENS_AN_END
    return name == "comma" and before in ("day", "suffix") and after in ("day", "day_month", "the")


def _read_day(draft: _Draft, token: Token, before: str) -> None:
    end, number = draft.ends[-1], cast(int, token.value)
    if before == "month_before":
        end.month = number
    elif before == "thu":
        draft.weekday = number - 2
    else:
        end.day = number


def _read_month(draft: _Draft, token: Token, before: str) -> None:
    draft.ends[-1].month = cast(int, token.value)


def _read_year(draft: _Draft, token: Token, before: str) -> None:
    draft.ends[-1].year = cast(int, token.value)


def _read_parts(draft: _Draft, token: Token, before: str) -> None:
    year, month, day = cast(tuple[int, int, int], token.value)
    end = draft.ends[-1]
    end.year, end.month, end.day = year or end.year, month or end.month, day or end.day


def _read_span(draft: _Draft, token: Token, before: str) -> None:
    span = cast(Span, token.value)
    _read_parts(draft, token._replace(value=span.first), before)
    draft.join = "range"
    draft.ends.append(_End(start=token.start, end=token.end))
    _read_parts(draft, token._replace(value=span.last), before)


def _read_dashed(draft: _Draft, token: Token, before: str) -> None:
    draft.ends[-1].dashed = cast(Span, token.value)


def _read_numeral(draft: _Draft, token: Token, before: str) -> None:
    """Vietnamese numerals: the month after "tháng", the weekday after "thứ" (where two is Monday)."""
    end, number = draft.ends[-1], cast(int, token.value)
    if before == "thu":
        draft.weekday = number - 2
    elif before in ("month_name", "small_name") and end.month == 10 and number in (1, 2):
        end.month += number
    elif before == "month_before":
        end.month = number


def _read_modifier(draft: _Draft, token: Token, before: str) -> None:
    draft.flags.add(token.name)
    draft.modifier = {"past": "last", "following": "next"}.get(token.name, token.name)


def _read_unit(draft: _Draft, token: Token, before: str) -> None:
    if before == "thu":
        draft.weekday = cast(int, token.value) - 2
        return
    if draft.unit != "year":
        draft.unit = _UNITS[token.name]


def _read_tomorrow(draft: _Draft, token: Token, before: str) -> None:
    """A word that is tomorrow or, after "last", yesterday."""
    draft.today = "yesterday" if draft.modifier == "last" else "tomorrow"


def _read_part(draft: _Draft, token: Token, before: str) -> None:
    """Russian: the first half of the day is the morning, the second the afternoon."""
    if "half" in draft.flags:
        draft.time_of_day = "morning" if "first" in draft.flags else "afternoon"


def _keep(name: str) -> "_Handler":
    def keep(draft: _Draft, token: Token, before: str) -> None:
        setattr(draft, name, token.value)

    return keep


def _keep_today(draft: _Draft, token: Token, before: str) -> None:
    """Bengali: "today's" is one word."""
    draft.today = cast(str | None, token.value) or draft.today


_Handler = Callable[[_Draft, Token, str], None]
_HANDLERS: dict[str, _Handler] = {
    "day": _read_day,
    "year": _read_year,
    **dict.fromkeys(("month", "month_in", "month_of"), _read_month),
    **dict.fromkeys(("month_name", "small_name"), _read_numeral),
    **dict.fromkeys(("full", "day_month", "month_year"), _read_parts),
    **dict.fromkeys(("span", "years", "months"), _read_span),
    "dashed": _read_dashed,
    **dict.fromkeys(("last", "next", "this", "past", "following"), _read_modifier),
    **dict.fromkeys(_UNITS, _read_unit),
    **dict.fromkeys(("weekday", "weekday_short"), _keep("weekday")),
    "part": _read_part,
    "tod": _keep("time_of_day"),
    "today": _keep("today"),
    "poss": _keep_today,
    "tomorrow_word": _read_tomorrow,
    **dict.fromkeys(("approx", "approx_of"), _keep("approximate")),
}


def _settle_dashed(draft: _Draft) -> None:
    """3-12 is a range of days where a month is named beside it, and otherwise the third of December."""
    end = draft.ends[0]
    if len(draft.ends) == 1 and end.dashed and end.month is not None:
        end.day = end.dashed.first[2]
        draft.ends.append(_End(end.year, end.month, end.dashed.last[2], end.start, end.end))
        draft.join = "range"
        return
    for one in draft.ends:
        if one.dashed:
            one.day, one.month = one.dashed.first[2], one.dashed.last[2]


def _share(ends: list[_End]) -> None:
    """Let every end borrow what its neighbour states for both: "1 to 4 December 2025"."""
    backwards = list(reversed(ends))
    for one, following in pairwise(ends):
        if following.month is None and following.day:
            following.month = one.month
    for following, one in pairwise(backwards):
        if one.month is None and one.day:
            one.month = following.month
    for following, one in pairwise(backwards):
        if one.year is None and following.year:
            one.year = following.year - (one.order() > following.order())
    for one, following in pairwise(ends):
        if following.year is None and one.year:
            following.year = one.year + (following.order() < one.order())


def _on_a_calendar(end: _End) -> bool:
    if end.month is None:
        return end.day is None
    if not 1 <= end.month <= 12:
        return False
    if not end.day:
        return True
    if end.year and end.month == 2:
        return 1 <= end.day <= calendar.monthrange(end.year, 2)[1]
    return 1 <= end.day <= _LONGEST_MONTH[end.month - 1]


def _consecutive(ends: list[_End]) -> bool:
    months = {(end.year, end.month) for end in ends}
    days = [end.day or 0 for end in ends]
    return len(months) == 1 and 0 not in days and days == list(range(days[0], days[0] + len(days)))


def _in_order(ends: list[_End]) -> bool:
    first, last = ends[0], ends[-1]
    if first.year and last.year:
        return (first.year, *first.order()) < (last.year, *last.order())
    # Without a year, a range may run over the turn of the year, but not backwards inside a month.
    return first.month != last.month or (first.day or 0) < (last.day or 0)


def _relative(draft: _Draft, stated: _End) -> str | None:
    if draft.today or stated.year:
        return draft.today
    pointer = _pointer(draft)
    if pointer or stated.day or stated.month:
        return pointer or _relative_year(draft, stated)
    if draft.weekday is not None:
        return f"{draft.modifier}_week" if draft.unit == "week" and draft.modifier else draft.modifier
    return _relative_day(draft)


def _pointer(draft: _Draft) -> str | None:
    """Today or yesterday said in two words, which a date may follow: "hôm nay", "chiều nay", "tối qua"."""
    if "hom" in draft.flags and "second" in draft.flags:
        return "day_before_yesterday"
    if draft.unit in ("week", "year") or "just" in draft.flags:
        return None
    if "hom" in draft.flags:
        days = {"this": "today", "last": "previous_day", "next": "next_day"}
        return "yesterday" if "past" in draft.flags else days.get(draft.modifier or "")
    if draft.time_of_day and draft.weekday is None:
        if draft.modifier == "this" and "day_noun" not in draft.flags:
            return f"this_{draft.time_of_day}"
        return "yesterday" if "past" in draft.flags else None
    return None


def _relative_year(draft: _Draft, stated: _End) -> str | None:
    if draft.unit == "year" and draft.modifier:
        return f"{draft.modifier}_year"
    if stated.day:
        return draft.modifier if draft.modifier in ("last", "next") else None
    return {"last": "last_month_named", "next": "next_month_named", "this": "this_year"}.get(
        draft.modifier or ""
    )


def _relative_day(draft: _Draft) -> str | None:
    beside = {
        "same": "same_day",
        "eve": "previous_day",
        "earlier": "previous_day",
        "before": "previous_day",
        "later": "next_day",
    }
    for flag in beside.keys() & draft.flags:
        return beside[flag]
    if draft.modifier and ("day_noun" in draft.flags or (draft.unit is None and not draft.time_of_day)):
        return "next_day" if draft.modifier == "next" else "same_day"
    if draft.unit and draft.modifier:
        return f"{draft.modifier}_{draft.unit}"
    if draft.time_of_day and draft.modifier:
        return "yesterday"
    return None


def _kind(draft: _Draft, ends: list[_End]) -> Kind:
    if len(ends) > 1:
        return "range"
    if ends[0].day:
        return "day"
    if ends[0].month:
        return "month"
    if ends[0].year:
        return "year"
    return "weekday" if draft.weekday is not None and not draft.today else "relative"


def _mention(text: str, draft: _Draft, ends: list[_End], start: int, end: int) -> DateMention:
    first, last = ends[0], ends[-1] if len(ends) > 1 else _End()
    relative = _relative(draft, first)
    # In Russian "a day earlier" is said with the word for "in the afternoon": днём ранее.
    named = None if "earlier" in draft.flags else draft.time_of_day
    time_of_day = named or _TIMES_OF_TODAY.get(relative or "")
    whole_day = first.day is not None or last.day is not None
    return DateMention(
        start, end, text[start:end], _kind(draft, ends),
        first.year, first.month, first.day, last.year, last.month, last.day,
        None if len(ends) > 1 else draft.weekday,
        cast("Relative | None", relative),
        cast("TimeOfDay | None", time_of_day),
        None if whole_day else cast("Part | None", draft.approximate),
    )  # fmt: skip
