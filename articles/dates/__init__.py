"""Dates in running text: find them, and say as EDTF what they mean.

find(text, language) reads one passage; resolve(mention, context) adds what is known around it.
"""

from articles.dates.mentions import DateMention
from articles.dates.resolve import DateContext, ResolvedDate, resolve, year_hints
from articles.dates.search import find

__all__ = ["DateContext", "DateMention", "ResolvedDate", "find", "resolve", "year_hints"]
