"""Provinces that a Vietnamese text names with their country: "tỉnh Phongsaly (Lào)"."""

import re
from collections.abc import Iterable

from archive.extraction.sentences import Sentence
from archive.extraction.sides import Side

LONGEST = 60
"""Letters of a province with the bracket behind it, up to the name of the country."""
_OPENED = re.compile(r"(?:tỉnh|thành phố|huyện|quận|châu|khu) ([^\W\d_][^()|;:]{1,24}) \([^()]{0,24}$")


def learn(sentences: Iterable[Sentence]) -> dict[str, Side]:
    """The side of each province that a country in brackets stands behind.

    | Bộ Chỉ huy Quân sự tỉnh Phongsaly (nước CHDCND Lào) | Phongsaly: LA |
    """
    found: dict[str, Side] = {}
    for sentence in sentences:
        text = sentence.paragraph.text
        for country in sentence.countries:
            opened = _OPENED.search(text, max(0, country.start - LONGEST), country.start)
            if opened and opened[1][0].isupper():
                found.setdefault(opened[1], Side(country=country.code))
    return found


def of_post(post: str | None, known: dict[str, Side]) -> Side | None:
    """Whose a post is that ends with such a province: "Phó Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh Phongsaly"."""
    if not post:
        return None
    return next((side for name, side in known.items() if post.endswith(f" {name}")), None)
