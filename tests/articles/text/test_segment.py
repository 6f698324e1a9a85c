"""Paragraphs and sentences: cut where they end, and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.languages import LANGUAGES
from articles.text.segment import LINE_END, Line, passages, sentences

SEEDS = Path(__file__).parents[3] / "fixtures" / "seeds"


def test_every_line_that_shows_something_is_a_paragraph_with_its_number():
    text = "প্রথম।\n\nদ্বিতীয়।\nতৃতীয়।\n \u200b\t\n"
    assert passages(text) == [Line(1, "প্রথম।"), Line(3, "দ্বিতীয়।"), Line(4, "তৃতীয়।")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_lines_end_as_files_from_any_machine_end_them(end):
    assert passages(f"a{end}{end}b") == [Line(1, "a"), Line(3, "b")]


@pytest.mark.parametrize(
    ("name", "lines", "first"),
    [("000", 14, 1), ("001", 16, 1), ("002", 18, 2), ("003", 13, 1), ("004", 8, 1)],
)
def test_the_seeds_have_the_paragraphs_that_a_reader_sees(name, lines, first):
    found = passages(next(SEEDS.glob(f"{name}_*")).read_text(encoding="utf-8"))
    assert (len(found), found[0].number) == (lines, first)


@given(st.text(alphabet="ab \t\n\r\u2028\x85।"))
def test_paragraphs_hold_every_character_that_shows(text):
    lines = LINE_END.split(text)
    assert "".join("".join(line.text.split()) for line in passages(text)) == "".join(text.split())
    assert all(lines[line.number - 1] == line.text for line in passages(text))


@pytest.mark.parametrize(
    ("language", "found"),
    [
        (
            "bn",
            [
                "৩ ডিসেম্বর টো লাম বেলারুশিয়ান নিরাপত্তা পরিষদের সচিব এ. ভলফোভিচকে অভ্যর্থনা জানান। ",
                "জনাব এ. ভলফোভিচ এবং প্রতিনিধিদলকে স্বাগত জানান।",
            ],
        ),
        ("bn", ["“তার প্রতিটি পরিদর্শন একটি অবিস্মরণীয় ছাপ নিয়ে আসে।” ", "– আহমেদ নাসের।"]),
        (
            "vi",
            ["Đại tướng cùng các đại biểu. ", "(Ảnh: Minh Đức/TTXVN)"],
        ),
        ("vi", ["Ông đến TP. Hồ Chí Minh ngày 3/12. ", "Tỷ lệ đạt 3.5 phần trăm. ", "Hai bên nhất trí."]),
        ("vi", ["1. Hợp tác an ninh. ", "Hai bên... đã nhất trí… và ký kết."]),
        (
            "en",
            [
                "Mr. A. Volfovich met Gen. Lam of the U.S. Embassy. ",
                "He left at 3.5 p.m. on Monday. ",
                "“Good!” ",
                "So he said.",
            ],
        ),
        ("ru", ["В 2025 г. А. Лукашенко прибыл в Ханой. ", "Стороны подписали документ и т.д."]),
        ("fr", ["M. To Lam est arrivé. ", "Est-ce vrai ? ", "Oui."]),
        ("zh", ["他来了。", "他说：“好。”", "然后走了。"]),
        ("ar", ["هل وصل الوزير؟ ", "نعم."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(language, found):
    assert sentences("".join(found), language) == found


@given(st.text(alphabet='aA এবЖ.।?!…。"”) 1\n'), st.sampled_from(sorted(LANGUAGES)))
def test_joined_sentences_are_the_text_again(text, language):
    found = sentences(text, language)
    assert "".join(found) == text
    assert all(found)
