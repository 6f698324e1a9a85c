import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.collation import sort_key

ORDERED = {
    "vi": [
        ["an", "Anna", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "da", "dz", "đa", "e", "ê", "g"],
        ["o", "ô", "ơ", "u", "ư", "v", "x", "y"],
        ["Lê Hùng", "Lê Quốc Hùng", "Lương Tam Quang", "Lý Nam"],
        ["Bộ Công an", "Bộ Tư pháp", "Đảng", "Hội đồng An ninh"],
        # A tone counts only where all letters are the same.
        ["ma", "má", "mac", "mai"],
    ],
    "bn": [
        ["অ", "আ", "ই", "ঔ", "ংক", "ক", "কং", "কক", "কা", "কি", "ক্ষ", "খ"],
        ["ড", "ড়", "ঢ", "ঢ়", "ণ", "ত", "ৎ", "থ", "য", "য়", "র", "ল", "শ", "ষ", "স", "হ"],
        ["অস্ট্রেলিয়া", "বেলারুশ", "ভিয়েতনাম", "মরক্কো", "রাশিয়া", "INTERPOL", "Беларусь"],
    ],
    "en": [
        ["Da", "Đa", "Dz", "Le", "Lê", "Lf", "Zeta", "ভিয়েতনাম"],
        ["Tô Lâm", "To Lan", "Waly, Ghada"],
    ],
}


@pytest.mark.parametrize(
    ("language", "names"), [(language, names) for language, lists in ORDERED.items() for names in lists]
)
def test_names_stand_in_the_order_of_the_language(language, names):
    shuffled = random.Random(7).sample(names, len(names))
    assert sorted(shuffled, key=lambda name: sort_key(name, language)) == names


@pytest.mark.parametrize("language", ["en", "vi", "bn"])
def test_numbers_count_by_their_value_in_any_digits(language):
    assert sorted(["3", "২", "1", "a"], key=lambda name: sort_key(name, language)) == ["1", "২", "3", "a"]


def test_the_readers_own_script_comes_first():
    names = ["Минск", "Minsk", "মিনস্ক"]
    assert sorted(names, key=lambda name: sort_key(name, "bn"))[0] == "মিনস্ক"
    assert sorted(names, key=lambda name: sort_key(name, "vi"))[0] == "Minsk"


@given(st.text(max_size=12), st.sampled_from(["en", "vi", "bn"]))
def test_every_text_has_a_place_whichever_way_it_is_composed(text, language):
    composed, taken_apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert sort_key(composed, language)[:2] == sort_key(taken_apart, language)[:2]
