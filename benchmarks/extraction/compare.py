"""When a found thing is the expected one: names, sides, dates, meetings.  Pure."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from rapidfuzz import fuzz

from benchmarks.extraction.gold import plain

# Two spellings are one name from here on: token_set_ratio of rapidfuzz over Latin letters without marks.
NAME_SIMILARITY = 80
# A name must also have at least this part of the words of the expected one: "Nguyễn" alone is not enough.
NAME_WORDS = 0.5
# A post is right from here on, against its English form or the printed one.
POST_SIMILARITY = 70
# Boilerplate found with this part of its length in common is the same line.
LINE_OVERLAP = 0.8

ORGANISATION_NAMES = {  # compared as folded
    "AFRIPOL": ("afripol", "african union mechanism for police cooperation"),
    "ASEANAPOL": ("aseanapol", "aseanapol secretariat", "asean national police"),
    "CIS": ("cis", "commonwealth of independent states"),
    "EUROPOL": ("europol", "european union agency for law enforcement cooperation", "european police office"),
    "ICRC": (
        "icrc",
        "international committee of the red cross",
        "আইসিআরসি",
        "আন্তর্জাতিক রেডক্রস কমিটি",
        "আন্তর্জাতিক রেডক্রস কমিটির (আইসিআরসি)",
    ),
    "INTERPOL": ("interpol", "icpo interpol", "international criminal police organization"),
    "IOM": ("iom", "oim", "international organization for migration"),
    "UN": ("united nations", "united-nations", "un", "onu", "liên hợp quốc", "оон", "জাতিসংঘ"),
    "Kaspersky": ("kaspersky", "kaspersky lab", "лаборатория касперского", "ক্যাসপারস্কি"),
    "UNODC": ("unodc", "united nations office on drugs and crime", "un office on drugs and crime"),
    "WCO": (
        "wco",
        "world customs organization",
        "tổ chức hải quan thế giới",
        "tổ chức hải quan thế giới (wco)",
    ),
}

Meeting = dict[str, Any]
First = TypeVar("First")
Second = TypeVar("Second")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Lower case, no marks, đ → d, ı → i, words only: "Đặng Quốc-Trường" → "dang quoc truong"."""
    lower = text.lower().replace("đ", "d").replace("ı", "i").replace("ø", "o").replace("ł", "l")
    letters = "".join(c for c in unicodedata.normalize("NFKD", lower) if not _is_latin_mark(c))
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", letters)))


def _is_latin_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"


def same_name(found: dict[str, Any], expected: dict[str, Any]) -> bool:
    """One person: by the Latin form, or by a printed spelling that agrees with an expected one."""
    if _alike(str(found.get("name") or ""), expected["name"]):
        return True
    printed = [str(spelling) for spelling in found.get("spellings") or []]
    return any(_alike(one, other) for one in printed for other in expected["spellings"])


def _alike(one: str, other: str) -> bool:
    first, second = folded(plain(one)), folded(plain(other))
    enough = len(first.split()) >= NAME_WORDS * len(second.split())
    return bool(first) and enough and fuzz.token_set_ratio(first, second) >= NAME_SIMILARITY


def same_post(found: str, expected: dict[str, Any]) -> bool:
    forms = [form for form in (expected["post"], expected["post_as_printed"]) if form]
    return any(fuzz.token_set_ratio(folded(found), folded(form)) >= POST_SIMILARITY for form in forms)


def side_is(found: dict[str, Any], code: str) -> bool:
    """A side of a proposal is the country (two letters) or the organisation of that code."""
    if len(code) == 2 and code.isupper() and code != "UN":
        return str(found.get("country") or "").upper() == code
    if found.get("country") and not found.get("organisation"):
        return False
    said = {folded(str(found.get(key) or "")) for key in ("organisation", "name")}
    return bool(said & {code.lower(), *map(folded, ORGANISATION_NAMES.get(code, ()))})


def sides_agree(found: Meeting, expected: Meeting) -> bool:
    """The same sides, no more and no fewer, in any order."""
    sides, codes = found.get("sides") or [], expected["sides"]
    return len(sides) == len(codes) and len(paired(sides, codes, _side_score)) == len(codes)


def share_a_side(found: Meeting, expected: Meeting) -> bool:
    return any(side_is(side, code) for side in found.get("sides") or [] for code in expected["sides"])


def _side_score(side: dict[str, Any], code: str) -> float:
    return 1.0 if side_is(side, code) else 0.0


def date_agreement(found: str | None, expected: Sequence[str | None]) -> str:
    """exact (as one of the accepted strings), absent (on either side), near (only the year or its certainty
    differs, or it lies inside an accepted period) or conflict."""
    if found in expected:
        return "exact"
    if found is None or None in expected:
        return "absent"
    return "near" if any(_near(found, one) for one in expected if one) else "conflict"


def _near(found: str, expected: str) -> bool:
    one, other = (re.sub(r"[?~%]", "", text) for text in (found, expected))
    if len(one) == len(other) == 10 and "X" in one[:4] + other[:4]:
        return one[5:] == other[5:]
    first, _, last = other.partition("/")
    return one == other or (bool(last) and first <= one[:10] <= last)


def people_share(found: Meeting, expected: Meeting) -> float:
    """The part of the expected people that the proposal has."""
    people = expected["people"]
    pairs = paired(found.get("participants") or [], people, lambda one, other: float(same_name(one, other)))
    return len(pairs) / len(people) if people else 0.0


def strict_score(found: Meeting, expected: Meeting) -> float:
    """Above 0 where the sides agree and the date is an accepted one, or the text has none."""
    date_fits = date_agreement(found.get("date"), expected["date"]) == "exact" or None in expected["date"]
    return _score(found, expected) if date_fits and sides_agree(found, expected) else 0.0


def lenient_score(found: Meeting, expected: Meeting) -> float:
    """Above 0 where two of three agree: the sides; the date (or it is absent); half of the people."""
    agreements = [
        sides_agree(found, expected),
        date_agreement(found.get("date"), expected["date"]) != "conflict",
        people_share(found, expected) >= 0.5,
    ]
    related = agreements[2] or share_a_side(found, expected)
    return _score(found, expected) if related and sum(agreements) >= 2 else 0.0


def _score(found: Meeting, expected: Meeting) -> float:
    dates = {"exact": 3.0, "near": 2.0, "absent": 1.0, "conflict": 0.0}
    score = 1.0 + dates[date_agreement(found.get("date"), expected["date"])]
    score += 4.0 * sides_agree(found, expected) + 5.0 * people_share(found, expected)
    return score + 2.0 * (found.get("kind") in expected["kind"])


def paired(
    found: Sequence[First], expected: Sequence[Second], score: Callable[[First, Second], float]
) -> list[tuple[int, int]]:
    """Greedy assignment, best score first: pairs of indexes. What scores 0 is no pair."""
    ranked = [(score(one, other), -i, -j) for i, one in enumerate(found) for j, other in enumerate(expected)]
    pairs: list[tuple[int, int]] = []
    for points, i, j in sorted(ranked, reverse=True):
        free = all(-i != used_i and -j != used_j for used_i, used_j in pairs)
        if points > 0 and free:
            pairs.append((-i, -j))
    return pairs


def same_line(found: dict[str, Any], expected: dict[str, Any]) -> bool:
    """The same boilerplate: one line of the file, and one text inside the other with little left over."""
    if found.get("line") != expected["line"]:
        return False
    one, other = (" ".join(plain(str(text)).split()) for text in (found.get("text") or "", expected["text"]))
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and shorter in longer and len(shorter) >= LINE_OVERLAP * len(longer)
