"""Checks of a translation against what it was made from: one small class each.  Pure: no Django.

    run(Document((Unit("Ngày 3/12 …", "৪ ডিসেম্বর …", "vi", "bn"),)))  →  [Finding("numbers", …), …]

`articles.quality.check` says what goes in and comes out, `articles.quality.registry` holds all checks in the
order in which they are shown.
"""

from articles.quality.check import Check, Document, Finding, KnownName, KnownTerm, Unit, fingerprint
from articles.quality.registry import CHECKS, run

__all__ = [
    "CHECKS",
    "Check",
    "Document",
    "Finding",
    "KnownName",
    "KnownTerm",
    "Unit",
    "fingerprint",
    "run",
]
