"""What holds for the dates of any text: exact places, no failure, time in proportion to length."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.dates import DateContext, find, resolve, year_hints
from articles.dates.lexer import SYMBOLS, classify, listed, vocabulary
from articles.dates.search import _GRAMMARS
from articles.edtf_date import parse
from articles.text.normalise import nfc

SEEDS = Path(__file__).parents[3] / "fixtures" / "seeds"
LANGUAGES = sorted(_GRAMMARS)
SEED_DATES = {
    "000": [
        "২০২৫ সালের মে মাসে = 2025-05",
        "২ ডিসেম্বর, ২০২৫ তারিখে বিকেলে = 2025-12-02",
        "২০২৬-২০২৮ = 2026/2028",
    ],
    "001": [
        "৩ ডিসেম্বর = 2025?-12-03",
        "১ থেকে ৪ ডিসেম্বর = 2025?-12-01/2025?-12-04",
        "গত মে মাসে = 2025?-05",
        "১২ অক্টোবর, ২০২৫ তারিখে = 2025-10-12",
        "২০২৪ সালের = 2024",
        "২০২৫ সালের = 2025",
        "২ সেপ্টেম্বর = 2025?-09-02",
        "অক্টোবরের শেষে = 2025?-~10",
    ],
    "002": [
        "একই সকালে = None",
        "২৫শে অক্টোবর বিকেলে = 2025-10-25",
        "২৫শে অক্টোবর বিকেলে = 2025-10-25",
        "২০২৫ সালের নভেম্বরে = 2025-11",
        "২৫শে অক্টোবর বিকেলে = 2025-10-25",
    ],
    "003": [
        "2025-12-03 = 2025-12-03",
        "Ngày 3/12 = 2025-12-03",
        "tháng 5/2025 = 2025-05",
        "ngày 2/12 = 2025-12-02",
        "2026-2028 = 2026/2028",
    ],
    "004": ["আজ ১৩ ই মে = XXXX-05-13"],
}
KNOWN = {"002": ("2025-10-25", "url"), "003": ("2025-12-03", "header")}


def seed(number):
    [path] = SEEDS.glob(f"{number}_*.txt")
    return nfc(path.read_text(encoding="utf-8-sig"))


@pytest.mark.parametrize("number", sorted(SEED_DATES))
def test_the_dates_of_the_first_five_texts(number):
    published, basis = KNOWN.get(number, (None, None))
    mentions = find(seed(number), "vi" if number == "003" else "bn")
    found = []
    for mention in mentions:
        context = DateContext(published, basis, year_hints(mention, mentions))
        resolved = resolve(mention, context)
        found.append(f"{mention.words} = {resolved.edtf}")
        if "?" in (resolved.edtf or ""):
            assert (resolved.basis, resolved.year_inferred) == ("other_passage", True)
    assert found == [nfc(line) for line in SEED_DATES[number]]


WORDS = sorted({word for grammar in _GRAMMARS.values() for word in grammar.meanings.words})
PIECES = st.one_of(
    st.sampled_from([*WORDS, *(word.capitalize() for word in WORDS)]),
    st.integers(0, 2200).map(str),
    st.sampled_from(
        ["3/12", "3.12.2025", "2025-12-03", "1-4", "1-4/12", "30/11-2/12", "২৫", "5/2025", "2026-2028"]
    ),
    st.text(max_size=3),
)
GLUE = st.sampled_from([" ", " ", " ", "", "-", ", "])


@settings(max_examples=300)
@given(st.lists(st.tuples(PIECES, GLUE), max_size=25), st.sampled_from([*LANGUAGES, "zh", "", "en-GB"]))
def test_any_text_is_read_and_every_place_is_exact(pieces, language):
    text = "".join(piece + glue for piece, glue in pieces)
    reached = 0
    for mention in find(text, language):
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.words
        reached = mention.end
        for context in (
            DateContext(),
            DateContext(year_hints=(2025,)),
            DateContext("2025-12-03", "url", previous="2025-12-02"),
        ):
            edtf = resolve(mention, context).edtf
            assert edtf is None or parse(edtf)


@given(st.text())
def test_random_text_never_fails(text):
    for language in LANGUAGES:
        find(text, language)


def test_offsets_count_code_points_beyond_the_basic_plane():
    text = "😀😀 on 3 December 2025"
    [mention] = find(text, "en")
    assert (mention.start, mention.end) == (6, 21)


def test_in_a_language_without_a_grammar_only_full_dates_in_digits_are_found():
    assert [mention.words for mention in find("2025-12-03 和 3/12 et 3.12.2025", "zh")] == [
        "2025-12-03",
        "3.12.2025",
    ]


@pytest.mark.parametrize(
    ("digits", "name"),
    [
        ("3", "day"), ("০৩", "day"), ("32", "number"), ("0", "number"), ("2025", "year"), ("9999", "number"),
        ("2025-12-03", "full"), ("3/12/2025", "full"), ("32/12/2025", "number"), ("3/13/2025", "number"),
        ("3/12", "day_month"), ("13/13", "number"), ("1-4", "dashed"), ("5/2025", "month_year"),
        ("2026-2028", "years"), ("2028-2026", "number"), ("5-10/2025", "months"), ("1-4/12", "span"),
        ("30/11-2/12/2025", "span"), ("10:30", "number"), ("10.2.3.4", "number"), ("1-2-3/4-5", "number"),
        ("007", "number"), ("3/12/25", "number"),
    ],
)  # fmt: skip
def test_what_a_run_of_digits_may_be(digits, name):
    assert classify(digits, day_first=True)[0] == name


def test_where_either_order_is_usual_only_a_plain_one_is_a_date():
    found = [classify(digits, day_first=False)[1] for digits in ("3/12/2025", "12/25/2025", "25/12/2025")]
    assert found == [None, (2025, 12, 25), (2025, 12, 25)]


def test_a_word_with_an_unknown_symbol_is_refused():
    with pytest.raises(KeyError, match="mnth"):
        vocabulary(listed("mnth", "may"))
    assert "month" in SYMBOLS


def test_a_day_of_the_last_century_lends_no_year():
    mentions = find("Гость прибыл 5 июня. Договор подписан 15 мая 1992 года.", "ru")
    assert year_hints(mentions[0], mentions[1:]) == ()
