"""Words of a post that no list knows, between the parts that the lists know, or between the post and a name.

Kenya's **Directorate of Criminal Investigations** chief · начальник **отдела по борьбе с оргпреступностью** МВД
Узбекистана · le directeur **central de la police judiciaire** Christian Sainte · ফিলিপাইনের **ড্রাগ এনফোর্সমেন্ট** এজেন্সির …
"""

from __future__ import annotations

import re

from archive.extraction.lexicon import Chunk, common_words, forenames
from archive.extraction.reading import Reading

_LONGEST = 12  # words of one stretch
_ADJECTIVE = re.compile("(н|тельн|ск)(ого|ому|ым|ой|ую)$")
"""Of a body, as in Программного Офиса: no given name ends so."""
_LONGEST_PARTICLE = 4
_SHORTEST_BRIDGE = 6
_PARTS = frozenset(("body", "domain", "organisation", "region", "city", "mod"))
_LINKS = {
    "en": frozenset("of for the and s at in on to against with charge".split()),
    "fr": frozenset(
        "de du des d la le l les et a au aux en pour contre sur charge chargee pres aupres dans par relevant".split()
    ),
    "ru": frozenset("по и с со над для при о об в во на к от".split()),
}
_OPENING = {
    "en": frozenset("of for at in".split()),
    "fr": frozenset("de du des d a au aux charge chargee pres aupres pour en relevant".split()),
}
_STOPS = {
    "en": frozenset(
        "a an who which that is was are were be has have had said says met meets will would his her its their "
        "but as by from after before during while when visited told held hosts welcomes signs signed".split()
    ),
    "fr": frozenset(
        "qui que dont a ont est sont etait etaient s se sera ete avait il elle ils elles son sa ses leur leurs un une "
        "recoit rencontre accueille preside dirige signe visite salue annonce affirme declare dit mais ou avec lors "
        "apres avant depuis ce cette ces hier y effectue entame effectuera conduit".split()
    ),
}
_AND = frozenset(("and", "et"))
_KINDS = frozenset(
    "national federal royal state military civil police border coast guard navy army air force customs spy "
    "intelligence cyber counter terrorism drug narcotics prison immigration security provincial regional central "
    "public".split()
)
_ENGLISH_VERB = re.compile("ed$")
_RUSSIAN_VERB = re.compile("[аеиоуыяю]л(а|о|и)?(ся|сь)?$|[аеиуыяю]ть(ся)?$|(ует|ают|яют|ится|ется|ают)$")
_RUSSIAN_NO_VERBS = frozenset(
    "дел дела делам отдел отдела отделу отделом сил силам тыл тыла персонала материала".split()
)
_RUSSIAN_STOPS = frozenset(
    "что как а но или также где когда который которая этом этого его ее их он она из до за без вместе между "
    "перед после через который вчера сегодня во".split()
)
_SPACES = (" ", "'", "’", "-", " - ", "' ", "’ ", " «", "» ", "” ", " “")


def bridge_left(read: Reading, first: int) -> tuple[int, Chunk] | None:
    """Where a post begins whose country stands before words that no list knows, and that country.

    English: capitals and the words between them; Bengali: words that are not common ones.
    """
    place = first - 1
    while place >= 0 and first - place <= _SHORTEST_BRIDGE + 1 and read.words.gap(place) in _SPACES:
        chunk = read.chunk_at(place)
        if chunk is None:
            if not _may_bridge(read, place, edge=place == first - 1):
                return None
            place -= 1
        elif chunk.entry.kind == "country":
            return (chunk.first, chunk) if _owns(read, chunk) else None
        elif chunk.entry.kind in _PARTS:
            place = chunk.first - 1
        else:
            return None
    return None


def _may_bridge(read: Reading, place: int, edge: bool) -> bool:
    text = read.words.texts[place]
    if read.language == "bn":
        return not read.is_word(place, common_words("bn")) and not text.endswith(("েন", "েছে", "কে", "দের"))
    if text == "s" or (text.islower() and read.is_word(place, _KINDS)):
        return True
    linking = read.is_word(place, _LINKS["en"]) and not edge and read.words.texts[place + 1][0].isupper()
    return linking or (text[0].isupper() and not read.is_word(place, common_words("en")))


def _owns(read: Reading, chunk: Chunk) -> bool:
    """The next word is no link: "China and …" is no owner; a Bengali owner stands in the genitive."""
    if read.language == "bn":
        return chunk.entry.extra == "demonym" or read.words.texts[chunk.last - 1].endswith(
            ("র", "ী", "ি", "ন", "য়")
        )
    return not read.is_word(chunk.last, frozenset(("and", "of", "for", "the", "in", "on", "to")))


def stretch_right(read: Reading, last: int, *, goes_on: bool, joined: bool) -> tuple[int, list[Chunk]] | None:
    """Where a post ends whose last words no list knows, and the known parts among them; None for no stretch.

    In English and French it goes on with "of", "de", "chargé de" … and ends before a name, or a comma and a
    name; in Russian it also ends with a body or a country. goes_on: a body may go on with any word: the service
    **fédéral des douanes**. joined: only "and …" before a name: министр связи **и цифровых технологий ЮАР** Сипо ….
    """
    if read.language == "ru":
        return _russian_joined(read, last) if joined else _russian(read, last)
    if read.language not in _OPENING or not (goes_on or _opens(read, last)):
        return None
    before = read.chunk_at(last - 1)
    if before is not None and before.entry.kind == "country" and _begins_name(read, last):
        return None  # the Inspectorate of Vietnam | Phan Thi …
    parts: list[Chunk] = []
    place = last
    while place < len(read.at) and place - last <= _LONGEST:
        if place > last + 1 and _is_anchor(read, place):
            return place, parts
        if _is_acronym(read, place):
            place += 1
            continue
        if read.words.gap(place - 1) not in _SPACES and not (
            read.words.gap(place - 1) == ") " and (place == last or _is_acronym(read, place - 1))
        ):
            return None
        chunk = read.chunk_at(place)
        if chunk is None:
            if not _may_stretch(read, place):
                return None
            place += 1
        elif chunk.entry.kind in _PARTS or chunk.entry.kind == "country":
            parts.append(chunk)
            place = chunk.last
        elif is_of_holders(read, chunk):
            place = chunk.last
        else:
            return None
    return None


def is_of_holders(read: Reading, chunk: Chunk) -> bool:
    """The Council of Arab Interior Ministers: the plural of a post inside the name of a body."""
    text = read.words.texts[chunk.last - 1]
    return chunk.entry.kind == "post" and text[0].isupper() and text.endswith(("s", "S"))


def _is_acronym(read: Reading, place: int) -> bool:
    """Independent Authority Against Corruption (IAAC) of Mongolia: letters in brackets behind a name."""
    bracketed = read.words.gap(place - 1) == " (" and read.words.gap(place) == ") "
    return bracketed and read.words.texts[place].isupper()


def _opens(read: Reading, last: int) -> bool:
    joined = read.words.gap(last - 1) == ") " and read.is_word(last, _AND)  # (DGSN) et de la Surveillance …
    return joined or read.is_word(last, _OPENING[read.language])


def _may_stretch(read: Reading, place: int) -> bool:
    text = read.words.texts[place]
    if read.is_word(place, _LINKS[read.language]):
        return True
    if read.is_word(place, _STOPS[read.language]) or not text[0].isalpha():
        return False
    if read.language == "en" and text[0].islower() and _ENGLISH_VERB.search(text):
        return False
    return not read.is_word(place, forenames()) or text[0].islower()


def _is_anchor(read: Reading, place: int) -> bool:
    """Whether a name begins at a place: two capitals behind a word that links nothing, or a comma and one."""
    gap = read.words.gap(place - 1)
    if read.is_word(place - 1, _LINKS[read.language]):
        return False
    if gap in (", ", "), ", ") "):
        while read.is_word(place, frozenset(("le", "la", "l", "the", "m", "mme"))) and read.at[place] < 0:
            place += 1
        chunk = read.chunk_at(place)
        if chunk is not None and chunk.entry.kind in ("rank", "title"):
            return True
    return gap in (" ", ", ", "), ", ") ") and _begins_name(read, place)


def _begins_name(read: Reading, place: int) -> bool:
    if not _is_capital(read, place) or (read.language == "ru" and _ADJECTIVE.search(read.words.texts[place])):
        return False
    following = read.words.gap(place)
    return following in (" ", "-", ". ", ".", "’", "'") and (
        _is_capital(read, place + 1)
        or (following == " " and _is_capital(read, place + 2) and _may_be_particle(read, place + 1))
    )


def _may_be_particle(read: Reading, place: int) -> bool:
    """Whether a word in small letters may stand inside a name: Саид аль Хамад, but not Ленинского района Олег."""
    return read.language != "ru" or len(read.words.texts[place]) <= _LONGEST_PARTICLE


def _is_capital(read: Reading, place: int) -> bool:
    return 0 <= place < len(read.at) and read.at[place] < 0 and read.words.texts[place][0].isupper()


def _is_capital_word(read: Reading, place: int) -> bool:
    """A word in capitals and small letters, not the letters of a body."""
    return _is_capital(read, place) and not _is_letters(read, place)


def _is_letters(read: Reading, place: int) -> bool:
    """НАБЗ, ОВД: the letters of a body, where the next word is not in capitals too."""
    text = read.words.texts[place]
    following = read.words.texts[place + 1] if place + 1 < len(read.at) else ""
    return text.isupper() and text.isalpha() and 1 < len(text) < 8 and not following.isupper()


def _russian_joined(read: Reading, last: int) -> tuple[int, list[Chunk]] | None:
    if not (read.is_word(last, frozenset(("и",))) or read.words.gap(last - 1) == ", "):
        return None
    found = _russian(read, last)
    if found is None or not any(chunk.entry.kind == "country" for chunk in found[1]):
        return None
    following = read.chunk_at(found[0])
    titled = following is not None and following.entry.kind in ("rank", "title")
    return found if titled or _begins_name(read, found[0]) else None


def _is_listed(read: Reading, place: int) -> bool:
    """Министр внутренних дел, юстиции и мира: a comma between what a ministry is for."""
    chunk = read.chunk_at(place)
    return read.words.gap(place - 1) == ", " and chunk is not None and chunk.entry.kind == "domain"


def _is_member(read: Reading, place: int) -> bool:
    """Совет министров государств – членов СНГ: the dash before what the states are."""
    return read.words.gap(place - 1) in (" – ", " — ") and read.words.texts[place] in ("членов", "участников")


def _is_of_many(read: Reading, chunk: Chunk) -> bool:
    """Совета генеральных прокуроров …: a post of many in the genitive, inside the name of a body."""
    word = read.words.texts[chunk.last - 1]
    return chunk.entry.kind == "post" and word.islower() and word.endswith(("ов", "ей"))


def _russian(read: Reading, last: int) -> tuple[int, list[Chunk]] | None:
    parts: list[Chunk] = []
    best: tuple[int, list[Chunk]] | None = None
    place = last
    while place < len(read.at) and place - last <= _LONGEST:
        if read.words.gap(place - 1) not in _SPACES and not (
            _is_listed(read, place) or _is_member(read, place)
        ):
            break
        chunk = read.chunk_at(place)
        if chunk is not None and place > last and _is_of_many(read, chunk):
            place = chunk.last
        elif chunk is None:
            if place > last and _begins_name(read, place) and not _is_capital_word(read, place - 1):
                return (place, parts) if not read.is_word(place - 1, _LINKS["ru"]) else best
            if not _may_stretch_russian(read, place, place == last):
                return best
            place += 1
        elif chunk.entry.kind in _PARTS or chunk.entry.kind == "country":
            parts.append(chunk)
            place = chunk.last
            if chunk.entry.kind in ("body", "country", "organisation"):
                best = place, list(parts)
        else:
            return (place, parts) if chunk.entry.kind in ("rank", "title") and place > last else best
    return best


def _may_stretch_russian(read: Reading, place: int, opening: bool) -> bool:
    text = read.words.texts[place]
    lower = text.lower()
    if read.is_word(place, _RUSSIAN_STOPS) or not text[0].isalpha():
        return False
    if lower in _LINKS["ru"]:
        return not opening or lower in ("по", "и")
    if _is_letters(read, place):
        return True
    if text[0].isupper():
        return not read.is_word(place, forenames()) and not _begins_name(read, place)
    return lower in _RUSSIAN_NO_VERBS or not _RUSSIAN_VERB.search(lower)
