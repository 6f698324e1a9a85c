"""Runs of words in capitals that may be a name."""

from __future__ import annotations

import re
from typing import NamedTuple

from archive.extraction.lexicon import (
    common_words,
    forenames,
    name_particles,
    vietnamese_surnames,
    written_forenames,
)
from archive.extraction.nominative import PATRONYMIC
from archive.extraction.reading import Reading
from archive.extraction.vietnamese_names import name_end

_MAY_BE_NAMES = ("country", "city", "region", "domain", "mod", "title", "rank")
RULERS = ("King", "Sultan", "Emir")
"""Titles of rulers that are given names too, where no land stands beside them."""
_JOINS = (" ", "-", "'", "’", "‑")
_LONGEST = 10
_HYPHENATED = re.compile("[a-zа-яё]{2,7}")
_NO_SYLLABLES = frozenset(
    "based led backed born elect wide era style like held owned run time old level made speaking designate general "
    "major colonel president chief ll re ve ce il elle ils on vous nous je tu la là t".split()
)
_LAST_VOWELS = ("a", "e", "i", "o", "u")
"""What an apostrophe may part from the end of a name: Matiang'i, Ndung'u."""
_SURNAMES_TOO = frozenset(("islam",))
_LONG_TITLE = 4
_JUNIOR = frozenset(("jr", "sr", "retd", "ret"))
_INSTRUMENTAL = ("ом", "ем", "ём", "ым", "им")
_RUSSIAN_SURNAME = re.compile("(ов|ев|ёв|ин|ын|ский|цкий|ова|ева|ина|ская)$")
_RUSSIAN_ADJECTIVE = re.compile("(н|тельн|ск)(ого|ому|ых|ым|ыми|ая|ое|ые|ой|ую)$")


class Run(NamedTuple):
    """The words first to last (exclusive). certain: a name by itself, without a post beside it.

    ending: how many characters at its end are a case ending. bare: only a repetition of a name met elsewhere.
    """

    first: int
    last: int
    certain: bool
    ending: int = 0
    bare: bool = False


def capital_runs(read: Reading, taken: list[bool]) -> list[Run]:
    """Runs of free words in capitals with the particles between them. taken: words of posts and known names."""
    found: list[Run] = []
    place, count = 0, len(read.at)
    while place < count:
        if taken[place] or not read.words.texts[place][0].isupper():
            place += 1  # neither a name of Viet Nam nor a run begins here
            continue
        end = name_end(read, place) if read.language == "vi" else place
        if end > place and not any(taken[place:end]):
            found.append(Run(place, end, certain=not _opens_sentence(read, place) or end - place > 2))
        else:
            end = _before_another(read, place, _run_end(read, place, taken))
            place = _over_letters(read, place, end)
            if end > place:
                found.extend(_latin_run(read, place, end))
        place = max(end, place + 1)
    return found


def _over_letters(read: Reading, first: int, last: int) -> int:
    """NSA Ajit Doval: the letters of a body or a post before a name are no part of it."""
    if last - first > 1 and read.language == "ru" and _is_latin_letters(read, first):
        return first + 1
    chunk = read.chunk_at(first - 1)
    if last - first < 3 or (chunk is not None and chunk.entry.kind in ("post", "rank", "title")):
        return first
    text, following = read.words.texts[first], read.words.texts[first + 1]
    return first + 1 if text.isupper() and 2 < len(text) < 6 and not following.isupper() else first


def _is_latin_letters(read: Reading, place: int) -> bool:
    """AMLO Чанин: letters of a body in another script than the name behind them."""
    text, following = read.words.texts[place], read.words.texts[place + 1]
    return text.isascii() and text.isupper() and len(text) > 1 and not following.isascii()


def _run_end(read: Reading, place: int, taken: list[bool]) -> int:
    if not _is_free_capital(read, place, taken):
        return place
    end = place + 1
    while end < len(read.at) and end - place < _LONGEST and _goes_on(read, end - 1):
        if (
            read.language == "vi"
            and end > place
            and name_end(read, end) > end + 1
            and read.is_word(end, vietnamese_surnames())
            and end - place == 1
        ):
            break
        if (
            _is_free_capital(read, end, taken)
            or (
                _is_particle(read, end)
                and any(_is_free_capital(read, n, taken) for n in (end + 1, end + 2))
                and _goes_on(read, end)
            )
            or _is_second_syllable(read, end)
        ):
            end += 1
        else:
            break
    while end > place and not (read.words.texts[end - 1][0].isupper() or _is_second_syllable(read, end - 1)):
        end -= 1
    return end - 1 if end > place + 1 and read.is_word(end - 1, _JUNIOR) else end


def _before_another(read: Reading, first: int, last: int) -> int:
    """С министром Тимуром Назаренко Громов …, с послом Али Каримовым Иван Громов …: where a name in another case
    begins behind one in the instrumental."""
    if read.language != "ru" or last - first < 3:
        return last
    texts = [read.words.texts[place].lower() for place in range(first, last)]
    if not (len(texts[0]) > 4 and texts[0].endswith(_INSTRUMENTAL)) or texts[0] in written_forenames():
        return last
    for count in range(2, last - first):
        another = texts[count] in written_forenames() or _RUSSIAN_SURNAME.search(texts[count])
        if another and not PATRONYMIC.search(texts[count]) and read.words.gap(first + count - 1) == " ":
            return first + count
    return last


def _is_second_syllable(read: Reading, place: int) -> bool:
    """Yoo Jae-seong, Чон Чон-рэ: the small letters behind a hyphen and a short word in capitals."""
    text = read.words.texts[place]
    if text in _LAST_VOWELS and read.language == "en" and read.words.gap(place - 1) in ("'", "’"):
        return read.at[place] < 0 and read.words.texts[place - 1][0].isupper()
    return (
        (
            read.words.gap(place - 1) in ("-", "‑")
            or (read.words.gap(place - 1) in ("'", "’") and not _is_elided(read, place - 1))
        )
        and bool(_HYPHENATED.fullmatch(text))
        and text not in _NO_SYLLABLES
        and read.words.texts[place - 1][0].isupper()
        and len(read.words.texts[place - 1]) <= 6
        and read.at[place] < 0
    )


def _is_elided(read: Reading, place: int) -> bool:
    """Whether a French word has lost its end before an apostrophe: l'armée, d'Alger, but Mou'ayyad."""
    text = read.words.texts[place].lower()
    return read.language == "fr" and (len(text) < 3 or text.endswith("qu"))


def _is_particle(read: Reading, place: int) -> bool:
    return read.words.texts[place].lower() in name_particles()


def _goes_on(read: Reading, place: int) -> bool:
    gap = read.words.gap(place)
    return gap in _JOINS or (
        gap in (". ", ".", ".-")
        and len(read.words.texts[place]) <= 2
        and read.words.texts[place][0].isupper()
    )


def _is_free_capital(read: Reading, place: int, taken: list[bool]) -> bool:
    if not 0 <= place < len(read.at) or taken[place] or not read.words.texts[place][0].isupper():
        return False
    chunk = read.chunk_at(place)
    if chunk is not None:
        return (
            chunk.entry.english in RULERS
            or _only_looks_known(read, place)
            or _is_given_city(read, place)
            or _is_last_surname(read, place)
            or _is_inner_title(read, place)
            or _is_first_letter(read, place)
        )
    text = read.words.texts[place]
    initial = len(text) == 1 and read.words.gap(place)[:1] == "."
    if (
        read.language in ("ru", "fr", "vi")
        and read.words.gap(place - 1) == " "
        and _is_capital(read, place - 1)
    ):
        return True
    if len(text) <= 3 and read.language != "vi" and _after_a_post(read, place):
        return True
    if read.language == "en" and read.is_word(place, _SURNAMES_TOO) and read.words.gap(place - 1) == " ":
        return _is_capital(read, place - 1)  # Shafiqul Islam
    following = read.words.texts[place + 1] if place + 1 < len(read.at) else ""
    if read.is_word(place, forenames()) and read.words.gap(place) == " " and following[:1].isupper():
        return True
    return initial or not (
        read.words.keys[place] and read.words.keys[place][0] in common_words(read.language)
    )


def _is_capital(read: Reading, place: int) -> bool:
    """A free word in capitals before: Лыонг Там Куанг, where "там" is a common word too."""
    return 0 <= place < len(read.at) and read.at[place] < 0 and read.words.texts[place][0].isupper()


def _after_a_post(read: Reading, place: int) -> bool:
    """Minister To, министр Китая Ли: a short family name that is also a common word, between post and name."""
    chunk = read.chunk_at(place - 1)
    if chunk is None or chunk.entry.kind not in ("post", "rank", "title", "country", "domain"):
        return False
    following = read.words.texts[place + 1] if place + 1 < len(read.at) else ""
    return read.words.gap(place - 1) == " " and read.words.gap(place) in _JOINS and following[:1].isupper()


def _only_looks_known(read: Reading, place: int) -> bool:
    """Jordan Smith, Ян Цзэ: one word that is a country or a post, with a given name or surname beside it."""
    chunk = read.chunk_at(place)
    return bool(
        chunk and chunk.last - chunk.first == 1 and chunk.entry.kind in _MAY_BE_NAMES
        and place > 0 and read.at[place - 1] < 0 and read.words.gap(place - 1) == " "
        and read.is_word(place - 1, forenames()) and read.words.texts[place - 1][0].isupper()
        and read.language != "vi" and chunk.entry.extra != "demonym"
    )  # fmt: skip


def _is_given_city(read: Reading, place: int) -> bool:
    """The minister, Santiago Paz: a city right behind a post, with a surname behind it, is a given name."""
    chunk, post = read.chunk_at(place), read.chunk_at(place - 1)
    if read.language not in ("en", "fr") or chunk is None or chunk.entry.kind != "city" or post is None:
        return False
    behind = post.entry.kind in ("post", "domain", "rank", "title") and read.words.gap(place - 1) in (
        " ",
        ", ",
        ". ",
    )
    alone = chunk.last - chunk.first == 1 and read.words.gap(place) == " " and _is_capital(read, place + 1)
    return behind and alone and not read.is_word(place + 1, common_words(read.language))


def _is_last_surname(read: Reading, place: int) -> bool:
    """Paulo Rocha Lima, Ana Costa-Lima: a city behind a given name and a surname is another surname."""
    chunk = read.chunk_at(place)
    if place < 2 or chunk is None or chunk.entry.kind != "city" or chunk.last - chunk.first > 1:
        return False
    gaps = read.words.gap(place - 2), read.words.gap(place - 1)
    joined = gaps[0] == " " and gaps[1] in (" ", "-")
    given = _is_capital(read, place - 2) and read.is_word(place - 2, forenames())
    return joined and given and _is_capital(read, place - 1) and read.language in ("en", "fr")


def _is_inner_title(read: Reading, place: int) -> bool:
    """Mame Cheikh Diongue, Khalid Sheikh Noor: a title behind a given name is another name."""
    chunk = read.chunk_at(place)
    if chunk is None or chunk.entry.kind != "title" or len(read.words.texts[place]) < _LONG_TITLE:
        return False
    return read.words.gap(place - 1) == " " and _is_capital(read, place - 1) and read.words.gap(place) == " "


def _is_first_letter(read: Reading, place: int) -> bool:
    """Awa M'Bengue: the M before an apostrophe, behind a given name, is no title."""
    following = read.words.texts[place + 1] if place + 1 < len(read.at) else ""
    joined = read.words.gap(place) in ("'", "’") and following[:1].isupper()
    return joined and len(read.words.texts[place]) == 1 and _is_capital(read, place - 1)


def _latin_run(read: Reading, first: int, last: int) -> list[Run]:
    """A run as one name; certain if it holds a given name or a patronymic and at least one other word."""
    if all(len(read.words.texts[place]) == 1 for place in range(first, last)):
        return []
    if read.language == "ru" and last - first == 1 and read.words.texts[first].isascii():
        return []
    given = any(
        read.is_word(place, forenames()) and len(read.words.texts[place]) > 2
        for place in range(first, min(last, first + 3))
    )
    patronymic = read.language == "ru" and any(
        PATRONYMIC.search(read.words.texts[place].lower()) for place in range(first, last)
    )
    if read.language == "ru" and read.words.passage.isupper():
        if not given:
            return []  # capitals show nothing where all words have them
        last = min(last, first + 2 + patronymic)
    initials = len(read.words.texts[first]) == 1 and read.words.gap(first)[:1] == "." and last - first > 1
    several = last - first > 1 and any(len(read.words.texts[place]) > 2 for place in range(first, last))
    if (
        read.language == "ru"
        and not (given or patronymic or initials)
        and _RUSSIAN_ADJECTIVE.search(read.words.texts[first].lower())
    ):
        return []
    upper = all(
        read.words.texts[place].isupper() and len(read.words.texts[place]) > 1 for place in range(first, last)
    )
    return [
        Run(
            first,
            last,
            certain=several
            and not upper
            and (given or patronymic or (initials and read.language in ("ru", "bn"))),
        )
    ]


def _opens_sentence(read: Reading, place: int) -> bool:
    gap = read.words.gap(place - 1)
    return place == 0 or any(mark in gap for mark in ".!?\n:;…")
