"""What a site leaves around a text is told from the text, and nothing is lost."""

import pytest

from articles.text.boilerplate import (
    Kept,
    Removed,
    clear,
    date_header,
    end_mark,
    is_source_line,
    kind_of_line,
    photo,
    source_address,
)
from articles.text.normalise import nfc
from articles.text.segment import passages

CAPTION = "Đại tướng Lương Tam Quang cùng các đại biểu. (Ảnh: Minh Đức/TTXVN)"


def cleared(text):
    return clear(passages(text))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("মন্তব্য (0)", "comments"),
        ("মন্তব্য (৩)", "comments"),
        ("মন্তব্যঃ ০", "comments"),
        ("০ টি মন্তব্য", "comments"),
        ("Bình luận (3)", "comments"),
        ("Comments (0)", "comments"),
        ("12 comments", "comments"),
        ("Комментарии (0)", "comments"),
        ("Каментары: 4", "comments"),
        ("Commentaires (2)", "comments"),
        ("সূত্র: https://baotintuc.vn/thoi-su/a.htm", "source_line"),
        ("সূত্রঃ https://baotintuc.vn/thoi-su/a.htm", "source_line"),
        ("Nguồn: TTXVN", "source_line"),
        ("(Nguồn: TTXVN)", "source_line"),
        ("Source: Reuters.", "source_line"),
        ("Источник: https://belta.by/", "source_line"),
        ("Крыніца: БЕЛТА", "source_line"),
        ("Xem thêm", "related"),
        ("Xem thêm: Bộ trưởng Lương Tam Quang tiếp khách", "related"),
        ("আরও পড়ুন", "related"),
        ("আরও পড়ুন: মন্ত্রী লুওং ট্যাম কোয়াং", "related"),
        ("Читайте также:", "related"),
        ("Read more »", "related"),
        ("Chia sẻ", "share"),
        ("SHARE", "share"),
        ("Facebook Twitter Zalo X", "share"),
        ("Subscribe", "subscribe"),
        ("Follow us on Google News", "subscribe"),
        ("Theo dõi Báo Tin tức trên Google News", "subscribe"),
        ("গুগল নিউজে আমাদের ফলো করুন", "subscribe"),
        ("Quảng cáo", "advert"),
        ("বিজ্ঞাপন", "advert"),
        ("Trang chủ > Chính trị", "navigation"),
        ("Tags: Belarus, Việt Nam", "navigation"),
        ("Автор: Иван Иванов", "byline"),
        ("▶ Đọc thêm: Bộ trưởng Lương Tam Quang tiếp khách", "related"),
        ("À lire aussi : les ministres à Hanoï", "related"),
        ("Новости по теме", "related"),
        ("Подписывайтесь на наш канал в Telegram", "subscribe"),
        ("La suite après la publicité", "advert"),
        ("#vietnam #belarus", "navigation"),
        ("Từ khóa: Belarus, an ninh", "navigation"),
        ("Link bài gốc: https://baotintuc.vn/a.htm", "source_line"),
        ("3 min read", "other"),
        ("Просмотров: 125", "other"),
        ("© 2025 BelTA", "other"),
        ("মন্তব্য করুন", "comments"),
        ("(Hết)", "end_mark"),
    ],
)
def test_a_line_that_a_site_added_is_recognised(line, kind):
    assert kind_of_line(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ kinh nghiệm của các cơ quan an ninh, cảnh sát hai bên là cần thiết.",
        "Xem thêm các lĩnh vực hợp tác khác, hai bên nhất trí mở rộng.",
        "Nguồn tin từ Bộ Công an cho biết hai bên đã ký kết.",
        "Source: a senior official of the Ministry said that the talks would go on in the next year.",
        "Share prices rose on Monday.",
        "Following talks in Minsk, Telegram was discussed",
        "সূত্র জানায়, বৈঠক হয়েছে।",
        "মন্তব্য করেছেন মন্ত্রী লুওং ট্যাম কোয়াং।",
        "Комментарий министра: стороны договорились.",
        "Подписано соглашение о сотрудничестве",
        "Home affairs ministers met in Hanoi",
        "Theo dõi sát tình hình, hai bên dùng Facebook để trao đổi.",
        "X",
    ],
)
def test_a_sentence_that_only_contains_such_a_word_stays(line):
    assert kind_of_line(line) is None
    assert photo(line) is None
    assert [kept.text for kept in cleared(line).kept] == [line]


@pytest.mark.parametrize(
    ("line", "kind", "credit"),
    [
        (CAPTION, "photo_caption", "(Ảnh: Minh Đức/TTXVN)"),
        ("Министры на встрече. (Фото: БелТА)", "photo_caption", "(Фото: БелТА)"),
        ("The ministers in Hanoi (Photo: VNA).", "photo_caption", "(Photo: VNA)."),
        ("The ministers in Hanoi (Photo by VNA)", "photo_caption", "(Photo by VNA)"),
        ("বৈঠকে দুই মন্ত্রী। (ছবি: ভিএনএ)", "photo_caption", "(ছবি: ভিএনএ)"),
        ("Hai bộ trưởng tại Hà Nội. Ảnh: Giang Huy", "photo_caption", "Ảnh: Giang Huy"),
        ("Hai bộ trưởng tại Hà Nội - Ảnh: VGP", "photo_caption", "Ảnh: VGP"),
        ("(Ảnh: TTXVN)", "photo_credit", "(Ảnh: TTXVN)"),
        ("Фото: БелТА", "photo_credit", "Фото: БелТА"),
        ("ছবি: রয়টার্স", "photo_credit", "ছবি: রয়টার্স"),
        ("The ministers in Hanoi. — VNA/VNS Photo", "photo_caption", "— VNA/VNS Photo"),
        ("The ministers in Hanoi. © Reuters", "photo_caption", "© Reuters"),
        ("© Reuters", "photo_credit", "© Reuters"),
        ("Ảnh tư liệu", "photo_credit", "Ảnh tư liệu"),
    ],
)
def test_captions_and_credits_are_told_apart(line, kind, credit):
    assert photo(line) == (kind, credit)


def test_a_caption_is_kept_as_a_caption_and_listed_as_removed():
    found = cleared(f"Ngày 3/12 hai bên hội đàm.\n\n{CAPTION}\n\nHai bên ký kết.")
    assert [kept.kind for kept in found.kept] == ["body", "caption", "body"]
    assert found.removed == (Removed(3, "photo_caption", CAPTION, "line"),)


def test_a_long_paragraph_that_a_credit_ran_into_stays_a_paragraph():
    body = "Hai bên nhất trí mở rộng hợp tác an ninh. " * 12
    found = cleared(body + "(Ảnh: TTXVN)")
    assert found.kept == (Kept(1, "body", body.strip()),)
    assert found.removed == (Removed(1, "photo_credit", "(Ảnh: TTXVN)", "suffix"),)


@pytest.mark.parametrize(
    ("line", "header"),
    [
        (" date 2025-12-03 Ngày 3/12, tại Hà Nội", "date 2025-12-03"),
        ("date: 2025-12-03", "date: 2025-12-03"),
        ("Date 2025-12-03\tHai bên", "Date 2025-12-03"),
        ("তারিখ: ২০২৫-১২-০৩", "তারিখ: ২০২৫-১২-০৩"),
        ("dated 2025-12-03 in Hanoi", None),
        ("Date 2025-12-03, the ministers met.", None),
        ("The date 2025-12-03 was chosen.", None),
    ],
)
def test_a_date_that_leads_the_text_is_a_header(line, header):
    assert date_header(line, 0) == header


def test_a_glued_date_is_only_believed_on_the_first_line_and_a_lone_one_near_it():
    found = cleared("Hội đàm\ndate: 2025-12-03\ndate 2025-12-04 Ngày 3/12 hai bên hội đàm.")
    assert found.removed == (Removed(2, "date_header", "date: 2025-12-03", "line"),)
    assert found.kept[1].text.startswith("date 2025-12-04")


@pytest.mark.parametrize(
    ("paragraph", "mark"),
    [
        ("trong khu vực và trên thế giới./.", "./."),
        ("trên thế giới./. ", "./."),
        ("trên thế giới/.", "/."),
        ("trên thế giới.", None),
        ("Xem tại https://vietnamplus.vn/.", None),
    ],
)
def test_the_end_mark_of_an_agency_text_is_seen(paragraph, mark):
    assert end_mark(paragraph) == mark


def test_the_end_mark_is_cut_from_the_last_body_paragraph_even_before_a_caption():
    found = cleared(f"Hai bên hội đàm./.\nHai bên ký kết./.\n{CAPTION}\nBình luận (0)")
    assert [kept.text for kept in found.kept] == ["Hai bên hội đàm./.", "Hai bên ký kết", CAPTION]
    assert Removed(2, "end_mark", "./.", "suffix") in found.removed
    assert [cut.line for cut in found.removed] == [2, 3, 4]


def test_an_end_mark_on_a_line_of_its_own_goes_as_a_line():
    found = cleared("Hai bên ký kết.\n./.")
    assert [kept.text for kept in found.kept] == ["Hai bên ký kết."]
    assert found.removed == (Removed(2, "end_mark", "./.", "line"),)


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("সূত্র: https://baotintuc.vn/a.htm", "https://baotintuc.vn/a.htm"),
        ("Nguồn: https://a.vn/b.html.", "https://a.vn/b.html"),
        ("Source: VNA (https://a.vn/b)", "https://a.vn/b"),
        (
            "Source: https://en.wikipedia.org/wiki/To_Lam_(leader)",
            "https://en.wikipedia.org/wiki/To_Lam_(leader)",
        ),
        ("সূত্র: www.a.vn/b", "www.a.vn/b"),
        ("Source: javascript:alert(1)", "javascript:alert(1)"),
        ("Nguồn: TTXVN", None),
        ("Источник: vesti.example.ge/2026/02/18/a", "https://vesti.example.ge/2026/02/18/a"),
    ],
)
def test_the_address_of_a_source_line_is_taken_as_printed(line, address):
    assert source_address(line) == address
    assert is_source_line(line)


def test_an_address_alone_is_the_source_at_the_end_and_a_link_in_the_middle():
    first = "Bộ trưởng Bộ Công an đã hội đàm với Thư ký Hội đồng An ninh Belarus tại Hà Nội."
    text = f"{first}\nhttps://a.vn/lien-ket\n{first}\nhttps://a.vn/bai-viet\nBình luận (0)"
    found = cleared(text)
    assert [kept.line for kept in found.kept] == [1, 3]
    assert [(cut.line, cut.kind) for cut in found.removed] == [
        (2, "other"),
        (4, "source_line"),
        (5, "comments"),
    ]


SENTENCES = {
    "en": "The ministers of both countries met for talks on security.",
    "vi": "Bộ trưởng Bộ Công an đã hội đàm với khách.",
    "ru": "Министр внутренних дел прибыл с визитом.",
    "bn": "দুই দেশের মন্ত্রীর মধ্যে বৈঠক অনুষ্ঠিত হয়েছে।",
}


@pytest.mark.parametrize(
    ("prefix", "language"),
    [
        ("(PLO)-", "vi"),
        ("(Dân trí) -", "vi"),
        ("TTXVN -", "vi"),
        ("(TTXVN)", "vi"),
        ("Hà Nội (TTXVN) -", "vi"),
        ("Hanoi (VNA) –", "en"),
        ("HANOI, Dec. 3 (Xinhua) --", "en"),
        ("PARIS (AFP) -", "en"),
        ("MOSCOW, October 25. /TASS/.", "en"),
        ("МИНСК, 14 мая /БЕЛТА/.", "ru"),
        ("МИНСК, 3 дек — РИА Новости.", "ru"),
        ("14 мая, Минск /Корр. БЕЛТА/.", "ru"),
        ("ঢাকা (বাসস) –", "bn"),
        ("ঢাকা, ২৫ অক্টোবর ২০২৫ (বাসস) :", "bn"),
        ("নিজস্ব প্রতিবেদক, ঢাকা:", "bn"),
    ],
)
def test_a_dateline_is_cut_from_the_first_sentence_and_kept_as_removed(prefix, language):
    found = cleared(f"{prefix} {SENTENCES[language]}\nHai bên ký kết.")
    assert found.kept[0].text == SENTENCES[language]
    assert found.removed == (Removed(1, "byline", nfc(prefix), "prefix"),)


@pytest.mark.parametrize(
    "start",
    [
        "Bộ Công an (BCA) - cơ quan chủ trì - đã tổ chức hội nghị.",
        "UNODC - cơ quan của Liên hợp quốc - đã dự.",
        "(1) - Hai bên nhất trí mở rộng hợp tác an ninh.",
        "Vietnam News Agency (VNA) and Xinhua signed an agreement.",
        "Vietnam News Agency (VNA) - A partner of Xinhua - signed an agreement.",
        "Hanoi - Minsk flights will be opened in the next year.",
        "В Минске (Беларусь) – столице страны – прошла встреча министров.",
    ],
)
def test_brackets_and_dashes_of_a_sentence_are_no_dateline(start):
    assert [kept.text for kept in cleared(start).kept] == [start]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By John Smith", "byline"),
        ("Par Jean Dupont, AFP", "byline"),
        ("Bài và ảnh: Minh Đức", "byline"),
        ("নিজস্ব প্রতিবেদক, ঢাকা", "byline"),
        ("Подготовил Иван Иванов", "byline"),
        ("(VNA)", "byline"),
        ("Theo TTXVN", "source_line"),
        ("Avec AFP", "source_line"),
        ("Thứ Bảy, 25/10/2025, 19:13 (GMT+7)", "date_header"),
        ("25 октября 2025, 19:13", "date_header"),
        ("প্রকাশ: ২৫ অক্টোবর ২০২৫, ১৯:১৩", "date_header"),
    ],
)
def test_author_agency_and_date_are_told_near_the_beginning(line, kind):
    found = cleared(f"Việt Nam và Belarus hội đàm\n{line}\nHai bên ký kết.")
    assert found.removed == (Removed(2, kind, nfc(line), "line"),)


@pytest.mark.parametrize(
    "line", ["By land and sea they came", "Par ailleurs, le ministre", "On 3 December 2025 they met"]
)
def test_a_line_that_only_begins_like_a_byline_stays(line):
    assert len(cleared(f"Talks\n{line}\nThey met.").kept) == 3


def test_a_name_alone_after_the_last_sentence_is_the_author():
    found = cleared("Hai bên hội đàm.\nHai bên ký kết./.\nNguyễn Hồng Điệp (TTXVN)")
    assert [kept.text for kept in found.kept] == ["Hai bên hội đàm.", "Hai bên ký kết"]
    assert [(cut.kind, cut.scope) for cut in found.removed] == [("end_mark", "suffix"), ("byline", "line")]


def test_the_sign_of_an_agency_after_the_last_sentence_is_cut():
    found = cleared("They met.\nTalks go on next year. — VNA")
    assert found.kept[-1].text == "Talks go on next year."
    assert found.removed == (Removed(2, "byline", "— VNA", "suffix"),)


def test_a_line_that_is_an_address_without_its_scheme_is_one():
    assert (
        source_address("vesti.example.ge/2026/02/18/vstrecha")
        == "https://vesti.example.ge/2026/02/18/vstrecha"
    )
    assert source_address("vesti.example.ge") is None
