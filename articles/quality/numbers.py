"""Numbers of the original and of the translation, whatever their digits, separators and words of scale."""

import re
from decimal import Decimal
from typing import NamedTuple

from articles import dates
from articles.quality.addresses import without_addresses
from articles.quality.check import Check, Finding, Unit, gettext_noop
from articles.quality.number_words import SCALES, numbers_in_words
from articles.text.anchors import anchors
from articles.text.normalise import ascii_digits, exact_key

_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_SCALE = re.compile(r"\s?-?([^\W\d_][\w\u09bc-\u09cd.]*)")
_CLOCK = re.compile(r"\s?(?:h(?![^\W\d_])|h?[:.]\d\d|giờ|টা|час|[ap]\.?m|o[’']clock)", re.IGNORECASE)
_NOON = 12


class Number(NamedTuple):
    """A number in digits: where it stands, as printed, and its value with the word of scale behind it."""

    start: int
    end: int
    printed: str
    value: Decimal


def numbers(text: str) -> list[Number]:
    """The numbers of a text in order; addresses hold none.

    | 1.200.000, 1,200,000, ১২,০০,০০০      | 1200000: groups of digits             |
    | 1,5 triệu, 1.5 million, ১৫ লাখ       | 1500000: the word of scale belongs to it |
    | 3,5 · 0.125                          | 3.5 · 0.125                           |
    """
    plain = ascii_digits(without_addresses(text))
    found = []
    for one in _PLAIN.finditer(plain):
        value = _value(one.group())
        if scale := _SCALE.match(plain, one.end()):
            value *= SCALES.get(exact_key(scale.group(1)).rstrip("."), 1)
        found.append(Number(one.start(), one.end(), text[one.start() : one.end()], value))
    return found


def _value(printed: str) -> Decimal:
    groups = re.split("[.,]", printed)
    marks = [sign for sign in printed if sign in ".,"]
    if not marks:
        return Decimal(printed)
    if len(groups[-1]) == 3 and groups[0] != "0" and len(groups[0]) < 4 and len(set(marks)) == 1:
        return Decimal("".join(groups))
    if len(groups) > 2 and len(set(marks)) == 1:
        return Decimal("".join(groups))
    return Decimal("".join(groups[:-1]) + "." + groups[-1])


class NumbersDiffer(Check):
    """Numbers of dates are compared with dates (articles.quality.dates)."""

    id = "numbers"
    name = gettext_noop("Numbers")
    explanation = gettext_noop(
        "Every number of the original is in the translation, and no other, whatever the digits. "
        "A number in words counts where the other text has digits."
    )

    _missing = gettext_noop("In the original, not in the translation: %(source_numbers)s.")
    _added = gettext_noop("In the translation, not in the original: %(target_numbers)s.")
    _agree = gettext_noop("Numbers agree: %(source_numbers)s.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        if not unit.source:
            return []
        source, target = numbers(unit.source), numbers(unit.target)
        missing = self._without(source, unit.source, unit.source_language, unit.target, unit.target_language)
        added = self._without(target, unit.target, unit.target_language, unit.source, unit.source_language)
        found = []
        if missing:
            found.append(Finding(self.id, place, self._missing, {"source_numbers": _listed(missing)}))
        if added:
            told, first = {"target_numbers": _listed(added)}, added[0]
            found.append(Finding(self.id, place, self._added, told, first.start, first.end))
        if not found and source:
            told = {"source_numbers": _listed(source)}
            found.append(Finding(self.id, place, self._agree, told, passed=True))
        return found

    def _without(
        self, own: list[Number], text: str, language: str, other: str, other_language: str
    ) -> list[Number]:
        """The numbers of a text, its dates apart, that the other text does not have in digits or words."""
        of_dates = [(day.start, day.end) for day in dates.find(text, language)]
        held = {number.value for number in numbers(other)} | {
            Decimal(key) for key in anchors(other) if key.isdecimal()
        }
        held |= set(map(Decimal, numbers_in_words(other, other_language)))
        return [
            number
            for number in own
            if not any(start <= number.start < end for start, end in of_dates)
            and number.value not in held
            and not (_CLOCK.match(text, number.end) and _is_an_hour_of(number.value, held))
        ]


def _is_an_hour_of(value: Decimal, held: set[Decimal]) -> bool:
    """Whether the other text tells the same hour by the other clock: 14 or 2."""
    other = value - _NOON if value > _NOON else value + _NOON
    return 0 < value < 2 * _NOON and other in held


def _listed(found: list[Number]) -> str:
    return " · ".join(dict.fromkeys(number.printed for number in found))
