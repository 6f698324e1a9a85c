import pytest

from archive.templatetags.facet_markup import _shortest


@pytest.mark.parametrize(
    ("month", "parts"),
    [
        ("Dec", ("", "D", "ec")),
        ("Thg 12", ("Thg ", "12", "")),
        ("ডিসেম্বর", ("", "ডি", "সেম্বর")),
        ("জুন", ("", "জু", "ন")),
        ("মে", ("", "মে", "")),
    ],
)
def test_the_shortest_name_of_a_month_keeps_vowel_signs_with_their_letter(month, parts):
    assert _shortest(month) == parts
