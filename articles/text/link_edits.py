"""What an editor does to an alignment: joins, divides and parts its links.  Pure.

A link is two tuples of paragraph numbers that belong together; an empty one has no counterpart.  Every function
takes the links of a whole alignment in reading order and returns the new ones; ValueError where it cannot be done.
"""

from collections.abc import Sequence

Link = tuple[tuple[int, ...], tuple[int, ...]]


def join(links: Sequence[Link], place: int) -> list[Link]:
    """Makes one link of those at `place` and after it.

    | before                     | join at 0       |
    | (1)–(1), (2)–(2)           | (1, 2)–(1, 2)   |
    | (1)–(), ()–(1)             | (1)–(1)         |
    """
    if not 0 <= place < len(links) - 1:
        raise ValueError("there is no link after this one")
    one, other = links[place], links[place + 1]
    joined = (tuple(sorted(one[0] + other[0])), tuple(sorted(one[1] + other[1])))
    return [*links[:place], joined, *links[place + 2 :]]


def unlink(links: Sequence[Link], place: int) -> list[Link]:
    """Parts the two sides of a link, each then stands alone: (1)–(2) becomes (1)–() and ()–(2)."""
    left, right = links[place]
    if not left or not right:
        raise ValueError("this stands alone already")
    return [*links[:place], (left, ()), ((), right), *links[place + 1 :]]


def split(links: Sequence[Link], place: int, left_from: int | None, right_from: int | None) -> list[Link]:
    """Divides a link: what stands from `left_from` and `right_from` on goes to a link of its own.

    None, or a number beyond a side: all of that side stays in the first.

    | before          | from 2, 2        | from 2, None       |
    | (1, 2)–(1, 2)   | (1)–(1), (2)–(2) | (1)–(1, 2), (2)–() |
    """
    left, right = links[place]
    parts = (_parted(left, left_from), _parted(right, right_from))
    first, second = ((parts[0][at], parts[1][at]) for at in (0, 1))
    if not any(first) or not any(second):
        raise ValueError("nothing would be divided")
    return [*links[:place], first, second, *links[place + 1 :]]


def _parted(numbers: tuple[int, ...], start: int | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if start is None:
        return numbers, ()
    return (
        tuple(number for number in numbers if number < start),
        tuple(number for number in numbers if number >= start),
    )
