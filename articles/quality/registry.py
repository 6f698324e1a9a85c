"""All checks, in the order in which they are shown."""

from articles.quality.check import Check, Document, Finding

_ALL: tuple[Check, ...] = ()
CHECKS = {check.id: check for check in _ALL}


def run(document: Document) -> list[Finding]:
    """What all checks say of a text, in reading order; of one unit in the order of CHECKS.

    Findings that `passed` are among them: they say what was compared and agrees.
    """
    found = [finding for check in CHECKS.values() for finding in check.check_document(document)]
    return sorted(found, key=lambda finding: (finding.unit is None, finding.unit or 0))
