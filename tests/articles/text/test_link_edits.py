"""Joining, dividing and parting the links of an alignment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.link_edits import Link, join, split, unlink

ONE, TWO, THREE = ((1,), (1,)), ((2,), (2,)), ((3,), ())
LINKS: list[Link] = [ONE, TWO, THREE]


def test_two_links_become_one() -> None:
    assert join(LINKS, 0) == [((1, 2), (1, 2)), THREE]
    assert join(LINKS, 1) == [ONE, ((2, 3), (2,))]
    assert join([((1,), ()), ((), (1,))], 0) == [ONE]


@pytest.mark.parametrize("place", [-1, 2, 9])
def test_the_last_link_has_none_to_join(place: int) -> None:
    with pytest.raises(ValueError, match="no link after"):
        join(LINKS, place)


def test_the_sides_of_a_link_are_parted() -> None:
    assert unlink(LINKS, 1) == [ONE, ((2,), ()), ((), (2,)), THREE]
    with pytest.raises(ValueError, match="alone already"):
        unlink(LINKS, 2)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (2, 2, [((1,), (1,)), ((2,), (2,))]),
        (2, None, [((1,), (1, 2)), ((2,), ())]),
        (None, 2, [((1, 2), (1,)), ((), (2,))]),
        (2, 1, [((1,), ()), ((2,), (1, 2))]),
    ],
)
def test_a_link_is_divided_on_either_side(left: int | None, right: int | None, expected: list[Link]) -> None:
    assert split([((1, 2), (1, 2))], 0, left, right) == expected


@pytest.mark.parametrize(("left", "right"), [(None, None), (1, 1), (9, 9)])
def test_nothing_is_divided_into_nothing(left: int | None, right: int | None) -> None:
    with pytest.raises(ValueError, match="nothing would be divided"):
        split([((1, 2), (1, 2))], 0, left, right)


@given(st.data())
def test_no_edit_loses_or_doubles_a_paragraph(data: st.DataObject) -> None:
    links: list[Link] = [((number,), (number,)) for number in range(1, 7)]
    for _ in range(data.draw(st.integers(0, 12))):
        place = data.draw(st.integers(0, len(links) - 1))
        edit = data.draw(st.sampled_from(["join", "unlink", "split"]))
        try:
            if edit == "join":
                links = join(links, place)
            elif edit == "unlink":
                links = unlink(links, place)
            else:
                links = split(links, place, data.draw(st.integers(1, 7)), data.draw(st.integers(1, 7)))
        except ValueError:
            continue
    for side in (0, 1):
        assert sorted(number for link in links for number in link[side]) == list(range(1, 7))
