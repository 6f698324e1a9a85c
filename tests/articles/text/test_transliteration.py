"""Latin forms of names."""

import pytest

from articles.text.transliteration import latin


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("ইভান কুব্রাকভ", "Ivan Kubrakov"),
        ("এ. ভলফোভিচ", "E. Volfovich"),
        ("টো লাম", "To Lam"),
        ("ঘাদা ওয়ালি", "Ghada Wali"),
        ("আহমেদ নাসের আল রাইসি", "Ahmed Naser Al Raisi"),
        ("Иван Кубраков", "Ivan Kubrakov"),
        ("Неверовский", "Neverovsky"),
        ("Юрий", "Yuriy"),
        ("Өлзий Қасымов", "Olziy Qasymov"),
        ("Lương Tam Quang", "Lương Tam Quang"),
    ],
)
def test_a_name_is_readable_in_latin_letters(name: str, readable: str) -> None:
    assert latin(name) == readable


def test_ukrainian_and_belarusian_have_their_own_g() -> None:
    assert latin("Гринчук", "uk") == "Hrynchuk"
    assert latin("Гаврылаў", "be") == "Havrylau"
