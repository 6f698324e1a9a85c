"""Datelines of the agencies: cut in front of the first sentence, and told from sentences that look alike."""

import pytest

from articles.text.datelines import dateline, is_dateline_alone
from articles.text.normalise import nfc

SENTENCES = {
    "en": "The ministers of both countries met for talks on security.",
    "vi": "Bộ trưởng Bộ Công an đã hội đàm với khách.",
    "ru": "Министр внутренних дел прибыл с визитом.",
    "fr": "Les ministres des deux pays ont signé un accord.",
    "bn": "দুই দেশের মন্ত্রীর মধ্যে বৈঠক অনুষ্ঠিত হয়েছে।",
}


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "DHAKA, Nov 3, 2025 (BSS) -"),
        ("en", "New Delhi, Dec 3 (PTI)"),
        ("en", "NEW DELHI:"),
        ("en", "MANILA, Philippines —"),
        ("en", "KUALA LUMPUR, May 14 (Padma News) -"),
        ("en", "Ulaanbaatar, December 3, 2025 /MONTSAME/."),
        ("en", "GENEVA (3 December 2025) -"),
        ("en", "Accra, Dec. 3, GNA –"),
        ("en", "JAKARTA, KOMPAS.com -"),
        ("vi", "(PLO)-"),
        ("vi", "Hà Nội (TTXVN 3/12) -"),
        ("vi", "VOV.VN -"),
        ("vi", "(ANTV) -"),
        ("ru", "МИНСК, 3 декабря. /БЕЛТА/."),
        ("ru", "УЛАН-БАТОР, 12 марта /«Тэнгэр-пресс»/."),
        ("ru", "МОСКВА, 3 дек — РИА Новости, Иван Иванов."),
        ("ru", "ВЛАДИВОСТОК, 2 сентября."),
        ("ru", "ДУШАНБЕ, 12 фев – «Азия-Инфо»."),
        ("ru", "Бишкек, 03.12.25. /Кабар/."),
        ("ru", "ТБИЛИСИ, 18 фев — Горный вестник."),
        ("ru", "Ташкент. 24 мая. ХивТАГ –"),
        ("ru", "Грузия, 4 февраля, ВЕСТИНФОРМ."),
        ("ru", "27 августа, Минск."),
        ("ru", "Ташкент. 20 марта. Сырдарья-Инфо –"),
        ("ru", "Душанбе, 30 ноября (НИАТ «Ховар», Лола Каримова)"),
        ("fr", "PARIS, 3 déc 2025 (AFP) –"),
        ("fr", "Rabat (MAP) -"),
        ("fr", "FÈS, 22 novembre -"),
        ("fr", "Kinshasa, 03 mars 2025 (ACP).-"),
        ("fr", "ALGER-"),
        ("bn", "ঢাকা, ১২ মার্চ –"),
        ("bn", "ঢাকা, ৩ নভেম্বর ২০২৫ (বাসস) :"),
        ("bn", "হ্যানয় (টিটিএক্স) -"),
        ("bn", "কক্সবাজার প্রতিনিধি :"),
        ("bn", "স্টাফ রিপোর্টার :"),
    ],
)
def test_town_day_and_agency_are_read_in_any_order(language, head):
    assert dateline(nfc(f"{head} {SENTENCES[language]}")) == nfc(head)


@pytest.mark.parametrize(
    "paragraph",
    [
        "World Health Organisation (WHO) - The body of the UN sent experts to the region.",
        "Bộ Công an (BCA) - Cơ quan chủ trì - đã tổ chức hội nghị tại Hà Nội.",
        "China - Vietnam relations were discussed by both ministers in Beijing.",
        "Hanoi, Minsk and Moscow will hold a trilateral meeting in May of this year.",
        "NATO - Russia talks were suspended in 2021 after the incident at sea.",
        "Россия - Беларусь: новый этап сотрудничества обсудили в Минске.",
        "ঢাকা, হ্যানয় ও মিনস্কের মধ্যে ত্রিপক্ষীয় বৈঠক হবে বলে জানা গেছে।",
        "Le 3 décembre 2025, les deux ministres ont signé un accord à Rabat.",
        "PV: Thưa Bộ trưởng, kết quả nổi bật của chuyến thăm lần này là gì?",
    ],
)
def test_a_sentence_that_begins_with_a_town_or_a_body_has_none(paragraph):
    assert dateline(nfc(paragraph)) is None


def test_a_dateline_ends_at_its_dash():
    text = "Hà Nội (TTXVN) - Chiều 23/4, tại Hà Nội, Bộ trưởng đã hội đàm với khách."
    assert dateline(nfc(text)) == nfc("Hà Nội (TTXVN) -")
    assert (
        dateline("RABAT, 3 mars - Maroc : les ministres ont signé un accord de coopération.")
        == "RABAT, 3 mars -"
    )


@pytest.mark.parametrize(
    ("line", "first", "alone"),
    [
        ("ANKARA", False, True),
        ("ANKARA", True, False),
        ("Tunis, le 6 novembre 2025.", True, True),
        ("Баку, 3 мая, АЗЕРТАДЖ", False, True),
        ("Nouakchott, 08/12/2025", False, True),
        ("মাস্কাট, ওমান", False, True),
        ("মাস্কাট, ওমান", True, False),
        ("Two ministers", False, False),
        ("Hanoi and Minsk sign an agreement", False, False),
    ],
)
def test_a_dateline_may_have_a_line_of_its_own(line, first, alone):
    assert is_dateline_alone(line, first) is alone
