"""A translation much longer or shorter than its original: words were lost, or stand twice.

What is usual is the ratio of the two languages (articles.text.align), give or take three standard deviations.  They
were measured on the aligned paragraphs of the first texts (Vietnamese and Bengali: 11 pairs of 231 to 491 characters,
0.86 to 1.45 times as long) and of a report in four languages (twelve pairs of languages, 22 to 260 characters, 0.70 to
1.43 times): 0.14 of the logarithm for long paragraphs, more for short ones.  At 400 characters 1.75 times is too
long, at 40 it is 3.4 times.
"""

from math import exp, sqrt

from articles.quality.check import Check, Finding, Unit, gettext_noop
from articles.text.align import density

_SPREAD, _SHORT = 0.02, 6.0
_FAR = 3.0
"""Standard deviations of the logarithm of the ratio."""
_ENOUGH = 20
"""Letters of the original: a heading may be rendered in any length."""


class Length(Check):
    id = "length"
    name = gettext_noop("Length")
    explanation = gettext_noop(
        "A translation far longer or shorter than is usual for its two languages may have lost a sentence or have "
        "one twice."
    )

    _longer = gettext_noop(
        "The translation is long for its original: %(target_length)s characters for %(source_length)s."
    )
    _shorter = gettext_noop(
        "The translation is short for its original: %(target_length)s characters for %(source_length)s."
    )
    _agree = gettext_noop("Length agrees: %(target_length)s characters for %(source_length)s.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        source, target = len(unit.source.strip()), len(unit.target.strip())
        if source < _ENOUGH:
            return []
        least, most = bounds(source, unit.source_language, unit.target_language)
        told = {"source_length": str(source), "target_length": str(target)}
        message = self._agree if least <= target <= most else self._longer if target > most else self._shorter
        return [Finding(self.id, place, message, told, passed=message == self._agree)]


def bounds(length: int, source: str, target: str) -> tuple[float, float]:
    """Characters that a translation of so many has, at least and at most."""
    usual = length * density(target) / density(source)
    factor = exp(_FAR * sqrt(_SPREAD + _SHORT / max(usual, 1)))
    return usual / factor, usual * factor
