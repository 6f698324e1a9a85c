"""The documents that the sides of a meeting signed or mean to sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from archive.extraction import wordlists
from archive.extraction.sentences import Sentence

LONGEST_TITLE = 160
Standing = Literal["signed", "planned", "mentioned"]
_ORDER: tuple[Standing, ...] = ("signed", "planned", "mentioned")


@dataclass(frozen=True)
class Document:
    """kind: as in proposal.schema.json. title: as printed. start, end: of its name, in the paragraph."""

    kind: str
    title: str
    standing: Standing
    sentence: Sentence
    start: int
    end: int


def find(language: str, sentences: Sequence[Sentence]) -> list[Document]:
    """The documents by the sentences of a meeting; each kind once, as the strongest sentence has it."""
    best: dict[str, Document] = {}
    for sentence in sentences:
        for found in wordlists.find("documents", language, wordlists.lower(sentence.text)):
            document = _document(found, sentence)
            held = best.get(document.kind)
            if held is None or _ORDER.index(document.standing) < _ORDER.index(held.standing):
                best[document.kind] = document
    return [document for document in best.values() if document.standing != "mentioned"]


def _document(found: wordlists.Found, sentence: Sentence) -> Document:
    start, end = sentence.start + found.start, sentence.start + found.end
    text = sentence.text[found.start : found.start + LONGEST_TITLE]
    title = text.split(",")[0].split("”")[0].split("»")[0].strip(" .।;")
    return Document(found.meaning[0], title, _standing(sentence), sentence, start, end)


def _standing(sentence: Sentence) -> Standing:
    if any(word.meaning[0] == "planned" for word in sentence.standing):
        return "planned"
    return "signed" if any(found.meaning[0] == "signing" for found in sentence.triggers) else "mentioned"
