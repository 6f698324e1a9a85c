"""Differences of two states of a text, by whole words."""

import time
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.normalise import nfc
from articles.text.word_diff import Change, Run, compare, difference, has_changes, words

SEEDS = Path(__file__).parents[3] / "fixtures" / "seeds"
SIGNS = {"equal": "{}", "deleted": "[-{}-]", "inserted": "[+{}+]"}


def told(runs: tuple[Run, ...] | list[Run]) -> str:
    return "".join(SIGNS[run.kind].format(run.text) for run in runs)


def before(changes: list[Change]) -> list[str]:
    """The old paragraphs, made of the changes."""
    found = {change.old: "".join(r.text for r in change.runs if r.kind != "inserted") for change in changes}
    return [found[places] for places in sorted(found) if places]


def after(changes: list[Change]) -> list[str]:
    return ["".join(r.text for r in change.runs if r.kind != "deleted") for change in changes if change.new]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # A Bengali word with its vowel signs and virama is replaced whole, its case ending with it.
        (
            "মন্ত্রী লুওং ট্যাম কোয়াং বলেন, নিরাপত্তা",
            "মন্ত্রী লুওং ট্যাম কোয়াংকে বলেন, নিরাপত্তার",
            "মন্ত্রী লুওং ট্যাম [-কোয়াং-][+কোয়াংকে+] বলেন, [-নিরাপত্তা-][+নিরাপত্তার+]",
        ),
        ("স্বাক্ষর করেন।", "স্বাক্ষর করেছেন।", "স্বাক্ষর [-করেন-][+করেছেন+]।"),
        ("২ ডিসেম্বর, ২০২৫ তারিখে", "৩ ডিসেম্বর, ২০২৫ তারিখে", "[-২-][+৩+] ডিসেম্বর, ২০২৫ তারিখে"),
        # A Vietnamese syllable with other marks is another word.
        (
            "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang",
            "Ngày 2/12, tại Hà Nội, Đại tướng Luong Tam Quang",
            "Ngày [-3/12-][+2/12+], tại Hà Nội, Đại tướng [-Lương-][+Luong+] Tam Quang",
        ),
        ("đã hội đàm với", "đã gặp và hội đàm với", "đã [+gặp và +]hội đàm với"),
        ("Bộ Công an Việt Nam và Ban", "Bộ Công an và Ban", "Bộ Công an [-Việt Nam -]và Ban"),
        # One short word does not hold two replacements of several words apart.
        (
            "Expressing his delight at the positive results",
            "Glad of the good results",
            "[-Expressing his delight at-][+Glad of+] the [-positive-][+good+] results",
        ),
        (
            "expressing his delight at the very positive results",
            "glad indeed of the rather good results",
            "[-expressing his delight at the very positive-][+glad indeed of the rather good+] results",
        ),
        (
            "one two, three four.",
            "five six, seven eight.",
            "[-one two, three four-][+five six, seven eight+].",
        ),
        ("1.234 người", "1.235 người", "[-1.234-][+1.235+] người"),
        ("৩য় বৈঠক", "৪র্থ বৈঠক", "[-৩য়-][+৪র্থ+] বৈঠক"),
        ("a  b", "a b", "a[-  -][+ +]b"),
        ("", "a b", "[+a b+]"),
        ("a b", "", "[-a b-]"),
        ("", "", ""),
    ],
)
def test_a_difference_reads_in_whole_words(old: str, new: str, expected: str) -> None:
    assert told(difference(nfc(old), nfc(new))) == nfc(expected)


def test_the_same_words_in_other_normal_forms_are_no_difference() -> None:
    text = "Đại tướng Lương Tam Quang, কোয়াং"
    assert not has_changes(compare([unicodedata.normalize("NFD", text)], [text]))
    assert not has_changes(compare(["কো\u09dfাং"], ["কো\u09af\u09bcাং"]))


def test_paragraphs_are_told_as_split_joined_moved_gone_and_new() -> None:
    paragraphs = [
        line for line in SEEDS.glob("001*").__next__().read_text("utf-8").split("\n") if line.strip()
    ]
    old = paragraphs[:8]
    half = old[3].index(" ", len(old[3]) // 2)
    new = [
        old[0],
        old[5],
        old[1],
        old[3][:half],
        old[3][half + 1 :],
        old[4],
        paragraphs[12],
        f"{old[6]} {old[7]}",
    ]
    kinds = [(change.kind, change.old, change.new) for change in compare(old, new)]
    assert kinds == [
        ("equal", (0,), (0,)),
        ("moved", (5,), (1,)),
        ("equal", (1,), (2,)),
        ("deleted", (2,), ()),
        ("split", (3,), (3, 4)),
        ("equal", (4,), (5,)),
        ("inserted", (), (6,)),
        ("joined", (6, 7), (7,)),
    ]


def test_a_paragraph_that_has_nothing_in_common_went_and_another_came() -> None:
    changes = compare(["Bộ Công an Việt Nam"], ["জননিরাপত্তা মন্ত্রণালয়"])
    assert [change.kind for change in changes] == ["deleted", "inserted"]


PIECES = st.sampled_from(
    [*"ab ,.।/-\n", " ", "Hà", "Nội", "ক্ষ", "নিরাপত্তা", "র‍্যাব", "3/12", "২০২৫", "৩য়", "the", "\u0301", "😀", "্"]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@given(TEXTS, TEXTS)
def test_a_difference_applied_to_the_old_gives_the_new_and_back(old: str, new: str) -> None:
    runs = difference(old, new)
    assert "".join(run.text for run in runs if run.kind != "inserted") == nfc(old)
    assert "".join(run.text for run in runs if run.kind != "deleted") == nfc(new)
    assert all(run.text for run in runs)
    kinds = [run.kind for run in runs]
    assert all(one != other for one, other in pairwise(kinds))


@given(TEXTS)
def test_words_are_never_cut_inside_a_cluster(text: str) -> None:
    found = words(text)
    assert "".join(found) == text
    for place, word in enumerate(found):
        starts_with_mark = unicodedata.category(word[0])[0] == "M" or word[0] in "\u200c\u200d"
        assert not (starts_with_mark and place and not found[place - 1].isspace())


PARAGRAPHS = st.lists(
    st.lists(st.sampled_from("hội đàm tại Hà Nội বৈঠক মন্ত্রী the of".split()), min_size=1, max_size=8).map(
        " ".join
    ),
    max_size=8,
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_changes_applied_to_the_old_paragraphs_give_the_new_ones_and_back(
    old: list[str], new: list[str]
) -> None:
    changes = compare(old, new)
    assert "\n".join(before(changes)) == "\n".join(nfc(text) for text in old)
    assert "\n".join(after(changes)) == "\n".join(nfc(text) for text in new)
    assert sorted(place for change in changes for place in change.old) == list(range(len(old)))
    assert [place for change in changes for place in change.new] == list(range(len(new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["a b c , " * 20_000], ["b a , c " * 20_000]),
        (["a b", "c d"] * 1000, ["c d", "a b e"] * 1000),
        ([f"hội đàm {number}" for number in range(700)], [f"hội nghị {number}" for number in range(700)]),
    ],
)
def test_long_and_repetitive_texts_take_seconds_at_most(old: list[str], new: list[str]) -> None:
    started = time.process_time()
    changes = compare(old, new)
    assert time.process_time() - started < 10
    assert "\n".join(after(changes)) == "\n".join(new)
