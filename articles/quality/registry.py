"""All checks, in the order in which they are shown."""

from articles.quality.addresses import AddressChanged
from articles.quality.check import Check, Document, Finding
from articles.quality.dates import DatesDiffer
from articles.quality.digits import DigitsMixed
from articles.quality.end_mark import EndMark
from articles.quality.length import Length
from articles.quality.letters import OtherLetters
from articles.quality.names import NameMissing, NameSpelling
from articles.quality.numbers import NumbersDiffer
from articles.quality.paragraphs import Empty, Repeated, Untranslated
from articles.quality.quotation_marks import Unbalanced
from articles.quality.spaces import Spaces
from articles.quality.terms import OfficeRenderings, TermRendering

_ALL: tuple[Check, ...] = (
    Empty(),
    Untranslated(),
    Repeated(),
    DatesDiffer(),
    NumbersDiffer(),
    NameMissing(),
    NameSpelling(),
    TermRendering(),
    OfficeRenderings(),
    AddressChanged(),
    DigitsMixed(),
    OtherLetters(),
    Unbalanced(),
    EndMark(),
    Spaces(),
    Length(),
)
CHECKS = {check.id: check for check in _ALL}


def run(document: Document) -> list[Finding]:
    """What all checks say of a text, in reading order; of one unit in the order of CHECKS.

    Findings that `passed` are among them: they say what was compared and agrees.
    """
    found = [finding for check in CHECKS.values() for finding in check.check_document(document)]
    return sorted(found, key=lambda finding: (finding.unit is None, finding.unit or 0))
