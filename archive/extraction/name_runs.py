"""Runs of words that may be a name: by their capitals, and in Bengali by what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.extraction.lexicon import common_words, forename_sounds, forenames, vietnamese_surnames
from archive.extraction.nominative import PATRONYMIC
from archive.extraction.reading import Reading
from archive.extraction.vietnamese_names import name_end
from archive.names.skeleton import skeleton

_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "ben",
        "abu",
        "ould",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "la",
        "le",
        "y",
        "ul",
        "ur",
        "uz",
        "zu",
        "af",
        "аль",
        "эль",
        "ибн",
        "бен",
        "фон",
        "ван",
        "де",
        "ди",
        "дер",
        "уль",
        "ад",
        "ас",
        "аш",
        "ан",
        "оглы",
        "кызы",
    ]
)
_JOINS = (" ", "-", "'", "’", "‑")
_LONGEST = 6
_LONGEST_BENGALI = 5
_BENGALI_PATRONYMIC = re.compile("(োভিচ|েভিচ|িভিচ|ভিচ|োভনা|েভনা|ভনা|ইচ)(কে|ের|এর)?$")
_RUSSIAN_ADJECTIVE = re.compile("(н|тельн|ск)(ого|ому|ых|ым|ыми|ая|ое|ые|ой|ую)$")
_BENGALI_VERB = re.compile("(েছেন|েছিল|েছিলেন|েছে|চ্ছে|চ্ছেন|লেন|বেন|য়েছে|ছিলেন|িয়ে|াচ্ছেন|াবেন)$")
_BENGALI_GENITIVE_NEXT = frozenset(
    [
        "সাথে",
        "সঙ্গে",
        "প্রতি",
        "জন্য",
        "নেতৃত্বে",
        "নেতৃত্বাধীন",
        "কাছে",
        "মধ্যে",
        "পক্ষে",
        "পক্ষ",
        "আমন্ত্রণে",
        "আমন্ত্রণ",
        "সভাপতিত্বে",
        "সম্মানে",
        "হাতে",
        "কাছ",
        "সফর",
        "সফরের",
        "সফরে",
        "বৈঠক",
        "বৈঠকের",
        "বৈঠকে",
        "উপস্থিতিতে",
        "আন্তরিক",
        "শুভেচ্ছা",
        "ও",
        "বক্তব্য",
        "বক্তব্যে",
        "মন্তব্য",
        "প্রস্তাব",
        "ভূমিকা",
        "পক্ষ",
        "থেকে",
        "যৌথ",
        "উদ্ধৃতি",
        "মন্ত্রীর",
        "ঘোষণা",
        "অভিনন্দন",
        "দিকে",
        "বিরুদ্ধে",
        "উপর",
    ]
)


@dataclass(frozen=True, slots=True)
class Run:
    """The words first to last (exclusive). certain: a name by itself, without a post beside it.

    ending: how many characters at its end are a case ending.
    """

    first: int
    last: int
    certain: bool
    ending: int = 0


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
            end = _run_end(read, place, taken)
            if end > place:
                found.extend(_latin_run(read, place, end))
        place = max(end, place + 1)
    return found


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
        if _is_free_capital(read, end, taken) or (
            _is_particle(read, end)
            and any(_is_free_capital(read, n, taken) for n in (end + 1, end + 2))
            and _goes_on(read, end)
        ):
            end += 1
        else:
            break
    while end > place and not read.words.texts[end - 1][0].isupper():
        end -= 1
    return end


def _is_particle(read: Reading, place: int) -> bool:
    return read.words.texts[place].lower() in _PARTICLES


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
        return _only_looks_known(read, place)
    text = read.words.texts[place]
    initial = len(text) == 1 and read.words.gap(place)[:1] == "."
    if len(text) <= 3 and read.language != "vi" and _after_a_post(read, place):
        return True
    return initial or not (
        read.words.keys[place] and read.words.keys[place][0] in common_words(read.language)
    )


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
        chunk and chunk.last - chunk.first == 1 and chunk.entry.kind in ("country", "city", "domain", "mod")
        and place > 0 and read.at[place - 1] < 0 and read.words.gap(place - 1) == " "
        and read.is_word(place - 1, forenames()) and read.words.texts[place - 1][0].isupper()
        and read.language != "vi" and chunk.entry.extra != "demonym"
    )  # fmt: skip


def _latin_run(read: Reading, first: int, last: int) -> list[Run]:
    """A run as one name; certain if it holds a given name or a patronymic and at least one other word."""
    if all(len(read.words.texts[place]) == 1 for place in range(first, last)):
        return []
    given = any(
        read.is_word(place, forenames()) and len(read.words.texts[place]) > 2
        for place in range(first, min(last, first + 3))
    )
    patronymic = read.language == "ru" and any(
        PATRONYMIC.search(read.words.texts[place].lower()) for place in range(first, last)
    )
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


def bengali_run(read: Reading, first: int, taken: list[bool]) -> Run | None:
    """The name that may begin at a place: one to five words up to a case ending, a common word or a stop."""
    place = first
    ending = 0
    while (
        place < len(read.at)
        and place - first < _LONGEST_BENGALI
        and not taken[place]
        and is_bengali_name_word(read, place)
    ):
        ending = _ending(read, place)
        place += 1
        if ending or place >= len(read.at):
            break
        gap = read.words.gap(place - 1)
        if not (gap in (" ", "-") or (gap in (". ", ".") and len(read.words.texts[place - 1]) <= 3)):
            break
    return Run(first, place, certain=False, ending=ending) if place > first else None


def is_bengali_name_word(read: Reading, place: int) -> bool:
    """A word that no list knows and that is no verb by its form; an initial with its full stop."""
    text = read.words.texts[place]
    if read.words.gap(place)[:1] == "." and len(text) <= 3 and read.words.gap(place) != "...":
        return True
    if text[0].isdigit() or "a" <= text[0].lower() <= "z" or len(text) < 2:
        return text[0].isupper()
    chunk = read.chunk_at(place)
    if chunk is not None:
        return (
            chunk.entry.kind == "title"
            and chunk.last - chunk.first == 1
            and chunk.entry.spelling in ("শেখ", "সুলতান")
        )
    if text.endswith(("দের", "ভাবে", "গুলি", "গুলির", "গুলো", "করণ", "সমূহ", "মূলক", "ভিত্তিক", "যোগ্য", "কারী")):
        return False
    known = read.is_word(place, common_words("bn")) and not sounds_like_a_forename(text)
    return not known and not _BENGALI_VERB.search(text)


def sounds_like_a_forename(text: str) -> bool:
    """Whether a Bengali word, with or without its case ending, sounds like a given name."""
    sounds = forename_sounds()
    return any(skeleton(form) in sounds for form in {text, text.removesuffix("কে"), text.removesuffix("ের")})


def _ending(read: Reading, place: int) -> int:
    """The length of the case ending of a word that may end a name; 0 where it has none."""
    text = read.words.texts[place]
    following = (
        read.words.texts[place + 1] if place + 1 < len(read.at) and read.words.gap(place) == " " else ""
    )
    for ending in ("দেরকে", "কেও", "কে"):
        if text.endswith(ending) and len(text) > len(ending) + 1:
            return len(ending)
    if (
        text.endswith("ের")
        and len(text) > 4
        and not (sounds_like_name_in_er(text) and following not in _BENGALI_GENITIVE_NEXT)
    ):
        return 3 if text.endswith("য়ের") and text[-5:-4] in "ইউ" else 2
    if text.endswith(("ির", "ীর", "োর", "ুর", "ূর")) and len(text) > 3 and following:
        return (
            1
            if following in _BENGALI_GENITIVE_NEXT
            or (not sounds_like_a_forename(text) and _ends_name(read, place))
            else 0
        )
    if (
        text.endswith(("ার", "ের"))
        and following in _BENGALI_GENITIVE_NEXT
        and not sounds_like_a_forename(text)
    ):
        return 1
    return 0


def sounds_like_name_in_er(text: str) -> bool:
    """নাসের, পিটের: a given name whose end looks like the genitive."""
    return skeleton(text) in forename_sounds()


def _ends_name(read: Reading, place: int) -> bool:
    """The next word is no name: so what looks like a genitive is one."""
    return place + 1 >= len(read.at) or not is_bengali_name_word(read, place + 1)


def bengali_certain(read: Reading, place: int) -> bool:
    """A word that begins a name without a post: it sounds like a given name and another name word follows."""
    text = read.words.texts[place]
    if read.at[place] >= 0 or len(text) < 4 or read.is_word(place, common_words("bn")):
        return bool(_BENGALI_PATRONYMIC.search(text)) and read.at[place] < 0
    follows = (
        place + 1 < len(read.at) and read.words.gap(place) == " " and is_bengali_name_word(read, place + 1)
    )
    return (
        follows
        and sounds_like_a_forename(text)
        and len(skeleton(text)) >= 5
        and len(read.words.texts[place + 1]) > 3
    )
