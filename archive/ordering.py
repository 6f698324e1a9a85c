"""The order of names in lists: one place, so that all lists change together.  Pure."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def name_key(name: str) -> tuple[str, ...]:
    """What names are compared by: their code points, the same on both databases."""
    return (name,)


def by_name(items: Iterable[Item], name: Callable[[Item], str]) -> list[Item]:
    """The items in the order of their names."""
    return sorted(items, key=lambda item: name_key(name(item)))
