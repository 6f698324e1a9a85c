"""What a meeting was about: topics of the controlled vocabulary, by the words of its sentences.

| They agreed to share data on phishing; đề nghị mở rộng đào tạo       | information-exchange, cybercrime; training |
| по данным ведомства, изъято две тонны наркотиков; trade stood at $2bn | none: figures                              |
| analysts say that migration … ; next year's security dialogue         | none: other voices, what comes next        |
| he met the head of the Drug Control Agency                            | none: the name of a body                   |

The words are those of data/topics.tsv; what kind of sentence it is tell those of data/topic_cues.tsv.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.extraction import wordlists
from archive.extraction.sentences import Sentence


@dataclass(frozen=True)
class Topic:
    """slug: of the controlled vocabulary. start, end: of the words that name it first, in the paragraph."""

    slug: str
    sentence: Sentence
    start: int
    end: int


def find(language: str, told: Sequence[Sentence], sentences: Sequence[Sentence]) -> list[Topic]:
    """The topics of a meeting. told: the sentences that report it; sentences: all that speak of it, these too."""
    topics: dict[str, Topic] = {}
    for sentence in sentences:
        lowered, whole = wordlists.lower(sentence.text), wordlists.lower(sentence.paragraph.text)
        if _is_title(sentence, told) or not _is_of_substance(sentence, lowered, language, told):
            continue
        for item in wordlists.find("topics", language, _masked(sentence, lowered), whole):
            slug = item.meaning[0]
            start, end = sentence.start + item.start, sentence.start + item.end
            topics.setdefault(slug, Topic(slug, sentence, start, end))
    return list(topics.values())


def _is_title(sentence: Sentence, told: Sequence[Sentence]) -> bool:
    """A heading is of the whole text; it counts where nothing else tells of the meeting."""
    return sentence.paragraph.is_heading and any(not each.paragraph.is_heading for each in told)


def _is_of_substance(sentence: Sentence, lowered: str, language: str, told: Sequence[Sentence]) -> bool:
    """Whether the sides speak in a sentence: not somebody else, and no figures or history unless they speak of them."""
    whole = wordlists.lower(sentence.paragraph.text)
    roles = {cue.meaning[0] for cue in wordlists.find("topic_cues", language, lowered, whole)}
    if "outsider" in roles:
        return False
    return any(sentence is each for each in told) or "aside" not in roles or "substance" in roles


def _masked(sentence: Sentence, lowered: str) -> str:
    """A sentence without the names of bodies, which are about themselves: the border guard, the drugs office."""
    text = sentence.paragraph.text
    for body in sentence.organisations:
        # "customs" or "the coast guard" in small letters may be what is spoken of.
        if text[body.start].islower():
            continue
        lowered = _blank(lowered, body.start - sentence.start, body.end - sentence.start)
    for person in sentence.people:
        if person.post_start is not None and person.post_end is not None:
            lowered = _blank(lowered, person.post_start - sentence.start, person.post_end - sentence.start)
    return lowered


def _blank(letters: str, start: int, end: int) -> str:
    first, last = max(start, 0), min(end, len(letters))
    return letters[:first] + "\n" * (last - first) + letters[last:] if first < last else letters
