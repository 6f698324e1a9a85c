"""From a text to its meetings: what is proposed, what is not, and that every quote is cut from the text."""

import pytest

from archive.extraction import same_event
from archive.extraction.extract import extract
from archive.extraction.same_event import SameEvents
from archive.extraction.source import Paragraph, Source


def found(language, *paragraphs, published=None, domain=None, same=None):
    texts = tuple(Paragraph(number, text) for number, text in enumerate(paragraphs, 1))
    source = Source(language, texts, published, "header" if published else "none", domain)
    return extract(source, same or SameEvents())["meetings"]


def countries(meeting):
    return {side["country"] or side["name"] for side in meeting["sides"]}


REPORTS = {
    "vi": "Chiều 17/8/2025, tại Hà Nội, Bộ trưởng Bộ Công an Trần Quốc Bảo đã hội đàm với "
    "Bộ trưởng Bộ Nội vụ Hungary Sándor Kovács.",
    "en": "Kazakhstan's Interior Minister Daniyar Abdrakhmanov held talks with the Interior Minister of Hungary, "
    "Sándor Kovács, in Astana on 17 August 2025.",
    "ru": "17 августа 2025 года в Астане министр внутренних дел Казахстана Данияр Абдрахманов встретился с "
    "министром внутренних дел Венгрии Шандором Ковачем.",
    "fr": "Le ministre kazakh de l'Intérieur, Daniyar Abdrakhmanov, s'est entretenu le 17 août 2025 à Astana avec "
    "le ministre hongrois de l'Intérieur, Sándor Kovács.",
    "bn": "১৭ আগস্ট, ২০২৫ তারিখে আস্তানায় কাজাখস্তানের স্বরাষ্ট্রমন্ত্রী দানিয়ার আবদ্রাখমানভ হাঙ্গেরির "
    "স্বরাষ্ট্রমন্ত্রী সান্দর কোভাচের সাথে বৈঠক করেন।",
}


@pytest.mark.parametrize("language", REPORTS)
def test_talks_are_proposed_with_their_day_and_both_sides(language):
    [meeting] = found(language, REPORTS[language])
    assert meeting["date"] == "2025-08-17"
    assert meeting["kind"] == "talks"
    assert meeting["standing"] == "reported"
    assert "HU" in countries(meeting)
    assert len(countries(meeting)) == 2
    assert {person["side"] for person in meeting["participants"]} == {0, 1}


@pytest.mark.parametrize("language", REPORTS)
def test_every_quote_is_cut_from_the_text(language):
    text = REPORTS[language]
    [meeting] = found(language, text)
    facts = {item["fact"] for item in meeting["evidence"]}
    assert {"date", "kind", "side:0", "side:1", "participant:0", "participant:1"} <= facts
    for item in meeting["evidence"]:
        quote = item["quote"]
        assert text[quote["start"] : quote["end"]] == quote["text"] != ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The Interior Minister of Kenya, Josephat Mwende, will meet his Ugandan counterpart next week.",
        ),
        ("en", "Police recorded 1,204 burglaries in the first half of 2025, the ministry said."),
        (
            "vi",
            "Bộ trưởng Bộ Công an Trần Quốc Bảo sẽ hội đàm với Bộ trưởng Bộ Nội vụ Hungary Sándor Kovács.",
        ),
        ("ru", "За полугодие в области зарегистрировано 1204 кражи, сообщили в полиции."),
        ("fr", "Le ministre de l'Intérieur se rendra en Hongrie le mois prochain."),
        ("bn", "চলতি বছরের প্রথম ছয় মাসে জেলায় ১২০৪টি চুরির ঘটনা ঘটেছে বলে পুলিশ জানিয়েছে।"),
    ],
)
def test_plans_and_statistics_are_no_meetings(language, text):
    assert found(language, text) == []


def test_reports_of_one_event_in_five_languages_share_a_key():
    same = SameEvents()
    keys = [
        found(language, text, same=same)[0]["same_event"]
        for language, text in REPORTS.items()
        if language != "vi"
    ]
    assert len(set(keys)) == 1


def test_another_day_is_another_event():
    same = SameEvents()
    first = found("en", REPORTS["en"], same=same)[0]
    second = found("en", REPORTS["en"].replace("17 August", "19 October"), same=same)[0]
    assert first["same_event"] != second["same_event"]


def test_a_year_that_nothing_supports_stays_open():
    [meeting] = found("en", REPORTS["en"].replace(" 2025", ""))
    assert meeting["date"] == "XXXX-08-17"


def test_a_yearless_day_takes_the_year_of_publication():
    [meeting] = found("en", REPORTS["en"].replace(" 2025", ""), published="2025-08-18")
    assert (meeting["date"], meeting["date_basis"]) == ("2025-08-17", "header")


def test_a_second_meeting_of_the_host_is_its_own():
    meetings = found(
        "en",
        REPORTS["en"],
        "Also on 17 August, Abdrakhmanov received the Interior Minister of Serbia, Dragan Petrov.",
    )
    assert [sorted(countries(meeting)) for meeting in meetings] == [["HU", "KZ"], ["KZ", "RS"]]


def test_only_so_many_events_are_remembered_and_no_key_is_given_twice(monkeypatch):
    monkeypatch.setattr(same_event, "MOST_HELD", 1)
    same = SameEvents()
    text = REPORTS["en"]
    other = text.replace("17 August", "20 August")
    keys = [found("en", report, same=same)[0]["same_event"] for report in (text, text, other, text)]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
