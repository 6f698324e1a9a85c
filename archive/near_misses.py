"""“Did you mean”: words of the archive that are written nearly like one that no text has."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.models import SearchWord
from articles.text.search_words import query_forms

SHOWN = 3
SHORT = 4
"""Letters of a word in which one change at most makes another word; two in longer ones."""
SHORTEST = 3


def near(typed: str) -> list[str]:
    """Folded words at most one or two changes away, the nearest first; none for a phrase or a very short word.

    A change is a letter more, less, another, or two that changed places (optimal string alignment).
    """
    forms = query_forms(typed)
    if len(forms) != 1 or len(forms[0].folded) < SHORTEST:
        return []
    word = forms[0].folded
    most = 1 if len(word) <= SHORT else 2
    lengths = range(len(word) - most, len(word) + most + 1)
    held = SearchWord.objects.filter(length__in=lengths).order_by("word").values_list("word", flat=True)
    found = process.extract(word, list(held), scorer=OSA.distance, score_cutoff=most, limit=None)
    nearest = sorted((distance, other[:1] != word[:1], other) for other, distance, _ in found)
    return [other for distance, _, other in nearest if distance][:SHOWN]
