"""The index of words, kept by the database itself: which texts hold a token.

Each backend has the same functions; `backend()` is the one of the database in use.  Tokens come ready folded from
articles.text.search_words, so that both databases find the same texts: they compare tokens and know no language.
"""

from types import ModuleType

from django.db import connection

from articles.search_backends import postgresql, sqlite


def backend() -> ModuleType:
    """articles.search_backends.sqlite or .postgresql."""
    return postgresql if connection.vendor == "postgresql" else sqlite
