"""Growing a head word (minister, ministry, council …) to the whole phrase around it, by the order of each language."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.extraction.lexicon import Chunk, forenames
from archive.extraction.reading import Reading
from archive.extraction.stretches import bridge_left, stretch_right
from archive.extraction.vietnamese_names import name_end

_LINKS_RIGHT = {
    "en": frozenset(["of", "for", "the", "s", "and"]),
    "fr": frozenset(["de", "du", "des", "d", "la", "le", "l", "les", "et", "aupres", "pres"]),
    "vi": frozenset(["của", "và", "phụ", "trách", "nước"]),
    "ru": frozenset(["по", "и"]),
    "bn": frozenset(),
}
_LINKS_LEFT = {
    "en": frozenset(("s",)),
    "fr": frozenset(),
    "vi": frozenset(),
    "ru": frozenset(),
    "bn": frozenset(["বিষয়ক", "সংক্রান্ত", "ও", "এবং", "এর", "র"]),
}
_AND = frozenset(["and", "et", "và", "и", "ও", "এবং"])
_SEAT = frozenset(
    ["to", "in", "at", "tại", "ở", "в", "во", "au", "en", "aux", "a", "aupres", "pres", "при", "pour"]
)
_OF_SOMEBODY = frozenset(
    ["Adviser", "Spokesperson", "Special Envoy", "Special Representative", "Representative", "Assistant Minister",
     "Chief of Staff", "Secretary", "Chief of Office", "Assistant"]
)  # fmt: skip
_SEATED = frozenset(["নিযুক্ত", "নিয়োজিত"])
_POSSESSIVE = frozenset(("s",))
_PARTS = frozenset(
    [
        "regional",
        "office",
        "centre",
        "center",
        "secretariat",
        "headquarters",
        "branch",
        "mission",
        "delegation",
        "bureau",
    ]
)
_PLACES = frozenset(("tỉnh", "thành", "tp", "quận", "huyện"))
_VIETNAMESE_LINKS = frozenset(("và", "về", "các"))
_OWN_GAPS = (" ", "'", "’", "-", "' ", "’ ", " - ")
_MOST_LINKS = 3
_LONGEST = 12  # chunks of one phrase


@dataclass(slots=True)
class Phrase:
    """A head and what belongs to it, by the words first to last (exclusive). seat: where a diplomat serves."""

    head: Chunk
    first: int
    last: int
    domains: list[Chunk] = field(default_factory=list)
    bodies: list[Chunk] = field(default_factory=list)
    organisation: Chunk | None = None
    country: Chunk | None = None
    seat: Chunk | None = None
    place: Chunk | None = (
        None  # the city or region of the post: mayor of Kyiv, representative for Central Asia
    )
    superior: Chunk | None = None  # whose adviser, envoy or spokesperson somebody is
    mods: list[Chunk] = field(default_factory=list)
    former: bool = False
    free: tuple[int, int] | None = None  # words in capitals after "of": a body or subject no list knows


def grow(read: Reading, head: Chunk) -> Phrase:
    """The phrase around a head: নিরাপত্তা পরিষদের সচিব, Kazakhstan's interior minister, thư ký Hội đồng …"""
    phrase = Phrase(head, head.first, head.last, mods=[])
    if read.language != "bn":
        _grow_right(read, phrase)
    _grow_left(read, phrase)
    _bridge(read, phrase)
    _take_abbreviation(read, phrase)
    _stretch(read, phrase)
    _take_abbreviation(read, phrase)
    return phrase


def _bridge(read: Reading, phrase: Phrase) -> None:
    """Kenya's Directorate of Criminal Investigations chief: the country before words that no list knows."""
    if read.language not in ("en", "bn") or phrase.country or phrase.head.entry.kind != "post":
        return
    found = bridge_left(read, phrase.first)
    if found:
        phrase.first, phrase.country = found


def _take_abbreviation(read: Reading, phrase: Phrase) -> None:
    """The Directorate of Criminal Investigations (DCI): what stands in brackets behind a body or a post."""
    place = phrase.last
    if not 0 < place < len(read.at) or phrase.head.entry.kind != "post":
        return
    opened, closed = read.words.gap(place - 1), read.words.gap(place)
    text = read.words.texts[place]
    if opened.endswith("(") and closed.startswith(")") and sum(map(str.isupper, text)) * 2 > len(text):
        phrase.last = place + 1


def _stretch(read: Reading, phrase: Phrase) -> None:
    """Director of the criminal police Ivan Petrov, начальник отдела по борьбе с … МВД Узбекистана."""
    if (
        phrase.head.entry.kind != "post"
        or phrase.free
        or (read.language == "ru" and not _may_stretch(phrase))
    ):
        return
    found = stretch_right(read, phrase.last)
    if not found:
        return
    phrase.last, parts = found
    for chunk in parts:
        kind = chunk.entry.kind
        if kind == "country" and phrase.country is None:
            phrase.country = chunk
        elif kind == "domain" and not phrase.bodies:
            phrase.domains.append(chunk)
        elif kind == "body" and len(phrase.bodies) < 2 and not phrase.domains:
            phrase.bodies.append(chunk)
        elif kind == "organisation" and not phrase.bodies:
            phrase.organisation = phrase.organisation or chunk


def _may_stretch(phrase: Phrase) -> bool:
    return phrase.country is None and phrase.head.entry.value in ("head", "diplomat")


def _grow_right(read: Reading, phrase: Phrase) -> None:
    for _ in range(_LONGEST):
        place, linked, joined = phrase.last, False, False
        while place < len(read.at) and place - phrase.last < _MOST_LINKS and _is_link(read, place):
            joined = joined or read.is_word(place, _AND)
            linked = True
            place += 1
        chunk = read.chunk_at(place)
        if chunk is None or chunk.first != place or not _near(read, place - 1):
            if linked and not joined:
                _take_free(read, phrase, place)
            break
        if not _take(read, phrase, chunk, joined, right=True):
            break
        phrase.last = chunk.last
    _take_office(read, phrase)
    if read.language == "vi":
        _take_vietnamese(read, phrase)
    _take_seat(read, phrase)


def _take_office(read: Reading, phrase: Phrase) -> None:
    """Head of the UNODC Regional Office, chief of the OSCE Mission: the part of a body a post is in."""
    if not (phrase.organisation or phrase.bodies):
        return
    while phrase.last < len(read.at) and read.is_word(phrase.last, _PARTS):
        chunk = read.chunk_at(phrase.last)
        if read.words.gap(phrase.last - 1) != " " or (chunk and chunk.last > phrase.last + 1):
            break
        phrase.last += 1


def _take_vietnamese(read: Reading, phrase: Phrase) -> None:
    """What stands in a Vietnamese post behind the words that the lists know."""
    if phrase.bodies or phrase.domains:
        phrase.last = _vietnamese_rest(read, phrase.last)
    elif phrase.head.entry.value == "minister" and phrase.country is None:
        place = phrase.last
        while (
            place < len(read.at) and place - phrase.last < 6 and read.at[place] < 0 and _near(read, place - 1)
        ):
            place += 1
        chunk = read.chunk_at(place)
        if chunk is None or chunk.entry.kind != "country" or place <= phrase.last + 1:
            return
        opened = read.words.texts[phrase.last][0].isupper() and name_end(read, phrase.last) == phrase.last
        if opened and _near(read, place - 1):
            phrase.country, phrase.last = chunk, chunk.last


def _vietnamese_rest(read: Reading, last: int) -> int:
    """The end of a body whose name goes on with words no list knows: up to a name, or the place after "tỉnh"."""
    place = last
    if read.is_word(place, _PLACES) and read.words.gap(place - 1) == " ":
        place += 1
        while place < len(read.at) and place - last < 5 and read.words.gap(place - 1) == " ":
            if not read.words.texts[place][0].isupper() or (
                place - last > 2 and name_end(read, place) > place
            ):
                break
            place += 1
        return place
    while (
        place < len(read.at)
        and place - last < 6
        and read.at[place] < 0
        and read.words.gap(place - 1) in (" ", ", ", "-")
    ):
        if name_end(read, place) > place:
            return place
        capital = read.words.texts[place][0].isupper()
        if not (
            capital or read.words.texts[place - 1][0].isupper() or read.is_word(place, _VIETNAMESE_LINKS)
        ):
            break
        place += 1
    return last


def _is_link(read: Reading, place: int) -> bool:
    return read.at[place] < 0 and read.is_word(place, _LINKS_RIGHT[read.language]) and _near(read, place - 1)


def _near(read: Reading, place: int) -> bool:
    """Only a space, an apostrophe or a hyphen between a word and the next; a full stop too within U.S."""
    gap = read.words.gap(place)
    return gap in _OWN_GAPS or (gap == ". " and place > 0 and len(read.words.texts[place]) == 1)


def _take(read: Reading, phrase: Phrase, chunk: Chunk, joined: bool, right: bool) -> bool:
    """Puts a chunk into its slot; False where it has none, and the phrase ends."""
    kind = chunk.entry.kind
    if kind == "domain":
        if right and (phrase.country and phrase.country.entry.extra == "name" and read.language != "vi"):
            return False
        return _add(phrase.domains, chunk) if not joined or phrase.domains else False
    if joined:
        return False
    if kind == "region" or (kind == "city" and phrase.head.entry.value in ("head", "diplomat")):
        return _take_place(read, phrase, chunk, right)
    if kind == "post" and right and phrase.head.entry.english in _OF_SOMEBODY and not phrase.superior:
        phrase.superior = chunk
        return True
    if kind == "body":
        owned = read.is_word(phrase.last, _POSSESSIVE)  # Secretary of Russia's Security Council
        behind = right and phrase.country and phrase.country.entry.extra == "name" and not owned
        if len(phrase.bodies) >= 2 or behind:
            return False
        return _add(phrase.bodies, chunk)
    if kind == "organisation" and phrase.organisation is None:
        phrase.organisation = chunk
        return True
    if kind == "country" and phrase.country is None:
        if (
            right
            and read.language == "en"
            and chunk.entry.extra == "demonym"
            and not _body_follows(read, chunk)
        ):
            return False
        phrase.country = chunk
        return True
    return False


def _take_place(read: Reading, phrase: Phrase, chunk: Chunk, right: bool) -> bool:
    """Mayor of Kyiv, London police commissioner; a city only where it leans on the post."""
    if phrase.place is not None or phrase.head.entry.kind != "post":
        return False
    if chunk.entry.kind == "city":
        linked = chunk.first > phrase.last
        if right and read.language in ("en", "fr") and not linked:
            return False
        if read.language == "bn" and not read.words.texts[chunk.last - 1].endswith("র"):
            return False
    phrase.place = chunk
    return True


def _body_follows(read: Reading, chunk: Chunk) -> bool:
    """Head of the Romanian Border Police: an adjective after the link belongs to the body behind it."""
    following = read.chunk_at(chunk.last)
    return (
        following is not None and following.entry.kind in ("body", "domain") and _near(read, chunk.last - 1)
    )


def _add(slot: list[Chunk], chunk: Chunk) -> bool:
    slot.append(chunk)
    return True


def _take_free(read: Reading, phrase: Phrase, place: int) -> None:
    """Minister for Blue Economy, director of Acme Watch: capitals after the link, where nothing else was found."""
    if read.language not in ("en", "fr") or phrase.bodies or phrase.domains or phrase.organisation:
        return
    if phrase.head.entry.kind not in ("post", "body") or place >= len(read.at):
        return
    end = place
    while end < len(read.at) and end - place < 6 and _near(read, end - 1):
        chunk = read.chunk_at(end)
        if chunk is not None and (end == place or chunk.entry.kind != "domain"):
            break
        if end > place and read.is_word(end, forenames()):
            break
        if not (
            read.words.texts[end][0].isupper()
            or (end > place and read.is_word(end, frozenset(["and", "et", "de", "la"])))
        ):
            break
        end += 1
    while end > place and not read.words.texts[end - 1][0].isupper():
        end -= 1
    if end > place:
        phrase.free = (place, end)
        phrase.last = end


def _take_seat(read: Reading, phrase: Phrase) -> None:
    """Ambassador of Russia to Viet Nam: the second country is where they serve."""
    if phrase.head.entry.value != "diplomat" and not phrase.organisation:
        return
    place = phrase.last
    if not (
        place < len(read.at) and read.at[place] < 0 and read.is_word(place, _SEAT) and _near(read, place - 1)
    ):
        return
    place += 1
    while (
        place < len(read.at)
        and read.at[place] < 0
        and read.is_word(place, frozenset(["the", "la", "le", "l", "les"]))
    ):
        place += 1
    chunk = read.chunk_at(place)
    if chunk and chunk.entry.kind in ("country", "organisation", "city", "region") and _near(read, place - 1):
        phrase.seat = chunk
        phrase.last = chunk.last


def _grow_left(read: Reading, phrase: Phrase) -> None:
    for _ in range(_LONGEST):
        place, joined, seated = phrase.first - 1, False, False
        while (
            place >= 0 and read.at[place] < 0 and phrase.first - place <= _MOST_LINKS and _near(read, place)
        ):
            seated = seated or read.is_word(place, _SEATED)
            if not (seated or read.is_word(place, _LINKS_LEFT[read.language])):
                break
            joined = joined or read.is_word(place, _AND)
            place -= 1
        chunk = read.chunk_at(place)
        if chunk is None or not _near(read, place):
            return
        if seated and chunk.entry.kind in ("country", "city", "region"):
            phrase.seat = chunk
        elif not _take_left(read, phrase, chunk, joined):
            return
        phrase.first = chunk.first


def _take_left(read: Reading, phrase: Phrase, chunk: Chunk, joined: bool) -> bool:
    kind = chunk.entry.kind
    if kind == "former" and not joined:
        phrase.former = True
        return True
    if kind == "mod" and not joined:
        return _add(phrase.mods, chunk)
    if read.language == "bn":
        if kind != "domain" and _is_object(read.words.texts[chunk.last - 1]):
            return False
        return _take(read, phrase, chunk, joined and kind != "domain", right=False)
    if read.language == "en":
        return not joined and _take(read, phrase, chunk, False, right=False)
    is_adjective = kind == "country" and chunk.entry.extra == "demonym"
    return is_adjective and not joined and _take(read, phrase, chunk, False, right=False)


def _is_object(word: str) -> bool:
    """A Bengali word in a case that no owner of a post stands in."""
    return word.endswith(("কে", "তে", "সহ"))
