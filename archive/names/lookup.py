"""Who may be meant by a name: linked only where it is certain, suggested with a reason where it is not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pyroaring import BitMap
from rapidfuzz import fuzz, process

from archive.names.gazetteer import Gazetteer, Hit, Kind, Known
from articles.text.skeleton import skeleton

SEVERAL_WORDS = 76.0  # rapidfuzz ratio of sorted skeletons, 0 to 100
ONE_WORD = 84.0
ONE_WORD_LENGTH = 6  # letters of skeleton: a shorter family name is like too many others
_COMPARED = 120  # names compared with one name of a text, at most
_SHOWN = 5
_NEAR = 12.0  # a candidate this much weaker than the best is noise


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant. score: 0 to 100. reason: in words, for the editor who decides."""

    slug: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """slug: only where the link is certain. candidates: the likeliest first; empty where it is."""

    slug: str | None
    candidates: tuple[Candidate, ...] = ()


def narrow(
    hit: Hit, kind: Kind, country: str | None, organisation: str | None, seen: Collection[str]
) -> Found:
    """One slug of an exact spelling, by what the text says around it: narrowed until one is left, never guessed.

    First by the country, then by the organisation (slug) of the post, then by who is named in full elsewhere
    in the same text (seen: slugs). What fits nothing narrows nothing. One that the country excludes is no link.
    """
    known = [entry for entry in hit.known if entry.kind == kind]
    if len({entry.slug for entry in known}) == 1 and not _contradicted(known, country):
        return Found(known[0].slug)
    left = [entry for entry in known if not _contradicted([entry], country)] or known
    for keep in (
        [entry for entry in left if country and entry.country == country],
        [entry for entry in left if organisation and entry.organisation == organisation],
        [entry for entry in left if entry.slug in seen],
    ):
        left = keep or left
        if len({entry.slug for entry in left}) == 1 and not _contradicted(left, country):
            return Found(left[0].slug)
    reason = (
        f"“{known[0].spelling}” is a spelling of each"
        if len(left) > 1
        else "the spelling fits, the country does not"
    )
    return Found(
        None, tuple(Candidate(slug, 100.0, reason) for slug in dict.fromkeys(e.slug for e in left))[:_SHOWN]
    )


def _contradicted(known: list[Known], country: str | None) -> bool:
    return bool(country and known[0].country and known[0].country != country)


class Lookup:
    """Candidates by sound for names that no spelling of the gazetteer fits."""

    def __init__(self, gazetteer: Gazetteer, kind: Kind = "official") -> None:
        self._known: list[Known] = []
        self._sounds: list[str] = []
        self._sorted: list[str] = []  # the same with their words in order of the alphabet
        self._single: set[int] = set()  # the places of names of one word
        self._places: dict[str, BitMap] = {}
        seen: set[tuple[str, str]] = set()
        for known in gazetteer.known:
            sound = skeleton(known.spelling) if known.kind == kind else ""
            if sound and (known.slug, sound) not in seen:
                seen.add((known.slug, sound))
                self._add(known, sound)
        self._cache: dict[str, tuple[Candidate, ...]] = {}

    def _add(self, known: Known, sound: str) -> None:
        for word in set(map(_consonants, sound.split())):
            self._places.setdefault(word, BitMap()).add(len(self._known))
        if " " not in sound:
            self._single.add(len(self._known))
        self._known.append(known)
        self._sounds.append(sound)
        self._sorted.append(_in_order(sound))

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Known people whose name sounds alike, the likeliest first, at most five; never a link by itself."""
        if name not in self._cache:
            if len(self._cache) > 10_000:
                self._cache.clear()
            self._cache[name] = self._search(name)
        return self._cache[name]

    def _search(self, name: str) -> tuple[Candidate, ...]:
        sound = skeleton(name)
        words = sound.split()
        if not words or (len(words) == 1 and len(words[0]) < ONE_WORD_LENGTH):
            return ()
        likely = self._likely(words)
        scores = self._scores(sound, likely) if len(words) > 1 else self._scores_of_one_word(sound, likely)
        best: dict[str, Candidate] = {}
        for place in [place for place in likely if place in scores]:
            known, score = self._known[place], scores[place]
            if known.slug not in best or best[known.slug].score < score:
                best[known.slug] = Candidate(known.slug, round(score, 1), f"sounds like “{known.spelling}”")
        ranked = sorted(best.values(), key=lambda found: (-found.score, found.slug))[:_SHOWN]
        return tuple(found for found in ranked if found.score > ranked[0].score - _NEAR)

    def _likely(self, words: list[str]) -> Sequence[int]:
        """The names that share the consonants of a word, those that share most words first."""
        found = [self._places[sound] for sound in set(map(_consonants, words)) if sound in self._places]
        return list(islice(_most_shared_first(sorted(found, key=len)), _COMPARED))

    def _scores(self, sound: str, likely: Sequence[int]) -> dict[int, float]:
        """How alike each name of several words is, its words in either order; those alike enough."""
        several = [place for place in likely if place not in self._single]
        scores: dict[int, float] = {}
        for sounds, wanted in ((self._sounds, sound), (self._sorted, _in_order(sound))):
            others = map(sounds.__getitem__, several)
            for _, score, number in process.extract(
                wanted, others, scorer=fuzz.ratio, score_cutoff=SEVERAL_WORDS, limit=None
            ):
                scores[several[number]] = max(score, scores.get(several[number], 0.0))
        return scores

    def _scores_of_one_word(self, sound: str, likely: Sequence[int]) -> dict[int, float]:
        """How alike the likest word of each name is; those alike enough."""
        scores: dict[int, float] = {}
        for place in likely:
            score = max(fuzz.ratio(sound, word) for word in self._sounds[place].split())
            if score >= ONE_WORD:
                scores[place] = score
        return scores


def _most_shared_first(postings: Sequence[BitMap]) -> Iterator[int]:
    """The places in most of the postings first; of those in one alone, the places of the shortest."""
    shared: list[BitMap] = []  # by number: the places in one posting or more, in two or more …
    for places in postings:
        more = places
        for number, met in enumerate(shared):
            shared[number], more = met | more, met & more
        shared.append(more)
    for number in range(len(shared) - 1, 0, -1):
        yield from shared[number] - shared[number + 1] if number + 1 < len(shared) else shared[number]
    for places in postings:
        yield from places - shared[1] if len(shared) > 1 else places


def _in_order(sound: str) -> str:
    return " ".join(sorted(sound.split()))


def _consonants(word: str) -> str:
    bare = word.translate(_NO_VOWELS)
    return bare[:3] or word[:1]


_NO_VOWELS = str.maketrans("", "", "aeiouwy")
