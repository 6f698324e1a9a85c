"""Datelines: the town, the day and the agency in front of the first sentence, in every order the agencies use.

A beginning is read part by part. It is a dateline if each part is a town, a day or a sign, and if together, with
the sign that parts them from the sentence, they have a shape that running text does not have.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from articles.text.bylines import role_alone
from articles.text.date_words import AROUND, any_of
from articles.text.header_dates import date_at
from articles.text.normalise import ascii_digits, nfc
from articles.text.word_lists import all_words

_Part = Literal["town", "capitals", "name", "day", "agency", "sign", "country", "role"]

_LONGEST = 150  # characters of a dateline
_MOST_PARTS = 7
_SHORTEST_SENTENCE = 20  # what follows a dateline
_TOWNS = frozenset(word.lower() for word in all_words("places.txt"))
_AGENCIES = frozenset(word.lower() for word in all_words("agencies.txt"))
_NO_TOWNS = frozenset(word.lower() for word in all_words("not_places.txt"))
_EVENTS = re.compile(
    r"(?:\A|[\s,:;|(«“\"-])" + any_of("|".join(all_words("not_headers.txt"))) + r"(?=[\s,:;|)»”\"-]|\Z)"
)
_LEADING_WORDS = frozenset(
    nfc(
        "in on at by from to the a an as for after during le la les un une à en au aux dans pour par selon lors "
        "при в во на по из о об и но за с tại ở theo trong ngày nhân sau trước từ với sáng chiều tối và"
    ).split()
)
_PRESS = frozenset(
    "вестник вестника новости газета газеты известия курьер правда обозреватель телеграф неделя агентство пресса "
    "news press gazette herald times tribune journal presse quotidien agence".split()
)
"""Words of the names of outlets, which may be written in small letters: Горный вестник."""
_OUTLET = re.compile(r"-(?:инфо|информ|пресс|ньюс|медиа|тв|новости|info|press|news|media|online|tv)\Z")
_ABBREVIATED = re.compile(r"(?<=\w)\.(?=[\w,])|(?<=\bSt)\.(?=\s)|(?<=\b\w\.\w)\.(?=[\s,])")
_SPACE = re.compile(r"[\s\u00a0]*")
_BETWEEN = re.compile(r"\s*(?:,|\.(?=\s|\d)|;|\||•|·)\s*|\s+[-–—]{1,3}\s+|\s*[–—]\s*|\s+")
_BRACKETS = re.compile(
    r"\(([^()\n]{1,60})\)|\[([^\[\]\n]{1,60})\]|（([^（）\n]{1,60})）|"
    r"/\s?([^/\n!?]{1,60}?)\s?/(?=[\s.,:–—-]|\Z)"
)
_WORDS = re.compile(
    r"(?:[^\W\d_]|[«])(?:[^\W_]|[\u0300-\u036f\u0980-\u0983\u09bc-\u09d7’'&»\u200d]|\.(?=[^\W_])|"
    r"[-/](?=[^\W_])|[ \u00a0](?=[^\W\d_])){0,60}"
)
_WEEKDAY = re.compile(rf"(?:le |ngày )?{AROUND}(?![^\W\d_])")
_LEADING_DAY = re.compile(r"(?:le|ngày|the)\s+(?=\d)")
_TERMINATOR = re.compile(
    r"\s{0,2}(?:[.:]?\s?[-–—−]{1,3}|--|/(?=\s)|।।|॥|[:：ঃ]|\.(?=\s)|;(?=\s))(?:\s{0,3}|\Z)|\s+|\Z"
)
_DASHES = "-–—−"
_SENTENCE_START = re.compile(r"[\"“«‘'(\[*]*(?:[^\W\d_a-zà-ÿа-яё]|\d|[\u0985-\u09b9])")
_BENGALI_ROLE = re.compile(nfc(r"\s(?:প্রতিনিধি|প্রতিবেদক|সংবাদদাতা|রিপোর্টার|ডেস্ক|করেসপন্ডেন্ট)\Z"))
_ROMAN = re.compile(r"[IVXLC]+\Z")
_VIETNAMESE_OPENERS = frozenset(
    nfc(
        "ngày sáng chiều trưa tối đêm hôm tại trong theo nhân sau mới vừa thực nhằm để từ với trước tiếp bên qua "
        "liên vào khoảng đúng dự thủ chủ tổng bộ đoàn công thứ đại thiếu trung thượng phó lực hội đến ông bà hai"
    ).split()
)


@dataclass(frozen=True)
class _Head:
    """The parts read so far, with their words. bracketed: one stood in brackets or between slashes. dashed: a dash
    stands before the last."""

    parts: tuple[_Part, ...]
    words: tuple[str, ...]
    bracketed: bool = False
    dashed: bool = False

    def has(self, *kinds: _Part) -> bool:
        return any(kind in self.parts for kind in kinds)


def dateline(paragraph: str) -> str | None:
    """What stands before the first sentence: the place, the day and the agency, with the dash; or None.

    | (PLO)- Ngày 3/12, …                        | (PLO)-                    |
    | TTXVN - Ngày 3/12, …                       | TTXVN -                   |
    | Hanoi (VNA) - The ministers …              | Hanoi (VNA) -             |
    | NEW DELHI: The ministers …                 | NEW DELHI:                |
    | FÈS, 22 novembre - Un accident …           | FÈS, 22 novembre -        |
    | МИНСК, 14 мая /БЕЛТА/. Министр …           | МИНСК, 14 мая /БЕЛТА/.    |
    | ঢাকা, ২৫ অক্টোবর (বাসস) : …                 | ঢাকা, ২৫ অক্টোবর (বাসস) :  |
    | Bộ Công an (BCA) - cơ quan …, Hanoi - …    | None                      |
    | Hanoi - Minsk flights will …               | None                      |
    """
    best, closed = 0, False
    for head, end in _heads(paragraph):
        gap = _TERMINATOR.match(paragraph, end)
        if not gap or len(paragraph) - gap.end() < _SHORTEST_SENTENCE:
            continue
        sign = "." if head.words[-1].endswith(".") and not gap.group().strip() else gap.group()
        # After a dash only an agency goes on: "ДУШАНБЕ, 12 фев – ТАСС. …", but "RABAT, 3 mars - Maroc : …"
        named = head.has("agency", "sign") or _agency_last(head) or _outlet_last(head, sign.strip())
        goes_on = not closed or (sign.strip() and named)
        if goes_on and _is_dateline(head, sign, paragraph[gap.end() :]):
            best = gap.end()
            if sign.strip() and head.has("agency", "sign"):
                break
            closed = bool(sign.strip())
    return paragraph[:best].rstrip() or None


def is_dateline_alone(line: str, first: bool = False) -> bool:
    """True for a line that is nothing but a dateline: ANKARA; Tunis, le 6 novembre 2025; Баку, 3 мая, АЗЕРТАДЖ.

    first: the line is the first of the text, where a town alone may be a heading.
    """
    line = line.strip()
    if len(line) > _LONGEST or names_event(line):
        return False
    whole = [head for head, end in _heads(line) if not line[end:].strip(" .,:;|-–—")]
    if not whole:
        return False
    head = whole[-1]
    if head.has("day") and head.has("town", "capitals", "name"):
        return not head.has("name") or head.bracketed or len(head.parts) <= 3
    if not first and head.parts == ("town", "name") and _is_bengali(line) and line.count(",") == 1:
        return True  # মাস্কাট, ওমান
    if head.has("town") and head.has("agency", "sign", "role"):
        return True
    if set(head.parts) == {"agency", "day"}:
        return True
    return not first and "town" in head.parts and set(head.parts) <= {"town", "country", "capitals"}


def _is_bengali(line: str) -> bool:
    return "\u0980" <= line[:1] <= "\u09ff"


def _heads(text: str) -> list[tuple[_Head, int]]:
    """The beginnings of a text that are made of parts of a dateline, from the shortest, each with its end."""
    start = text[:_LONGEST]
    lowered = ascii_digits(start.lower())
    if len(lowered) != len(start):
        return []
    found: list[tuple[_Head, int]] = []
    head, place = _Head((), ()), 0
    while place < len(start) and len(head.parts) < _MOST_PARTS:
        step = _next_part(start, lowered, place, head)
        if step is None:
            break
        dashed = bool(found) and any(mark in _DASHES for mark in start[found[-1][1] : place])
        head, place = replace(step[0], dashed=dashed), step[1]
        found.append((head, place))
        gap = _BETWEEN.match(start, place)
        if not gap:
            # "Dhaka(BSS)"; "ALGER- …" ends here.
            if start[place : place + 1] not in "([/（":
                break
            continue
        place = gap.end()
    return found


def _next_part(text: str, lowered: str, place: int, head: _Head) -> tuple[_Head, int] | None:
    le = _LEADING_DAY.match(lowered, place)
    day = date_at(lowered, le.end() if le else place)
    if day:
        return _Head((*head.parts, "day"), (*head.words, day.group()), head.bracketed), day.end()
    if day := _WEEKDAY.match(lowered, place):
        return _Head((*head.parts, "day"), (*head.words, day.group()), head.bracketed), day.end()
    if mark := _BRACKETS.match(text, place):
        words = next(group for group in mark.groups() if group is not None).strip()
        kind = _kind_in_brackets(words, head)
        return (_Head((*head.parts, kind), (*head.words, words), True), mark.end()) if kind else None
    if not (run := _WORDS.match(text, place)):
        return None
    words, end = _cut_before_month(run.group(), lowered, place)
    part = _kind_of_words(words)
    return (_Head((*head.parts, part), (*head.words, words), head.bracketed), end) if part else None


def _cut_before_month(run: str, lowered: str, place: int) -> tuple[str, int]:
    """A run of words up to a month that begins a day: "Washington Dec" 3 → Washington."""
    for space in re.finditer(r"[ \u00a0]", run):
        if date_at(lowered, place + space.end()):
            return run[: space.start()], place + space.start()
    return run, place + len(run)


def _kind_in_brackets(words: str, head: _Head) -> _Part | None:
    lowered = ascii_digits(words.lower())
    if words.lower() in _AGENCIES:
        return "agency"
    day = date_at(lowered, 0)
    if day and day.end() == len(lowered):
        return "day"
    bare = re.sub(r"[\s,]+\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\Z", "", words)  # Hà Nội (TTXVN 3/12)
    if bare.lower() in _AGENCIES or bare.partition(",")[0].lower() in _AGENCIES:  # (BSS, Anika Rahman)
        return "agency"
    if words.lower() in _TOWNS and head.has("town", "capitals"):
        return "country"
    if words.isdigit() or len(words) < 2 or _ROMAN.fullmatch(words) or len(words.split()) > 5:
        return None
    return "sign" if words[0].isupper() or words[0] in '«"“' or not words[0].islower() else None


def _kind_of_words(words: str) -> _Part | None:
    lowered = words.lower()
    if lowered in _AGENCIES or (words[0] == "«" and words.find("»") == len(words) - 1):
        return "agency"
    if lowered in _TOWNS:
        return "town"
    if role_alone(words) or _BENGALI_ROLE.search(words):
        return "role"
    pieces = words.split()
    if len(pieces) > 4 or pieces[0].lower() in _LEADING_WORDS or not _NO_TOWNS.isdisjoint(_pieces(lowered)):
        return None
    if words.isupper() and len(words) > 2:
        return "capitals"
    capital = all(
        piece[0].isupper() or piece in ("de", "du", "la", "el", "es", "d’", "sur", "на") for piece in pieces
    )
    capital = capital or (words[0].isupper() and not _PRESS.isdisjoint(pieces[1:]))
    bengali = "\u0980" <= words[0] <= "\u09ff" and len(pieces) <= 3
    return "name" if capital or bengali else None


def names_event(words: str) -> bool:
    """Whether words hold one of an event or of telling, as headlines and sentences do: Joint Statement, বৈঠক."""
    return bool(_EVENTS.search(nfc(words.lower())))


def is_town(words: str) -> bool:
    """Whether words are the name of a known town or country."""
    return nfc(words.strip().lower()) in _TOWNS


def names_body(words: str) -> bool:
    """Whether words name an office or a body: Agence d'information du Burkina, Пресс-служба МВД."""
    return not _NO_TOWNS.isdisjoint(_pieces(words.lower()))


def _pieces(lowered: str) -> set[str]:
    words = lowered.split()
    return {*words, *(f"{one} {other}" for one, other in pairwise(words))}


def _is_dateline(head: _Head, gap: str, following: str) -> bool:
    """Whether parts and the sign after them make a dateline: see the shapes below."""
    sign = gap.strip()
    if not _SENTENCE_START.match(following):
        return False
    dash, colon = sign[-1:] in _DASHES and bool(sign), sign in (":", "：", "ঃ", "।।", "॥", ";")
    place = head.has("town", "capitals", "name")
    if head.has("role"):
        return (dash or colon) and not head.has("name", "capitals") and not following.rstrip().endswith("?")
    if head.parts[0] in ("agency", "sign") and len(head.parts) == 1:
        return _sign_alone(head, gap, dash, following)
    if head.bracketed and head.has("agency", "sign"):
        return _with_sign_in_brackets(head, sign, dash or colon, place)
    if head.has("agency"):
        in_capitals = head.parts[-1] == "agency" and head.words[-1].isupper() and place and head.has("day")
        return in_capitals or (
            (dash or colon or (sign == "." and head.has("day"))) and (place or head.has("day"))
        )
    if head.has("day"):
        return _with_day(head, sign, dash or colon, place)
    return _town_alone(head, dash, colon, following)


def _sign_alone(head: _Head, gap: str, dash: bool, following: str) -> bool:
    """(PLO)- , (TTXVN) without a dash, TTXVN - , and BHG - before a word that begins Vietnamese sentences."""
    words = head.words[0]
    if head.parts[0] == "agency":
        return head.bracketed or (dash and gap[:1].isspace()) or gap.strip() == "."
    if not dash:
        opener = following.split(maxsplit=1)[0].lower()
        return words.isupper() and len(words.split()) == 1 and opener in _VIETNAMESE_OPENERS
    return len(words.split()) <= 3 and not words.islower() and len(words) > 1


def _with_sign_in_brackets(head: _Head, sign: str, parted: bool, place: bool) -> bool:
    """Hanoi (VNA) - , Astana (TTX) - , Guwahati, Mar 3 (PTI) The … , УЛАН-БАТОР, 12 марта /«Тэнгэр-пресс»/."""
    if not place:
        return parted and head.has("day")
    known = head.has("agency")
    if head.has("day"):
        in_order = head.parts in (("town", "day", "sign"), ("town", "sign", "day"))
        return known or parted or sign == "." or in_order
    if known:
        return parted or sign == "." or head.has("town")
    return parted and not _stands_for_its_name(head)


def _stands_for_its_name(head: _Head) -> bool:
    """Whether the sign in brackets shortens the name before it: World Health Organisation (WHO), Bộ Công an (BCA)."""
    name = next(
        (words for part, words in zip(head.parts, head.words, strict=True) if part in ("name", "capitals")),
        "",
    )
    sign = next((words for part, words in zip(head.parts, head.words, strict=True) if part == "sign"), "")
    initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word)
    return len(sign) > 1 and sign.lower() == initials.lower()


def _with_day(head: _Head, sign: str, parted: bool, place: bool) -> bool:
    """MOMBASA, June 19 - ; ВЛАДИВОСТОК, 2 сентября. ; Paris, 3 mars 2025: ; 3 December 2025, Dhaka -"""
    if not place:
        return False
    if head.parts[0] == "day" and head.words[0].isalpha():
        return False
    if parted:
        return True
    ended = sign == "." and head.has("town", "capitals")
    if ended and (head.parts[-1] == "day" or head.parts == ("day", "town")):
        return True  # ВЛАДИВОСТОК, 2 сентября. ; 27 августа, Минск.
    return (sign in (".", "/") and _agency_last(head)) or _outlet_last(head, sign)


def _agency_last(head: _Head) -> bool:
    """YEREVAN, DECEMBER 11, ARAGATS NEWS. ; Баку. 21 января. REPORT.AZ/ ; Грузия, 4 февраля, ВЕСТИ. : a place, a
    day, a name in capitals."""
    return head.parts[0] in ("town", "capitals", "name") and head.parts[1:] == ("day", "capitals")


def _outlet_last(head: _Head, sign: str) -> bool:
    """ТБИЛИСИ, 18 фев — Горный вестник. ; Ташкент. 24 мая. ХивТАГ – : a place, a day, a name behind a dash, or one
    with capitals inside."""
    if head.parts[0] not in ("town", "capitals") or head.parts[1:] not in (
        ("day", "name"),
        ("day", "capitals"),
    ):
        return False
    word = head.words[-1]
    inside = " " not in word and "-" not in word and sum(map(str.isupper, word)) > 1
    return (head.dashed and sign == ".") or (bool(sign) and (inside or bool(_OUTLET.search(word.lower()))))


def _town_alone(head: _Head, dash: bool, colon: bool, following: str) -> bool:
    """NAIROBI — ; NEW DELHI: ; Washington — ; MANILA, Philippines — ; ঢাকা: ; but not Hanoi - Minsk flights."""
    if head.bracketed and not head.has("country"):
        return False
    first = head.parts[0]
    if first == "town":
        return colon or (dash and not _begins_with_town(following))
    letters = first == "name" and head.words[0].isupper() and len(head.parts) == 1
    if not (first == "capitals" or letters) or len(head.parts) > 2 or not dash:
        return False
    return len(head.words[0]) > 3 or following.split(maxsplit=1)[0].lower() in _VIETNAMESE_OPENERS


def _begins_with_town(following: str) -> bool:
    run = _WORDS.match(following)
    words = run.group().split() if run else []
    return any(" ".join(words[:count]).lower() in _TOWNS for count in (1, 2, 3))
