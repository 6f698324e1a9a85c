"""Growing a head word (minister, ministry, council …) to the whole phrase around it, by the order of each language."""

from __future__ import annotations

from archive.extraction.lexicon import Chunk, forenames
from archive.extraction.phrase import Phrase, near
from archive.extraction.reading import Reading
from archive.extraction.stretches import is_of_holders
from archive.extraction.subjects import take_charge, take_list
from archive.extraction.unlisted import bridge, stretch, take_letters
from archive.extraction.vietnamese_posts import take_rest

_LINKS_RIGHT = {
    "en": frozenset(["of", "for", "the", "s", "and"]),
    "fr": frozenset(["de", "du", "des", "d", "la", "le", "l", "les", "et", "aupres", "pres"]),
    "vi": frozenset(["của", "và", "phụ", "trách", "nước", "khu", "vực"]),
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
_FOR = frozenset(("по",))
_BESIDE = frozenset(("при",))
_AT = frozenset(("aupres",))
_TO = frozenset(("to",))
_THE = frozenset(("the",))
_ARTICLES = frozenset(["the", "la", "le", "l", "les"])
_LANDS = frozenset(["странах", "государствах", "республиках", "регионе"])
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
_MOST_LINKS = 3
_LONGEST = 12  # chunks of one phrase


def grow(read: Reading, head: Chunk) -> Phrase:
    """The phrase around a head: নিরাপত্তা পরিষদের সচিব, Kazakhstan's interior minister, thư ký Hội đồng …"""
    phrase = Phrase(head, head.first, head.last, mods=[])
    if read.language != "bn":
        _grow_right(read, phrase)
    _grow_left(read, phrase)
    take_letters(read, phrase)
    bridge(read, phrase)
    _take_abbreviation(read, phrase)
    stretch(read, phrase)
    _take_abbreviation(read, phrase)
    return phrase


def _take_abbreviation(read: Reading, phrase: Phrase) -> None:
    """The Directorate of Criminal Investigations (DCI): what stands in brackets behind a body or a post."""
    place = phrase.last
    if not 0 < place < len(read.at) or phrase.head.entry.kind != "post":
        return
    if not read.words.gap(place - 1).endswith("("):
        return
    for end in range(place, min(place + 3, len(read.at))):
        text = read.words.texts[end]
        if read.language != "bn" and sum(map(str.isupper, text)) * 2 <= len(text):
            return
        if read.words.gap(end).startswith(")"):
            phrase.last = end + 1
            _take_country_behind(read, phrase)
            _take_seat(read, phrase)
            return


def _take_country_behind(read: Reading, phrase: Phrase) -> None:
    """Министр внутренних дел (МВД) Армении: the country behind the bracket."""
    chunk = read.chunk_at(phrase.last)
    free = read.language == "ru" and phrase.country is None and read.words.gap(phrase.last - 1) == ") "
    if free and chunk is not None and chunk.entry.kind == "country":
        phrase.country, phrase.last = chunk, chunk.last


def _grow_right(read: Reading, phrase: Phrase) -> None:
    for _ in range(_MOST_LINKS):
        last = phrase.last
        _take_chunks(read, phrase)
        take_list(read, phrase)
        if phrase.last == last:
            break
    take_charge(read, phrase)
    _take_office(read, phrase)
    if read.language == "vi":
        take_rest(read, phrase)
    _take_seat(read, phrase)


def _take_chunks(read: Reading, phrase: Phrase) -> None:
    """The chunks behind a phrase, with the words that link them to it."""
    for _ in range(_LONGEST):
        place, linked, joined = phrase.last, False, False
        while (
            place < len(read.at)
            and place - phrase.last < _MOST_LINKS
            and (_is_link(read, place) or _is_to(read, phrase, place))
        ):
            joined = joined or read.is_word(place, _AND)
            linked = True
            place += 1
        chunk = read.chunk_at(place)
        if chunk is None or chunk.first != place or not near(read, place - 1):
            if linked and not joined:
                _take_free(read, phrase, place)
            return
        if not _take(read, phrase, chunk, joined, right=True):
            return
        phrase.last = chunk.last


def _take_office(read: Reading, phrase: Phrase) -> None:
    """Head of the UNODC Regional Office, chief of the OSCE Mission: the part of a body a post is in."""
    if not (phrase.organisation or phrase.bodies):
        return
    while phrase.last < len(read.at) and read.is_word(phrase.last, _PARTS):
        chunk = read.chunk_at(phrase.last)
        if read.words.gap(phrase.last - 1) != " " or (chunk and chunk.last > phrase.last + 1):
            break
        phrase.last += 1


def _is_to(read: Reading, phrase: Phrase, place: int) -> bool:
    """Secretary to the Ministry of Public Security."""
    if not (read.language == "en" and read.is_word(place, _TO) and near(read, place - 1)):
        return False
    following = read.chunk_at(place + (2 if read.is_word(place + 1, _THE) else 1))
    helps = phrase.head.entry.english.endswith(("Secretary", "Adviser"))
    return helps and following is not None and following.entry.kind == "body"


def _is_link(read: Reading, place: int) -> bool:
    if read.at[place] >= 0 or not near(read, place - 1):
        return False
    following = read.chunk_at(place + 1)
    if read.is_word(place, _BESIDE):  # агентство при президенте
        return following is not None and following.entry.kind in ("post", "body")
    small = (
        len(read.words.texts[place]) > 1 or read.words.texts[place].islower()
    )  # not the S of S. Jaishankar
    return small and read.is_word(place, _LINKS_RIGHT[read.language])


def _take(read: Reading, phrase: Phrase, chunk: Chunk, joined: bool, right: bool) -> bool:
    """Puts a chunk into its slot; False where it has none, and the phrase ends."""
    kind = chunk.entry.kind
    if kind == "domain":
        named = right and phrase.country and phrase.country.entry.extra == "name"
        if named and not (
            read.language == "vi" or (read.language == "ru" and read.is_word(chunk.first - 1, _FOR))
        ):
            return False
        return _add(phrase.domains, chunk) if not joined or phrase.domains else False
    if joined:
        return False
    if kind == "region" or (kind == "city" and phrase.head.entry.value in ("head", "diplomat")):
        return _take_place(read, phrase, chunk, right)
    if kind == "post" and right and not phrase.superior and _may_serve(read, phrase, chunk):
        phrase.superior = chunk
        return True
    if kind == "body":
        owned = read.is_word(phrase.last, _POSSESSIVE)  # Secretary of Russia's Security Council
        behind = right and phrase.country and phrase.country.entry.extra == "name" and not owned
        if read.language == "en" and phrase.country and phrase.country.last == chunk.first:
            behind = False  # the Uganda Police Force
        if len(phrase.bodies) >= 2 or behind or _is_beside(read, phrase, chunk):
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


def _is_beside(read: Reading, phrase: Phrase, chunk: Chunk) -> bool:
    """BGB-BSF: the letters of two bodies that a hyphen joins."""
    first, last = sorted((phrase.first, chunk.first))
    end = chunk.last if first == chunk.first else phrase.last
    texts = read.words.texts[first], read.words.texts[last]
    return read.words.gap(end - 1) == "-" and end == last and all(text.isupper() for text in texts)


def _may_serve(read: Reading, phrase: Phrase, superior: Chunk) -> bool:
    """Adviser to the president; in Russian any post may belong to a head of state or government in the genitive."""
    if phrase.head.entry.english in _OF_SOMEBODY:
        return True
    if read.language == "fr" and phrase.head.entry.value == "minister":
        return any(read.is_word(superior.first - back, _AT) for back in (1, 2))
    highest = superior.entry.english in ("President", "Prime Minister", "Government")
    return read.language == "ru" and highest and read.words.texts[superior.first][0].islower()


def _take_place(read: Reading, phrase: Phrase, chunk: Chunk, right: bool) -> bool:
    """Mayor of Kyiv, London police commissioner; a city only where it leans on the post."""
    if phrase.place is not None or phrase.head.entry.kind != "post":
        return False
    if chunk.entry.kind == "city":
        linked = chunk.first > phrase.last
        if right and read.language in ("en", "fr") and not linked and not _before_a_name(read, chunk.last):
            return False
        if read.language == "bn" and not read.words.texts[chunk.last - 1].endswith("র"):
            return False
    phrase.place = chunk
    return True


def _before_a_name(read: Reading, place: int) -> bool:
    """Chief Commissioner Islamabad Muhammad Ali: two free words in capitals, behind a space alone."""
    pair = range(place, place + 2)
    if read.language != "en" or place + 2 > len(read.at):
        return False
    capitals = all(read.words.texts[each][0].isupper() and read.words.gap(each - 1) == " " for each in pair)
    return capitals and read.at[place] < 0


def _body_follows(read: Reading, chunk: Chunk) -> bool:
    """Head of the Romanian Border Police: an adjective after the link belongs to the body behind it."""
    following = read.chunk_at(chunk.last)
    return following is not None and following.entry.kind in ("body", "domain") and near(read, chunk.last - 1)


def _add(slot: list[Chunk], chunk: Chunk) -> bool:
    slot.append(chunk)
    return True


def _take_free(read: Reading, phrase: Phrase, place: int) -> None:
    """Minister for Blue Economy, director of Acme Watch: capitals after the link, where nothing else was found."""
    if read.language not in ("en", "fr") or phrase.bodies or phrase.domains or phrase.organisation:
        return
    if phrase.free or phrase.head.entry.kind not in ("post", "body") or place >= len(read.at):
        return
    end = place
    while end < len(read.at) and end - place < 6 and near(read, end - 1):
        chunk = read.chunk_at(end)
        if chunk is not None and (end == place or not _is_inside(read, chunk)):
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


def _is_inside(read: Reading, chunk: Chunk) -> bool:
    """Secretary-General of the Arab Interior Ministers Council: a known word inside a name that no list has."""
    if chunk.entry.kind == "domain" or is_of_holders(read, chunk):
        return True
    before = read.chunk_at(chunk.first - 1)
    return chunk.entry.kind == "body" and before is not None and is_of_holders(read, before)


def _take_seat(read: Reading, phrase: Phrase) -> None:
    """Ambassador of Russia to Viet Nam: the second country is where they serve."""
    represents = "Representative" in phrase.head.entry.english and bool(phrase.bodies)
    if phrase.head.entry.value != "diplomat" and not phrase.organisation and not represents:
        return
    place = phrase.last
    if not (
        place < len(read.at) and read.at[place] < 0 and read.is_word(place, _SEAT) and near(read, place - 1)
    ):
        return
    place += 1
    while (
        place < len(read.at)
        and read.at[place] < 0
        and (read.is_word(place, _ARTICLES) or read.words.texts[place].lower() in _LANDS)
    ):
        place += 1
    chunk = read.chunk_at(place)
    if chunk and chunk.entry.kind in ("country", "organisation", "city", "region") and near(read, place - 1):
        phrase.seat = chunk
        phrase.last = chunk.last


def _grow_left(read: Reading, phrase: Phrase) -> None:
    for _ in range(_LONGEST):
        place, joined, seated = phrase.first - 1, False, False
        while place >= 0 and read.at[place] < 0 and phrase.first - place <= _MOST_LINKS and near(read, place):
            seated = seated or read.is_word(place, _SEATED)
            if not (seated or read.is_word(place, _LINKS_LEFT[read.language])):
                break
            joined = joined or read.is_word(place, _AND)
            place -= 1
        chunk = read.chunk_at(place)
        if chunk is None or not near(read, place) or _are_two_bodies(read, chunk, phrase.first):
            return
        if seated and chunk.entry.kind in ("country", "city", "region"):
            phrase.seat = chunk
        elif not _take_left(read, phrase, chunk, joined):
            return
        phrase.first = chunk.first


def _are_two_bodies(read: Reading, chunk: Chunk, first: int) -> bool:
    """বিজিবি-বিএসএফ: a hyphen between two bodies parts them."""
    following = read.chunk_at(first)
    bodies = chunk.entry.kind == "body" and following is not None and following.entry.kind == "body"
    return bodies and chunk.last == first and read.words.gap(first - 1) in ("-", "–", "—")


def _take_left(read: Reading, phrase: Phrase, chunk: Chunk, joined: bool) -> bool:
    kind = chunk.entry.kind
    if kind == "former" and not joined:
        phrase.former = True
        return True
    if kind == "mod" and not joined:
        return _add(phrase.mods, chunk)
    if read.language == "bn":
        if kind != "domain" and _is_object(read.words.texts[chunk.last - 1], chunk):
            return False
        return _take(read, phrase, chunk, joined and kind != "domain", right=False)
    if read.language == "en":
        return not joined and _take(read, phrase, chunk, False, right=False)
    is_adjective = kind == "country" and chunk.entry.extra == "demonym"
    return is_adjective and not joined and _take(read, phrase, chunk, False, right=False)


def _is_object(word: str, chunk: Chunk) -> bool:
    """A Bengali word in a case that no owner of a post stands in: নিরাপত্তা পরিষদকে, বঙ্গভবনে."""
    return word.endswith(("কে", "তে", "সহ")) or (
        word.endswith("ে") and not chunk.entry.spelling.endswith("ে")
    )
