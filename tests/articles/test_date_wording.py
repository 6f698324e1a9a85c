"""The table of DESIGN, section 8, in every language of the interface; English in full is in test_edtf_date."""

import unicodedata

import pytest

from articles.calendar_words import SHORT_MONTHS, WORDS
from articles.edtf_date import wording

DATES = [
    ("2025-12-03", "vi", ("ngày 3 tháng 12 năm 2025", "3/12/2025", "tháng 12 năm 2025")),
    ("2025-12-03", "bn", ("৩ ডিসেম্বর ২০২৫", "৩ ডিসে ২০২৫", "ডিসেম্বর ২০২৫")),
    ("2025-12", "vi", ("tháng 12 năm 2025", "tháng 12/2025", "tháng 12 năm 2025")),
    ("2025", "vi", ("năm 2025", "2025", "năm 2025")),
    ("2025", "bn", ("২০২৫", "২০২৫", "২০২৫")),
    (
        "2025-12-01/2025-12-04",
        "vi",
        ("từ ngày 1 đến ngày 4 tháng 12 năm 2025", "1–4/12/2025", "tháng 12 năm 2025"),
    ),
    ("2025-12-01/2025-12-04", "bn", ("১ থেকে ৪ ডিসেম্বর ২০২৫", "১ থেকে ৪ ডিসে ২০২৫", "ডিসেম্বর ২০২৫")),
    (
        "2024-12-30/2025-01-02",
        "vi",
        (
            "từ ngày 30 tháng 12 năm 2024 đến ngày 2 tháng 1 năm 2025",
            "30/12/2024–2/1/2025",
            "từ tháng 12 năm 2024 đến tháng 1 năm 2025",
        ),
    ),
    ("XXXX-05-13", "vi", ("ngày 13 tháng 5, không nêu năm", "13/5, không nêu năm", "tháng 5, không nêu năm")),
    ("XXXX-05-13", "bn", ("১৩ মে, বছরের উল্লেখ নেই", "১৩ মে, বছরের উল্লেখ নেই", "মে, বছরের উল্লেখ নেই")),
    ("XXXX", "bn", ("তারিখের উল্লেখ নেই",) * 3),
    (
        "2025?-05-13",
        "vi",
        ("ngày 13 tháng 5, có lẽ năm 2025", "13/5, có lẽ 2025", "tháng 5, có lẽ năm 2025"),
    ),
    ("2025-05-13?", "bn", ("সম্ভবত ১৩ মে ২০২৫", "সম্ভবত ১৩ মে ২০২৫", "সম্ভবত মে ২০২৫")),
    ("2025-10~", "vi", ("khoảng tháng 10 năm 2025", "khoảng tháng 10/2025", "khoảng tháng 10 năm 2025")),
    ("2025-11/..", "bn", ("নভেম্বর ২০২৫ থেকে", "নভে ২০২৫ থেকে", "নভেম্বর ২০২৫ থেকে")),
    ("../2025", "vi", ("đến năm 2025", "đến 2025", "đến năm 2025")),
    ("201X", "bn", ("২০১০-এর দশক",) * 3),
    ("2025-33", "vi", ("quý I năm 2025",) * 3),
    ("2025-21", "bn", ("২০২৫ সালের বসন্ত",) * 3),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "language", "words"), DATES)
def test_a_date_is_said_as_the_language_says_it(edtf, language, words):
    assert tuple(wording(edtf, style, language) for style in ("full", "list", "month")) == words


@pytest.mark.parametrize("language", ["en", "vi", "bn"])
def test_the_words_are_complete_and_in_nfc(language):
    assert len(SHORT_MONTHS[language]) == 12
    for style in ("full", "list"):
        words = WORDS[(language, style)]
        assert (len(words.months), len(words.parts_of_year)) == (12, 21)
        texts = [
            *words.months,
            *words.parts_of_year,
            *(text for text in vars(words).values() if text == str(text)),
        ]
        assert all(unicodedata.is_normalized("NFC", text) for text in texts)


def test_the_beginning_of_a_short_month_never_ends_inside_a_letter_with_its_sign():
    assert {str(month): month.initial for month in SHORT_MONTHS["bn"]}["ডিসে"] == "ডি"
    for months in SHORT_MONTHS.values():
        for month in months:
            assert month.initial
            assert not month.rest or unicodedata.category(month.rest[0])[0] == "L"
