"""What several sentences report of one event is put together; what is only mentioned or announced is left out."""

import pytest

from archive.extraction.meetings import meetings as put_together
from archive.extraction.sides import Side
from tests.archive.extraction.texts import TALKS, meetings, people, sentences, sides, text

MEMORIES = {
    "en": "They recalled that the two ministers had signed a treaty in the past.",
    "ru": "Министр напомнил, что в прошлом году встретился с министром юстиции Сербии Драганом Петровым.",
    "fr": "Il a rappelé avoir rencontré l'an dernier le ministre serbe de la Justice, Dragan Petrov.",
    "vi": "Bộ trưởng Trần Quốc Bảo nhắc lại đã gặp Bộ trưởng Bộ Tư pháp Serbia Dragan Petrov.",
}
PLANS = {
    "en": "Abdrakhmanov will receive the Justice Minister of Serbia, Dragan Petrov, next month.",
    "ru": "В ближайшее время Абдрахманов планирует встречу с министром юстиции Сербии Драганом Петровым.",
    "fr": "M. Abdrakhmanov devrait recevoir prochainement le ministre serbe de la Justice, Dragan Petrov.",
    "vi": "Tháng tới, Bộ trưởng Trần Quốc Bảo sẽ tiếp Bộ trưởng Bộ Tư pháp Serbia Dragan Petrov.",
}
OTHERS = {
    "en": "Also on 17 August, Abdrakhmanov received the Justice Minister of Serbia, Dragan Petrov.",
    "ru": "В этот же день Данияр Абдрахманов принял министра юстиции Сербии Драгана Петрова.",
    "fr": "Le même jour, Daniyar Abdrakhmanov a reçu le ministre serbe de la Justice, Dragan Petrov.",
    "vi": "Cùng ngày, Bộ trưởng Trần Quốc Bảo đã tiếp Bộ trưởng Bộ Tư pháp Serbia Dragan Petrov.",
}


@pytest.mark.parametrize("language", TALKS)
def test_what_is_remembered_or_planned_is_left_out_and_what_was_held_is_not(language):
    told = text(language, TALKS[language], MEMORIES[language], PLANS[language])
    assert [sides(meeting) for meeting in meetings(told)] == [
        sides(meetings(text(language, TALKS[language]))[0])
    ]
    both = meetings(text(language, TALKS[language], OTHERS[language]))
    assert ["RS" in sides(meeting) for meeting in both] == [False, True]
    assert [meeting["kind"] for meeting in both] == ["talks", "reception"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Hungary's delegation was led by Zoltán Farkas."),
        ("fr", "La délégation hongroise était conduite par Zoltán Farkas."),
        ("vi", "Đoàn Hungary do ông Zoltán Farkas làm trưởng đoàn."),
    ],
)
def test_who_led_a_delegation_was_there(language, words):
    [meeting] = meetings(text(language, TALKS[language], words))
    assert people(meeting)["Zoltán Farkas"] == "HU"


def test_who_is_only_spoken_of_was_not_there():
    [meeting] = meetings(
        text("en", TALKS["en"], "Hungary's Justice Minister Zoltán Farkas praised the result.")
    )
    assert set(people(meeting)) == {"Daniyar Abdrakhmanov", "Sándor Kovács"}


def test_a_person_named_twice_took_part_once():
    again = "Interior Minister Abdrakhmanov and Minister Kovács praised the talks."
    [meeting] = meetings(text("en", TALKS["en"], again))
    assert [person["name"] for person in meeting["participants"]] == ["Daniyar Abdrakhmanov", "Sándor Kovács"]


def test_an_office_without_a_name_takes_part_only_where_nobody_of_its_side_is_named():
    words = "Kazakhstan's Interior Minister Daniyar Abdrakhmanov met the Hungarian Interior Minister on 17 August 2025."
    [bare] = meetings(text("en", words))
    assert people(bare) == {"Daniyar Abdrakhmanov": "KZ", "Minister of the Interior": "HU"}
    [named] = meetings(
        text("en", words, "The Hungarian delegation was led by Interior Minister Sándor Kovács.")
    )
    assert people(named) == {"Daniyar Abdrakhmanov": "KZ", "Sándor Kovács": "HU"}


@pytest.mark.parametrize(
    ("language", "listing", "points"),
    [
        (
            "en",
            "Kenya's Interior Minister Josephat Mwende met a number of officials in Geneva on 4 March 2025:",
            ("- Ugandan Interior Minister Ruth Namutebi;", "- Rwandan Justice Minister Paul Kagabo."),
        ),
        (
            "fr",
            "Le ministre kényan de l'Intérieur, Josephat Mwende, a eu plusieurs rencontres à Genève le 4 mars 2025 :",
            (
                "- avec la ministre ougandaise de l'Intérieur, Ruth Namutebi ;",
                "- avec le ministre rwandais de la Justice, Paul Kagabo.",
            ),
        ),
        (
            "vi",
            "Ngày 4/3/2025, Bộ trưởng Bộ Nội vụ Kenya Josephat Mwende đã có các cuộc tiếp xúc tại Geneva:",
            ("- Bộ trưởng Bộ Nội vụ Uganda Ruth Namutebi;", "- Bộ trưởng Bộ Tư pháp Rwanda Paul Kagabo."),
        ),
    ],
)
def test_each_point_under_a_sentence_that_sums_up_is_a_meeting(language, listing, points):
    found = meetings(text(language, listing, *points))
    assert [sides(meeting) for meeting in found] == [{"KE", "UG"}, {"KE", "RW"}]
    assert [meeting["date"] for meeting in found] == ["2025-03-04"] * 2


def test_points_under_another_sentence_are_no_meetings():
    above = "Kenya's Interior Minister Josephat Mwende published a list in Geneva on 4 March 2025:"
    points = ("- Ugandan Interior Minister Ruth Namutebi;", "- Rwandan Justice Minister Paul Kagabo.")
    assert meetings(text("en", above, *points)) == []


SUMMED = "Kenya's Interior Minister Josephat Mwende met a number of officials in Geneva on 4 March 2025."
FILLER = "The lake was on the agenda."


@pytest.mark.parametrize(("between", "number"), [(0, 1), (5, 1), (6, 0)])
def test_a_paragraph_may_tell_one_of_the_meetings_summed_up_before_for_so_many_paragraphs(between, number):
    later = "Ugandan Interior Minister Ruth Namutebi thanked the guest for the joint patrols."
    assert len(meetings(text("en", SUMMED, *[FILLER] * between, later))) == number


def test_a_sentence_that_sums_up_is_no_meeting_itself():
    assert meetings(text("en", SUMMED)) == []


@pytest.mark.parametrize(("between", "number"), [(0, 1), (1, 1), (2, 0)])
def test_a_meeting_told_without_sides_waits_for_the_heads_of_the_delegations(between, number):
    told = (
        "The third meeting of the joint working group on the border took place in Astana on 17 August 2025."
    )
    heads = (
        "The Kazakh delegation was led by Deputy Minister Erlan Sagatov. The Hungarian delegation was led by State "
        "Secretary Zoltán Farkas."
    )
    assert len(meetings(text("en", told, *[FILLER] * between, heads))) == number


def test_the_heading_names_the_two_sides_of_a_meeting_told_without_them():
    told = "Experts held talks on the border in Astana on 17 August 2025."
    [meeting] = meetings(text("en", told, heading="Kazakhstan and Hungary hold talks"))
    assert sides(meeting) == {"KZ", "HU"}
    assert meetings(text("en", told, heading="Talks on the border")) == []
    assert meetings(text("en", told, heading="Kazakhstan, Hungary and Serbia hold talks")) == []


def test_a_visit_is_the_frame_of_the_meetings_of_its_sides_and_alone_stands_for_itself():
    visit = "Hungary's Interior Minister Sándor Kovács arrived in Kazakhstan on 16 August 2025."
    assert [meeting["kind"] for meeting in meetings(text("en", visit))] == ["visit"]
    assert [meeting["kind"] for meeting in meetings(text("en", visit, TALKS["en"]))] == ["talks"]


def test_a_signing_during_talks_is_part_of_them_and_alone_stands_for_itself():
    signing = (
        "Kazakhstan's Interior Minister Daniyar Abdrakhmanov and the Interior Minister of Hungary, Sándor Kovács, "
        "signed an agreement in Astana on 17 August 2025."
    )
    assert [meeting["kind"] for meeting in meetings(text("en", signing))] == ["signing"]
    during = "At the talks, both sides praised the patrols."
    assert [meeting["kind"] for meeting in meetings(text("en", signing, during))] == ["talks"]


def test_countries_together_are_no_meeting_beside_that_of_two_of_them():
    three = "Kazakhstan, Hungary and Serbia held talks in Astana on 17 August 2025."
    assert [meeting["kind"] for meeting in meetings(text("en", three))] == ["multilateral"]
    assert [sides(meeting) for meeting in meetings(text("en", three, TALKS["en"]))] == [{"KZ", "HU"}]


def test_names_without_an_office_body_or_day_are_not_enough():
    bare = "Mr Daniyar Abdrakhmanov of Kazakhstan met Mr Sándor Kovács of Hungary."
    with_office = bare.replace("Mr Sándor Kovács of Hungary", "Hungarian Minister Sándor Kovács")
    assert meetings(text("en", bare)) == []
    assert len(meetings(text("en", with_office))) == 1


def test_a_further_meeting_without_a_day_takes_that_of_the_meeting_before_it():
    other = "Abdrakhmanov then received the Justice Minister of Serbia, Dragan Petrov."
    assert [meeting["date"] for meeting in meetings(text("en", TALKS["en"], other))] == ["2025-08-17"] * 2
    dated = other.replace("then", "on 19 August")
    assert [meeting["date"] for meeting in meetings(text("en", TALKS["en"], dated))] == [
        "2025-08-17",
        "2025-08-19",
    ]


def test_meetings_come_in_the_order_of_the_text_each_with_its_own_sentences():
    source = text(
        "en",
        "A summer of visits.",
        TALKS["en"],
        "Kovács praised the patrols.",
        OTHERS["en"],
        "Petrov praised the training.",
    )
    first, second = put_together(source, sentences(source), {})
    assert [each.paragraph.number for each in first.sentences] == [1, 2, 3]
    assert [each.paragraph.number for each in second.sentences] == [4, 5]


def test_officials_of_the_archive_sit_for_whom_the_archive_says():
    source = text("en", TALKS["en"])
    [sentence] = sentences(source)
    sentence.people = [
        person._replace(slug="kovacs-sandor") if person.full_name == "Sándor Kovács" else person
        for person in sentence.people
    ]
    [unknown] = put_together(source, [sentence], {})
    [known] = put_together(source, [sentence], {"kovacs-sandor": Side(name="Nordwind Systems")})
    assert (unknown.keys, known.keys) == ({"KZ", "HU"}, {"KZ", "nordwind-systems"})


def test_points_of_a_summary_are_of_the_day_that_it_names():
    told = meetings(
        text(
            "ru",
            "9–10 марта в Худжанде прошло заседание Совета. Завершилось оно 10 марта.",
            "9 марта командующий Пограничными войсками Таджикистана генерал Хуршед Назаров провел двусторонние "
            "встречи с коллегами.",
            "С директором Пограничной службы Кыргызстана Маратом Токтоевым обсуждалась работа пунктов пропуска.",
            "На встрече с командующим Пограничными войсками Узбекистана Алишером Каримовым речь шла о границе.",
        )
    )
    days = {tuple(sides(meeting)): meeting["date"] for meeting in told}
    assert {day for key, day in days.items() if "TJ" in key} == {"XXXX-03-09"}, days
    assert {tuple(sorted(key)) for key in days} >= {("KG", "TJ"), ("TJ", "UZ")}
