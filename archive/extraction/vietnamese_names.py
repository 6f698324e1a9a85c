"""Names of people of Vietnam: a family name, then one to three syllables, each with a capital."""

from __future__ import annotations

from archive.extraction.lexicon import Chunk, common_words, vietnamese_surnames
from archive.extraction.reading import Reading

_LONGEST = 4  # syllables
_LONGEST_SYLLABLE = 7
MIDDLE_NAMES = frozenset(
    (
        "thị",
        "văn",
        "hữu",
        "đức",
        "ngọc",
        "minh",
        "quốc",
        "xuân",
        "thanh",
        "đình",
        "công",
        "duy",
        "trọng",
    )
)
_SHORT_COUNTRIES = frozenset(("đức", "anh", "nga", "mỹ", "pháp", "bỉ", "lào", "áo", "nhật", "ý", "úc"))


def name_end(read: Reading, place: int) -> int:
    """The word after the name that begins at a place with a family name; the place itself where none does.

    A syllable that is also a country (Đức, Anh, Nga) belongs to the name; one that begins a known phrase of
    several words, or a body, does not.
    """
    if (
        not _is_syllable(read, place)
        or not read.is_word(place, vietnamese_surnames())
        or _is_phrase(read, place)
    ):
        return place
    end = place + 1
    while end < place + _LONGEST and read.words.gap(end - 1) == " " and _is_syllable(read, end):
        if (_is_phrase(read, end) and not _is_place(read, end)) or (
            end > place + 1 and _begins_post(read, end)
        ):
            break
        end += 1
    if end < len(read.at) and read.words.gap(end - 1) == "-":
        return place  # Kim Dong-kwon
    return end if end > place + 1 else place


def _is_place(read: Reading, place: int) -> bool:
    """Nguyễn Tân Cương, Trần Thanh Hóa: a place behind a family name is the rest of the name."""
    chunk = read.chunk_at(place)
    return chunk is not None and chunk.entry.kind in ("region", "city")


def _is_syllable(read: Reading, place: int) -> bool:
    if not 0 <= place < len(read.at):
        return False
    text = read.words.texts[place]
    return text[0].isupper() and len(text) <= _LONGEST_SYLLABLE and (len(text) == 1 or not text.isupper())


def _is_phrase(read: Reading, place: int) -> bool:
    chunk = read.chunk_at(place)
    if chunk is None:
        return False
    one_syllable = chunk.last - chunk.first == 1
    if chunk.entry.kind == "domain" and not one_syllable and _is_middle_and_given(read, chunk):
        return False
    return not (
        one_syllable
        and (read.is_word(place, _SHORT_COUNTRIES) or chunk.entry.kind in ("city", "domain", "title"))
    )


def _is_middle_and_given(read: Reading, chunk: Chunk) -> bool:
    """Đại tá Phan Văn Hóa: "culture" in capitals, behind a rank or title and a family name."""
    before = read.chunk_at(chunk.first - 2)
    shown = before is not None and before.entry.kind in ("rank", "title", "post")
    capitals = all(read.words.texts[place][0].isupper() for place in range(chunk.first, chunk.last))
    return shown and capitals and read.is_word(chunk.first, MIDDLE_NAMES) and chunk.last - chunk.first == 2


def _begins_post(read: Reading, place: int) -> bool:
    chunk = read.chunk_at(place)
    return chunk is not None and chunk.entry.kind in ("post", "rank", "body")


def inside_a_name(read: Reading, first: int, last: int) -> bool:
    """Whether one syllable at a place that may be a country or a city is part of somebody's name."""
    if last - first > 1 or not read.is_word(first, _SHORT_COUNTRIES):
        return False
    return any(
        name_end(read, start) >= last and start < first and _continues(read, start, first)
        for start in range(max(0, first - _LONGEST + 1), first)
    )


def _continues(read: Reading, start: int, first: int) -> bool:
    """The family name is one, and not the end of a phrase before: Bộ Ngoại giao Đức is no name."""
    return (
        not read.is_word(start, common_words("vi"))
        or first - start > 1
        or read.is_word(start + 1, MIDDLE_NAMES)
    )
