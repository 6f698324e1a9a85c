"""More subjects of one post in a list: ministre de l'Intérieur, de la Sécurité et de la Décentralisation."""

from __future__ import annotations

import re

from archive.extraction.lexicon import Chunk, forenames
from archive.extraction.phrase import Phrase, near
from archive.extraction.reading import Reading

_AND = {
    "en": frozenset(("and",)),
    "fr": frozenset(("et",)),
    "vi": frozenset(("và",)),
}
_OF = {
    "en": frozenset(("for", "of", "the")),
    "fr": frozenset("de du des d la le l les".split()),
    "vi": frozenset(),
}
_IN = frozenset(("en",))
_CHARGE = frozenset(("charge", "chargee"))
_WITHIN = frozenset("de du des d la le l les a au aux".split())
_NO_SUBJECT = frozenset(
    "a ont est sont etait qui que dont avec par pour sa son ses leur leurs un une nos notre se y".split()
)
_SUBJECT = re.compile("(tion|ment|ity|ics|ship|ure|ing|ism|ces|airs|ance|ence|ees|ies|ws|th|ry)$")
_MOST, _LONGEST = 5, 7  # items of a list, words of an item


def take_list(read: Reading, phrase: Phrase) -> None:
    """Takes what follows the first subject of a post, if it is a list that a name or a country ends."""
    if phrase.head.entry.kind != "post" or read.language not in _AND or not _has_subject(phrase):
        return
    place, closed, found = phrase.last, False, []
    for _ in range(_MOST):
        begin, joined = _opening(read, place)
        item = _item(read, begin, joined) if begin else None
        if item is None:
            break
        place, chunk = item
        found.append(chunk)
        closed = closed or joined
    if place == phrase.last or not (closed or read.language == "fr") or not _ends(read, place):
        return
    phrase.last = place
    _own_subjects(phrase)
    phrase.domains += [chunk for chunk in found if chunk is not None]


def take_charge(read: Reading, phrase: Phrase) -> None:
    """Ministre délégué à la présidence du Cameroun, chargé de la Défense: the subject behind its own word."""
    place = phrase.last
    if read.language != "fr" or phrase.head.entry.kind != "post" or not 0 < place < len(read.at):
        return
    if read.words.gap(place - 1) not in (" ", ", ", "), ", ") "):
        return
    place += read.is_word(place, _IN)
    if not read.is_word(place, _CHARGE):
        return
    place += 1
    while place < len(read.at) and read.at[place] < 0 and _is_of(read, place):
        place += 1
    chunk = read.chunk_at(place)
    subject = _subject(chunk) if chunk and chunk.first == place else None
    if subject:
        phrase.domains.append(subject)
        phrase.last = subject.last
        take_list(read, phrase)


def _has_subject(phrase: Phrase) -> bool:
    return bool(phrase.domains) or (
        phrase.head.entry.value == "minister" and bool(phrase.bodies or phrase.free)
    )


def _own_subjects(phrase: Phrase) -> None:
    """Minister for Police, National Security and …: what a minister is for is no body."""
    if phrase.head.entry.value != "minister":
        return
    owned = [_subject(body) for body in phrase.bodies]
    if owned and all(owned):
        phrase.domains = [*(chunk for chunk in owned if chunk), *phrase.domains]
        phrase.bodies = []


def _opening(read: Reading, place: int) -> tuple[int, bool]:
    """Where the next item begins, behind a comma or "and", and whether it is the last; 0 for none."""
    if not 0 < place < len(read.at):
        return 0, False
    gap, joined = read.words.gap(place - 1), read.is_word(place, _AND[read.language])
    if gap not in (" ", ", ") or not (joined or gap == ", "):
        return 0, False
    return place + joined, joined


def _item(read: Reading, first: int, joined: bool) -> tuple[int, Chunk | None] | None:
    """The end of one subject and, where the lists know it, the subject."""
    place = first
    while place < len(read.at) and place - first < 3 and read.at[place] < 0 and _is_of(read, place):
        place += 1
    if place >= len(read.at) or (read.language == "fr" and place == first):
        return None
    chunk = read.chunk_at(place)
    subject = _subject(chunk) if chunk and chunk.first == place else None
    if read.language == "fr":
        return _french(read, place, subject)
    if chunk:
        return (chunk.last, subject) if subject else None
    end = _english(read, place) if read.language == "en" else _vietnamese(read, place, joined)
    return (end, None) if end else None


def _is_of(read: Reading, place: int) -> bool:
    return read.words.texts[place].islower() and read.is_word(place, _OF[read.language])


def _subject(chunk: Chunk) -> Chunk | None:
    """A chunk as a subject, if it can be read as one."""
    entries = (chunk.entry, *chunk.others)
    entry = next((entry for entry in entries if entry.kind == "domain"), None)
    return chunk._replace(entry=entry, others=()) if entry else None


def _french(read: Reading, first: int, subject: Chunk | None) -> tuple[int, Chunk | None] | None:
    """La Promotion de la décentralisation: a capital and what belongs to it, up to a comma or "et"."""
    if subject is None and (read.at[first] >= 0 or not read.words.texts[first][0].isupper()):
        return None
    place = subject.last if subject else first + 1
    while place < len(read.at) and place - first < _LONGEST and near(read, place - 1):
        chunk = read.chunk_at(place)
        if read.is_word(place, _AND["fr"]) or (chunk and _subject(chunk) is None):
            break
        if chunk is None and (read.words.texts[place][0].isupper() or read.is_word(place, _NO_SUBJECT)):
            break
        subject = subject or (_subject(chunk) if chunk else None)
        place = chunk.last if chunk else place + 1
    while place > first + 1 and read.is_word(place - 1, _WITHIN):
        place -= 1
    return place, subject


def _english(read: Reading, first: int) -> int:
    """Correctional Services, Employment: capitals, the last of which sounds like a subject; 0 for a name."""
    place = first
    while (
        place < len(read.at)
        and place - first < 3
        and (place == first or near(read, place - 1))
        and read.at[place] < 0
        and read.words.texts[place][0].isupper()
        and not read.is_word(place, forenames())
    ):
        place += 1
        if _SUBJECT.search(read.words.texts[place - 1]):
            return place
    return 0


def _vietnamese(read: Reading, first: int, joined: bool) -> int:
    """Hòa bình: a capital and a small word at the end of the list."""
    if not (joined and read.words.texts[first][0].isupper() and first + 1 < len(read.at)):
        return 0
    return first + 2 if read.at[first + 1] < 0 and read.words.texts[first + 1].islower() else 0


def _ends(read: Reading, place: int) -> bool:
    """Whether a comma, a name, a rank, a title or a country stands behind the list."""
    if place >= len(read.at):
        return False
    gap, chunk = read.words.gap(place - 1), read.chunk_at(place)
    if gap[:1] in ",.;:()" or gap in (" – ", " — "):
        return True
    if chunk is not None:
        return chunk.entry.kind in ("country", "rank", "title")
    return read.words.texts[place][0].isupper() or read.is_word(place, _OF[read.language])
