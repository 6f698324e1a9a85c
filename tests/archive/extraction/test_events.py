"""What one sentence reports: whether a meeting was held, and who its sides were."""

import pytest

from archive.extraction.events import Event, Protagonist, event_of, headless, point, separate
from archive.extraction.sides import Side
from tests.archive.extraction.texts import meetings, people, read, text


def event(language, *paragraphs, context=(), about=None, **around):
    """The event of the last sentence. about: the number of the sentence with the person the text is about."""
    roster, parts = read(text(language, *paragraphs, **around))
    protagonist = None if about is None else Protagonist(parts[about].people[0], parts[about])
    return event_of(parts[-1], roster, protagonist, list(context), language)


def found(*arguments, **around) -> Event:
    told = event(*arguments, **around)
    assert told is not None
    return told


MET = "Kenyan Minister Josephat Mwende {} Ugandan Minister Ruth Namutebi."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Police recorded 1,204 burglaries in Kenya."),
        ("fr", "La police du Kenya a recensé 1 204 cambriolages."),
        ("ru", "Полиция Кении зарегистрировала 1204 кражи."),
        ("vi", "Cảnh sát Kenya ghi nhận 1.204 vụ trộm."),
        ("bn", "কেনিয়ায় ১২০৪টি চুরির ঘটনা ঘটেছে।"),
    ],
)
def test_a_sentence_without_a_word_of_a_meeting_reports_none(language, words):
    assert event(language, words) is None


@pytest.mark.parametrize(
    ("language", "words", "standing"),
    [
        ("en", MET.format("met"), "reported"),
        ("en", MET.format("will hold talks with"), "planned"),
        ("en", MET.format("is expected to meet with his counterpart at talks with"), "planned"),
        ("en", MET.format("will fly home in the evening of the same day: he met"), "reported"),
        ("en", MET.format("recalled that he met"), "mentioned"),
        ("en", MET.format("never met"), "mentioned"),
        ("en", MET.format("attended a conference and met"), "reported"),
        (
            "fr",
            "Le ministre kényan Josephat Mwende s'est entretenu avec la ministre ougandaise Ruth Namutebi.",
            "reported",
        ),
        (
            "fr",
            "Le ministre kényan Josephat Mwende devrait avoir des entretiens avec Ruth Namutebi.",
            "planned",
        ),
        ("ru", "Министр Кении Джозеф Мвенда встретился с министром Уганды Рут Намутеби.", "reported"),
        ("ru", "Министр Кении Джозеф Мвенда планирует визит, в ходе него пройдут переговоры.", "planned"),
        ("vi", "Bộ trưởng Trần Quốc Bảo đã hội đàm với Bộ trưởng Hungary Sándor Kovács.", "reported"),
        ("vi", "Bộ trưởng Trần Quốc Bảo sẽ hội đàm với Bộ trưởng Hungary Sándor Kovács.", "planned"),
        ("vi", "Bộ trưởng Trần Quốc Bảo chưa hội đàm với Bộ trưởng Hungary Sándor Kovács.", "mentioned"),
        ("bn", "কেনিয়ার মন্ত্রী জোসেফ মুয়েন্দে উগান্ডার মন্ত্রী রুথ নামুতেবির সঙ্গে বৈঠক করেন।", "reported"),
        ("bn", "কেনিয়ার মন্ত্রী জোসেফ মুয়েন্দে উগান্ডার মন্ত্রী রুথ নামুতেবির সঙ্গে বৈঠকে মিলিত হবেন।", "planned"),
    ],
)
def test_plans_and_memories_are_told_from_what_was_held(language, words, standing):
    assert found(language, words).standing == standing


def test_what_is_to_come_goes_on_in_the_verbs_behind_it():
    words = (
        "Kenyan Minister Josephat Mwende will hold talks with Ugandan Minister Ruth Namutebi on the patrols of the "
        "lake and {} on her deputy."
    )
    assert found("en", words.format("call")).standing == "planned"
    assert found("en", words.format("has called")).standing == "reported"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("met", "talks"),
        ("received", "reception"),
        ("paid a courtesy call on", "courtesy_call"),
        ("spoke by phone with", "phone_call"),
        ("held bilateral consultations with", "consultation"),
        ("signed a memorandum with", "signing"),
    ],
)
def test_the_word_of_a_meeting_tells_its_kind(words, kind):
    assert found("en", MET.format(words)).kind == kind


def test_the_most_telling_word_of_a_sentence_counts():
    words = "Kenyan Minister Josephat Mwende held talks in Nairobi, where he received Ugandan Minister Ruth Namutebi."
    assert found("en", words).kind == "reception"


def test_a_meeting_that_was_held_tells_more_than_one_that_is_planned():
    told = found(
        "en",
        "Kenyan Minister Josephat Mwende met Ruth Namutebi and will receive Rwandan Minister Paul Kagabo.",
    )
    assert (told.kind, told.standing) == ("talks", "reported")


def test_talks_of_more_than_two_sides_are_multilateral_and_a_call_of_three_stays_a_call():
    three = (
        "Kenyan Minister Josephat Mwende {} Ugandan Minister Ruth Namutebi and Rwandan Minister Paul Kagabo."
    )
    assert found("en", three.format("met")).kind == "multilateral"
    assert found("en", three.format("spoke by phone with")).kind == "phone_call"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Kenyan Minister Josephat Mwende met the Ugandan delegation."),
        ("en", "Kenyan Minister Josephat Mwende met the visiting Ugandan general."),
        ("fr", "Le ministre kényan Josephat Mwende s'est entretenu avec la délégation ougandaise."),
        ("ru", "Министр Кении Джозеф Мвенда встретился с угандийской делегацией."),
        ("vi", "Bộ trưởng Kenya Josephat Mwende đã hội đàm với đoàn Uganda."),
        ("bn", "কেনিয়ার মন্ত্রী জোসেফ মুয়েন্দে উগান্ডার প্রতিনিধিদলের সঙ্গে বৈঠক করেন।"),
    ],
)
def test_a_delegation_is_a_side(language, words):
    told = found(language, words)
    assert told.keys == {"KE", "UG"}
    assert told.told == {"KE", "UG"}


def test_a_country_named_without_anybody_is_a_side_that_nobody_speaks_for():
    told = found("en", "Kenyan Minister Josephat Mwende held talks in Uganda.")
    assert (told.keys, told.told) == ({"KE", "UG"}, {"KE"})


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Kenyan Minister Josephat Mwende held talks on patrols in the Mozambique Channel."),
        ("en", "Kenyan Minister Josephat Mwende held talks on piracy in the Gulf of Oman."),
        ("en", "Kenyan Minister Josephat Mwende held talks on the Sea of Japan."),
        ("fr", "Le ministre kényan Josephat Mwende a eu un entretien sur le canal du Mozambique."),
    ],
)
def test_a_sea_is_no_side(language, words):
    assert found(language, words).keys == {"KE"}


@pytest.mark.parametrize(
    ("countries", "number"), [("Kenya", 0), ("Kenya and Uganda", 2), ("Kenya, Uganda, Rwanda and Chad", 4)]
)
def test_countries_alone_are_the_sides_of_a_meeting(countries, number):
    assert len(found("en", f"{countries} held talks.").sides) == number


def test_many_countries_are_a_list_and_no_sides():
    assert found("en", "Kenya, Uganda, Rwanda, Chad and Togo held talks.").sides == []


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "Kenyan Minister Josephat Mwende held talks with Europol.", {"KE", "europol"}),
        ("en", "Europol had warned before Kenyan Minister Josephat Mwende held talks.", {"KE"}),
        ("fr", "Le ministre kényan Josephat Mwende s'est entretenu avec Europol.", {"KE", "europol"}),
    ],
)
def test_a_body_is_a_side_where_somebody_meets_with_it(language, words, expected):
    assert found(language, words).keys == expected


def test_a_national_body_without_its_country_is_of_the_outlets():
    words = "The Customs Department met with Ugandan Minister Ruth Namutebi."
    assert found("en", words, domain="daily.example.ke").keys == {"KE", "UG"}
    assert found("en", words).keys == {"UG"}


def test_who_a_text_is_about_met_whom_a_sentence_names_alone():
    told = (
        "Ugandan Minister Ruth Namutebi came to Nairobi.",
        "She also met Kenyan Police Chief John Otieno.",
    )
    with_her = found("en", *told, about=0)
    assert [seat.person.full_name for seat in with_her.seats] == ["Ruth Namutebi", "John Otieno"]
    assert with_her.keys == {"KE", "UG"}


def test_who_a_text_is_about_does_not_meet_people_of_the_same_side():
    told = ("Ugandan Minister Ruth Namutebi spoke.", "She also met Ugandan Police Chief John Otieno.")
    assert found("en", *told, about=0).keys == {"UG"}


def test_of_the_two_sides_of_the_meeting_before_the_other_one_is_meant():
    both = [Side(country="KE"), Side(country="UG")]
    words = "Ugandan Police Chief Moses Opio was also received."
    near = found("en", words, context=both)
    assert (near.keys, near.by_context) == ({"KE", "UG"}, True)
    far = found("en", words, context=[Side(country="KE"), Side(country="RW")])
    assert (far.keys, far.by_context) == ({"UG"}, False)


def test_one_person_who_met_others_one_by_one_had_as_many_meetings():
    words = (
        "Kenyan Minister Josephat Mwende {} Ugandan Minister Ruth Namutebi and Rwandan Minister Paul Kagabo."
    )
    roster, [sentence] = read(text("en", words.format("held separate talks with"), domain="daily.example.ke"))
    told = event_of(sentence, roster, None, [], "en")
    assert told is not None
    apart = list(separate(told, roster))
    assert [(each.keys, each.kind) for each in apart] == [({"KE", "UG"}, "talks"), ({"KE", "RW"}, "talks")]
    assert [len(each.seats) for each in apart] == [2, 2]
    together = found("en", words.format("held talks with"))
    assert list(separate(together, roster)) == [together]


def test_a_point_of_a_list_is_a_meeting_of_who_stands_above_it():
    roster, parts = read(
        text(
            "en",
            "Kenyan Minister Josephat Mwende received a number of officials:",
            "- Ugandan Minister Ruth Namutebi;",
            "- a report on the lake.",
        )
    )
    above = event_of(parts[0], roster, None, [], "en")
    assert above is not None
    about = Protagonist(parts[0].people[0], parts[0])
    first = point(above, parts[1], roster, about)
    assert first is not None
    assert (first.keys, first.kind, first.told_in) == ({"KE", "UG"}, "reception", parts[0])
    assert point(above, parts[2], roster, about) is None


def test_sentences_that_only_speak_of_a_meeting_tell_it_by_two_sides_of_people():
    words = "At the meeting, Kenyan Minister Josephat Mwende thanked {} Minister Ruth Namutebi."
    roster, parts = read(text("en", words.format("Ugandan")))
    told = headless(parts, roster)
    assert told is not None
    assert (told.keys, told.is_noun) == ({"KE", "UG"}, True)
    roster, parts = read(text("en", words.format("Kenyan")))
    assert headless(parts, roster) is None
    roster, parts = read(text("en", MET.format("thanked")))
    assert headless(parts, roster) is None


def test_a_side_is_added_once():
    told = found("en", MET.format("met"))
    body = found("en", "Kenya and Uganda held talks.").bodies[0]
    told.add(body)
    assert len(told.sides) == 2


NAMED = (
    "L'exercice a débuté le 9 mars 2026 en présence du commandant de la marine tunisienne, le contre-amiral Slim "
    "Jerbi, et du commandant naval du Portugal, le vice-amiral Duarte Leitão."
)


def test_the_two_who_talk_are_those_named_shortly_before():
    told = "En marge de l'exercice, les deux officiers ont eu un entretien sur la formation."
    [meeting] = meetings(text("fr", NAMED, told))
    assert people(meeting) == {"Slim Jerbi": "TN", "Duarte Leitão": "PT"}


def test_the_two_are_nobody_where_the_sentence_before_names_others_or_they_stand_too_far_off():
    told = "Les deux officiers ont eu un entretien sur la formation."
    far = ["Trois navires ont pris la mer."] * 4
    assert meetings(text("fr", NAMED, *far, told)) == []
    assert meetings(text("fr", "Le commandant naval du Portugal est arrivé.", told)) == []


def test_guests_parted_by_semicolons_were_received_one_by_one():
    words = (
        "Bộ trưởng Bộ Công an Lê Hoài Nam đã tiếp: Bộ trưởng Bộ Nội vụ Mozambique Paulo Machava; "
        "Giám đốc Cơ quan An ninh quốc gia Azerbaijan Ali Mammadov."
    )
    roster, [sentence] = read(text("vi", words, domain="bao.example.vn"))
    told = event_of(sentence, roster, None, [], "vi")
    assert told is not None
    assert [each.keys for each in separate(told, roster)] == [{"VN", "MZ"}, {"VN", "AZ"}]
