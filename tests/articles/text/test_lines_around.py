"""Lines around a text in the wordings of five languages, at the place where the press puts them."""

import pytest

from articles.text.boilerplate import Removed, clear
from articles.text.header_lines import composed
from articles.text.normalise import nfc
from articles.text.photos import is_sourced_caption, photo
from articles.text.segment import passages

BODY = "The ministers of both countries met for talks on security and signed a new agreement in the capital."


def around(line, number):
    """What is removed from a text of a heading and three paragraphs with a line put in at a place."""
    lines = ["Two countries sign agreement", BODY, BODY, BODY]
    lines.insert(number, line)
    return clear(passages(nfc("\n\n".join(lines)))).removed


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("PTI | New Delhi", "byline"),
        ("By Arindam Sengupta | Updated: March 15, 2026 19:42 IST", "byline"),
        ("De notre correspondant à Brasília", "byline"),
        ("Par Jean Dupont Publié le 3 décembre 2025 à 18h20", "byline"),
        ("কুয়ালালামপুর প্রতিনিধি", "byline"),
        ("সমকণ্ঠ প্রতিবেদন", "byline"),
        ("ড. শামীমা নাহার", "byline"),
        ("Huda Al Ketbi, Senior Reporter", "byline"),
        ("Weekend Magazine | Text: Devika Ranatunga", "byline"),
        ("প্রকাশ: ০৩ ডিসেম্বর ২০২৫, ১৬:৩০ | আপডেট: ০৩ ডিসেম্বর ২০২৫, ১৮:১০", "date_header"),
        ("Chủ Nhật, 28/12/2025, 16:40 [GMT+7] In bài này", "date_header"),
        ("03.12.2025, 16:30 (обновлено: 17:45 03.12.2025)", "date_header"),
        ("Publié le : 03/12/2025 - 18:20", "date_header"),
        ("2 giờ trước", "date_header"),
        ("Главная / Общество / Безопасность", "navigation"),
        ("Trang chủ > Thế giới", "navigation"),
        ("Lu : 214 fois", "other"),
        ("00:00/02:48", "other"),
        ("Temps de lecture : 2 min", "other"),
        ("ছবির উৎস, Getty Images", "photo_credit"),
        ("Фото Алексея Вербицкого", "photo_credit"),
        ("Ph : DR", "photo_credit"),
    ],
)
def test_a_line_below_the_heading_is_removed(line, kind):
    assert around(line, 1) == (Removed(3, kind, nfc(line), "line"),)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Reporting by Salma Chraibi; editing by Tom Hollis", "byline"),
        ("(AIPR)", "byline"),
        ("ks/tm", "byline"),
        ("বাসস/এমএন/১৭৪৫/-আরএফ", "byline"),
        ("X.Trường", "byline"),
        ("PV/TTXVN", "byline"),
        ("Пресс-служба МВД Кыргызской Республики", "byline"),
        ("MAP 16 octobre 2025", "byline"),
        ("(Avec agences)", "source_line"),
        ("По материалам РИА Новости", "source_line"),
        ("Source – VNA", "source_line"),
        ("www.a.com.bd/b", "source_line"),
        ("Notre lettre foot : inscrivez-vous gratuitement", "subscribe"),
        ("জাগোনিউজের খবর পেতে ফলো করুন আমাদের গুগল নিউজ চ্যানেল।", "subscribe"),
        ("Будьте в курсе главных новостей — подписывайтесь на наш канал", "subscribe"),
        ("Mời độc giả theo dõi VOV.VN trên Zalo", "related"),
        ("Share on: Facebook | X | LinkedIn", "share"),
        ("Поделиться: ВКонтакте Одноклассники Telegram", "share"),
        ("Lire la suite dans notre édition papier", "related"),
        ("Нашли ошибку? Выделите её и нажмите Ctrl+Enter", "other"),
        ("কূটনীতি", "navigation"),
        ("-0-", "end_mark"),
    ],
)
def test_a_line_below_the_last_paragraph_is_removed(line, kind):
    assert around(line, 4) == (Removed(9, kind, nfc(line), "line"),)


@pytest.mark.parametrize(
    "line",
    [
        "По материалам дела, подозреваемый задержан в Минске.",
        "По информации пресс-службы, стороны обсудили сотрудничество.",
        "Theo TTXVN, hai bên đã ký kết hiệp định.",
        "Ảnh hưởng của tội phạm mạng được hai bên phân tích.",
        "Đăng ký tạm trú cho người nước ngoài được hai bên trao đổi.",
        "Bạn đọc thêm tin cậy nhau sau chuyến thăm, Bộ trưởng nói.",
        "Photo d'identité falsifiée : deux hommes arrêtés à Dakar.",
        "Retrouver les fugitifs est la priorité des deux polices.",
        "“Join us in this fight,” the minister told his guests.",
        "«Подписывайтесь под соглашением», – сказал министр.",
        "Мы обсудили вопросы безопасности в Telegram.",
        "Наш канал связи с коллегами работает круглосуточно.",
        "Updated rules on extradition were discussed.",
        "Copyright crimes were discussed by the ministers.",
        "Contacts: the two ministries will open a hotline in January, the minister said.",
        "Корреспондент: Каковы итоги визита?",
        "The centre trains police (left without funds since 2023).",
        "ফেসবুক পেজে দেওয়া পোস্টে মন্ত্রী বলেন, বৈঠক ফলপ্রসূ হয়েছে।",
        "মতামত বিনিময় করেন দুই দেশের মন্ত্রী।",
        "লেখক সমিতির প্রতিনিধিরা উপস্থিত ছিলেন।",
    ],
)
@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_sentence_with_such_words_stays_wherever_it_stands(line, number):
    assert around(line, number) == ()


def test_headlines_below_read_also_go_with_it_and_the_next_paragraph_stays():
    text = f"Heading\n\n{BODY}\n\nЧитайте также\nВ Минске открылся форум\n\n{BODY}"
    found = clear(passages(text))
    assert [kept.text for kept in found.kept] == ["Heading", BODY, BODY]
    assert [(cut.line, cut.kind) for cut in found.removed] == [(5, "related"), (6, "related")]


def test_items_of_a_list_at_the_end_stay():
    text = f"Heading\n\n{BODY}\n\n- exchange of delegations\n- training of officers"
    assert clear(passages(text)).removed == ()


def test_a_caption_may_end_with_its_source_but_the_last_paragraph_with_the_source_of_the_text():
    assert is_sourced_caption(nfc("Hai bộ trưởng ký biên bản. (Nguồn: TTXVN)"))
    found = clear(passages(f"Heading\n\n{BODY}\n\n{BODY} Source: Xinhua"))
    assert found.kept[-1].text == BODY
    assert found.removed == (Removed(5, "byline", "Source: Xinhua", "suffix"),)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Les ministres lors de la signature, mardi à Rabat. Ph. AMN", "photo_caption"),
        ("Les ministres, mardi à Erevan. Karen Avétissian / AFP", "photo_caption"),
        ("Министры (слева направо) на встрече в Минске", "photo_caption"),
        ("মন্ত্রী (বাঁয়ে) ও ভিয়েতনামের রাষ্ট্রদূত", "photo_caption"),
        ("Quang cảnh buổi hội đàm.", "photo_caption"),
        ("Фото: пресс-служба МВД", "photo_credit"),
        ("Crédit photo : Garde nationale", "photo_credit"),
    ],
)
def test_captions_and_credits_without_brackets(line, kind):
    found = photo(nfc(line))
    assert found
    assert found[0] == kind


@pytest.mark.parametrize(
    "line",
    ["By Monday, 6 January 2026, the ministers had agreed", "Hanoi, Minsk", "Ministers, police, experts"],
)
def test_a_line_of_other_things_is_not_composed_of_author_and_date(line):
    assert composed(line) is None
