"""A title in runs of one language each, so that every name carries its `lang`.  Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

Run = tuple[str, str]
"""Text and the BCP 47 tag of its language."""


@lru_cache(maxsize=8192)
def runs(title: str, names: tuple[Run, ...]) -> list[Run]:
    """Cuts a title at the names it holds; the longest name wins where two begin at one place.

    The title itself is English.
    "Tô Lâm receives …", (("Tô Lâm", "vi"),)  →  [("Tô Lâm", "vi"), (" receives …", "en")]
    """
    languages = {text: language for text, language in names if text and language and language != "en"}
    if not languages:
        return [(title, "en")]
    longest_first = sorted(languages, key=len, reverse=True)
    pattern = re.compile("(" + "|".join(re.escape(name) for name in longest_first) + ")")
    return [(part, languages.get(part, "en")) for part in pattern.split(title) if part]


def names_of(record: dict[str, Any]) -> tuple[Run, ...]:
    """The names in other languages that the title of a record may hold: its people and its place."""
    people: Iterable[Run] = (
        (person["name"], person["language"]) for person in record["participants"] if person["name"]
    )
    return (*people, (record["place"] or "", record["place_language"] or ""))
