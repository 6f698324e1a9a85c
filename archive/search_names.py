"""Names in a query: whom the words may mean, by every spelling that the archive knows, in any script."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from archive.extraction.lexicon import LANGUAGES, country_spellings
from archive.glossary import concepts
from archive.models import Country, Document, DocumentTitle, Post, Topic
from archive.names.gazetteer import Gazetteer, Known
from archive.names.lookup import Candidate, Lookup
from archive.proposing import known_names
from articles.text.normalise import exact_key
from articles.text.search_words import query_forms
from articles.text.skeleton import skeleton

LONGEST_NAME = 8
"""Words of a name, at most."""
SHORTEST_PART = 4
"""Code points of a single part of a name that stands for the whole."""
SHORTEST_COUNTRY = 3
"""Code points: without marks, Mỹ and Ý are words of other languages."""
ALIKE = 80.0
MOST_SPELLINGS = 40
Key = tuple[str, ...]
Owner = tuple[str, str]
"""Kind (official, organisation, country, concept) and slug."""


@dataclass(frozen=True)
class Spelling:
    text: str
    language: str
    """BCP 47."""


class Directory:
    """All spellings of one version of the record."""

    def __init__(self, known: Iterable[Known], terms: Iterable[tuple[str, str, str]] = ()) -> None:
        self._known = list(known)
        self._by_words: dict[Key, set[Owner]] = defaultdict(set)
        self._by_form: dict[str, set[Owner]] = defaultdict(set)
        self._by_part: dict[str, set[Owner]] = defaultdict(set)
        self._spellings: dict[Owner, dict[Key, Spelling]] = defaultdict(dict)
        self._holding: dict[str, dict[Owner, None]] = defaultdict(dict)
        """Word → whose names, posts or titles hold it, in the order they came."""
        self._titles: dict[str, tuple[str, str]] = {}
        for entry in self._known:
            self._add((entry.kind, entry.slug), Spelling(entry.spelling, entry.language))
        for concept, language, term in terms:
            self._add(("concept", concept), Spelling(term, language))

    def _add(self, owner: Owner, spelling: Spelling) -> None:
        self._by_form[exact_key(spelling.text)].add(owner)
        words = key(spelling.text)
        if not words or len(words) > LONGEST_NAME:
            return
        self._by_words[words].add(owner)
        self._hold(owner, words)
        self._spellings[owner].setdefault(words, spelling)
        if owner[0] == "official":
            for word in words:
                self._by_part[word].add(owner)

    def _hold(self, owner: Owner, words: Key) -> None:
        for word in words if owner[0] != "concept" else ():
            self._holding[word][owner] = None

    def add_title(self, owner: Owner, text: str, language: str) -> None:
        """A title (of a document, a topic, a post) by whose words its owner is found."""
        self._titles.setdefault(owner[1], (text, language))
        if owner[0] != "official":
            self._by_form[exact_key(text)].add(owner)
        self._hold(owner, key(text))

    def holding(self, text: str) -> list[Owner]:
        """Whose names, posts or titles hold all these words, those that are named so first."""
        words = key(text)
        held = [self._holding.get(word, {}) for word in words]
        owners = [owner for owner in held[0] if all(owner in others for others in held)] if held else []
        named = self.named(text)
        return sorted(owners, key=lambda owner: owner not in named)

    def title(self, slug: str) -> tuple[str, str]:
        """The first title of a document, with its language."""
        return self._titles[slug]

    def named(self, text: str) -> set[Owner]:
        """Who is spelt so, but for marks, capitals and endings."""
        return self._by_words.get(key(text), set())

    def exactly(self, text: str) -> set[Owner]:
        """Who is spelt just so, but for capitals and spaces."""
        return self._by_form.get(exact_key(text), set())

    def nearly(self, text: str, least: float = ALIKE) -> dict[Owner, float]:
        """Whose spelling has nearly these letters, its words in any order: 0 to 100, the likeliest spelling counts."""
        found: dict[Owner, float] = {}
        wanted = " ".join(sorted(key(text)))
        for _, score, number in process.extract(
            wanted, self._sorted[0], scorer=fuzz.ratio, score_cutoff=least, limit=MOST_SPELLINGS
        ):
            for owner in self._sorted[1][number]:
                found[owner] = max(score, found.get(owner, 0.0))
        return found

    @cached_property
    def _sorted(self) -> tuple[list[str], list[set[Owner]]]:
        """Every spelling as its words in order of the alphabet, and whose it is."""
        return [" ".join(sorted(words)) for words in self._by_words], list(self._by_words.values())

    def part_of(self, text: str) -> Owner | None:
        """The one official of whose name this word is a part; None where none or several are."""
        words = key(text)
        owners = (
            self._by_part.get(words[0], set()) if len(words) == 1 and len(text) >= SHORTEST_PART else set()
        )
        return next(iter(owners)) if len(owners) == 1 else None

    def spellings(self, owner: Owner) -> list[Spelling]:
        """Every spelling, one of those that differ by marks alone."""
        return list(self._spellings.get(owner, {}).values())[:MOST_SPELLINGS]

    def holds(self, owner: Owner) -> bool:
        """Whether there is such an official, organisation or country."""
        return owner in self._spellings

    def parts(self, owner: Owner, word: str) -> list[Spelling]:
        """The word of each spelling that sounds like this one."""
        sound = skeleton(word)
        found: dict[Key, Spelling] = {}
        for spelling in self.spellings(owner):
            for part in spelling.text.split():
                if _alike(sound, skeleton(part)):
                    found.setdefault(key(part), Spelling(part, spelling.language))
        return [spelling for words, spelling in found.items() if words]

    def sounding_like(self, text: str) -> list[str]:
        """Slugs of officials whose names sound so, the likeliest first; one alone is certain enough to be searched."""
        return [candidate.slug for candidate in self.sounds(text)]

    def sounds(self, text: str) -> tuple[Candidate, ...]:
        """The same with how alike they sound."""
        return self._lookup.candidates(text)

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup(Gazetteer(entry for entry in self._known if entry.kind == "official"))


@lru_cache(maxsize=262_144)
def key(text: str) -> Key:
    """What a spelling is compared by: its words without marks, capitals and endings."""
    return tuple(form.stem for form in query_forms(text))


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and fuzz.ratio(one, other) >= ALIKE


@dataclass(frozen=True)
class _Kept:
    """The directory that a process holds: of which version, and made from what."""

    version: int
    known: list[Known]
    titles: list[tuple[Owner, str, str]]
    terms: tuple[tuple[str, str, str], ...]
    directory: Directory


_NOTHING = _Kept(-1, [], [], (), Directory(()))
_kept = _NOTHING


def forget() -> None:
    """Drops what is kept."""
    global _kept
    _kept = _NOTHING


def current_directory(of_version: int) -> Directory:
    """The directory of a version of the record; kept in memory until a name, a title or a term changes.

    Most changes of the record change none: then the names are read, and nothing is made anew.
    """
    global _kept
    if _kept.version != of_version:
        known, titles, terms = [*known_names(), *_countries()], list(_titles()), concepts()
        same = (known, titles, terms) == (_kept.known, _kept.titles, _kept.terms)
        directory = _kept.directory if same else _made(known, titles, terms)
        _kept = _Kept(of_version, known, titles, terms, directory)
    return _kept.directory


def _made(
    known: list[Known], titles: list[tuple[Owner, str, str]], terms: Iterable[tuple[str, str, str]]
) -> Directory:
    directory = Directory(known, terms)
    for owner, text, language in titles:
        directory.add_title(owner, text, language)
    return directory


def _countries() -> list[Known]:
    """The archive's own names, then those that texts of each language use."""
    own = [
        Known(country.code.lower(), "country", name, language)
        for country in Country.objects.all()
        for name, language in ((country.name, "en"), (country.name_vi, "vi"), (country.name_bn, "bn"))
        if name
    ]
    return own + [
        Known(code.lower(), "country", spelling, language)
        for language in LANGUAGES
        for code, spelling in country_spellings(language)
        if len(spelling) >= SHORTEST_COUNTRY
    ]


def _titles() -> Iterator[tuple[Owner, str, str]]:
    for slug, title in Document.objects.values_list("slug", "title"):
        yield ("document", slug), title, "en"
    for slug, text, language in DocumentTitle.objects.values_list("document__slug", "text", "language"):
        yield ("document", slug), text, language
    for topic in Topic.objects.all():
        for name, language in ((topic.name, "en"), (topic.name_vi, "vi"), (topic.name_bn, "bn")):
            yield ("topic", topic.slug), name, language
    for slug, title in Post.objects.values_list("official__slug", "title"):
        yield ("official", slug), title, "en"
