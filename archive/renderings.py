"""The memory of names and the glossary for a translator: who and what a segment names, and how it is rendered.

`with_knowledge` gives segments their known names and terms, so that articles.quality can compare them; `hints` tells
the same of one segment for the page of the editor.  Names are found as readers see them marked (archive.marks): by
their exact spellings, one of several owners only where another name of the text tells which is meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive import index, marks
from archive.exact_spellings import chosen
from archive.models import Name, Official, Organisation, Term
from archive.models.glossary import APPROVED, Standing
from articles.languages import LANGUAGES
from articles.quality.check import KnownName, KnownTerm, Unit
from articles.quality.lexicon import Lexicon
from articles.quality.renderings import printed, sounding, spelled

_ORDER = (Name.Kind.PREFERRED, Name.Kind.VARIANT, Name.Kind.TRANSLITERATION, Name.Kind.ABBREVIATION)
"""Kinds of names that editors approved, the best first; what a machine printed is not among them."""
Named = dict[str, str]
"""Owner ("official 7") → how it is printed."""


@dataclass(frozen=True)
class Rendering:
    """approved: by editors. used: the target prints it so."""

    text: str
    approved: bool
    used: bool


@dataclass(frozen=True)
class Hint:
    """A name or term of the source. kind: official, organisation or term. elsewhere: the first approved rendering
    in further languages. url: of its page, "" for a term. agrees: the target uses an approved rendering, or what it
    says cannot be judged."""

    kind: str
    heading: str
    source: str
    renderings: tuple[Rendering, ...]
    elsewhere: tuple[tuple[str, str], ...]
    url: str = ""

    @property
    def used(self) -> str:
        """The rendering that the target uses; "" where it uses none that is known."""
        return next((one.text for one in self.renderings if one.used), "")

    @property
    def agrees(self) -> bool:
        approved = [one for one in self.renderings if one.approved]
        return not approved or any(one.used for one in approved)


def with_knowledge(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The same segments of one text with the names and terms that they use, in a constant number of queries."""
    held = marks.known(index.version())
    sides = [(_spellings(held, unit.source), _spellings(held, unit.target)) for unit in units]
    context = _context(held, sides)
    named = [(_owners(held, of, context), _owners(held, to, context)) for of, to in sides]
    wanted = {key for side in named for names in side for key in names}
    known, glossary = _Names(wanted), _glossary(index.version())
    return tuple(
        replace(unit, names=_names_of(unit, *side, known, held), terms=_terms_of(unit, held, glossary))
        for unit, side in zip(units, named, strict=True)
    )


def hints(unit: Unit) -> list[Hint]:
    """What the source of a segment (from `with_knowledge`) names, in the order of its words."""
    names = [name for name in unit.names if name.source]
    terms = [term for term in unit.terms if term.source]
    known, held = _Names({name.key for name in names}), marks.known(index.version())
    found = [
        (unit.source.find(name.source), _hint_of_name(name, unit, known, held.owners[name.key]))
        for name in names
    ]
    glossary = _glossary(index.version())
    found += [
        (unit.source.find(term.source), _hint_of_term(term, unit, glossary.terms[int(term.key)]))
        for term in terms
    ]
    return [hint for _, hint in sorted(found, key=lambda one: one[0])]


def _spellings(held: marks.Known, text: str) -> list[tuple[str, str]]:
    """(spelling, as printed) of all that may be names."""
    return [(one.spelling, text[one.start : one.end]) for one in held.spellings.find(text)] if text else []


def _context(held: marks.Known, sides: Iterable[Iterable[list[tuple[str, str]]]]) -> set[str]:
    """Who is surely meant somewhere in the text: by a spelling of several words that only one has."""
    found = (chosen(held.owners_of, spelling, set()) for side in sides for of in side for spelling, _ in of)
    return {key for key in found if key}


def _owners(held: marks.Known, found: list[tuple[str, str]], context: set[str]) -> Named:
    named: Named = {}
    for spelling, printed_as in found:
        key = chosen(held.owners_of, spelling, context)
        if key and key in held.owners:
            named.setdefault(key, printed_as)
    return named


class _Names:
    """The spellings of some owners in every language, and their headings."""

    def __init__(self, keys: Iterable[str]) -> None:
        ids = defaultdict(list)
        for key in keys:
            kind, _, pk = key.partition(" ")
            ids[kind].append(int(pk))
        self.headings = {
            f"official {pk}": (name, language)
            for pk, name, language in Official.objects.filter(pk__in=ids["official"]).values_list(
                "pk", "name", "name_language"
            )
        } | {
            f"organisation {pk}": (name, "en")
            for pk, name in Organisation.objects.filter(pk__in=ids["organisation"]).values_list("pk", "name")
        }
        self._of: dict[str, list[Name]] = defaultdict(list)
        for name in [
            *(Name.objects.filter(official__in=ids["official"]).order_by("pk") if ids["official"] else ()),
            *(
                Name.objects.filter(organisation__in=ids["organisation"]).order_by("pk")
                if ids["organisation"]
                else ()
            ),
        ]:
            self._of[_key(name)].append(name)

    def approved(self, key: str, language: str) -> tuple[str, ...]:
        """What editors approved in a language, the preferred one first; then the heading, if it can be read in it."""
        own = [name for name in self._of[key] if _is(name.language, language) and name.kind in _ORDER]
        found = [name.text for name in sorted(own, key=lambda name: _ORDER.index(Name.Kind(name.kind)))]
        heading, of = self.headings.get(key, ("", ""))
        # Lương Tam Quang is no less right in an English text than Luong Tam Quang.
        is_right = _is(of, language) or (key.startswith("official") and _script(of) == _script(language))
        return tuple(dict.fromkeys((*found, heading) if heading and is_right else found))

    def spellings(self, key: str, language: str) -> tuple[str, ...]:
        """Every spelling in a language, the approved ones first."""
        others = [name.text for name in self._of[key] if _is(name.language, language)]
        return tuple(dict.fromkeys((*self.approved(key, language), *others)))

    def languages(self, key: str) -> list[str]:
        return list(dict.fromkeys(name.language for name in self._of[key]))


def _key(name: Name) -> str:
    return f"official {name.official_id}" if name.official_id else f"organisation {name.organisation_id}"


def _is(language: str, other: str) -> bool:
    return language.partition("-")[0].lower() == other.partition("-")[0].lower()


def _script(language: str) -> str:
    known = LANGUAGES.get(language.partition("-")[0].lower())
    return known.script if known else language


def _names_of(
    unit: Unit, in_source: Named, in_target: Named, known: _Names, held: marks.Known
) -> tuple[KnownName, ...]:
    language = unit.target_language
    return tuple(
        KnownName(
            key,
            known.headings.get(key, ("", ""))[0],
            in_source.get(key, ""),
            known.approved(key, language),
            known.spellings(key, language),
            held.owners[key].is_person,
        )
        for key in dict.fromkeys((*in_source, *in_target))
    )


@dataclass(frozen=True)
class _Glossary:
    """The terms of every concept, and where each language finds them."""

    terms: dict[int, list[Term]]
    lexicons: dict[str, Lexicon[int]]


@lru_cache(maxsize=1)
def _glossary(version: int) -> _Glossary:
    """Read once for each version of the record."""
    terms: dict[int, list[Term]] = defaultdict(list)
    entries: dict[str, list[tuple[str, int]]] = defaultdict(list)
    order = list(Standing)
    held = sorted(
        Term.objects.select_related("concept").order_by("concept", "pk"),
        key=lambda term: order.index(Standing(term.standing)),
    )
    for term in held:
        terms[term.concept_id].append(term)
        entries[term.language].append((term.text, term.concept_id))
    return _Glossary(dict(terms), {language: Lexicon(found, language) for language, found in entries.items()})


def forget() -> None:
    """What a process keeps of the glossary is read anew: for tests."""
    _glossary.cache_clear()


def _terms_of(unit: Unit, held: marks.Known, glossary: _Glossary) -> tuple[KnownTerm, ...]:
    in_source = _found(glossary, _without_names(held, unit.source), unit.source_language)
    in_target = _found(glossary, _without_names(held, unit.target), unit.target_language)
    return tuple(
        _known_term(glossary.terms[concept], in_source.get(concept, ""), unit.target_language)
        for concept in dict.fromkeys((*in_source, *in_target))
    )


def _without_names(held: marks.Known, text: str) -> str:
    """A term inside a name is a part of the name: the National Security Council is rendered as a whole."""
    for one in held.spellings.find(text):
        text = text[: one.start] + "\n" * (one.end - one.start) + text[one.end :]
    return text


def _found(glossary: _Glossary, text: str, language: str) -> dict[int, str]:
    """Concept → as the text prints it first."""
    lexicon = glossary.lexicons.get(language.partition("-")[0].lower())
    found: dict[int, str] = {}
    for hit in lexicon.find(text) if lexicon and text else ():
        found.setdefault(hit.value, text[hit.start : hit.end])
    return found


def _known_term(terms: list[Term], source: str, language: str) -> KnownTerm:
    own = [term for term in terms if _is(term.language, language)]
    return KnownTerm(
        key=str(terms[0].concept_id),
        heading=terms[0].concept.name,
        source=source,
        approved=tuple(term.text for term in own if term.standing in APPROVED),
        avoided=tuple(term.text for term in own if term.standing == Standing.AVOIDED),
        is_office=terms[0].concept.is_office,
    )


def _hint_of_name(name: KnownName, unit: Unit, known: _Names, owner: marks.Owner) -> Hint:
    words, language = printed(unit.target), unit.target_language
    renderings = []
    for spelling in name.spellings:
        used = any(True for _ in spelled(words, spelling, language))
        renderings.append(Rendering(spelling, spelling in name.approved, used))
    if name.is_person and not any(one.used for one in renderings):
        renderings += _by_sound(name, unit)
    kind = "official" if name.is_person else "organisation"
    further = _elsewhere(unit, ((of, known.approved(name.key, of)) for of in known.languages(name.key)))
    return Hint(kind, name.heading, name.source, tuple(renderings), further, owner.url)


def _by_sound(name: KnownName, unit: Unit) -> list[Rendering]:
    """The words of the target that sound like the name, where it is spelled in no known way."""
    words = printed(unit.target)
    for spelling in (*name.spellings, name.source, name.heading):
        for where in sounding(words, spelling):
            text = unit.target[words[where.first].start : words[where.last - 1].end]
            return [Rendering(text, approved=False, used=True)]
    return []


def _hint_of_term(term: KnownTerm, unit: Unit, terms: list[Term]) -> Hint:
    words, language = printed(unit.target), unit.target_language
    renderings = tuple(
        Rendering(text, text in term.approved, any(True for _ in spelled(words, text, language)))
        for text in (*term.approved, *term.avoided)
    )
    by_language: dict[str, list[str]] = defaultdict(list)
    for one in terms:
        if one.standing in APPROVED:
            by_language[one.language].append(one.text)
    further = _elsewhere(unit, ((of, tuple(texts)) for of, texts in by_language.items()))
    return Hint("term", term.heading, term.source, renderings, further)


def _elsewhere(unit: Unit, approved: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[tuple[str, str], ...]:
    """(language, first approved rendering) in the languages that are neither the source's nor the target's."""
    own = (unit.source_language, unit.target_language)
    return tuple(
        (language, texts[0])
        for language, texts in approved
        if texts and not any(_is(language, o) for o in own)
    )
