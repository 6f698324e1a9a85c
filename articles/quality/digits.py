"""Digits of one kind in one text: ২০২৫ or 2025, not both."""

import re

from articles.languages import LANGUAGES
from articles.quality.addresses import without_addresses
from articles.quality.check import Check, Document, Finding, Unit, gettext_noop
from articles.text.normalise import ascii_digits

_ASCII = "0123456789"
# A name of letters and digits keeps them: G7, F-16, COVID-19, 5G.
_NAMED = re.compile(r"(?<![^\W_])(?:[A-Za-z][A-Za-z0-9]*[-–]?\d[\w-]*|\d+[A-Za-z][\w-]*)")
_RUN = re.compile(r"\d+(?:[.,:/-]\d+)*")


class DigitsMixed(Check):
    id = "digits"
    name = gettext_noop("Digits")
    explanation = gettext_noop("One text uses one kind of digits: those it uses most.")

    _mixed = gettext_noop("“%(target_numbers)s” is in other digits than the rest of the text.")

    def check_document(self, document: Document) -> list[Finding]:
        most = {
            language: _most(document, language) for language in {u.target_language for u in document.units}
        }
        found = []
        for place, unit in enumerate(document.units):
            found += self._of(unit, place, most[unit.target_language])
        return found

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        return self.check_document(Document((unit,)))

    def _of(self, unit: Unit, place: int, digits: str) -> list[Finding]:
        odd = [
            (start, end)
            for start, end in _numbers(unit.target)
            if any(sign.isdecimal() and sign not in digits for sign in unit.target[start:end])
        ]
        if not odd:
            return []
        words = list(dict.fromkeys(unit.target[start:end] for start, end in odd))
        told = {"target_numbers": " · ".join(words)}
        fix = unit.target
        for start, end in odd:
            fix = fix[:start] + _in_digits(fix[start:end], digits) + fix[end:]
        return [Finding(self.id, place, self._mixed, told, *odd[0], fix)]


def _most(document: Document, language: str) -> str:
    """The ten digits that the text uses most; of its own script where it uses both alike."""
    known = LANGUAGES.get(language.partition("-")[0].lower())
    own = known.digits if known else _ASCII
    counted = "".join(
        unit.target[start:end]
        for unit in document.units
        if unit.target_language == language
        for start, end in _numbers(unit.target)
    )
    in_ascii, in_own = (sum(sign in digits for sign in counted) for digits in (_ASCII, own))
    return _ASCII if in_ascii > in_own else own


def _numbers(text: str) -> list[tuple[int, int]]:
    plain = without_addresses(text)
    named = [one.span() for one in _NAMED.finditer(plain)]
    return [
        one.span()
        for one in _RUN.finditer(plain)
        if not any(start < one.end() and one.start() < end for start, end in named)
    ]


def _in_digits(number: str, digits: str) -> str:
    return "".join(digits[int(sign)] if sign in _ASCII else sign for sign in ascii_digits(number))
