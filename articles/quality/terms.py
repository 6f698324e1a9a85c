"""Terms of the glossary: rendered as editors approved, an office in one way inside one text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.quality.check import Check, Document, Finding, KnownTerm, Unit, gettext_noop
from articles.quality.renderings import printed, spelled


class TermRendering(Check):
    id = "term"
    name = gettext_noop("Terms")
    explanation = gettext_noop("A term of the glossary is rendered in a way that the glossary approves.")

    _missing = gettext_noop("“%(source_term)s” is usually rendered as “%(target_approved)s”.")
    _avoided = gettext_noop("“%(target_term)s” is avoided; the glossary has “%(target_approved)s”.")
    _agree = gettext_noop("Terms agree with the glossary: %(source_terms)s.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        uses = list(_uses(unit, place, unit.terms))
        found = [
            self._avoid(use, unit) for use in uses if use.spelling in use.term.avoided and use.term.approved
        ]
        asked = {term.key: term for term in unit.terms if term.source and term.approved}
        missing = [term for term in asked.values() if not _is_rendered(term, unit)]
        for term in missing:
            told = {"source_term": term.source, "target_approved": term.approved[0]}
            found.append(Finding(self.id, place, self._missing, told))
        if asked and not found:
            told = {"source_terms": " · ".join(term.source for term in asked.values())}
            found.append(Finding(self.id, place, self._agree, told, passed=True))
        return found

    def _avoid(self, use: "_Use", unit: Unit) -> Finding:
        told = {"target_term": unit.target[use.start : use.end], "target_approved": use.term.approved[0]}
        return Finding(self.id, use.unit, self._avoided, told, use.start, use.end)


class OfficeRenderings(Check):
    id = "office"
    name = gettext_noop("Renderings of offices")
    explanation = gettext_noop("One text renders an office or title in one way.")

    _several = gettext_noop(
        "“%(target_term)s” stands for the office that this text also renders as %(target_others)s."
    )

    def check_document(self, document: Document) -> list[Finding]:
        offices = {term.key: term for unit in document.units for term in unit.terms if term.is_office}
        used: dict[str, list[_Use]] = defaultdict(list)
        for place, unit in enumerate(document.units):
            for use in _uses(unit, place, offices.values()):
                used[use.term.key].append(use)
        found = [finding for uses in used.values() for finding in self._of_office(uses, document)]
        return sorted(found, key=lambda finding: (finding.unit or 0, finding.start))

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        return self.check_document(Document((unit,)))

    def _of_office(self, uses: list["_Use"], document: Document) -> Iterator[Finding]:
        """The rendering that is preferred among those used is right; each use of another is told."""
        order = (*uses[0].term.approved, *uses[0].term.avoided)
        spellings = sorted({use.spelling for use in uses}, key=order.index)
        for use in uses:
            if use.spelling != spellings[0]:
                others = [spelling for spelling in spellings if spelling != use.spelling]
                words = document.units[use.unit].target[use.start : use.end]
                told = {"target_term": words, "target_others": " · ".join(others)}
                yield Finding(self.id, use.unit, self._several, told, use.start, use.end)


def _is_rendered(term: KnownTerm, unit: Unit) -> bool:
    """Also as a part of a longer term: “security” is rendered where “cyber security” stands."""
    words, language = printed(unit.target), unit.target_language
    return any(True for text in (*term.approved, *term.avoided) for _ in spelled(words, text, language))


class _Use(NamedTuple):
    term: KnownTerm
    spelling: str
    unit: int
    start: int
    end: int


def _uses(unit: Unit, place: int, terms: Iterable[KnownTerm]) -> Iterator[_Use]:
    """Every rendering of a term in a unit; where two overlap, the longest: a deputy minister is no minister."""
    words = printed(unit.target)
    found = [
        (where.last - where.first, where, term, spelling)
        for term in terms
        for spelling in dict.fromkeys((*term.approved, *term.avoided))
        for where in spelled(words, spelling, unit.target_language)
    ]
    taken: set[int] = set()
    kept: list[_Use] = []
    for _, where, term, spelling in sorted(found, key=lambda one: (-one[0], one[1])):
        if taken.isdisjoint(range(where.first, where.last)):
            taken.update(range(where.first, where.last))
            kept.append(_Use(term, spelling, place, words[where.first].start, words[where.last - 1].end))
    return iter(sorted(kept, key=lambda use: use.start))
