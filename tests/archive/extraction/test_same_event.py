"""Which reports, of several texts, are of one event."""

import pytest

from archive.extraction.same_event import SameEvents
from tests.archive.extraction.texts import meetings, text

TALKS = (
    "Kazakhstan's Interior Minister {host} {met} the Interior Minister of Hungary, {guest}, on {day} 2025."
)


def report(host="Daniyar Abdrakhmanov", guest="Sándor Kovács", day="17 August", met="held talks with"):
    return text("en", TALKS.format(host=host, guest=guest, day=day, met=met))


def keys(*sources):
    """The keys of all meetings of some texts, read one after the other."""
    same = SameEvents()
    return [meeting["same_event"] for source in sources for meeting in meetings(source, same)]


def are_one(*sources):
    found = keys(*sources)
    assert len(found) == len(sources)
    return len(set(found)) == 1


def test_two_reports_of_the_same_people_and_day_are_one_event():
    assert are_one(report(), report())


def test_the_same_people_on_another_day_are_another_event():
    assert not are_one(report(), report(day="18 August"))


@pytest.mark.parametrize("met", ["spoke by phone with", "held consultations with"])
def test_talks_and_a_call_of_other_people_of_one_day_are_two_events(met):
    assert not are_one(report(), report("Erlan Sagatov", "Zoltán Farkas", met=met))


def test_talks_and_a_courtesy_call_of_one_day_with_different_people_are_two_events():
    call = report(guest="Zoltán Farkas", met="received a courtesy call of")
    assert not are_one(report(), call)
    assert are_one(report(), report(met="received"))


def test_the_same_host_with_two_guests_had_two_meetings():
    assert not are_one(report(), report(guest="Zoltán Farkas"))
    assert not are_one(report(), report(host="Erlan Sagatov"))


SPELLINGS = {
    "ru": "17 августа 2025 года в Астане министр внутренних дел Казахстана Данияр Абдрахманов встретился с "
    "министром внутренних дел Венгрии Шандором Ковачем.",
    "fr": "Le ministre kazakh de l'Intérieur, Daniyar Abdrakhmanov, s'est entretenu le 17 août 2025 à Astana avec "
    "le ministre hongrois de l'Intérieur, Sándor Kovács.",
    "bn": "১৭ আগস্ট, ২০২৫ তারিখে আস্তানায় কাজাখস্তানের স্বরাষ্ট্রমন্ত্রী দানিয়ার আবদ্রাখমানভ হাঙ্গেরির "
    "স্বরাষ্ট্রমন্ত্রী সান্দর কোভাচের সাথে বৈঠক করেন।",
}


@pytest.mark.parametrize("language", SPELLINGS)
def test_names_in_another_script_are_the_same_people(language):
    assert are_one(report(), text(language, SPELLINGS[language]))
    assert are_one(text(language, SPELLINGS[language]), report())


@pytest.mark.parametrize("language", SPELLINGS)
def test_a_report_in_another_language_of_other_people_is_another_event(language):
    other = report("Erlan Sagatov", "Zoltán Farkas")
    assert not are_one(other, text(language, SPELLINGS[language]))


VIETNAMESE = (
    "Ngày 17/8/2025, Bộ trưởng Bộ Công an Trần Quốc Bảo đã hội đàm với Bộ trưởng Bộ Nội vụ Campuchia {}."
)


@pytest.mark.parametrize(("other", "one"), [("Chea Sophara", True), ("Sok Vanna", False)])
def test_two_names_of_one_surname_or_none_are_different_people(other, one):
    assert are_one(text("vi", VIETNAMESE.format("Chea Sophara")), text("vi", VIETNAMESE.format(other))) is one


def test_a_surname_alone_is_the_person_and_another_surname_is_not():
    assert are_one(report(), report(guest="Kovács"))
    assert not are_one(report(), report(guest="Farkas"))


def test_a_report_of_unknown_day_joins_the_same_people():
    bare = (
        "Kazakhstan's Interior Minister Daniyar Abdrakhmanov held talks with Hungary's Interior Minister {}."
    )
    assert are_one(report(), text("en", bare.format("Sándor Kovács")))
    assert not are_one(report(), text("en", bare.format("Zoltán Farkas")))


@pytest.mark.parametrize(
    ("published", "one"), [("2025-08-18", True), ("2025-08-20", False), ("2025-08-15", False)]
)
def test_the_day_of_publication_may_be_the_day_after_but_no_more(published, one):
    bare = (
        "Kazakhstan's Interior Minister Daniyar Abdrakhmanov held talks with Hungary's Interior Minister Sándor "
        "Kovács in Astana."
    )
    assert are_one(report(), text("en", bare, published=published)) is one


def test_countries_without_people_are_one_event_only_on_one_stated_day():
    words = "Kazakhstan and Hungary held talks in Astana on {} 2025."
    assert are_one(text("en", words.format("17 August")), text("en", words.format("17 August")))
    assert not are_one(text("en", words.format("17 August")), text("en", words.format("18 August")))


def test_two_meetings_of_one_text_never_share_a_key():
    again = "Abdrakhmanov also held talks with the Justice Minister of Hungary, Zoltán Farkas."
    both = text("en", report().paragraphs[0].text, again)
    first, second, third, fourth = keys(both, both)
    assert first != second
    assert (first, second) == (third, fourth)


def test_each_meeting_of_a_later_text_goes_to_its_own_event():
    farkas = report(guest="Zoltán Farkas")
    both = text(
        "en",
        farkas.paragraphs[0].text,
        "Abdrakhmanov also held talks with Hungary's Justice Minister, Sándor Kovács.",
    )
    kovacs, second, third = keys(report(), both)
    assert second != kovacs
    assert third == kovacs


def test_a_key_is_made_of_the_sides_and_the_day():
    assert keys(report()) == ["HU+KZ/2025-08-17/1"]
    assert keys(report(), report(guest="Zoltán Farkas"))[1] == "HU+KZ/2025-08-17/2"
