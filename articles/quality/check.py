"""What a check reads and what it finds.

Words for readers are English templates with named places, marked by `gettext_noop`, so that a page can translate
them: `gettext(finding.message_id) % finding.params`.  A parameter whose name begins with "source" holds words of
the source's language, one that begins with "target" words of the target's; a page marks them with lang.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from articles.text.normalise import exact_key

AROUND = 20
"""Code points on each side of a finding by which it is known again."""


def gettext_noop(message: str) -> str:
    """Marks a message for translation; makemessages knows the name."""
    return message


@dataclass(frozen=True)
class KnownName:
    """A person or body that the source or the target of a unit names.

    key: whose name it is ("official 12"). source: as the source prints it, "" where only the target names it.
    approved: renderings in the target's language that editors approved, the preferred one first. spellings: all
    that are known in that language, printed by machines or not.
    """

    key: str
    heading: str
    source: str = ""
    approved: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    is_person: bool = True


@dataclass(frozen=True)
class KnownTerm:
    """A term of the glossary that the source or the target of a unit uses.

    source: as the source prints it, "" where only the target uses it. approved: renderings in the target's
    language, the preferred one first. avoided: renderings that editors do not want. is_office: an office or
    title, of which one text uses one rendering.
    """

    key: str
    heading: str
    source: str = ""
    approved: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()
    is_office: bool = False


@dataclass(frozen=True)
class Unit:
    """One segment: what stands in the original and in the translation.  Languages are BCP 47 tags.

    source "": nothing is known of the original, and only the target is checked.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    names: tuple[KnownName, ...] = ()
    terms: tuple[KnownTerm, ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole text, segment by segment in reading order."""

    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Finding:
    """What one check says of one unit (its place in the document, from 0; None: of the whole text).

    start, end: where in the target, in code points; both 0 where no place can be shown. fix: the whole target as
    it would be after correction, where a machine can do it safely. passed: the check agrees, and says why.
    """

    check: str
    unit: int | None
    message_id: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    start: int = 0
    end: int = 0
    fix: str | None = None
    passed: bool = False

    @property
    def message(self) -> str:
        """In English."""
        return self.message_id % self.params


class Check:
    """One check.  A subclass says `check` (of one unit) or `check_document` (of all units together).

    id: permanent, a part of addresses and of what was dismissed. name, explanation: for editors.
    """

    id: str
    name: str
    explanation: str

    def check_document(self, document: Document) -> list[Finding]:
        """What the check says of a whole text, in reading order."""
        found: list[Finding] = []
        for place, unit in enumerate(document.units):
            if unit.target.strip():
                found += [replace(finding, unit=place) for finding in _of_unit(self, unit)]
        return found

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        """What the check says of one unit, which stands at this place of its document and has a target."""
        return []


@lru_cache(maxsize=4096)
def _of_unit(check: Check, unit: Unit) -> tuple[Finding, ...]:
    """Kept, since of a text that is being written one segment changes and the others are asked again."""
    return tuple(check.check(unit))


def fingerprint(document: Document, finding: Finding) -> str:
    """By what a finding is known again, whatever else of the text changes: 64 hexadecimal digits.

    It changes with the words it is about: with the source of its unit, with what it says, and with the words at
    and around its place; where it has no place, with every word of its target.
    """
    parts: list[str] = [finding.check, finding.message_id]
    parts += [f"{name}={value}" for name, value in sorted(finding.params.items())]
    if finding.unit is not None:
        unit = document.units[finding.unit]
        first, last = finding.start - AROUND, finding.end + AROUND
        parts += [unit.source, unit.target[max(0, first) : last] if finding.end else unit.target]
    return hashlib.sha256("\x00".join(map(exact_key, parts)).encode()).hexdigest()


def failed(findings: Iterable[Finding]) -> list[Finding]:
    """Those that say that something may be wrong."""
    return [finding for finding in findings if not finding.passed]
