"""Who of the archive a name in somebody's table may be, with a score: for /reconcile.

    100   a name of the record, but for capitals and spaces
     95   the same but for marks and endings
  to 90   nearly the same letters; a name that sounds so
     70   a word that is part of the name of one official alone
     50   the words are part of a name, a post or a title

`match` is true for one alone that has exactly the name, and whose properties are those asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.models import Country, Document, Official, Organisation, Topic
from archive.reconcile_query import Asked
from archive.search_names import Directory, Owner, current_directory
from articles.text.normalise import tokens

EXACT = 100.0
BUT_FOR_MARKS = 95.0
PART = 70.0
HELD = 50.0
ONLY_PROPERTIES = 50.0
ALIKE = 0.9
"""How much of its likeness a name that is only alike is worth."""
OTHER_TYPE = 20.0
"""What one of another type than should be loses."""


@dataclass(frozen=True)
class Entity:
    """A record: what it is called, what tells it apart, its country (code, lower case) and organisation (slug)."""

    name: str
    description: str = ""
    country: str = ""
    organisation: str = ""

    def value(self, owner: Owner, pid: str) -> str:
        """The value of a property; a country is its own country, a body its own organisation."""
        return owner[1] if owner[0] == pid else str(getattr(self, pid))


@dataclass(frozen=True)
class Found:
    owner: Owner
    entity: Entity
    score: float
    match: bool

    @property
    def identifier(self) -> str:
        return "/".join(self.owner)


class Reconciler:
    """All records of one version of the archive."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.entities: dict[Owner, Entity] = dict(_entities())
        self._by_start: list[tuple[list[str], Owner]] = [
            (tokens(text), owner)
            for owner, entity in self.entities.items()
            for text in dict.fromkeys((entity.name, *(each.text for each in directory.spellings(owner))))
        ]

    def find(self, asked: Asked) -> list[Found]:
        """Who may be meant, the likeliest first."""
        scores = self._scores(asked.name) if asked.name else dict.fromkeys(self.entities, ONLY_PROPERTIES)
        wanted = [(pid, self._meant(pid, values)) for pid, values in asked.properties]
        fits = {owner: self._fit(owner, wanted) for owner in scores if owner in self.entities}
        kept = [owner for owner, fit in fits.items() if fit or (fit is None and asked.name)]
        kept = [owner for owner in kept if _of_type(owner, asked)]
        exact = [owner for owner in kept if scores[owner] == EXACT and _is_asked(owner, asked)]
        found = [
            Found(
                owner,
                self.entities[owner],
                scores[owner] - (0 if _is_asked(owner, asked) else OTHER_TYPE),
                exact == [owner] and fits[owner] is True,
            )
            for owner in kept
        ]
        found.sort(key=lambda each: (-each.score, each.entity.name, each.identifier))
        return found[: asked.limit]

    def beginning(self, typed: str, types: frozenset[str]) -> list[Found]:
        """Whose name, in any spelling, holds words that begin so: those whose name begins so come first."""
        wanted = tokens(typed)
        places: dict[Owner, int] = {}
        for words, owner in self._by_start:
            place = _place(words, wanted) if not types or owner[0] in types else None
            if place is not None:
                places[owner] = min(place, places.get(owner, place))
        order = sorted(places, key=lambda owner: (places[owner], self.entities[owner].name, owner))
        return [Found(owner, self.entities[owner], 0, match=False) for owner in order]

    def _scores(self, name: str) -> dict[Owner, float]:
        """The best reason for each."""
        directory = self.directory
        part = directory.part_of(name)
        reasons = [
            dict.fromkeys(directory.exactly(name), EXACT),
            dict.fromkeys(directory.named(name), BUT_FOR_MARKS),
            {owner: score * ALIKE for owner, score in directory.nearly(name).items()},
            {("official", each.slug): each.score * ALIKE for each in directory.sounds(name)},
            {part: PART} if part else {},
            dict.fromkeys(directory.holding(name), HELD),
        ]
        owners = {owner for reason in reasons for owner in reason}
        return {owner: round(max(reason.get(owner, 0.0) for reason in reasons), 1) for owner in owners}

    def _meant(self, pid: str, values: Iterable[str]) -> set[str]:
        """The records (by slug) that the values of a property name: by identifier, code or any spelling."""
        found = set()
        for value in values:
            found.add(value.removeprefix(f"{pid}/").lower())
            found |= {slug for kind, slug in self.directory.named(value) if kind == pid}
        return found

    def _fit(self, owner: Owner, wanted: list[tuple[str, set[str]]]) -> bool | None:
        """Whether all properties are as asked; None where one is not on record or nobody has the value."""
        entity, fit = self.entities[owner], True
        for pid, values in wanted:
            value = entity.value(owner, pid)
            if not value or not any((pid, slug) in self.entities for slug in values):
                fit = False
            elif value not in values:
                return False
        return fit or None


def _of_type(owner: Owner, asked: Asked) -> bool:
    if asked.strict == "all":
        return asked.types <= {owner[0]}
    return asked.strict == "should" or _is_asked(owner, asked)


def _is_asked(owner: Owner, asked: Asked) -> bool:
    return not asked.types or owner[0] in asked.types


def _place(words: list[str], wanted: list[str]) -> int | None:
    """At which word the words wanted stand, the last of them perhaps begun only."""
    for start in range(len(words) - len(wanted) + 1):
        held = words[start : start + len(wanted)]
        if wanted and held[:-1] == wanted[:-1] and held[-1].startswith(wanted[-1]):
            return start
    return None


def _entities() -> Iterator[tuple[Owner, Entity]]:
    for country in Country.objects.all():
        yield ("country", country.code.lower()), Entity(country.name, "Country")
    for body in Organisation.objects.select_related("country"):
        told = _told(body.get_kind_display(), body.country)
        yield ("organisation", body.slug), Entity(body.name, told, _code(body))
    for official in Official.objects.select_related("country", "organisation"):
        told = _told(official.country, official.organisation)
        slug = official.organisation.slug if official.organisation else ""
        yield ("official", official.slug), Entity(official.name, told, _code(official), slug)
    for document in Document.objects.all():
        yield ("document", document.slug), Entity(document.title, _told(document.get_kind_display()))
    for topic in Topic.objects.all():
        yield ("topic", topic.slug), Entity(topic.name, "Topic")


def _told(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _code(held: Organisation | Official) -> str:
    return (held.country_id or "").lower()


_kept: tuple[int, Reconciler] | None = None


def current(of_version: int) -> Reconciler:
    """The records of a version of the archive; kept in memory until the record changes."""
    global _kept
    if _kept is None or _kept[0] != of_version:
        _kept = (of_version, Reconciler(current_directory(of_version)))
    return _kept[1]
