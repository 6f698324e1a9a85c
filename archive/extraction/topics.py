"""What a meeting was about: topics of the controlled vocabulary, by the words of its sentences."""

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
        for item in wordlists.find("topics", language, wordlists.lower(sentence.text)):
            slug = item.meaning[0]
            start, end = sentence.start + item.start, sentence.start + item.end
            topics.setdefault(slug, Topic(slug, sentence, start, end))
    return list(topics.values())
