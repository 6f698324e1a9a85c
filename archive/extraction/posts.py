"""Posts, ranks and titles in a passage, with the body and the country they belong to."""

from __future__ import annotations

from typing import NamedTuple

from archive.extraction.lexicon import Chunk, body_countries, interior_names
from archive.extraction.name_runs import RULERS
from archive.extraction.organisations import body_english, company_name
from archive.extraction.phrase import Phrase
from archive.extraction.phrases import grow
from archive.extraction.reading import Reading

_PLURAL_BEFORE = {"vi": frozenset(["các", "những", "nhiều", "hai"])}
_RUSSIAN_PLURAL = (
    "министры",
    "министров",
    "министрам",
    "министрами",
    "министрах",
    "глав",
    "президентов",
    "президенты",
    "послов",
    "послы",
    "руководители",
    "руководителей",
    "секретари",
    "секретарей",
    "члены",
    "членов",
    "представители",
    "представителей",
    "представителями",
    "директоров",
    "начальники",
    "сотрудников",
)
_BENGALI_PLURAL = ("রা", "দের", "গণ", "বৃন্দ", "দেরকে", "দেরও", "গণের")
_OF_INTERNATIONAL_BODIES = {
    "General Secretary": "Secretary-General",
    "Chief Executive Officer": "Executive Director",
}
_MOST_TEXTS = {"bn": "BD"}  # a minister without a country speaks for the country of the language
_OF = frozenset(["of", "de", "d", "du"])
_HEAD, _OFFICE = frozenset(["head"]), frozenset(["office", "offices", "start", "count"])
_THE = frozenset(["the", "le", "l"])
_WITH_ARTICLE = ("Embassy", "Parliament", "Government", "Senate", "Secretariat")
_POSSESSIVE = frozenset(("s",))
_OWNED_THINGS = frozenset(
    "office house palace residence lodge meeting meetings conference summit forum session dialogue council award cup "
    "medal committee cabinet secretariat fund".split()
)
_AT_LEVEL = frozenset(("level",))
_COMMON_TITLE = (
    "Head",
    "Member",
    "Representative",
    "Secretary",
    "Prosecutor",
    "Inspector",
    "Commander",
    "Adviser",
    "Founder",
)


_LEVEL = "পর্যায"  # মহাপরিচালক পর্যায়ের সম্মেলন: of those who hold the post


class Office(NamedTuple):
    """A post by the words first to last (exclusive) of a passage.

    english: canonical, without the country: "Minister of Internal Affairs". country: ISO 3166-1 alpha-2.
    organisation: English name of its body, where one is named. seat: code of the country a diplomat serves in.
    whole: whether it names somebody even where no name stands beside it. oblique: Russian, not nominative.
    """

    first: int
    last: int
    english: str
    country: str | None
    organisation: str | None
    organisation_words: tuple[int, int] | None
    seat: str | None
    category: str
    whole: bool
    oblique: bool


def find_in(read: Reading) -> list[Office]:
    """The posts of a passage in order, never overlapping; plurals are none."""
    found: list[Office] = []
    done = 0
    for chunk in read.chunks:
        if chunk.entry.kind != "post" or chunk.first < done or is_plural(read, chunk):
            continue
        if _is_given_name(read, chunk) or _only_names_a_thing(read, chunk):
            continue
        post = office_of(read, chunk)
        if post.first < done:
            continue
        found.append(post)
        done = post.last
    return found


def _only_names_a_thing(read: Reading, chunk: Chunk) -> bool:
    """The President's Office, the Police Ministers' Meeting, Director General level talks, the head office: nobody."""
    if read.language != "en":
        return False
    if read.is_word(chunk.last - 1, _HEAD) and read.is_word(chunk.last, _OFFICE):
        return True
    place = chunk.last + read.is_word(chunk.last, _POSSESSIVE)
    if place > chunk.last:
        return read.is_word(place, _OWNED_THINGS) and read.words.gap(chunk.last - 1) in ("'", "’")
    return read.is_word(place, _AT_LEVEL) and read.words.gap(place - 1) in (" ", "-")


def is_plural(read: Reading, chunk: Chunk) -> bool:
    """Whether a post is that of several: министры, the ministers, hai bộ trưởng."""
    last = read.words.texts[chunk.last - 1].lower()
    if read.language == "bn":
        if chunk.last < len(read.at) and read.words.texts[chunk.last].startswith(_LEVEL):
            return True
        return last.endswith(_BENGALI_PLURAL) and last not in ("সেক্রেটারি",)
    if read.language == "ru":
        if read.words.texts[chunk.first] == "Главы":
            return True  # what opens a sentence is rather "heads" than "of the head"
        if last == "после" and not read.is_word(chunk.first - 1, frozenset(("о", "об", "при"))):
            return True
        return any(
            read.words.texts[place].lower() in _RUSSIAN_PLURAL for place in range(chunk.first, chunk.last)
        )
    if read.language == "vi":
        return read.is_word(chunk.first - 1, _PLURAL_BEFORE["vi"])
    return last.endswith("s") and not chunk.entry.spelling.lower().endswith("s")


def office_of(read: Reading, chunk: Chunk) -> Office:
    """The post around its head word."""
    phrase = grow(read, chunk)
    company = next((body for body in phrase.bodies if body.entry.value == "company"), None)
    organisation, where = _organisation(read, phrase, company)
    country = phrase.country.entry.value if phrase.country else _country_of(phrase)
    english = _with_place(
        _as_named_in(
            country or _MOST_TEXTS.get(read.language), _english(read, phrase, organisation, company)
        ),
        phrase,
    )
    if where:
        phrase.first, phrase.last = min(phrase.first, where[0]), max(phrase.last, where[1])
    return Office(
        phrase.first,
        phrase.last,
        english,
        country,
        organisation,
        where,
        phrase.seat.entry.value if phrase.seat else None,
        chunk.entry.value,
        _stands_alone(phrase),
        _is_oblique(read, chunk),
    )


def _as_named_in(country: str | None, english: str) -> str:
    """স্বরাষ্ট্রমন্ত্রী of Malaysia is its Minister of Home Affairs, of Italy its Minister of the Interior."""
    name = interior_names().get(country or "")
    return english.replace("Minister of the Interior", f"Minister of {name}") if name else english


def _with_place(english: str, phrase: Phrase) -> str:
    """Mayor of Kyiv, Regional Representative of UNODC for Central Asia."""
    if phrase.place is None:
        return english
    return f"{english} {'of' if phrase.place.entry.kind == 'city' else 'for'} {phrase.place.entry.english}"


def _country_of(phrase: Phrase) -> str | None:
    """The country of a body that only one country has: the FBI."""
    codes = (body_countries().get(body.entry.english) for body in phrase.bodies)
    return next((code for code in codes if code), None)


def _is_given_name(read: Reading, chunk: Chunk) -> bool:
    """Sultan bin Saad, আমির খসরু, রাজা নাকভি: a title of rulers without a land is a name."""
    if chunk.entry.english not in RULERS or (chunk.entry.english == "King" and read.language != "bn"):
        return False
    before, after = read.chunk_at(chunk.first - 1), read.chunk_at(chunk.last)
    if before and before.entry.kind in ("country", "city") and read.words.gap(chunk.first - 1) == " ":
        return False
    owned = after and after.entry.kind == "country"
    return not owned and not read.is_word(chunk.last, _OF) and not read.is_word(chunk.first - 1, _THE)


def _organisation(
    read: Reading, phrase: Phrase, company: Chunk | None
) -> tuple[str | None, tuple[int, int] | None]:
    if company:
        first, last = company_name(read, company)
        return read.words.span(first, last) if last > first else None, (
            min(first, company.first),
            max(last, company.last),
        )
    if phrase.bodies:
        inner = min(phrase.bodies, key=lambda body: abs(body.first - phrase.head.first))
        name = body_english([inner], phrase, read)
        return name, (inner.first, inner.last)
    if phrase.organisation:
        return phrase.organisation.entry.english, (phrase.organisation.first, phrase.organisation.last)
    if phrase.free and phrase.head.entry.value == "head":
        return read.words.span(*phrase.free), phrase.free
    return None, None


def _english(read: Reading, phrase: Phrase, organisation: str | None, company: Chunk | None) -> str:
    head = phrase.head.entry
    english = head.english
    if phrase.organisation and not phrase.bodies:
        english = _OF_INTERNATIONAL_BODIES.get(english, english)
    title = " ".join([*(mod.entry.english for mod in reversed(phrase.mods)), english])
    if phrase.former:
        title = f"Former {title}"
    subjects = list(
        dict.fromkeys([*([head.extra] if head.extra else []), *(d.entry.english for d in phrase.domains)])
    )
    if (
        organisation
        and organisation.startswith("Ministry of ")
        and not (phrase.stretched and head.value == "head")
        and head.english
        in (
            "Head",
            "Deputy Head",
            "Minister",
            "Deputy Minister",
            "First Deputy Minister",
            "State Minister",
            "Assistant Minister",
        )
    ):
        title = title.replace("Head", "Minister")
        return f"{title} of {organisation.removeprefix('Ministry of ')}"
    if head.value == "minister" and not organisation:
        if not subjects and phrase.free:
            subjects = [read.words.span(*phrase.free)]
        return f"{title} of {_listed(subjects)}" if subjects else title
    if organisation:
        article = (
            "the "
            if (" " in organisation or organisation in _WITH_ARTICLE)
            and not company
            and not organisation.startswith(("INTERPOL", "UN "))
            else ""
        )
        return f"{title} of {article}{organisation}"
    return f"{title} of {_listed(subjects)}" if subjects else title


def _listed(subjects: list[str]) -> str:
    """The Interior, Security and Decentralisation."""
    return " and ".join(filter(None, (", ".join(subjects[:-1]), subjects[-1])))


def _stands_alone(phrase: Phrase) -> bool:
    """Whether a post without a name beside it still means one person: the Belarusian interior minister."""
    english, value = phrase.head.entry.english, phrase.head.entry.value
    if value in ("member", "person") or phrase.former:
        return False
    owned = bool(
        phrase.country or phrase.bodies or phrase.organisation or phrase.domains or phrase.head.entry.extra
    )
    return owned if value in ("head", "diplomat") or english in _COMMON_TITLE else True


BARE_TITLES = (
    "Director General", "Executive Director", "Commissioner General", "Inspector General", "Secretary-General",
    "Prosecutor General", "Commissioner of Police", "Police Commissioner", "Police Chief", "Executive Secretary",
)  # fmt: skip
"""What an official is called the second time, with the article: it means somebody whom the text has named."""


def is_definite(read: Reading, office: Office) -> bool:
    """The Director-General, le commissaire général: a title alone with its article."""
    alone = not (office.country or office.organisation) and office.english in BARE_TITLES
    return alone and read.is_word(office.first - 1, _THE)


def _is_oblique(read: Reading, chunk: Chunk) -> bool:
    if read.language != "ru":
        return False
    if chunk.last - chunk.first > 1 and read.words.texts[chunk.first].lower().endswith(
        ("ый", "ий", "второй")
    ):
        return False
    hyphen = chunk.last - chunk.first > 1 and read.words.gap(chunk.first) == "-"
    text = read.words.texts[chunk.last - 1 if hyphen else chunk.first].lower()
    return text.endswith(
        ("а", "у", "ом", "е", "я", "ю", "ем", "ого", "ому", "ым", "ой", "ы")
    ) and text not in ("глава", "и")
