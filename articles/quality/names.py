"""Names: none is lost, and one text spells one name in one way, that which editors approved where they did."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.quality.check import Check, Document, Finding, KnownName, Unit, gettext_noop
from articles.quality.renderings import (
    SHORTEST_SOUND,
    Printed,
    alike,
    printed,
    same_spelling,
    same_word,
    sounding,
    spelled,
)
from articles.text.stems import stem

_MOST = 0.5
"""Of the letters of a body’s name, from which the rest may be left out."""
_HEAD_LAST = ("bn", "hi", "zh")
"""Languages that say last what a body is: নিরাপত্তা পরিষদ."""
_SYLLABLES = ("vi", "zh")
"""Languages that set spaces between syllables, or none: one of them tells nothing."""
_INITIAL = 2
"""Letters: a shorter part of a name is an initial and no spelling."""


class NameMissing(Check):
    id = "name-missing"
    name = gettext_noop("Missing names")
    explanation = gettext_noop(
        "Every person and body that the original names is named in the translation: a person by any spelling that "
        "sounds alike, a body by a rendering that the archive knows."
    )

    _missing = gettext_noop("“%(source_name)s” is not in the translation.")
    _rendering = gettext_noop(
        "“%(source_name)s” is not in the translation; it is rendered as “%(target_name)s”."
    )
    _agree = gettext_noop("Names agree: %(source_names)s.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        words = printed(unit.target)
        named = {name.key: name for name in unit.names if name.source and _can_be_judged(name)}
        missing = [name for name in named.values() if not _is_named(name, unit, words)]
        found = [self._finding(name, place) for name in missing]
        if named and not missing:
            told = {"source_names": " · ".join(name.source for name in named.values())}
            found.append(Finding(self.id, place, self._agree, told, passed=True))
        return found

    def _finding(self, name: KnownName, place: int) -> Finding:
        told = {"source_name": name.source}
        if rendering := next(iter(name.approved or name.spellings), ""):
            return Finding(self.id, place, self._rendering, {**told, "target_name": rendering})
        return Finding(self.id, place, self._missing, told)


def _can_be_judged(name: KnownName) -> bool:
    """A body is translated, not spelled by its sound: without a known rendering nobody can say that it is missing."""
    return name.is_person or bool(name.approved or name.spellings)


def _is_named(name: KnownName, unit: Unit, words: tuple[Printed, ...]) -> bool:
    known = dict.fromkeys((*name.approved, *name.spellings))
    if any(True for spelling in known for _ in spelled(words, spelling, unit.target_language)):
        return True
    if not name.is_person:
        return any(_shortened(spelling, words, unit.target_language) for spelling in known)
    sounds = {word.sound for word in words}
    return any(_half_heard(spelling, sounds) for spelling in (*known, name.source, name.heading))


def _shortened(spelling: str, words: tuple[Printed, ...], language: str) -> bool:
    """Whether the most part of the name of a body stands there, or the word that says what it is: the Ministry."""
    parts = printed(spelling)
    least = _MOST * sum(len(part.key) for part in parts)
    for first in range(len(parts)):
        for last in range(len(parts), first, -1):
            piece = parts[first:last]
            if sum(len(part.key) for part in piece) >= least and _stands(piece, words, language):
                return True
    head = parts[-1:] if language.partition("-")[0] in _HEAD_LAST else parts[:1]
    return language.partition("-")[0] not in _SYLLABLES and _stands(head, words, language)


def _stands(piece: tuple[Printed, ...], words: tuple[Printed, ...], language: str) -> bool:
    return any(
        all(
            same_word(word.key, part.key, language)
            for word, part in zip(words[at : at + len(piece)], piece, strict=True)
        )
        for at in range(len(words) - len(piece) + 1)
    )


def _half_heard(spelling: str, sounds: set[str]) -> bool:
    """More than half of a name, by letters of its sound: the order of its words and single parts may change."""
    parts = [word.sound for word in printed(spelling)]
    heard = [part for part in parts if any(alike(part, sound) for sound in sounds)]
    return bool(heard) and 2 * sum(map(len, heard)) >= sum(map(len, parts))


class _Used(NamedTuple):
    """A word of a name as a unit prints it; form: without its ending."""

    unit: int
    word: Printed
    form: str


class NameSpelling(Check):
    id = "name-spelling"
    name = gettext_noop("Spelling of names")
    explanation = gettext_noop(
        "One text spells a name in one way, and in the way that editors approved, if they did."
    )

    _several = gettext_noop("“%(target_word)s” is spelled in other ways in this text: %(target_others)s.")
    _approved = gettext_noop("“%(target_word)s” is spelled “%(target_approved)s” in the archive.")

    def check_document(self, document: Document) -> list[Finding]:
        found: list[Finding] = []
        for name in _known(document):
            uses = list(_uses(name, document))
            for group in _groups(uses):
                found += self._of_group(group, name, document)
        return _once(found)

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        return self.check_document(Document((unit,)))

    def _of_group(self, group: list[_Used], name: KnownName, document: Document) -> Iterator[Finding]:
        """group: every use of one word of the name."""
        counted = Counter(use.form for use in group)
        approved = [form for form in _forms(name.approved) if _is_of(form, group)]
        right = _usual(counted, approved)
        for use in group:
            if not same_spelling(use.form, right):
                others = [form for form in counted if not same_spelling(form, use.form)]
                yield self._finding(use, right, others, document.units[use.unit])

    def _finding(self, use: _Used, right: str, others: list[str], unit: Unit) -> Finding:
        start, end = use.word.start, use.word.end
        told = {"target_word": unit.target[start:end]}
        if others:
            message, told["target_others"] = self._several, " · ".join(map(_shown, others))
        else:
            message, told["target_approved"] = self._approved, _shown(right)
        # A word with an ending is left to the translator: another stem may take another ending.
        fix = None
        if use.word.key == use.form:
            fix = unit.target[:start] + _like(right, unit.target[start:end]) + unit.target[end:]
        return Finding(self.id, use.unit, message, told, start, end, fix)


def _known(document: Document) -> list[KnownName]:
    """The people whom any unit names, each once, with all spellings."""
    people: dict[str, KnownName] = {}
    for unit in document.units:
        for name in unit.names:
            held = people.get(name.key)
            if name.is_person and (held is None or len(held.spellings) < len(name.spellings)):
                people[name.key] = name
    return list(people.values())


def _uses(name: KnownName, document: Document) -> Iterator[_Used]:
    """Every word of the text that belongs to the name, in whatever spelling."""
    spellings = list(dict.fromkeys((*name.approved, *name.spellings)))
    known = {word.key for spelling in spellings for word in printed(spelling)}
    surname = _surname(name)
    for place, unit in enumerate(document.units):
        words = printed(unit.target)
        held: dict[int, Printed] = {}
        for spelling in spellings:
            for where in (*spelled(words, spelling, unit.target_language), *sounding(words, spelling)):
                held |= {number: words[number] for number in range(where.first, where.last)}
        held |= {number: word for number, word in enumerate(words) if surname and alike(word.sound, surname)}
        for word in (held[number] for number in sorted(held)):
            if len(word.sound) >= _INITIAL:
                yield _Used(place, word, _form(word.key, known))


def _surname(name: KnownName) -> str:
    """The sound of the last word of a heading, where it is long enough to stand for the whole name."""
    words = printed(name.heading)
    return words[-1].sound if words and len(words[-1].sound) >= SHORTEST_SOUND else ""


def _form(key: str, known: set[str]) -> str:
    """A printed word without its ending."""
    return key if key in known else stem(key)


def _groups(uses: Iterable[_Used]) -> list[list[_Used]]:
    """The uses of each word of a name: those that sound alike."""
    groups: list[list[_Used]] = []
    for use in uses:
        group = next((held for held in groups if alike(held[0].word.sound, use.word.sound)), None)
        if group is None:
            groups.append([use])
        else:
            group.append(use)
    return groups


def _forms(spellings: Iterable[str]) -> list[str]:
    return [word.key for spelling in spellings for word in printed(spelling)]


def _is_of(form: str, group: list[_Used]) -> bool:
    """Whether a word of an approved spelling is the word that the group prints."""
    sound = next((word.sound for word in printed(form)), "")
    return alike(sound, group[0].word.sound)


def _usual(counted: Counter[str], approved: list[str]) -> str:
    """The approved form used most, else the first approved one, else the form used most."""
    if approved:
        return max(approved, key=lambda form: counted[form])
    return max(counted, key=lambda form: counted[form])


def _shown(form: str) -> str:
    return form.title() if form[:1].isascii() or form[:1].upper() != form[:1] else form


def _like(right: str, used: str) -> str:
    """The right form with the capitals of the word that it replaces."""
    if used.isupper() and len(used) > 1:
        return right.upper()
    return right.capitalize() if used[:1].isupper() else right


def _once(found: list[Finding]) -> list[Finding]:
    """Two people may share a name: a word is told once."""
    kept: dict[tuple[int | None, int], Finding] = {}
    for finding in found:
        kept.setdefault((finding.unit, finding.start), finding)
    return sorted(kept.values(), key=lambda finding: (finding.unit or 0, finding.start))
