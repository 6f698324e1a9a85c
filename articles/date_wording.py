"""Dates in words, in every language of the interface.  Pure; articles.edtf_date says what it makes of EDTF."""

from dataclasses import dataclass
from typing import Literal

from articles.calendar_words import LIST, WORDS, CalendarWords
from articles.numerals import digits

Style = Literal["full", "list", "month"]


@dataclass(frozen=True)
class Parts:
    """The parts of one date: numbers, 0 where absent; mark: on all of it; year_mark: on the year alone."""

    year: str
    month: int
    day: int
    mark: str
    year_mark: str

    @property
    def season(self) -> int:
        return self.month if self.month > 12 else 0


class Speaker:
    """Says dates in one language and style.  ValueError for a language that has no words for dates."""

    def __init__(self, language: str, style: Style) -> None:
        known = WORDS.get((language, LIST if style == LIST else "full"))
        if known is None:
            named = ", ".join(sorted({tag for tag, _ in WORDS}))
            raise ValueError(f"dates have no wording in “{language}”, only in {named}")
        self.language, self.words, self.shows_days = language, known, style != "month"

    def one(self, parts: Parts) -> str:
        """A single date."""
        return self._own_digits(self._adverb(parts.mark) + self._joined(self._day(parts), parts))

    def until(self, last: Parts, *, is_open: bool) -> str:
        """A period without a first day: open, or with a start that nobody states."""
        pattern = self.words.until if is_open else self.words.until_stated
        return pattern.format(date=self.one(last))

    def since(self, first: Parts, *, is_open: bool) -> str:
        """A period without a last day."""
        pattern = self.words.since if is_open else self.words.from_stated
        return pattern.format(date=self.one(first))

    def period(self, first: Parts, last: Parts) -> str:
        """A period; what both ends share is said once."""
        same_year = (first.year, first.year_mark, first.mark) == (last.year, last.year_mark, last.mark)
        if not same_year or bool(first.month) != bool(last.month) or first.season or last.season:
            return self.words.period.format(first=self.one(first), last=self.one(last))
        begin, end = self._day(first), self._day(last)
        if begin == end:
            return self.one(last)
        if first.day and last.day and first.month == last.month:
            begin = self.words.bare_day.format(day=first.day)
        both = self.words.period.format(first=begin, last=end)
        return self._own_digits(self._adverb(first.mark) + self._joined(both, last))

    def _own_digits(self, text: str) -> str:
        return digits(text, self.language)

    def _adverb(self, mark: str) -> str:
        probably = self.words.probably if "?" in mark or "%" in mark else ""
        return probably + (self.words.about if "~" in mark or "%" in mark else "")

    def _day(self, parts: Parts) -> str:
        """All but the year."""
        if not parts.month:
            return ""
        if parts.season:
            return self._part_of_year(parts.season)
        month = self.words.months[parts.month - 1]
        if parts.day and self.shows_days:
            return self.words.day.format(day=parts.day, month=month)
        return self.words.month.format(month=month)

    def _part_of_year(self, season: int) -> str:
        named = self.words.parts_of_year
        return named[season - 21] if 0 <= season - 21 < len(named) else ""

    def _joined(self, date: str, parts: Parts) -> str:
        """The day or the part of a year with its year."""
        if not date:
            return self._year(parts, self.words)
        if "X" in parts.year or parts.year_mark:
            return self.words.loose.format(date=date, year=self._year(parts, self.words))
        pattern = self.words.part_of_year if parts.season else self.words.of_year
        return pattern.format(date=date, year=parts.year)

    def _year(self, parts: Parts, words: CalendarWords) -> str:
        """A year by itself, or one that is not plain."""
        unknown = parts.year.count("X")
        if unknown == 4:
            return words.no_year if parts.month else words.no_date
        if unknown > 1:
            return words.years.format(first=parts.year.replace("X", "0"), last=parts.year.replace("X", "9"))
        if unknown:
            return self._adverb(parts.year_mark) + words.decade.format(year=f"{parts.year[:3]}0")
        return self._adverb(parts.year_mark) + words.year.format(year=parts.year)
