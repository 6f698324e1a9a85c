"""Whether what a word of a meeting tells was held, or is only planned, mentioned or the frame of another meeting."""

import re

from archive.extraction.sentences import Sentence
from archive.extraction.wordlists import Found

BEFORE, AFTER = 28, 24
"""How far, in letters, a word of the future or past may stand before the word of the meeting, or behind it."""
CLAUSE = 60
CLAUSE_OF_NOUN = 110
"""How far, in letters, a word of the future reaches; further to a noun: "will travel to … for a meeting"."""
FRAMED = 6
"""How far behind "on the sidelines of", in letters, the word for that meeting stands."""
NAMED = 40
"""How far behind the word for a dialogue, in letters, the countries may stand that its name holds."""
_AFTER_IT = re.compile(
    "following|after|during|à l|au terme|au cours|по итогам|после|в ходе|kết thúc|sau|tại", re.IGNORECASE
)
"""How a noun for a meeting begins that was held: what is planned or agreed there is not the meeting itself."""


def standings(sentence: Sentence, language: str) -> list[str]:
    """The standing of each word of a meeting; what is to come goes on in "will hold talks with …, call on …"."""
    found: list[str] = []
    for trigger in sentence.triggers:
        told = _standing(sentence, trigger, language)
        if told == "reported" and _goes_on(sentence, trigger, language):
            before = [word for word in sentence.standing if word.meaning[0] in ("planned", "future")]
            ahead = any(_governs(word, trigger, sentence) for word in before)
            told = "planned" if ahead or (found and found[-1] == "planned") else told
        found.append(told)
    if "reported" in found:
        return found
    return [_attended(sentence, *pair) for pair in zip(sentence.triggers, found, strict=True)]


def _attended(sentence: Sentence, trigger: Found, told: str) -> str:
    """A dialogue of two countries by its name, which somebody went to attend, was held: it frames no other."""
    if told != "frame" or trigger.meaning[0] != "consultation":
        return told
    named = {each.code for each in sentence.countries if 0 <= each.start - trigger.end <= NAMED}
    return "reported" if len(named) == 2 else told


def _standing(sentence: Sentence, trigger: Found, language: str) -> str:
    """Whether the word of a meeting is governed by one of the future or of history."""
    if trigger.meaning[1] == "noun" and _AFTER_IT.match(sentence.paragraph.text[trigger.start : trigger.end]):
        return "reported"
    behind = AFTER if language == "bn" else 0
    for word in sentence.standing:
        if word.meaning[0] == "frame":
            if 0 <= trigger.start - word.end <= FRAMED:
                return "frame"
        elif word.meaning[0] == "future":
            if _governs(word, trigger, sentence):
                return "planned"
        elif trigger.start - BEFORE <= word.start <= trigger.end + behind:
            return word.meaning[0]
    return "reported"


def _goes_on(sentence: Sentence, trigger: Found, language: str) -> bool:
    """Whether a verb has no tense of its own, so that of the verb before it holds for it too."""
    words = sentence.paragraph.text[trigger.start : trigger.end].lower()
    if language == "vi":
        before = sentence.paragraph.text[max(0, trigger.start - 3) : trigger.start].lower()
        return not words.startswith("đã") and before != "đã "
    return language == "en" and words.split()[0] in (
        "hold",
        "meet",
        "sign",
        "pay",
        "call",
        "talks",
        "meetings",
    )


def _governs(word: Found, trigger: Found, sentence: Sentence) -> bool:
    """Whether a word of the future belongs to the word of a meeting behind it: they stand in one clause."""
    between = sentence.paragraph.text[word.end : trigger.start]
    reach = CLAUSE_OF_NOUN if trigger.meaning[1] == "noun" else CLAUSE
    return 0 < trigger.start - word.end <= reach and not set(between) & set(';:“”"«»—–')
