"""Which paragraphs of two texts stand for one another."""

from itertools import permutations
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.readers import plain_text
from articles.text.align import DOUBTFUL, Link, align
from articles.text.anchors import anchors, sound_of
from articles.text.normalise import fold
from tests.articles.text.parallel_texts import REPORT, UNRELATED

SEEDS = Path(__file__).resolve().parents[3] / "fixtures" / "seeds"
LANGUAGE_PAIRS = list(permutations(REPORT, 2))


def body(seed):
    parsed = plain_text.read((SEEDS / seed).read_bytes(), seed)
    return [passage.text for passage in parsed.passages if passage.kind == "body"]


def pairs(links):
    """Links as people count them: “2-2,3”, “4-”."""
    return [
        f"{','.join(str(n + 1) for n in link.left)}-{','.join(str(n + 1) for n in link.right)}"
        for link in links
    ]


@pytest.mark.parametrize("swapped", [False, True])
def test_the_two_reports_of_the_seeds_meet_from_the_second_paragraph_to_the_last(swapped):
    texts = [(body("003_d0fde7a990ed22fc.txt"), "vi"), (body("000_d08521bc23a7afcc.txt"), "bn")]
    (left, left_language), (right, right_language) = reversed(texts) if swapped else texts
    assert (len(left), len(right)) == (12, 12)
    links = align(left, right, left_language, right_language)
    assert sorted(pairs(links)[:2]) == ["-1", "1-"]
    assert pairs(links)[2:] == [f"{number}-{number}" for number in range(2, 13)]
    assert not any(link.is_doubtful for link in links)


@pytest.mark.parametrize(("left", "right"), LANGUAGE_PAIRS)
def test_a_whole_translation_goes_paragraph_by_paragraph(left, right):
    links = align(REPORT[left], REPORT[right], left, right)
    assert pairs(links) == [f"{number}-{number}" for number in range(1, 10)]
    assert not any(link.is_doubtful for link in links)


@pytest.mark.parametrize(("left", "right"), LANGUAGE_PAIRS)
def test_a_split_paragraph_and_a_missing_one_are_found(left, right):
    """The right text leaves out paragraph 5 and breaks paragraph 7 in two."""
    source = REPORT[right]
    first, second = source[6].replace("। ", "।|").replace(". ", ".|").split("|")
    links = align(REPORT[left], [*source[:4], source[5], first, second, *source[7:]], left, right)
    assert pairs(links) == ["1-1", "2-2", "3-3", "4-4", "5-", "6-5", "7-6,7", "8-8", "9-9"]


@pytest.mark.parametrize(("left", "right"), [("en", "bn"), ("vi", "bn"), ("bn", "ru"), ("ru", "vi")])
def test_merged_paragraphs_are_found(left, right):
    source = REPORT[left]
    merged = [source[0], f"{source[1]} {source[2]}", *source[3:]]
    links = align(merged, REPORT[right], left, right)
    assert pairs(links)[:3] == ["1-1", "2-2,3", "3-4"]
    assert pairs(links)[-1] == "8-9"


@pytest.mark.parametrize("kept", [slice(0, 5), slice(4, None)])
def test_half_a_translation_leaves_the_other_half_without_counterpart(kept):
    links = align(REPORT["en"], REPORT["bn"][kept], "en", "bn")
    places = range(9)[kept]
    assert [link.left[0] for link in links if link.is_pair] == list(places)
    assert [link.right[0] for link in links if link.is_pair] == list(range(len(places)))


@pytest.mark.parametrize("language", REPORT)
@pytest.mark.parametrize("other", UNRELATED)
def test_texts_that_have_nothing_to_do_with_one_another_give_doubtful_links_or_none(language, other):
    links = align(REPORT[language], UNRELATED[other], language, other)
    found = [link for link in links if link.is_pair]
    assert sum(not link.is_doubtful for link in found) <= 1
    assert all(link.score < 0.7 for link in found)


def test_a_scrambled_text_keeps_only_what_stands_in_order():
    scrambled = REPORT["bn"][:]
    Random(3).shuffle(scrambled)
    sure = [
        link for link in align(REPORT["en"], scrambled, "en", "bn") if link.is_pair and not link.is_doubtful
    ]
    assert all(REPORT["bn"].index(scrambled[link.right[0]]) == link.left[0] for link in sure)


@pytest.mark.parametrize(("left", "right"), LANGUAGE_PAIRS)
def test_every_paragraph_stands_in_one_link_in_order(left, right):
    links = align(REPORT[left], UNRELATED["en"] + REPORT[right], left, right)
    assert [n for link in links for n in link.left] == list(range(9))
    assert [n for link in links for n in link.right] == list(range(17))
    assert all(0 <= link.score <= 1 for link in links)


@given(
    st.lists(st.sampled_from([*REPORT["en"], "7", "x" * 900, "Volfovich"]), max_size=12),
    st.lists(st.sampled_from([*REPORT["bn"], "৭", "ক", "ভলফোভিচ"]), max_size=12),
)
def test_whatever_the_texts_every_paragraph_stands_in_one_link_of_at_most_two_on_a_side(left, right):
    links = align(left, right, "en", "bn")
    assert [n for link in links for n in link.left] == list(range(len(left)))
    assert [n for link in links for n in link.right] == list(range(len(right)))
    assert all(1 <= len(link.left) + len(link.right) <= 4 for link in links)
    assert all(0 <= link.score <= 1 for link in links)


def test_two_texts_of_one_language_are_aligned_by_their_words():
    shortened = [" ".join(text.split()[:-4]) if len(text) > 90 else text for text in REPORT["en"]]
    assert pairs(align(REPORT["en"], shortened, "en", "en")) == [f"{n}-{n}" for n in range(1, 10)]


def test_an_unknown_language_is_aligned_by_the_texts_alone():
    assert pairs(align(REPORT["en"], REPORT["bn"], "qaa", "qab")) == [f"{n}-{n}" for n in range(1, 10)]


def test_empty_texts():
    assert align([], [], "en", "bn") == []
    assert pairs(align(["One.", "Two."], [], "en", "bn")) == ["1-", "2-"]
    assert pairs(align([], ["এক।"], "en", "bn")) == ["-1"]


def test_a_long_text_is_aligned_in_seconds():
    random = Random(7)
    lengths = [random.randint(8, 90) for _ in range(300)]
    left = [f"{'word ' * length}{1000 + number}" for number, length in enumerate(lengths)]
    right = [f"{'слово ' * length}{1000 + number}" for number, length in enumerate(lengths)]
    started = process_time()
    links = align(left, right[:100] + right[160:], "en", "ru")
    assert process_time() - started < 5
    missing = [link.left[0] for link in links if not link.right]
    assert missing == list(range(100, 160))


def test_a_doubtful_link_is_one_below_the_threshold():
    assert Link((0,), (0,), DOUBTFUL - 0.01).is_doubtful
    assert not Link((0,), (0,), DOUBTFUL).is_doubtful
    assert not Link((0,), (), 0.1).is_doubtful


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Ngày 2/12", "২ ডিসেম্বরে", {"2", "12"}),
        ("giai đoạn 2026-2028", "২০২৬-২০২৮ সময়কালের", {"2026", "2028"}),
        ("on 14 May 2024", "14 мая 2024 года", {"14", "5", "2024"}),
        ("You may go on 1 June", "1 июня", {"1", "6"}),
        ("UNODC ở Hà Nội", "the UNODC office", {"a:unodc"}),
        ("Volfovich Aleksandr", "ভলফোভিচ আলেকজান্ডারের", {"s:PLPPS", "s:LKSNTL"}),
        ("Neverovsky", "Неверовский", {"s:NPLPSK"}),
    ],
)
def test_numbers_months_latin_words_and_names_are_shared_across_scripts(one, other, shared):
    assert anchors(one) & anchors(other) == shared


def test_vowels_and_h_make_no_sound():
    assert sound_of(fold("Lukashenko")) == sound_of(fold("লুকাশেঙ্কো")) == sound_of(fold("Лукашенко"))
