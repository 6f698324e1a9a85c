"""People in running text, known to the archive or not, with their posts; and posts without a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archive.extraction import plural_posts, posts
from archive.extraction.bengali_names import bengali_runs
from archive.extraction.beside import Beside
from archive.extraction.evidence_of_names import after, before, is_inflected, is_retired
from archive.extraction.name_runs import Run, capital_runs
from archive.extraction.nominative import nominative
from archive.extraction.not_people import is_thing
from archive.extraction.posts import Office, is_definite
from archive.extraction.printed_latin import latin_beside
from archive.extraction.reading import Reading, reading
from archive.extraction.same_person import SamePerson
from archive.names.gazetteer import Gazetteer, Hit
from archive.names.lookup import Candidate, Found, Lookup, narrow
from articles.text.transliteration import latin

_LED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "en": (frozenset(("by",)), frozenset("led headed chaired represented".split())),
    "fr": (
        frozenset(("par",)),
        frozenset("conduit dirige mene preside conduite dirigee menee presidee represente".split()),
    ),
    "ru": (frozenset(("с", "со")), frozenset(("главе",))),
    "vi": (frozenset(("do",)), frozenset(("đoàn", "biểu"))),
    "bn": (frozenset(), frozenset()),
}
RANKS_IN_BRACKETS = 3
"""How far behind a bracket, in words, the Latin form of a name may begin: (Lt Gen Ali Hasan)."""
_RECEIVED = ("принял", "приняла", "принимает")
_WHERE = {
    "en": frozenset("in at near".split()),
    "fr": frozenset("à vers depuis".split()) | {"a"},
    "ru": frozenset("в во из".split()),
    "vi": frozenset("tại ở".split()),
}


class PersonMention(NamedTuple):
    """One mention of a person, by name or by post alone.

    passage: index from 0. start, end: of the name as printed, in code points of the passage; of the post where
    name_text is None. name_text: without honorific, post and case ending. name_latin: in Latin letters.
    full_name: name_latin of the fullest mention of the same person in the text. post_en: canonical, without the
    country ("Minister of Internal Affairs"); rank_en: "Major General". country: ISO 3166-1 alpha-2 of the post.
    organisation: English name of its body. slug: in the archive, only where certain; else candidates.
    held_en: the post that says most of all those the text gives this person, here or elsewhere.
    """

    passage: int
    start: int
    end: int
    name_text: str | None
    name_latin: str | None
    full_name: str | None = None
    post_text: str | None = None
    post_start: int | None = None
    post_end: int | None = None
    post_en: str | None = None
    rank_en: str | None = None
    country: str | None = None
    organisation: str | None = None
    seat: str | None = None
    held_en: str | None = None
    slug: str | None = None
    candidates: tuple[Candidate, ...] = ()


def find(
    passages: Sequence[str], language: str, gazetteer: Gazetteer | None = None, lookup: Lookup | None = None
) -> list[PersonMention]:
    """The people of a text, passage by passage, in order. passages: in NFC. language: BCP 47.

    lookup: where given, people no spelling fits get candidates by sound. A bare family name, or one after a
    title, is taken for the person of that name who is named in full in the same text.
    """
    return find_in([reading(passage, language, gazetteer) for passage in passages], gazetteer, lookup)


def find_in(
    readings: Sequence[Reading], gazetteer: Gazetteer | None = None, lookup: Lookup | None = None
) -> list[PersonMention]:
    """The same, in passages that were read already, with the gazetteer if known people are to be found."""
    same = SamePerson()
    found: list[PersonMention] = []
    pending: list[tuple[int, Reading, Run]] = []
    for number, read in enumerate(readings):
        mentions, left = _Passage(number, read).people()
        found.extend(mentions)
        pending.extend((number, read, run) for run in left)
        for mention in mentions:
            same.add(mention.name_text, mention.name_latin, mention.slug, read.language)
    found.extend(bare for number, read, run in pending if (bare := _bare(same, number, read, run)))
    language = readings[0].language if readings else "en"
    linked = [_linked(same, mention, language, gazetteer, lookup) for mention in found]
    return _with_held_posts(sorted(linked, key=lambda mention: (mention.passage, mention.start)))


def _with_held_posts(mentions: list[PersonMention]) -> list[PersonMention]:
    """Each with the fullest post of the person: the one named first that has a subject, body or country."""
    held: dict[str, str] = {}
    for full in (True, False):
        for mention in mentions:
            says_more = bool(mention.country or mention.organisation or " of " in (mention.post_en or ""))
            if mention.full_name and mention.post_en and says_more == full:
                held.setdefault(mention.full_name, mention.post_en)
    posts_of = [held.get(mention.full_name or "", mention.post_en) for mention in mentions]
    return [
        mention._replace(held_en=post) if post else mention
        for mention, post in zip(mentions, posts_of, strict=True)
    ]


def _bare(same: SamePerson, number: int, read: Reading, run: Run) -> PersonMention | None:
    """A name without anything beside it, if somebody of that name was met in full."""
    if _names_a_company(read, run.first, run.last):
        return None
    text = _name_text(read, run, Beside())
    letters = sum(map(str.isalpha, text))
    if letters < 4 or (read.language == "vi" and run.last - run.first == 1 and letters < 6):
        return None
    printed = [read.words.keys[place] for place in range(run.first, run.last)]
    name = same.named(printed)
    if name is None:
        return None
    start, end = read.words.starts[run.first], read.words.ends[run.last - 1]
    return PersonMention(number, start, end, name, latin(name, None))


def _linked(
    same: SamePerson,
    mention: PersonMention,
    language: str,
    gazetteer: Gazetteer | None,
    lookup: Lookup | None,
) -> PersonMention:
    if mention.name_text is None:
        return mention
    full, slug = same.full(mention.name_text, language)
    slug = mention.slug or slug
    candidates = mention.candidates
    if slug is None and not candidates and lookup and (full or mention.name_latin):
        candidates = lookup.candidates(full or mention.name_latin or "")
    shown = _heading(gazetteer, slug) if gazetteer and slug else None
    return mention._replace(
        slug=slug,
        full_name=shown or full or mention.name_latin,
        candidates=() if slug else candidates,
    )


def _heading(gazetteer: Gazetteer, slug: str) -> str | None:
    """The first Latin spelling of an official."""
    spellings = gazetteer.by_slug.get(("official", slug), ())
    return next((known.spelling for known in spellings if latin(known.spelling) == known.spelling), None)


def _name_text(read: Reading, run: Run, beside: Beside) -> str:
    """The name without its case ending."""
    text = read.words.span(run.first, run.last)
    if run.ending:
        return text[: -run.ending]
    if read.language != "ru":
        return text
    printed = read.words.texts[run.first : run.last]
    restored = nominative(printed, beside.oblique, beside.woman)
    gaps = [read.words.gap(place) for place in range(run.first, run.last - 1)]
    return "".join(word + gap for word, gap in zip(restored, [*gaps, ""], strict=True))


class _Passage:
    """The people of one passage, before mentions of one person are joined."""

    def __init__(self, number: int, read: Reading) -> None:
        self.number, self.read = number, read
        self.hits = _official_hits(read)
        self.offices = posts.find_in(read)
        self.by_last = {office.last: office for office in self.offices}
        self.by_first = {office.first: office for office in self.offices}
        self.taken = [False] * len(read.at)
        self.dealt: dict[int, Office] = {}
        self.ends: set[int] = set()  # where names of several words end
        for office in self.offices:
            self.taken[office.first : office.last] = [True] * (office.last - office.first)
        for hit in self.hits:
            self.taken[hit.first : hit.last] = [True] * (hit.last - hit.first)

    def people(self) -> tuple[list[PersonMention], list[Run]]:
        """The mentions, and the runs that may be a name but show it by nothing."""
        runs = (
            bengali_runs(self.read, self._bengali_starts(), self.taken)
            if self.read.language == "bn"
            else capital_runs(self.read, self.taken)
        )
        names = {run.first for run in runs} | {hit.first for hit in self.hits}
        spans = {run.first: run.last for run in runs} | {hit.first: hit.last for hit in self.hits}
        self.dealt = plural_posts.dealt(self.read, spans)
        self.ends = {run.last for run in runs if run.last - run.first > 1}
        self.ends |= {hit.last for hit in self.hits if hit.last - hit.first > 1}
        found: list[PersonMention] = []
        left: list[Run] = []
        used: set[int] = set()
        for hit in self.hits:
            beside = self._beside(hit.first, hit.last, names)
            used.update(office.first for office in beside.offices)
            found.append(self._known(hit, beside))
        brackets: set[int] = set()
        for run in runs:
            if run.first in brackets:
                continue
            beside = self._beside(run.first, run.last, names)
            if not run.bare and self._is_person(run, beside):
                used.update(office.first for office in beside.offices)
                found.append(self._mention(run, beside))
                if found[-1].name_latin != latin(found[-1].name_text or ""):
                    brackets.update(range(run.last, run.last + RANKS_IN_BRACKETS))
            else:
                left.append(run)
        found.extend(
            self._by_post(office)
            for office in self.offices
            if (office.whole or is_definite(self.read, office)) and office.first not in used
        )
        return _with_counterparts(found), left

    def _beside(self, first: int, last: int, names: set[int]) -> Beside:
        followed = self._is_followed(last, names)
        beside = Beside(is_followed=followed, goes_on=self.read.words.gap(last - 1) == " ")
        before(self.read, first, self.by_last, beside, self.ends)
        after(self.read, last, self.by_first, names, beside)
        beside.oblique = beside.oblique or self._is_received(first)
        if told := self.dealt.get(first):
            beside.offices, beside.oblique = [told], told.oblique
        return beside

    def _is_followed(self, last: int, names: set[int]) -> bool:
        """Whether a comma and a post without a name of its own stand behind a name."""
        office = self.by_first.get(last)
        if office is None or self.read.words.gap(last - 1) != ", " or office.category == "member":
            return False
        rank = self.read.chunk_at(office.last)
        begin = rank.last if rank is not None and rank.entry.kind in ("rank", "title") else office.last
        return not (begin in names and all(self.read.words.gap(n - 1) == " " for n in (office.last, begin)))

    def _is_person(self, run: Run, beside: Beside) -> bool:
        read = self.read
        if is_thing(read, run.first, run.last, has_post=beside.shows_a_name) or self._is_where(run, beside):
            return False
        following = read.chunk_at(run.last)
        if (
            following
            and following.entry.kind in ("post", "rank")
            and read.words.gap(run.last - 1) in ("-", "‑")
        ):
            return False  # Sub-Commissioner
        if (
            following
            and following.entry.kind == "body"
            and read.words.gap(run.last - 1) == " "
            and not beside.shows_a_name
        ):
            return False
        text = read.words.span(run.first, run.last)
        if beside.shows_a_name:
            return len(text) > 2 and not (text.isupper() and run.last - run.first == 1 and len(text) <= 5)
        return run.certain or (run.last - run.first > 1 and self._is_led_by(run.first))

    def _is_where(self, run: Run, beside: Beside) -> bool:
        """À Mayotte, l'officier …: one word behind a preposition of place, with nothing but a post behind it."""
        shown = beside.rank or beside.titled or beside.country
        behind = bool(beside.offices) and all(office.first >= run.last for office in beside.offices)
        placed = self.read.is_word(run.first - 1, _WHERE.get(self.read.language, frozenset()))
        return run.last - run.first == 1 and placed and behind and not shown

    def _is_led_by(self, first: int) -> bool:
        """A delegation led by Sok Vanna, принял Пак Чон Иля: no post, but who leads or is received is a person."""
        by, led = _LED_BY[self.read.language]
        if self.read.is_word(first - 1, by) and self.read.is_word(first - 2, led):
            return True
        return self._is_received(first)

    def _is_received(self, first: int) -> bool:
        return (
            first > 0
            and self.read.words.texts[first - 1] in _RECEIVED
            and self.read.words.gap(first - 1) == " "
        )

    def _bengali_starts(self) -> set[int]:
        """The words behind posts, ranks and titles, but not behind "the minister's"."""
        read = self.read
        chunks = [chunk for chunk in read.chunks if chunk.entry.kind in ("rank", "title")]
        ends = {chunk.last for chunk in chunks}
        ends |= {office.last for office in self.offices if not is_inflected(read, office.last - 1)}
        return ends | {place + 1 for place in ends if is_retired(read, place)}

    def _mention(self, run: Run, beside: Beside) -> PersonMention:
        text = _name_text(self.read, run, beside)
        start, end = self.read.words.starts[run.first], self.read.words.ends[run.last - 1]
        in_latin = latin_beside(self.read, run.last, latin(text, None))
        return self._with_post(PersonMention(self.number, start, end, text, in_latin), beside)

    def _known(self, hit: Hit, beside: Beside) -> PersonMention:
        office = beside.office()
        found: Found = narrow(hit, "official", office.country if office else None, None, ())
        start, end = self.read.words.starts[hit.first], self.read.words.ends[hit.last - 1]
        spelling = next(known.spelling for known in hit.known if known.kind == "official")
        mention = PersonMention(
            self.number,
            start,
            end,
            spelling,
            latin(spelling, None),
            slug=found.slug,
            candidates=found.candidates,
        )
        return self._with_post(mention, beside)

    def _with_post(self, mention: PersonMention, beside: Beside) -> PersonMention:
        office = beside.office()
        rank = beside.rank.entry.english if beside.rank else None
        if office is None:
            return mention._replace(rank_en=rank, country=beside.country)
        found = self._by_post(office, mention)._replace(rank_en=rank)
        return (
            found
            if found.country or office.category == "diplomat"
            else found._replace(country=beside.country)
        )

    def _post_end(self, office: Office) -> int:
        """The end of a post as printed, with the bracket that closes behind its last word."""
        start, end = self.read.words.starts[office.first], self.read.words.ends[office.last - 1]
        printed = self.read.words.passage[start : end + 1]
        return end + (printed.endswith(")") and printed.count("(") == printed.count(")"))

    def _by_post(self, office: Office, mention: PersonMention | None = None) -> PersonMention:
        start, end = self.read.words.starts[office.first], self._post_end(office)
        known = mention or PersonMention(self.number, start, end, None, None)
        return known._replace(
            post_text=self.read.words.passage[start:end],
            post_start=start,
            post_end=end,
            post_en=None if "Counterpart" in office.english else office.english,
            country=office.country,
            organisation=office.organisation,
            seat=office.seat,
        )


def _same_post(held: PersonMention, counterpart: PersonMention) -> str | None:
    """The post of a counterpart: that of the person before, with the body of the counterpart's own."""
    if not (held.post_en and held.organisation and counterpart.organisation):
        return held.post_en
    return f"{held.post_en.split(' of ')[0]} of the {counterpart.organisation}"


def _with_counterparts(found: list[PersonMention]) -> list[PersonMention]:
    """His Iraqi counterpart …: who holds the post of the person named before, for another country."""
    named: list[PersonMention] = []
    for mention in sorted(found, key=lambda mention: mention.start):
        if mention.post_text and mention.post_en is None and mention.country:
            before = next(
                (one for one in reversed(named) if one.post_en and one.country != mention.country), None
            )
            mention = mention._replace(post_en=_same_post(before, mention) if before else None)
        named.append(mention)
    return named


def _official_hits(read: Reading) -> list[Hit]:
    return [
        hit
        for hit in read.hits
        if any(known.kind == "official" for known in hit.known)
        and not _names_a_company(read, hit.first, hit.last)
    ]


def _names_a_company(read: Reading, first: int, last: int) -> bool:
    """Kaspersky in "the Kaspersky company": the name of a founder is not always a person."""
    following = read.chunk_at(last)
    if following is None or following.entry.value != "company" or last - first > 1:
        return False
    return read.words.gap(last - 1) == " "
