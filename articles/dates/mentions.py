"""What the date grammar finds in a text, before anything outside the sentence is asked."""

from typing import Literal, NamedTuple

Kind = Literal["day", "range", "month", "year", "weekday", "relative"]
TimeOfDay = Literal["morning", "noon", "afternoon", "evening"]
Part = Literal["beginning", "middle", "end"]
Relative = Literal[
    "today", "yesterday", "tomorrow", "day_before_yesterday", "day_after_tomorrow",
    "this_morning", "this_noon", "this_afternoon", "this_evening", "same_day", "next_day", "previous_day",
    "this_week", "last_week", "next_week", "this_month", "last_month", "next_month",
    "this_year", "last_year", "next_year", "last_month_named", "next_month_named",
    "last", "this", "next",
]  # fmt: skip


class DateMention(NamedTuple):
    """One date as words of a text.

    start, end: code points in the text; words is text[start:end]. year, month, day: what the words state,
    None where they do not; of a range, its first end, and end_year … its last. What one end of a range
    borrows from the other ("1 to 4 December") is filled in.
    weekday: Monday is 0. approximate: the part of the month or year that is meant.
    relative: how the words point at a day by another: "today" (also "today, 13 May"), "last_year" ("in May
    last year"), "last_month_named" ("last May"), "last" and "next" before a weekday or a day, "same_day",
    "next_day" and "previous_day" by the day the text last spoke of.
    """

    start: int
    end: int
    words: str
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    relative: Relative | None = None
    time_of_day: TimeOfDay | None = None
    approximate: Part | None = None
