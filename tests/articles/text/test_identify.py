"""Language and script of a passage, told by rule."""

import unicodedata
from pathlib import Path

import pytest

from articles.text.identify import identify, script
from articles.text.segment import passages

SEEDS = sorted((Path(__file__).parents[3] / "fixtures" / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_every_paragraph_of_the_seeds_is_recognised(path):
    expected = "vi" if path.name.startswith("003") else "bn"
    text = path.read_text(encoding="utf-8")
    assert {identify(line.text) for line in passages(text)} == {expected}
    assert identify(text) == expected


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("মন্ত্রী লুওং ট্যাম কোয়াং UNODC আঞ্চলিক কেন্দ্রকে স্বাগত জানান", "bn"),
        ("Hà Nội", "vi"),
        (unicodedata.normalize("NFD", "Bộ trưởng Bộ Công an"), "vi"),
        ("bo truong bo cong an viet nam tiep doan dai bieu", "vi"),
        ("The Minister met Lương Tam Quang and Tô Lâm in Hà Nội on Monday", "en"),
        ("Secretary of the Security Council of Belarus", "en"),
        ("Le ministre de la sécurité publique a reçu à Hanoï le secrétaire", "fr"),
        ("El ministro de seguridad y la policía de la república", "es"),
        ("Министр общественной безопасности Вьетнама встретился с Волфовичем", "ru"),
        ("Минск", "ru"),
        ("Сакратар Савета бяспекі Рэспублікі Беларусь", "be"),
        ("Невяроўскі", "be"),
        ("Київ і Мінськ підписали угоду про співпрацю", "uk"),
        ("Президент принял министра по фамилии Невяроўскі на встрече в столице Беларуси", "ru"),
        ("وزير الأمن العام في فيتنام", "ar"),
        ("公安部长梁三光", "zh"),
        ("मंत्री ने प्रतिनिधिमंडल का स्वागत किया", "hi"),
    ],
)
def test_a_language_is_told_by_its_letters_and_frequent_words(text, tag):
    assert identify(text) == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-12-03 (0)",
        "২০২৫",
        "https://vietnamplus.vn/tong-bi-thu",
        "Tô Lâm",
        "Der Minister ist mit dem Sekretär in Hanoi und hat die Erklärung",
        "O ministro da segurança pública e a polícia federal para o Brasil",
        "Србија је земља љубави и њива",
        "وزیر امنیت گفت که پلیس",
        "日本の大臣は言いました",
        "รัฐมนตรีกล่าว",
    ],
)
def test_no_language_is_named_where_none_can_be_told(text):
    assert identify(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("মন্ত্রী লুওং UNODC", "Beng"),
        ("Đại tướng", "Latn"),
        ("সূত্র: https://daibieunhandan.vn/mo-rong-khong-giant-hop-tac", "Beng"),
        ("Минск", "Cyrl"),
        ("รัฐมนตรี", "Thai"),
        ("2025", None),
    ],
)
def test_the_script_is_that_of_most_letters_addresses_left_out(text, code):
    assert script(text) == code
