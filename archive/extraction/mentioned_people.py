"""People whom a sentence names without their being there: who sent the message, in whose name somebody spoke."""

import re

from archive.extraction.people import PersonMention
from archive.extraction.sentences import Sentence

REACH = 70
"""How far before a person, in letters, the words may stand that only invoke them."""
_INVOKED = re.compile(
    r"(?:\bau nom d[eu]s?|\bsur (?:haute |les )?instructions? d[eu]s?|\bmessage (?:[^\s.,;]+ ){0,4}?d[eu]|"
    r"\bde la part d[eu]|\bcondoléances d[eu]|\bsalutations (?:[^\s.,;]+ ){0,2}?d[eu]|"
    r"\bon behalf of|\bin the name of|\bon (?:the )?instructions? of|\b(?:message|letter|greetings|regards) from|"
    r"\bот имени|\bпо поручению|\bприветстви\w+ от|\bthay mặt|\bchuyển lời (?:[^\s.,;]+ ){0,4}?của|\btheo chỉ đạo của)"
    r"(?: [^\s.,;:()]+){0,6} ?$",
    re.IGNORECASE,
)

_ADDRESSED = re.compile(
    r"\b(?:message|lettre)\b[^.;:]{0,90}\bà (?:son|sa)(?: [^\s.,;:()]+){0,4} ?$", re.IGNORECASE
)
ADDRESSED = 140
"""The same for whom the message is for."""


def is_invoked(person: PersonMention, sentence: Sentence) -> bool:
    """Whether somebody is only invoked: "on behalf of President X", « un message du président Y ».

    Nobody else stands between the words for it and the person.
    """
    first = min(person.start, person.post_start if person.post_start is not None else person.start)
    begin = max(sentence.start, first - REACH)
    if _ADDRESSED.search(sentence.paragraph.text, max(sentence.start, first - ADDRESSED), first):
        return True
    others = [one.end for one in sentence.people if one.name_text and one.end <= first]
    begin = max([begin, *others])
    return bool(_INVOKED.search(sentence.paragraph.text, begin, first))
