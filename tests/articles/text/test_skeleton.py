"""One sound, many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.skeleton import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ["Lương Tam Quang", "লুওং ট্যাম কোয়াং", "লুং ট্যাম কোয়াং", "লুওং তাম কোয়াং", "Лыонг Там Куанг"],
        ["Tô Lâm", "টো লাম", "টু লাম", "То Лам"],
        ["Lukashenko", "লুকাশেঙ্কো", "Лукашенко"],
        ["Ivan Kubrakov", "ইভান কুব্রাকভ", "Иван Кубраков"],
        ["Neverovsky", "Неверовский", "Neverovskiy"],
        ["Abdellatif Ouahbi", "আবদেল্লাতিফ ওয়াহবি"],
        ["Ghada Waly", "ঘাদা ওয়ালি"],
    ],
)
def test_the_spellings_of_one_name_sound_alike(spellings: list[str]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


def test_two_people_do_not() -> None:
    assert skeleton("Tô Lâm") != skeleton("Lương Cường")


@given(st.text(max_size=300))
def test_any_text_has_a_skeleton_of_plain_letters(text: str) -> None:
    assert set(skeleton(text)) <= set("abcdefghijklmnopqrstuvwxyz ")
