"""Whole paragraphs: left out, left in the language of the original, or translated twice."""

from rapidfuzz import fuzz

from articles.languages import LANGUAGES
from articles.quality.addresses import without_addresses
from articles.quality.check import Check, Document, Finding, Unit, gettext_noop
from articles.text.identify import identify, script
from articles.text.normalise import exact_key

_ENOUGH = 20
"""Letters from which a paragraph can be judged."""
_SHOWN = 6
"""Words by which a paragraph is named."""
_SAME = 90.0
"""Likeness, 0 to 100, of two paragraphs that say the same in the same letters."""


class Empty(Check):
    id = "empty"
    name = gettext_noop("Empty paragraph")
    explanation = gettext_noop("Every paragraph of the original has a translation.")

    _empty = gettext_noop("This paragraph has no translation.")

    def check_document(self, document: Document) -> list[Finding]:
        return [
            Finding(self.id, place, self._empty)
            for place, unit in enumerate(document.units)
            if unit.source.strip() and not unit.target.strip()
        ]


class Untranslated(Check):
    id = "untranslated"
    name = gettext_noop("Untranslated paragraph")
    explanation = gettext_noop(
        "A paragraph is in the language of the translation, not in that of the original."
    )

    _copied = gettext_noop("The paragraph is the original’s, word for word.")
    _script = gettext_noop("The paragraph is written in the script of another language.")
    _language = gettext_noop("The paragraph seems to be in another language.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        if sum(map(str.isalpha, without_addresses(unit.target))) < _ENOUGH:
            return []
        language = LANGUAGES.get(unit.target_language.partition("-")[0].lower())
        message = ""
        if unit.source_language != unit.target_language and _is_copy(unit):
            message = self._copied
        elif language and script(unit.target) not in (language.script, None):
            message = self._script
        elif identify(unit.target) == unit.source_language != unit.target_language:
            message = self._language
        return [Finding(self.id, place, message, {}, 0, len(unit.target))] if message else []


def _is_copy(unit: Unit) -> bool:
    return fuzz.ratio(exact_key(unit.source), exact_key(unit.target), score_cutoff=_SAME) > 0


class Repeated(Check):
    id = "repeated"
    name = gettext_noop("Repeated paragraph")
    explanation = gettext_noop("No paragraph stands twice where the original has two different ones.")

    _twice = gettext_noop("The same paragraph stands in the text before: “%(target_beginning)s”.")

    def check_document(self, document: Document) -> list[Finding]:
        first: dict[str, int] = {}
        found = []
        for place, unit in enumerate(document.units):
            words = exact_key(unit.target)
            if sum(map(str.isalpha, words)) < _ENOUGH:
                continue
            before = first.setdefault(words, place)
            if before != place and not _say_the_same(document.units[before], unit):
                told = {"target_beginning": _beginning(unit.target)}
                found.append(Finding(self.id, place, self._twice, told, 0, len(unit.target)))
        return found


def _beginning(text: str) -> str:
    """The first words, cut between words."""
    words = text.split()[:_SHOWN]
    return " ".join(words) + (" …" if len(text.split()) > _SHOWN else "")


def _say_the_same(one: Unit, other: Unit) -> bool:
    """The original repeats itself."""
    return bool(one.source) and exact_key(one.source) == exact_key(other.source)
