"""The one address of a page: of all addresses that show the same, the one that search engines keep.

Every page refuses parameters that it does not know, so each that is left has a meaning, unless it says what is so
without it.  They stand in a fixed order: (path, [(name, value)]) → path with its query.
"""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

DEFAULTS = {("page", "1"), ("sort", "newest"), ("expand", "1")}
"""What a page shows anyhow."""
ORDER = ("q", "text", "with", "revision", "from", "to")
"""These come first, all others by name, the page of a list last."""


def canonical(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    """ "/meetings/", [("page", "1"), ("kind", "visit"), ("country", "VN")] → "/meetings/?country=VN&kind=visit"."""
    kept = sorted({pair for pair in parameters if pair[1] and pair not in DEFAULTS}, key=_place)
    query = urlencode(kept, quote_via=quote, safe="/")
    return f"{path}?{query}" if query else path


def _place(pair: tuple[str, str]) -> tuple[int, str, str]:
    name, value = pair
    if name in ("page", "after"):
        return len(ORDER) + 1, name, value
    return ORDER.index(name) if name in ORDER else len(ORDER), name, value
