"""Header lines known by their shape, and the headlines and sentences that look like them."""

import pytest

from articles.importers.urls import published_from
from articles.text.boilerplate import Removed, clear
from articles.text.datelines import dateline
from articles.text.header_dates import header_day
from articles.text.header_shapes import dated_header, names_header, names_outlet
from articles.text.normalise import nfc
from articles.text.segment import passages

HEADING = "Two countries sign agreement"
BODY = "The ministers of both countries met for talks on security and signed a new agreement in the capital."


def removed(*lines):
    return clear(passages(nfc("\n\n".join(lines)))).removed


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Aigerim Tolegenova in International on 15 May 2026", "2026-05-15"),
        ("The Danube Herald | 29 Apr 2026 | 11:02 | News", "2026-04-29"),
        ("Reference Number: PR260371en, Press Release Issue Date: Mar 03, 2026", "2026-03-03"),
        ("Publié le 7 octobre 2025 par La Rédaction - Libreville Info", "2025-10-07"),
        ("La Gazette du Karthala — Moroni, le mardi 17 mars 2026", "2026-03-17"),
        ("Bích Phượng 16:02 11/05/2026", "2026-05-11"),
        ("Опубликовано 14 мая 2026 г. Иваном Петровым", "2026-05-14"),
        ("নয়াদিল্লি ২৩ জানুয়ারি ২০২৬ ০৭:৩১", "2026-01-23"),
        ("বাংলাদেশ | ২৬ আগস্ট ২০২৫, মঙ্গলবার, ৬:২৫ অপরাহ্ন", "2025-08-26"),
        ("প্রকাশিত: বৃহস্পতিবার, ১১ ডিসেম্বর, ২০২৫ ১২:২২ এএম  (ভিজিট : ২৮)", "2025-12-11"),
    ],
)
def test_a_short_line_of_names_and_a_full_date_is_a_header(line, day):
    (cut,) = removed(HEADING, line, BODY, BODY)
    assert (cut.text, cut.scope) == (nfc(line), "line")
    assert cut.kind in ("date_header", "byline")
    assert header_day(cut.text) == day


NEAR_MISSES = [
    "Minister's call with Nigeria's adviser: 4 February 2026",
    "Foreign Secretary's Call with Nigeria's Adviser: 4 February 2026",
    "Joint Statement, Hanoi, 4 February 2026",
    "Press Conference, Hanoi, 4 February 2026 at 10:00",
    "Both sides will meet again on 4 February 2026",
    "The ministers met in Hanoi on 4 February 2026.",
    "By Friday, 4 February 2026, ministers hope for a deal",
    "Встреча министров внутренних дел: 4 февраля 2026 года",
    "Ответы министра на вопросы СМИ, Москва, 14 мая 2026 года",
    "Entretien avec le ministre de l'Intérieur, 4 février 2026",
    "Hội đàm tại Hà Nội ngày 4/2/2026",
    "দুশানবেতে বৈঠক ২৩ জানুয়ারি ২০২৬",
    "Attack of 13 November 2015: Trial Opens",
    "Hanoi, Vientiane Agree on Border",
    "Minister Meets Envoy, Signs Memorandum",
    "Drugs, Migrants | Focus on Border",
    "De : la guerre à la paix",
]


@pytest.mark.parametrize("line", NEAR_MISSES)
def test_a_headline_or_sentence_with_a_date_or_names_stays(line):
    assert removed(HEADING, line, BODY, BODY) == ()
    assert removed(line, BODY, BODY) == ()


def test_a_first_line_is_the_headline_unless_another_follows():
    stamp = "The Danube Herald | 29 Apr 2026 | 11:02"
    assert removed(stamp, HEADING, BODY, BODY)[0].kind == "date_header"
    assert removed("Hanoi Dialogue 4 February 2026", HEADING, BODY, BODY) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Kwabena Asiedu-Frimpong",
        "মেজর (অব.) শাহেদ ইকবাল তালুকদার",
        "রাহুল সরখেল • বনগাঁ",
        "Анна КОРЕЦКАЯ, «Право и время»",
        "Баку, Хазар-Информ, Нигяр Алекперова",
        "Times of the Batinah | Oman",
        "De : Sécurité publique Canada",
    ],
)
def test_names_alone_below_the_headline_are_a_byline(line):
    assert removed(HEADING, line, BODY, BODY) == (Removed(3, "byline", nfc(line), "line"),)


def test_a_name_that_the_text_is_about_stays():
    body = f"{BODY[:-1]}, where Karel Dvořák of the Danube Herald spoke."
    assert names_header("Karel Dvořák, «Danube Herald»") == "byline"
    assert removed(HEADING, "Karel Dvořák, «Danube Herald»", body, body) == ()


def test_an_office_between_a_site_line_and_the_headline_is_no_headline():
    text = f"PRESS RELEASE\nMedia and Communications Unit\n\n{HEADING}\n\n{BODY}\n\n{BODY}"
    assert [cut.line for cut in clear(passages(text)).removed] == [1, 2]
    assert removed("Media and Communications Unit", HEADING, BODY, BODY) == ()


def test_sections_above_the_headline_are_navigation():
    assert removed("Cyprus | Home | Politics", HEADING, BODY)[0].kind == "navigation"
    assert removed("Cyprus | Home | Politics", BODY, BODY) == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("MAP 16 octobre 2025", "byline"),
        ("প্রথম প্রকাশ: ২৫ সেপ্টেম্বর ২০২৫, ০৬:১১", "date_header"),
        ("Légende et crédits photo : Les deux délégations / DR", "photo_credit"),
        ("Service de communication DFJP, +41 58 000 00 00, medien@dfjp.example.ch, Berne, Suisse", "other"),
        ("Ý kiến của bạn về bài viết này?", "comments"),
    ],
)
def test_a_short_line_after_the_text_is_removed(line, kind):
    assert removed(HEADING, BODY, BODY, line) == (Removed(7, kind, nfc(line), "line"),)


def test_a_list_item_or_sentence_with_a_date_after_the_text_stays():
    assert removed(HEADING, BODY, BODY, "The agreement takes force on 4 February 2026.") == ()
    assert removed(HEADING, BODY, BODY, "- Annex of 4 February 2026") == ()


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("БЕРН. 14 мая. «Степные новости» -", "В столице Швейцарии подписан меморандум."),
        ("Баку. 21 января. REPORT.AZ/", "В 2025 году оборот составил 49 млрд долларов."),
        ("YEREVAN, DECEMBER 11, ARAGATS NEWS.", "The minister received a delegation of France."),
        ("BP -", "Sáng 12/8, tại phường Nam Đông Hà, tỉnh tổ chức lớp tập huấn."),
    ],
)
def test_a_dateline_of_several_parts_is_one_prefix(head, text):
    assert dateline(f"{head} {text}") == head


@pytest.mark.parametrize(
    "line", ["An Giang - Kampot: Giao ban biên giới", "Quảng Trị: Tập huấn nhận diện tội phạm"]
)
def test_a_town_that_begins_a_headline_is_no_dateline(line):
    assert removed(line, BODY, BODY) == ()


def test_digits_of_an_address_before_the_number_of_the_article():
    assert published_from("https://a.example/news/talks-2026-05-14-88214") == "2026-05-14"
    assert published_from("https://a.example/news/20251211-talks-1207744") == "2025-12-11"
    assert published_from("https://a.example/news/talks-20260210-118822") == "2026-02-10"
    assert published_from("https://a.example/news/talks-2026-13-14-88214") is None


def test_a_long_line_is_read_in_linear_time():
    assert dated_header("A " * 40 + "4 May 2026" + " B" * 100_000) is None
    assert names_header("Ab-" * 100_000) is None


@pytest.mark.parametrize(
    "name",
    [
        "Le Couchant Info",
        "La Lettre des Digues",
        "Bandar Courier",
        "Guinea Shore Monitor",
        "L'Écho de la Lagune",
    ],
)
def test_the_name_of_an_outlet_alone_above_or_below_the_headline_is_no_text(name):
    assert [cut.text for cut in removed(name, HEADING, BODY, BODY)] == [name]
    assert [cut.text for cut in removed(HEADING, name, BODY, BODY)] == [name]


@pytest.mark.parametrize(
    "headline",
    ["Ministers Meet the Press", "Journal télévisé : deux ministres", "Une lettre des ministres", "Radio"],
)
def test_a_headline_is_not_the_name_of_an_outlet(headline):
    assert removed(headline, BODY, BODY) == ()
    assert not names_outlet(headline) or headline == "Ministers Meet the Press"


def test_initials_below_the_number_of_the_issue_end_no_text():
    issue = "La Voix du Golfe – N° 4127 du mercredi 3 décembre 2025"
    assert [cut.text for cut in removed(HEADING, BODY, BODY, issue, "N.D.I.")] == [issue, "N.D.I."]
    assert header_day(issue) == "2025-12-03"


def test_sections_with_small_words_above_the_headline_are_no_text():
    trail = "Normandie • Le Port • Faits divers"
    assert [cut.text for cut in removed(trail, HEADING, BODY, BODY)] == [trail]
