import pytest

from articles.numerals import digits, number


@pytest.mark.parametrize(
    ("value", "english", "vietnamese", "bengali"),
    [
        (0, "0", "0", "০"),
        (14, "14", "14", "১৪"),
        (2025, "2025", "2025", "২০২৫"),
        (9999, "9999", "9999", "৯৯৯৯"),
        (38000, "38,000", "38.000", "৩৮,০০০"),
        (123456, "123,456", "123.456", "১,২৩,৪৫৬"),
        (1234567, "1,234,567", "1.234.567", "১২,৩৪,৫৬৭"),
        (-12345, "-12,345", "-12.345", "-১২,৩৪৫"),
    ],
)
def test_a_number_has_the_digits_and_the_groups_of_its_language(value, english, vietnamese, bengali):
    assert [number(value, language) for language in ("en", "vi", "bn")] == [english, vietnamese, bengali]


def test_only_digits_change():
    assert digits("3/12 (x2)", "bn") == "৩/১২ (x২)"
    assert digits("3/12", "vi") == digits("3/12", "xx") == "3/12"
