"""What stands beside a name and shows that it is one: posts, ranks and titles before it, posts after it."""

from __future__ import annotations

from archive.extraction.beside import Beside
from archive.extraction.lexicon import Chunk
from archive.extraction.posts import Office
from archive.extraction.reading import Reading

_DIRECT = (" ", "  ", ". ", ".", "» ", "” ", '" ', " – ", " - ")
_CHAIN = (", ", " và ", " et ", " and ", " и ", " ও ", " এবং ")
_ARTICLES = frozenset(["the", "le", "la", "l", "a", "an", "un", "une", "đồng", "thời", "là", "kiêm", "как"])
_THE = frozenset(["le", "la", "l", "the", "du", "au"])
_OWNERS = _THE | frozenset("s its their".split())
_WITH = frozenset(["avec", "with"])
_AND = frozenset(["and", "et", "và", "и", "ও", "এবং", "kiêm"])
_RETIRED = frozenset(
    "retd ret rtd retired er 2s ca оба অব অবঃ অবসরপ্রাপ্ত nghỉ hưu отставке retraite cr rid".split()
)
_HONOURS = frozenset("phd ndc psc afwc bspp nswc awc mp kbe cbe obe kcmg cmg kc sc".split())
_IS = frozenset("is was est était là является".split())
_OTHERS = ("Diplomat",)  # what an ambassador is called the second time: never beside a post
_MOST = 6  # posts, ranks and titles in one chain
_LONGEST_SERVICE = 5
_SERVICES = {
    "en": frozenset(("of police", "of the police", "of gendarmerie", "of customs", "of justice")),
    "fr": frozenset(
        "de police,de la police,de gendarmerie,de la gendarmerie,des douanes,de l armée de l air,de l armée,de marine,"
        "de l armée de terre,de réserve,de la garde nationale,de justice,d aviation".split(",")
    ),
    "ru": frozenset(
        "милиции,полиции,юстиции,таможенной службы,внутренней службы,медицинской службы,госбезопасности,"
        "государственной безопасности,национальной безопасности,авиации,запаса,в отставке,налоговой службы,"
        "пограничной службы,гражданской защиты,1 ранга,2 ранга,3 ранга,первого ранга,второго ранга,третьего ранга,"
        "спецслужбы,артиллерии,танковых войск,налоговой полиции,дипломатической службы".split(",")
    ),
    "vi": frozenset(("công an", "cảnh sát", "an ninh", "quân đội", "cảnh sát hoàng gia")),
}
_WOMEN = frozenset(
    [
        "mrs",
        "ms",
        "miss",
        "madam",
        "lady",
        "dame",
        "mme",
        "mmes",
        "mlle",
        "madame",
        "princesse",
        "bà",
        "chị",
        "cô",
        "госпожа",
        "госпожи",
        "госпоже",
        "госпожу",
        "মিসেস",
        "মিস",
        "শ্রীমতি",
        "বেগম",
        "মিজ",
        "ж",
    ]
)


def before(read: Reading, first: int, offices: dict[int, Office], beside: Beside, ends: set[int]) -> None:
    """Adds what stands before the word first. offices: by their last word (exclusive). ends: of other names."""
    chain = _Before(read, first, offices, beside, ends)
    for _ in range(_MOST):
        if not chain.grow():
            return


class _Before:
    """The posts, ranks and titles before a name, from the nearest on.

    place: the word at which what is taken so far begins. comma: whether a comma may stand before it.
    """

    def __init__(
        self, read: Reading, first: int, offices: dict[int, Office], beside: Beside, ends: set[int]
    ) -> None:
        self.read, self.first, self.offices, self.beside, self.ends = read, first, offices, beside, ends
        self.place, self.comma = first, False

    def grow(self) -> bool:
        """Takes the next post, rank, title or nationality; False where there is none."""
        self._skip()
        gap = self._gap()
        direct = (gap in _DIRECT or not gap.strip(" .")) and not _ends_sentence(
            self.read, self.place - 1, gap
        )
        at_comma = gap == ", " and (self.comma or self.beside.titled or self.place == self.first)
        if self.place <= 0 or not (direct or at_comma):
            return False
        office = self.offices.get(self.place)
        if office is not None:
            return self._may_hold(office, gap) and self._take_office(office)
        return self._take_title(gap) or self._take_nationality()

    def _skip(self) -> None:
        """Over "the" behind a comma, "and" between two posts of one person, the service or country of a rank."""
        read, place, held = self.read, self.place, self.beside.offices
        if 1 < place < self.first and read.is_word(place - 1, _THE):
            place -= _plain(read.words.gap(place - 2)) == ", "
        if place > 1 and held and read.is_word(place - 1, _AND):
            place -= _is_held_with(read, self.offices.get(place - 1), held[-1])
        self.place = _over_service_of_rank(read, _over_country_of_rank(read, place))

    def _gap(self) -> str:
        """What stands before the place, which goes over "(retd.)"."""
        retired = _over_retired(self.read, self.place)
        gap = _plain(self.read.words.gap(retired - 1))
        if retired == self.place:
            return gap
        self.place = retired
        return gap.replace("(", "")

    def _may_hold(self, office: Office, gap: str) -> bool:
        """Whether a post is of the person named, and not of somebody before."""
        read, held = self.read, self.beside.offices
        if (
            held
            and gap != ", "
            and not (_goes_with(office, held[-1]) or _is_held_with(read, office, held[-1]))
        ):
            return False
        if held and office.english in _OTHERS:
            return False  # after the Swiss diplomat, the minister X
        behind_a_name = office.first in self.ends and read.words.gap(office.first - 1) == ", "
        if behind_a_name and (held or self.beside.is_followed):
            return False  # X, Secretary-General of …, National Security Adviser Y; X, minister of …, Y, minister of …
        if gap != ", ":
            return not is_inflected(read, office.last - 1)
        if self.place < self.first:
            return True
        # Avec son homologue espagnol, X a souligné …
        opens = self.beside.goes_on and _opens_with(read, office)
        return _is_apposed(read, office, self.offices) and not opens

    def _take_office(self, office: Office) -> bool:
        self.beside.offices.append(office)
        self.beside.oblique = self.beside.oblique or office.oblique
        self.place, self.comma = office.first, True
        return True

    def _take_title(self, gap: str) -> bool:
        chunk = self.read.chunk_at(self.place - 1)
        if chunk is None or chunk.entry.kind not in ("rank", "title") or chunk.last != self.place:
            return False
        if gap == ", " and self.place == self.first and not _is_the_rank(self.read, chunk):
            return False
        _add_title(self.read, self.beside, chunk)
        self.place, self.comma = chunk.first, True
        return True

    def _take_nationality(self) -> bool:
        if not _is_nationality(self.read, self.place, self.first):
            return False
        chunk = self.read.chunk_at(self.place - 1)
        self.beside.country = chunk.entry.value if chunk else None
        self.place, self.comma = self.place - 1, True
        return True


def _opens_with(read: Reading, office: Office) -> bool:
    """Whether a sentence begins with a counterpart of whom it is about: Avec son homologue …"""
    place = office.first - 2
    opens = place == 0 or (
        place > 0 and read.words.gap(place - 1).rstrip()[-1:] in (".", "!", "?", "»", "\n")
    )
    return "Counterpart" in office.english and opens and read.is_word(place, _WITH)


def _is_the_rank(read: Reading, chunk: Chunk) -> bool:
    """Le général-major, Karim Haddad: a rank with its article and a comma before the name."""
    return chunk.entry.kind == "rank" and read.language == "fr" and read.is_word(chunk.first - 1, _THE)


def _over_service_of_rank(read: Reading, place: int) -> int:
    """Général de brigade de police …, полковник таможенной службы …: the service between a rank and the name."""
    for first in range(place - 1, max(0, place - _LONGEST_SERVICE) - 1, -1):
        if read.words.gap(first) not in (" ", "-", "'", "’"):
            return place
        chunk = read.chunk_at(first - 1)
        if chunk is None or chunk.entry.kind != "rank" or chunk.last != first:
            continue
        words = " ".join(read.words.texts[first:place]).lower()
        return first if words in _SERVICES.get(read.language, ()) else place
    return place


def _over_country_of_rank(read: Reading, place: int) -> int:
    """Генерал полиции Российской Федерации …: the country between a rank and the name."""
    country = read.chunk_at(place - 1)
    if country is None or country.entry.kind != "country" or country.last != place:
        return place
    rank = read.chunk_at(country.first - 1)
    return (
        country.first
        if rank is not None and rank.entry.kind == "rank" and read.words.gap(country.first - 1) == " "
        else place
    )


def _ends_sentence(read: Reading, place: int, gap: str) -> bool:
    """Whether a full stop behind a word ends a sentence: not behind an initial, a rank or a title (Gen., г-н.)."""
    if "." not in gap:
        return False
    chunk, text = read.chunk_at(place), read.words.texts[place]
    shortened = chunk is not None and chunk.entry.kind in ("rank", "title")
    return not shortened and (len(text) > 4 or (text.isupper() and len(text) > 1))


def _over_retired(read: Reading, place: int) -> int:
    """Lt Gen (Retd) …, লেফটেন্যান্ট জেনারেল (অব.) …: a mark in brackets between a rank and the name."""
    return place - 1 if is_retired(read, place - 1) else place


def is_retired(read: Reading, place: int) -> bool:
    """Whether a word is such a mark: (Retd), (অব.), (2S)."""
    return read.is_word(place, _RETIRED) and read.words.gap(place - 1).endswith("(")


def is_inflected(read: Reading, place: int) -> bool:
    """মন্ত্রীর, উপমন্ত্রীকে: whether a Bengali post ends with a case, so that no name follows it."""
    if read.language != "bn":
        return False
    chunk, text = read.chunk_at(place), read.words.texts[place]
    if chunk is None or chunk.entry.spelling.endswith(text):
        return False
    return text.endswith(("র", "কে", "তে"))


def _plain(gap: str) -> str:
    """The gap as if no bracket closed in it, and with spaces on both sides of a dash: "Tô Lâm- Bộ trưởng"."""
    plain = gap.replace(")", "").replace(" , ", ", ").replace("»", "").replace("”", "") or " "
    return f" {plain.strip()} " if plain.strip() in ("-", "–", "—") and len(plain) > 1 else plain


def _is_nationality(read: Reading, place: int, first: int) -> bool:
    """Le Brésilien …, Ghanaian Brigadier General …: an adjective of a country, before a rank or behind a comma."""
    chunk = read.chunk_at(place - 1)
    if (
        chunk is None
        or chunk.entry.extra != "demonym"
        or chunk.last != place
        or read.words.gap(place - 1) != " "
    ):
        return False
    if place < first:
        return True
    return (
        read.language == "fr"
        and read.is_word(chunk.first - 1, _THE)
        and read.words.texts[place - 1][0].isupper()
    )


def _is_the(read: Reading, office: Office) -> bool:
    """Le Premier ministre, the agency's director, …: a post with the article or the owner that one person holds."""
    before = _OWNERS if read.language == "en" else _THE
    return read.is_word(office.first - 1, before) and office.category not in ("member", "person")


def _is_apposed(read: Reading, office: Office, offices: dict[int, Office]) -> bool:
    """Le Premier ministre, chef du gouvernement, …: one that may stand behind another that may."""
    if _may_be_apposed(office) or _is_the(read, office):
        return True
    earlier = offices.get(office.first)
    if earlier is None or read.words.gap(office.first - 1) != ", ":
        return False
    return _may_be_apposed(earlier) or _is_the(read, earlier)


def _goes_with(office: Office, nearer: Office) -> bool:
    """BNPT head Commissioner General …: a title without a body right before the name, the post before it."""
    bare = not (nearer.country or nearer.organisation or " of " in nearer.english)
    return _is_deputy(office) or (bare and bool(office.country or office.organisation))


def _is_deputy(office: Office | None) -> bool:
    """Deputy Prime Minister and Minister of …: one person holds both."""
    return office is not None and office.english in ("Deputy Prime Minister", "First Deputy Prime Minister")


def _is_held_with(read: Reading, office: Office | None, nearer: Office) -> bool:
    """Minister of Interior and Commander of the Guard Sheikh …: a post of a minister and one without an article."""
    if office is None or _is_deputy(office):
        return office is not None
    one_country = nearer.country in (None, office.country)
    if read.language == "bn" and office.category == nearer.category == "diplomat":
        return one_country and office.last + 1 == nearer.first and read.is_word(office.last, _AND)
    joined = read.language == "en" and read.is_word(office.last, _AND) and office.last + 1 == nearer.first
    return joined and one_country and office.category == "minister"


def _may_be_apposed(office: Office) -> bool:
    return office.category != "member" and bool(
        office.country or office.organisation or " of " in office.english
    )


def _add_title(read: Reading, beside: Beside, chunk: Chunk) -> None:
    if chunk.entry.kind == "rank":
        beside.rank = beside.rank or chunk
    else:
        beside.titled = True
    words = [text.lower() for text in read.words.texts[chunk.first : chunk.last]]
    beside.woman = beside.woman or any(word in _WOMEN for word in words)
    if read.language == "ru":
        beside.oblique = beside.oblique or words[-1].endswith(
            ("на", "ну", "ном", "а", "у", "ом", "е", "жи", "же", "жу", "жой")
        )
        beside.oblique = beside.oblique and words[-1] not in ("госпожа", "жа")


def after(read: Reading, last: int, offices: dict[int, Office], names: set[int], beside: Beside) -> None:
    """Adds the posts after a name: John Smith, minister of …; not where a name follows the post itself.

    offices: by their first word. names: the words at which names begin.
    """
    place = last
    for turn in range(_MOST):
        place = _over_brackets(read, place)
        gap = _plain(read.words.gap(place - 1))
        joined = turn > 0 and gap == " " and read.is_word(place, _AND)
        if place >= len(read.at) or not (
            gap in (", ", " (", " – ", " — ", " - ")
            or (gap == " " and (joined or (turn and place in offices) or _is_said(read, place)))
        ):
            return
        start = place + 1 if joined or (gap == " " and _is_said(read, place)) else place
        while (
            start < len(read.at)
            and start - place < 3
            and read.at[start] < 0
            and read.is_word(start, _ARTICLES)
        ):
            start += 1
        chunk = read.chunk_at(start)
        if chunk and chunk.entry.kind == "rank" and chunk.last not in names:
            beside.rank = beside.rank or chunk
            place = chunk.last
            continue
        office = offices.get(start)
        if office is None or (office.last in names and read.words.gap(office.last - 1) in _DIRECT):
            return
        if office.last < len(read.at) and _title_follows(read, office.last):
            return
        if start > place and _name_follows(read, office.last, names):
            return  # X, le secrétaire permanent du G5, Éric Tiaré, …
        beside.offices.append(office)
        place = office.last


def _name_follows(read: Reading, place: int, names: set[int]) -> bool:
    """Whether a comma and a name stand at a place, or a rank or title and a name: , le général Tojo …"""
    if read.words.gap(place - 1) != ", ":
        return False
    while place < len(read.at) and read.at[place] < 0 and read.is_word(place, _THE):
        place += 1
    chunk = read.chunk_at(place)
    while (
        chunk is not None
        and chunk.entry.kind in ("rank", "title")
        and read.words.gap(chunk.last - 1) in _DIRECT
    ):
        place = chunk.last
        chunk = read.chunk_at(place)
    return place in names


def _is_said(read: Reading, place: int) -> bool:
    return read.language in ("en", "fr", "vi") and read.at[place] < 0 and read.is_word(place, _IS)


def _over_brackets(read: Reading, place: int) -> int:
    """Over an age, a party, honours or the Latin form in brackets: Torsak Sukvimol (64), …"""
    if not read.words.gap(place - 1).endswith(" (") and not (
        read.is_word(place, _HONOURS) and read.words.gap(place - 1) == ", "
    ):
        return place
    end = place
    while end < len(read.at) and end - place < 5 and read.at[end] < 0:
        end += 1
        if ")" in read.words.gap(end - 1) or read.is_word(end - 1, _HONOURS):
            return end
    return place


def _title_follows(read: Reading, place: int) -> bool:
    chunk = read.chunk_at(place)
    return chunk is not None and chunk.entry.kind in ("title", "rank") and read.words.gap(place - 1) == " "
