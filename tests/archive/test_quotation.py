from hypothesis import given
from hypothesis import strategies as st

from archive.quotation import AROUND, LONGEST, Piece, merge, quotation

# From the Vietnamese report of the talks of 3 December 2025.
OPENING = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang, Ủy viên Bộ Chính trị"


def test_what_is_cited_is_marked_and_the_rest_is_not():
    assert quotation("a b c d", [(2, 3)]) == [Piece("a ", False), Piece("b", True), Piece(" c d", False)]


def test_a_citation_at_the_start_leaves_no_empty_piece():
    found = quotation(OPENING, [(0, 9)])
    assert [piece.text for piece in found] == [
        "Ngày 3/12",
        ", tại Hà Nội, Đại tướng Lương Tam Quang, Ủy viên Bộ Chính trị",
    ]
    assert [piece.is_hit for piece in found] == [True, False]


def test_citations_that_overlap_or_touch_are_one():
    assert merge([(5, 9), (0, 6)]) == [(0, 9)]
    assert merge([(0, 3), (3, 5), (7, 8)]) == [(0, 5), (7, 8)]


def test_a_long_passage_is_cut_between_words_around_what_is_cited():
    content = f"{'word ' * 200}Hà Nội{' word' * 200}"
    start = content.index("Hà Nội")
    found = quotation(content, [(start, start + 6)])
    assert found[0] == Piece("… ", False)
    assert found[-1] == Piece(" …", False)
    assert Piece("Hà Nội", True) in found
    shown = "".join(piece.text for piece in found)
    assert set(shown.replace("…", "").split()) == {"word", "Hà", "Nội"}
    assert len(shown) < 2 * AROUND + 40


def test_a_long_passage_that_nothing_cites_is_given_whole():
    content = "word " * 300
    assert quotation(content, []) == [Piece(content, False)]


CONTENT = st.text("ab গভ\u09cd ", min_size=1, max_size=LONGEST * 2)


@given(CONTENT, st.data())
def test_the_pieces_are_the_passage_and_the_marked_ones_hold_every_citation(content, data):
    places = st.integers(0, len(content) - 1)
    hits = [
        (start, data.draw(st.integers(start + 1, len(content))))
        for start in data.draw(st.lists(places, max_size=4))
    ]
    found = quotation(content, hits)
    shown = "".join(piece.text for piece in found).removeprefix("… ").removesuffix(" …")
    assert shown in content
    marked = [content[start:end] for start, end in merge(hits)]
    assert [piece.text for piece in found if piece.is_hit] == marked
