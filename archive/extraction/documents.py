"""The documents that the sides of a meeting signed or mean to sign.

| the two ministers signed a memorandum of understanding on cybercrime     | memorandum, signed          |
| đề nghị sớm ký Hiệp định về dẫn độ; a draft agreement; in negotiation     | treaty, agreement, planned  |
| adopted a joint statement; a été paraphé un procès-verbal                | signed                      |
| under the 2014 agreement; the protocol signed in May 2019; no text was … | only mentioned: left out    |

The words are those of data/documents.tsv, what tells the standing those of data/document_cues.tsv.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from archive.extraction import wordlists
from archive.extraction.sentences import Sentence
from archive.extraction.wordlists import Found

LONGEST_TITLE = 160
REACH = 110
"""So far from a document, in letters, the word may stand that says it was signed."""
BETWEEN = 30
"""Two documents within so many letters may be signed in one breath."""
Standing = Literal["signed", "planned", "mentioned"]
_ORDER: tuple[Standing, ...] = ("signed", "planned", "mentioned")
_ISSUED = ("joint_statement", "plan", "roadmap", "minutes")
_CLAUSE = re.compile(r"[;।](?:\s|$)|\s[–—]\s|[.!?](?=\s|$)")
# In Vietnamese "phòng, chống" (prevent and combat) is one word with a comma inside.
_TITLE = re.compile(r",(?! chống\b)|[;:।()«»“”\"]|\.(?=\s|$)|\s[–—]\s")
_OPENING = {
    "en": re.compile(
        r"\b(?:an?|the|its|their|this)\s+((?:(?!an?\b|the\b|to\b|and\b|two\b|\w+ed\b)[\w’'-]+\s+){1,4})$"
    ),
    "ru": re.compile(r"(?<!\w)((?:[а-яё-]+(?:[оеы]е|[ыио]й|ого|[ая]я|ую)\s+){1,2})$"),
}
_AND = re.compile(r"^[\s,]*(?:\S*\s+)?(?:and|et|và|и|ও|এবং)?\s*(?:\S+\s+){0,2}$")
_IN = re.compile(r"(?<![’'])\b(?:in|since|en|depuis|dès|в|с|от|vào|từ)\s+$", re.IGNORECASE)


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
    for document in (document for sentence in sentences for document in _named(sentence, language)):
        held = best.get(document.kind)
        if held is None or _ORDER.index(document.standing) < _ORDER.index(held.standing):
            best[document.kind] = document
    return [document for document in best.values() if document.standing != "mentioned"]


def _named(sentence: Sentence, language: str) -> list[Document]:
    """All documents that a sentence names, with their standing there."""
    text, whole = wordlists.lower(sentence.text), wordlists.lower(sentence.paragraph.text)
    found = wordlists.find("documents", language, text, whole)
    cues = wordlists.find("document_cues", language, text, whole) if found else []
    return [_document(sentence, item, language, found, cues) for item in found]


def _document(
    sentence: Sentence, item: Found, language: str, found: Sequence[Found], cues: Sequence[Found]
) -> Document:
    standing = _standing(sentence, item, found, cues)
    start, end = _title(sentence.text, item, language, cues)
    title = sentence.text[start:end].strip(" .।;,–—-")
    return Document(
        item.meaning[0], title, standing, sentence, sentence.start + start, sentence.start + item.end
    )


def _title(text: str, item: Found, language: str, cues: Sequence[Found]) -> tuple[int, int]:
    """From what the name begins with to the end of what it is about; in Bengali that stands before the name."""
    opening = (
        _OPENING[language].search(text, max(0, item.start - BETWEEN), item.start)
        if language in _OPENING
        else None
    )
    if language == "bn":
        return item.start, item.end
    cut = _TITLE.search(text, item.end)
    stops = [cue.start for cue in cues if cue.start >= item.end]
    end = min([len(text), item.start + LONGEST_TITLE, *stops, *([cut.start()] if cut else [])])
    return opening.start(1) if opening else item.start, end


def _standing(sentence: Sentence, item: Found, found: Sequence[Found], cues: Sequence[Found]) -> Standing:
    begin, end = _clause(sentence.text, item)
    near = [cue for cue in cues if begin <= cue.start < end]
    if any(cue.meaning[0] in ("none", "past") for cue in near):
        return "mentioned"
    yet_to_come = any(cue.meaning[0] == "planned-behind" for cue in near)  # … once it is signed
    if not yet_to_come and any(_is_older(cue, item, sentence.text) for cue in near):
        return "mentioned"
    ranked = [(gap, cue) for cue in near if (gap := _gap(cue, item, found, sentence.text)) is not None]
    if not ranked:
        return "mentioned"
    planned = not min((gap, not cue.meaning[0].startswith("planned")) for gap, cue in ranked)[1]
    if not planned and _is_dated_back(sentence, begin, end):
        return "mentioned"
    return "planned" if planned else "signed"


def _clause(text: str, item: Found) -> tuple[int, int]:
    """The part of a sentence that an item stands in."""
    begin = max((cut.end() for cut in _CLAUSE.finditer(text, 0, item.start)), default=0)
    cut = _CLAUSE.search(text, item.end)
    return begin, cut.start() if cut else len(text)


def _is_older(cue: Found, item: Found, text: str) -> bool:
    """Whether words right at a document speak of it as one that there is already."""
    if cue.meaning[0] == "within-before":
        return cue.start < item.start <= cue.end + 1
    behind = cue.meaning[0] == "within-behind" and item.end <= cue.start
    return behind and " " not in text[item.end : cue.start].rstrip()


def _gap(cue: Found, item: Found, found: Sequence[Found], text: str) -> int | None:
    """How far a word of signing or planning is from a document; None where it says nothing of it."""
    role, _, side = cue.meaning[0].partition("-")
    before, behind = cue.end <= item.start, cue.start >= item.end
    if role not in ("signed", "planned", "issued") or (role == "issued" and item.meaning[0] not in _ISSUED):
        return None
    if (side == "before" and not before) or (side == "behind" and not behind):
        return None
    first, last = (cue.end, item.start) if before else (item.end, cue.start)
    others = [other for other in found if first <= other.start and other.end <= last]
    if others and not _in_one_breath(text, others, first, last, before):
        return None
    gap = max(0, last - first)
    return gap if gap <= REACH else None


def _in_one_breath(text: str, others: Sequence[Found], first: int, last: int, before: bool) -> bool:
    """Whether only "and" stands between the documents: signed a memorandum and a plan of action."""
    between = text[others[-1].end : last] if before else text[first : others[0].start]
    return len(between) <= BETWEEN and bool(_AND.search(between))


def _is_dated_back(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a month or year is given for what was signed: news would have the day."""
    text = sentence.paragraph.text
    return any(
        date.kind in ("month", "year")
        and date.year is not None
        and begin <= date.start - sentence.start < end
        and (_IN.search(text, max(0, date.start - 10), date.start) or date.words.endswith("ে"))
        for date in sentence.dates
    )
