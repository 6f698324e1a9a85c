"""The mark at the end of a paragraph, by the script of its language: । in Bengali, a full stop in Vietnamese."""

import re
import unicodedata

from articles.languages import LANGUAGES, Language
from articles.quality.addresses import addresses
from articles.quality.check import Check, Finding, Unit, gettext_noop

_BEHIND = "”’»\"')]}」』 *"
"""What may stand behind the mark."""
_FULL_STOPS = ".।॥。"
_PRESS_END = re.compile(r"\.\s?/\s?\.$")  # ./. ends an article in Vietnam
_SENTENCE = 25
"""Letters: shorter paragraphs may be headings, which have no mark at their end."""


class EndMark(Check):
    id = "end-mark"
    name = gettext_noop("End of the paragraph")
    explanation = gettext_noop(
        "A paragraph that ends its sentence in the original ends it in the translation, with the mark of its script: "
        "a danda in Bengali and Hindi, a full stop in Latin and Cyrillic letters."
    )

    _other = gettext_noop(
        "The paragraph ends with “%(target_mark)s”; its script ends a sentence with “%(mark)s”."
    )
    _none = gettext_noop("The paragraph ends without a mark.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        language = LANGUAGES.get(unit.target_language.partition("-")[0].lower())
        body = unit.target.rstrip(_BEHIND)
        if language is None or not body or _is_address(body) or _PRESS_END.search(body):
            return []
        stop, last = _stop_of(language), body[-1]
        if last in _FULL_STOPS and last != stop and not body.endswith(".."):
            if last == "." and _is_abbreviation(body):
                return []
            fix = unit.target[: len(body) - 1] + stop + unit.target[len(body) :]
            told = {"target_mark": last, "mark": stop}
            return [Finding(self.id, place, self._other, told, len(body) - 1, len(body), fix)]
        in_brackets = unit.target[len(body) :].startswith(")")  # (Ảnh: TTXVN): a credit, no sentence
        if _is_part_of_a_word(last) and not in_brackets and self._should_end(unit):
            fix = unit.target[: len(body)] + stop + unit.target[len(body) :]
            return [Finding(self.id, place, self._none, {}, len(body) - 1, len(body), fix)]
        return []

    def _should_end(self, unit: Unit) -> bool:
        """The original ends with a mark; where there is no original, the paragraph is a long one with sentences."""
        if not unit.source:
            return sum(map(str.isalpha, unit.target)) >= 4 * _SENTENCE
        body = unit.source.rstrip(_BEHIND)
        return len(body) >= _SENTENCE and body[-1] in _FULL_STOPS + "?!…؟？！"


def _stop_of(language: Language) -> str:
    return language.sentence_ends[0]


def _is_address(body: str) -> bool:
    return any(end == len(body) for _, end in addresses(body))


def _is_abbreviation(body: str) -> bool:
    """Its last word is an initial (A.) or Latin letters with a stop (Co.): the stop belongs to it."""
    word = body[:-1].rpartition(" ")[2]
    return bool(re.search(r"(?:^|[^\w])[A-Za-z]{1,4}$", word))


def _is_part_of_a_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"
