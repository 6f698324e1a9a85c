"""What is kept ready for searching: the words of every published text, and sets of texts by facet value.

All of it is concluded from the texts by articles.search_index and can be made anew at any time (`rebuild_search`).
The index of words itself is a table of the database's own kind (articles.search_backends).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from django.db import models

from articles.models.texts import Text


class SearchText(models.Model):
    """The words of a text as they were indexed.  `key` is its place among all texts (articles.search_key)."""

    key = models.PositiveBigIntegerField(primary_key=True)
    text = models.OneToOneField(Text, models.CASCADE, related_name="searched")
    lines = models.BinaryField(
        help_text="articles.text.search_words: headline, then number and line of each passage."
    )
    own_values = models.JSONField(
        default=list, help_text="Facet values of the text: its language, publisher …"
    )
    record_values = models.JSONField(default=list, help_text="Facet values of the meetings that it reports.")

    def __str__(self) -> str:
        return str(self.key)

    def read(self) -> tuple[str, list[tuple[int, str]]]:
        """The line of the headline, and (number, line) of every passage."""
        headline, *rest = zlib.decompress(bytes(self.lines)).decode().split("\n")
        pairs = (line.partition("\t") for line in rest)
        return headline, [(int(number), line) for number, _, line in pairs]

    def lines_read(self) -> list[str]:
        """All lines, that of the headline first."""
        headline, passages = self.read()
        return [headline, *(line for _, line in passages)]

    @staticmethod
    def packed(headline: str, passages: Sequence[tuple[int, str]]) -> bytes:
        """The opposite of `read`."""
        rows = [headline, *(f"{number}\t{line}" for number, line in passages)]
        return zlib.compress("\n".join(rows).encode(), 6)


class TextSet(models.Model):
    """The search keys of all texts that carry one facet value, as a serialised roaring bitmap."""

    facet = models.CharField(max_length=15)
    value = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    members = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="text_set_once")]
        indexes = [models.Index(fields=["facet", "-size", "value"], name="text_set_largest_first")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value} ({self.size})"


class SearchWord(models.Model):
    """A folded word that some text has or had: what a misspelt one may have meant."""

    word = models.CharField(max_length=60, primary_key=True)
    length = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["length", "word"], name="search_word_by_length")]

    def __str__(self) -> str:
        return self.word


class SearchState(models.Model):
    """One row: the version of the index, raised by every change; whoever changes it holds this row."""

    version = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="search_state_is_one_row")]

    def __str__(self) -> str:
        return str(self.version)
