"""Which reports of a text are of one meeting and which of a further one."""

import pytest

from archive.extraction import joining
from archive.extraction.events import event_of
from tests.archive.extraction.texts import TALKS, meetings, people, read, sentences, text


def kinds(language, *more, **around):
    return [meeting["kind"] for meeting in meetings(text(language, TALKS[language], *more, **around))]


@pytest.mark.parametrize(
    ("language", "further", "present"),
    [
        (
            "en",
            "Abdrakhmanov also held talks with the Justice Minister of Hungary, Zoltán Farkas.",
            "The Justice Minister of Hungary, Zoltán Farkas, was also present.",
        ),
        (
            "ru",
            "Также Данияр Абдрахманов встретился с министром юстиции Венгрии Золтаном Фаркашем.",
            "Во встрече принял участие министр юстиции Венгрии Золтан Фаркаш.",
        ),
        (
            "fr",
            "Daniyar Abdrakhmanov s'est également entretenu avec le ministre hongrois de la Justice, Zoltán Farkas.",
            "Le ministre hongrois de la Justice, Zoltán Farkas, était présent.",
        ),
        (
            "vi",
            "Cùng ngày, Bộ trưởng Trần Quốc Bảo đã gặp Bộ trưởng Bộ Tư pháp Hungary Zoltán Farkas.",
            "Cùng dự có Bộ trưởng Bộ Tư pháp Hungary Zoltán Farkas.",
        ),
    ],
)
def test_the_same_sides_with_somebody_else_are_a_further_meeting_and_who_was_present_is_not(
    language, further, present
):
    assert len(kinds(language, further)) == 2
    [meeting] = meetings(text(language, TALKS[language], present))
    assert len(people(meeting)) == 3
    assert [person["role"] for person in meeting["participants"]][-1] == "present"


@pytest.mark.parametrize(
    "more",
    [
        "Abdrakhmanov held talks with Kovács on cybercrime.",
        "At the talks, Abdrakhmanov and Kovács spoke of drugs.",
        "The talks between Abdrakhmanov and Kovács lasted two hours.",
    ],
)
def test_the_same_people_again_are_the_same_meeting(more):
    assert kinds("en", more) == ["talks"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("Abdrakhmanov then spoke by phone with Kovács.", ["talks", "phone_call"]),
        ("Abdrakhmanov and Kovács held bilateral consultations.", ["talks", "consultation"]),
        ("Later, Kovács paid a courtesy call on Abdrakhmanov.", ["talks", "courtesy_call"]),
        ("Abdrakhmanov received Kovács.", ["talks"]),
        ("Abdrakhmanov and Kovács signed a memorandum.", ["talks"]),
        ("Kovács paid a visit to Kazakhstan.", ["talks"]),
    ],
)
def test_calls_and_consultations_are_meetings_of_their_own_and_signings_are_not(more, told):
    assert kinds("en", more) == told


@pytest.mark.parametrize(("day", "number"), [("19 August", 2), ("17 August", 1)])
def test_another_day_is_another_meeting(day, number):
    assert len(kinds("en", f"On {day}, Abdrakhmanov met Kovács.")) == number


@pytest.mark.parametrize(
    "beginning",
    ["* ", "- ", "– ", "• ", "1. ", "2) ", "(3) ", "12. ", "a) ", "đ) ", "б) "],
)
def test_a_paragraph_with_a_mark_is_a_point_of_a_list(beginning):
    sentence = sentences(text("vi", f"{beginning}Bộ trưởng Trần Quốc Bảo"))[0]
    assert joining.is_point(sentence)


@pytest.mark.parametrize("beginning", ["", "-", "123. ", "A) ", "17 August ", "1.5 ", "ab) "])
def test_other_paragraphs_are_no_points(beginning):
    sentence = sentences(text("en", f"{beginning}The minister spoke"))[0]
    assert not joining.is_point(sentence)


def test_only_the_first_sentence_of_a_paragraph_is_a_point():
    first, second = sentences(text("en", "- The minister spoke. The guests answered."))
    assert joining.is_point(first)
    assert not joining.is_point(second)


def event(language, *paragraphs, number=-1, **around):
    """The event of one sentence of a text."""
    roster, parts = read(text(language, *paragraphs, **around))
    found = event_of(parts[number], roster, None, [], language)
    assert found is not None
    return found


MET = "Kenyan Minister Josephat Mwende met Ugandan Minister Ruth Namutebi."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Meanwhile, Kenyan Minister Josephat Mwende met Ugandan Minister Ruth Namutebi.", True),
        ("- " + MET, True),
        (MET, False),
        ("It rained. Meanwhile, " + MET, False),
    ],
)
def test_a_further_report_opens_its_paragraph_with_a_mark_or_words_like_also(words, told):
    assert joining.opens(event("en", words)) is told


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("en", "Kenyan Minister Josephat Mwende met a number of officials.", True),
        ("en", "Kenyan Minister Josephat Mwende met several ministers.", True),
        ("en", "Kenyan Minister Josephat Mwende met Ugandan officials.", False),
        ("fr", "Le ministre kényan Josephat Mwende a eu plusieurs rencontres.", True),
        ("fr", "Le ministre kényan Josephat Mwende a eu une rencontre.", False),
        ("vi", "Bộ trưởng Trần Quốc Bảo đã có các cuộc tiếp xúc.", True),
        ("vi", "Bộ trưởng Trần Quốc Bảo đã có cuộc tiếp xúc.", False),
    ],
)
def test_a_sentence_may_sum_up_several_meetings(language, words, told):
    assert joining.tells_several(event(language, words)) is told


def test_a_meeting_far_down_stands_only_with_somebody_on_both_sides():
    both = event("en", MET)
    one = event("en", "Kenyan Minister Josephat Mwende held talks in Uganda.")
    none = event("en", "Kenya and Uganda held talks.")
    assert [joining.stands_alone(each, lead=0) for each in (both, one, none)] == [True, False, False]
    assert [joining.stands_alone(each, lead=3) for each in (both, one, none)] == [True, True, False]


def test_countries_without_people_met_if_a_day_is_told_near_the_top():
    dated = event("en", "Kenya and Uganda held talks on 4 March 2025.")
    assert joining.stands_alone(dated, lead=3)
    assert not joining.stands_alone(dated, lead=0)


def test_a_meeting_is_called_what_it_was_and_not_after_its_signing():
    signing = event(
        "en", "Kenyan Minister Josephat Mwende and Ugandan Minister Ruth Namutebi signed a memorandum."
    )
    talks = event("en", MET)
    call = event("en", "Kenyan Minister Josephat Mwende spoke by phone with Ugandan Minister Ruth Namutebi.")
    assert joining.kind([signing, talks]) == "talks"
    assert joining.kind([talks, call]) == "talks"
    assert joining.kind([signing]) == "signing"


def test_people_of_a_meeting_are_counted_once_and_by_name():
    first = event("en", MET)
    again = event(
        "en", MET, "Josephat Mwende met Ugandan Minister Ruth Namutebi and Ugandan General Moses Opio."
    )
    assert joining.shared(again, [first, first]) == 2
    assert (
        joining.shared(event("en", "Kenyan Minister Peter Otieno met Ugandan General Moses Opio."), [first])
        == 0
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Kenyan Minister Josephat Mwende met Ugandan General Moses Opio.", True),
        ("Kenyan Minister Josephat Mwende and Ugandan General Moses Opio signed a memorandum.", False),
        ("Ugandan General Moses Opio accompanied by Kenyan Minister Josephat Mwende held talks.", False),
        (MET, False),
    ],
)
def test_somebody_else_on_one_side_is_another_meeting_unless_it_is_a_signing_or_who_came_along(words, told):
    assert joining.is_another([event("en", MET)], [], event("en", words)) is told


def test_who_is_known_to_have_sat_there_makes_no_other_meeting():
    opio = event("en", "Kenyan Minister Josephat Mwende met Ugandan General Moses Opio.")
    assert joining.is_another([event("en", MET)], [], opio)
    assert not joining.is_another([event("en", MET)], opio.seats, opio)


def test_events_of_other_sides_or_kinds_are_not_the_same():
    first = [event("en", MET)]
    rwanda = event("en", "Kenyan Minister Josephat Mwende met Rwandan Minister Paul Kagabo.")
    call = event("en", "Kenyan Minister Josephat Mwende spoke by phone with Ugandan Minister Ruth Namutebi.")
    assert joining.same(first, None, event("en", MET), None)
    assert not joining.same(first, None, rwanda, None)
    assert not joining.same(first, None, call, None)


HEADED = "Daniyar Abdrakhmanov s'entretient avec son homologue hongrois, Sándor Kovács"
BY_VIDEO = (
    "Lors de l'entrevue qui a eu lieu par visioconférence le 17 août 2025, le ministre kazakh de l'Intérieur, Daniyar "
    "Abdrakhmanov, et le ministre hongrois de l'Intérieur, Sándor Kovács, ont échangé sur la frontière."
)


def test_the_heading_tells_no_other_kind_of_meeting_than_the_text():
    [meeting] = meetings(text("fr", BY_VIDEO, heading=HEADED))
    assert (meeting["kind"], meeting["date"]) == ("phone_call", "2025-08-17")


def test_a_meeting_on_a_day_of_the_visit_is_the_one_that_was_part_of_it():
    visit = (
        "Cette rencontre entre les deux ministres s'inscrit dans le cadre d'une visite au Kazakhstan du 16 au 19 août "
        "2025 du ministre hongrois de l'Intérieur, Sándor Kovács."
    )
    [meeting] = meetings(text("fr", TALKS["fr"], visit))
    assert meeting["date"] == "2025-08-17"


def test_the_day_of_the_ceremony_is_that_of_the_signing():
    signed = (
        "Le ministre kazakh de l'Intérieur, Daniyar Abdrakhmanov, et son homologue hongrois, Sándor Kovács, ont signé "
        "un accord."
    )
    when = "La cérémonie à Astana s'est déroulée le 17 août 2025."
    [meeting] = meetings(text("fr", signed, when, published="2025-08-19"))
    assert meeting["date"] == "2025-08-17"
