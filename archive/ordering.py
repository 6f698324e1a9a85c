"""The order of names in lists: one place, so that all lists change together."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from archive.interface_language import active
from articles.text.collation import Key, sort_key

Item = TypeVar("Item")


def name_key(name: str) -> Key:
    """What names are compared by: the order of the active language, the same on both databases."""
    return _key(name, active())


@lru_cache(maxsize=65536)
def _key(name: str, language: str) -> Key:
    return sort_key(name, language)


def by_name(items: Iterable[Item], name: Callable[[Item], str]) -> list[Item]:
    """The items in the order of their names."""
    return sorted(items, key=lambda item: name_key(name(item)))
