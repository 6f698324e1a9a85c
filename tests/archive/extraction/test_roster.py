"""For whom each person of a text speaks, and who is meant by an office alone."""

from dataclasses import replace

import pytest

from archive.extraction.roster import Roster, office
from archive.extraction.sides import Side
from tests.archive.extraction.texts import read, sentences, text


def spoken_for(source):
    """Each named person of a text and for whom."""
    roster, parts = read(source)
    return {
        person.full_name: side.key if side else None
        for part in parts
        for person in part.people
        if person.name_text
        for side in [roster.side(person, part)]
    }


def meant_last(source):
    """Who is meant by the first office of the last sentence, and for whom."""
    roster, parts = read(source)
    person = parts[-1].people[0]
    assert person.name_text is None
    who, side = roster.meant(person, roster.side(person, parts[-1]), parts[-1])
    return who.full_name, side.key if side else None


@pytest.mark.parametrize(
    ("language", "told", "again", "name", "country"),
    [
        (
            "en",
            "Moroccan Interior Minister Youssef Benhaddou received French Interior Minister Étienne Lacombe.",
            "The French minister thanked him.",
            "Étienne Lacombe",
            "FR",
        ),
        (
            "en",
            "Moroccan Interior Minister Youssef Benhaddou received French Interior Minister Étienne Lacombe.",
            "The Moroccan minister spoke of drugs.",
            "Youssef Benhaddou",
            "MA",
        ),
        (
            "en",
            "Moroccan Interior Minister Youssef Benhaddou met his French counterpart, Étienne Lacombe.",
            "The French minister thanked him.",
            "Étienne Lacombe",
            "FR",
        ),
        (
            "fr",
            "Le ministre marocain de l'Intérieur, Youssef Benhaddou, a reçu le ministre français de l'Intérieur, "
            "Étienne Lacombe.",
            "Le ministre français l'a remercié.",
            "Étienne Lacombe",
            "FR",
        ),
        (
            "ru",
            "Министр внутренних дел Казахстана Данияр Абдрахманов принял министра внутренних дел Венгрии "
            "Шандора Ковача.",
            "Венгерский министр поблагодарил его.",
            "Shandor Kovach",
            "HU",
        ),
        (
            "vi",
            "Bộ trưởng Bộ Công an Trần Quốc Bảo tiếp Bộ trưởng Bộ Nội vụ Hungary Sándor Kovács.",
            "Bộ trưởng Hungary cảm ơn.",
            "Sándor Kovács",
            "HU",
        ),
        (
            "bn",
            "কাজাখস্তানের স্বরাষ্ট্রমন্ত্রী দানিয়ার আবদ্রাখমানভ হাঙ্গেরির স্বরাষ্ট্রমন্ত্রী সান্দর কোভাচের সাথে বৈঠক করেন।",
            "হাঙ্গেরির স্বরাষ্ট্রমন্ত্রী তাকে ধন্যবাদ জানান।",
            "Sandor Kovach",
            "HU",
        ),
    ],
)
def test_an_office_of_a_country_is_whoever_was_named_with_it(language, told, again, name, country):
    assert meant_last(text(language, told, again)) == (name, country)


def test_an_office_that_nobody_named_holds_stays_an_office():
    told = "Moroccan Interior Minister Youssef Benhaddou received French Interior Minister Étienne Lacombe."
    assert meant_last(text("en", told, "The Spanish minister thanked him.")) == (None, "ES")
    assert meant_last(text("en", told, "The French ambassador thanked him.")) == (None, "FR")


def test_of_two_holders_of_an_office_the_one_named_last_before_is_meant():
    told = "French Interior Minister Étienne Lacombe spoke."
    later = "French Justice Minister Claire Vasseur answered."
    assert meant_last(text("en", told, later, "The French minister agreed.")) == ("Claire Vasseur", "FR")
    assert meant_last(text("en", later, told, "The French minister agreed.")) == ("Étienne Lacombe", "FR")


@pytest.mark.parametrize(
    ("language", "words", "name", "country"),
    [
        ("en", "The Indian delegation was headed by Rakesh Bhattarai.", "Rakesh Bhattarai", "IN"),
        ("en", "Sunita Gurung led the Nepalese side.", "Sunita Gurung", "NP"),
        ("fr", "La délégation indienne était conduite par Rakesh Bhattarai.", "Rakesh Bhattarai", "IN"),
        ("fr", "La partie népalaise était dirigée par Sunita Gurung.", "Sunita Gurung", "NP"),
        ("vi", "Đoàn Ấn Độ do ông Rakesh Bhattarai làm trưởng đoàn.", "Rakesh Bhattarai", "IN"),
        ("bn", "ভারতীয় প্রতিনিধি দলের নেতৃত্ব দেন জনাব রাকেশ ভট্টরাই।", "Rakesh Vottorai", "IN"),
    ],
)
def test_who_leads_a_delegation_speaks_for_its_country(language, words, name, country):
    assert spoken_for(text(language, words)) == {name: country}


def test_who_only_talks_about_a_country_does_not_speak_for_it():
    assert spoken_for(text("en", "Mr Rakesh Bhattarai thanked the Indian delegation.")) == {
        "Rakesh Bhattarai": None
    }
    assert spoken_for(text("en", "A convoy led by Mr Rakesh Bhattarai reached India.")) == {
        "Rakesh Bhattarai": None
    }


@pytest.mark.parametrize(
    ("language", "words", "name", "side"),
    [
        ("en", "Indonesia's national police chief Bambang Hadi spoke.", "Bambang Hadi", "ID"),
        (
            "en",
            "Viktor Havel, state secretary at Germany's Interior Ministry, answered.",
            "Viktor Havel",
            "DE",
        ),
        (
            "vi",
            "Ông Viktor Havel, Phó Giám đốc Cơ quan Cảnh sát châu Âu (Europol), phát biểu.",
            "Viktor Havel",
            "europol",
        ),
        (
            "fr",
            "Paul Ferrand, directeur de la cybercriminalité à INTERPOL, a parlé.",
            "Paul Ferrand",
            "interpol",
        ),
        ("en", "IOM's head of mission in Bangladesh, Clara Weiss, spoke.", "Clara Weiss", "iom"),
    ],
)
def test_the_body_or_country_beside_a_post_is_whom_its_holder_speaks_for(language, words, name, side):
    assert spoken_for(text(language, words)) == {name: side}


def test_who_works_in_a_country_for_a_body_does_not_speak_for_that_country():
    told = "{} in Bangladesh, Clara Weiss, spoke."
    assert spoken_for(text("en", told.format("IOM's head of mission"))) == {"Clara Weiss": "iom"}
    assert spoken_for(text("en", "Bangladesh's head of mission, Clara Weiss, spoke.")) == {
        "Clara Weiss": "BD"
    }


def test_what_one_sentence_tells_of_a_person_holds_in_the_others():
    found = spoken_for(
        text("en", "Mr Josephat Mwende spoke.", "Kenyan Interior Minister Josephat Mwende left.")
    )
    assert found == {"Josephat Mwende": "KE"}


def test_the_archive_knows_better_for_whom_an_official_speaks():
    source = text("en", "Ugandan Minister Josephat Mwende spoke.")
    parts = sentences(source)
    roster = Roster(source, parts, None, {"mwende": Side(country="KE")})
    person = parts[0].people[0]
    assert roster.side(person, parts[0]) == Side(country="UG")
    assert roster.side(person._replace(slug="mwende"), parts[0]) == Side(country="KE")


def base(language, *paragraphs, **around):
    return read(text(language, *paragraphs, **around))[0].base


POST = {
    "en": "The Interior Minister, Josephat Mwende, spoke.",
    "ru": "Министр внутренних дел Джозеф Мвенде выступил.",
    "fr": "Le ministre de l'Intérieur, Josephat Mwende, a pris la parole.",
    "vi": "Bộ trưởng Bộ Công an Trần Quốc Bảo phát biểu.",
    "bn": "স্বরাষ্ট্রমন্ত্রী রহিম উদ্দিন কথা বলেন।",
}


@pytest.mark.parametrize(
    ("language", "dateline", "country"),
    [
        ("en", "ASTANA, Sept 9 (Kazinform) -", "KZ"),
        ("en", "DHAKA, Sept 9 (BSS) -", "BD"),
        ("en", "BRUSSELS, Sept 9 (Bernama) -", "MY"),
        ("ru", "ПАРИЖ, 9 сентября. /ТАСС/", "RU"),
        ("fr", "PARIS, 9 sept (MAP) -", "MA"),
        ("bn", "ঢাকা, ৯ সেপ্টেম্বর (বাসস) :", "BD"),
        ("bn", "ওয়াশিংটন, ৯ ফেব্রুয়ারি (হি.স.) :", "IN"),
    ],
)
def test_the_agency_of_a_dateline_tells_whose_officials_have_no_country(language, dateline, country):
    assert base(language, POST[language], dateline=dateline) == country


@pytest.mark.parametrize(
    ("dateline", "country"),
    [("NAIROBI -", "KE"), ("ASTANA, a MAPPED town -", "KZ"), ("Petrarch's house -", None), ("", None)],
)
def test_without_an_agency_it_is_the_country_of_the_dateline(dateline, country):
    assert base("en", POST["en"], dateline=dateline) == country


def test_the_country_of_the_outlet_comes_before_agency_and_dateline():
    assert base("en", POST["en"], domain="daily.example.ke", dateline="ASTANA (Kazinform) -") == "KE"


def test_a_country_where_an_ambassador_serves_is_that_of_officials_without_one():
    words = "The Ambassador of Japan to Kenya, Haruto Miyazaki, spoke."
    assert base("en", words) == "KE"
    assert base("en", "The Ambassador of Japan, Haruto Miyazaki, spoke.") is None
    assert spoken_for(text("en", words, "The Interior Minister, Josephat Mwende, spoke.")) == {
        "Haruto Miyazaki": "JP",
        "Josephat Mwende": "KE",
    }


@pytest.mark.parametrize(
    ("language", "once", "again", "first", "country"),
    [
        ("ru", "Об этом узнали в России.", "Россия готова к работе.", None, "RU"),
        ("bn", "বাংলাদেশের খবর।", "বাংলাদেশ প্রস্তুত।", "BD", "BD"),
    ],
)
def test_a_text_is_of_the_country_of_its_language_if_it_names_it_more_than_once(
    language, once, again, first, country
):
    assert base(language, POST[language]) is None
    assert base(language, POST[language], once) == first
    assert base(language, POST[language], once, again) == country


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("রোববার সেনাসদরে এ সাক্ষাৎ হয়।", "BD"),
        ("দুদকের কার্যালয়ে বৈঠকটি হয়।", "BD"),
        ("লালবাজারে এই বৈঠক হয়, জানান এক আধিকারিক।", "IN"),
        ("মন্ত্রকের আধিকারিক বিজিবির সঙ্গে বৈঠকের কথা জানান।", "IN"),
        ("মন্ত্রণালয়ে বৈঠকটি হয়।", None),
    ],
)
def test_a_bengali_text_is_of_the_country_whose_own_bodies_and_words_it_uses(words, country):
    assert base("bn", POST["bn"], words) == country


def test_the_other_side_is_home_then_the_other_country_of_the_heading():
    kenya, uganda = Side(country="KE"), Side(country="UG")
    words = "The Interior Minister, Josephat Mwende, spoke."
    at_home, _ = read(text("en", words, domain="daily.example.ke", heading="Uganda and Rwanda at odds"))
    assert at_home.other([uganda]) == kenya
    headed, _ = read(text("en", words, heading="Uganda and Rwanda meet"))
    assert headed.other([uganda]) == Side(country="RW")
    assert headed.other([kenya]) == uganda
    three, _ = read(text("en", words, heading="Uganda, Rwanda and Burundi meet"))
    assert three.other([uganda]) is None


def test_an_office_is_told_by_the_last_word_of_the_title():
    assert office("Deputy Minister of the Interior") == office("Minister for Justice") == "minister"
    assert office("Minister of the Interior") != office("Secretary of the Interior")


def test_a_text_opens_with_its_first_long_paragraph_and_the_two_behind_it():
    long = "Ministers of both countries spoke for two hours about patrols of the lake and of all of the long border."
    assert read(text("en", long, "Short."))[0].lead == 3
    assert read(text("en", "By our reporter", "NAIROBI", long))[0].lead == 5
    assert read(text("en", "By our reporter", "NAIROBI"))[0].lead == 3


@pytest.mark.parametrize("before", ["By our reporter", "By our reporter at home"])
def test_a_text_is_written_where_the_first_city_of_its_first_paragraphs_is(before):
    assert read(text("en", before, "It was in Nairobi and in Kampala."))[0].local == "KE"
    assert read(text("en", before, before, before, "It was in Nairobi."))[0].local is None


def test_somebody_has_an_office_if_any_sentence_names_it():
    roster, parts = read(
        text("en", "Mr Josephat Mwende and Mr Peter Otieno spoke.", "Kenyan Minister Josephat Mwende left.")
    )
    assert [roster.has_office(person) for person in parts[0].people] == [True, False]


def test_what_is_only_supposed_is_not_told():
    roster, parts = read(
        text(
            "en",
            "Uganda's Interior Minister Ruth Namutebi met the Interior Minister, Josephat Mwende.",
            domain="daily.example.ke",
        )
    )
    sides = [roster.side(person, parts[0]) for person in parts[0].people]
    assert sides == [Side(country="UG"), Side(country="KE")]
    assert [roster.is_told(person, parts[0]) for person in parts[0].people] == [True, False]


def test_a_side_that_was_found_out_is_kept_for_the_sentences_that_follow():
    roster, parts = read(text("en", "Mr Josephat Mwende spoke.", "Mr Josephat Mwende left."))
    first, second = (part.people[0] for part in parts)
    assert roster.side(second, parts[1]) is None
    roster.settle(first, Side(country="KE"), parts[0])
    assert roster.side(second, parts[1]) == Side(country="KE")
    roster.settle(second, Side(country="UG"), parts[1])
    assert roster.side(second, parts[1]) == Side(country="KE")


def test_a_bengali_country_before_a_body_that_no_list_knows_is_that_of_the_post():
    words = "তুরস্কের দুর্যোগ ও জরুরি ব্যবস্থাপনা কর্তৃপক্ষের (আফাদ) ভাইস প্রেসিডেন্ট ওরহান কায়ালার বৈঠক করেন।"
    assert list(spoken_for(text("bn", words)).values()) == ["TR"]


def test_a_bengali_country_of_another_post_is_not_that_of_the_next():
    words = "সুইজারল্যান্ডের রাষ্ট্রদূত গতকাল বুধবার স্বরাষ্ট্র উপদেষ্টা শফিকুর রহমান তরফদারের সঙ্গে বৈঠক করেন।"
    assert "CH" not in spoken_for(text("bn", words)).values()


def test_a_body_that_somebody_speaks_of_is_not_the_one_spoken_for():
    words = "Thứ trưởng Mai Đình Quảng chúc mừng Timor Leste đã trở thành thành viên ASEAN."
    assert "asean" not in spoken_for(text("vi", words)).values()


@pytest.mark.parametrize(("city", "country"), [("Dakar", "SN"), ("Alger", "DZ")])
def test_of_two_agencies_with_one_mark_the_place_of_the_dateline_tells(city, country):
    words = "Le ministre de l'Intérieur, Amadou Sow, a reçu l'ambassadeur du Japon, Kenji Mori."
    source = replace(text("fr", words), dateline=f"{city}, 14 avr (APS) –")
    assert spoken_for(source) == {"Amadou Sow": country, "Kenji Mori": "JP"}


def test_a_line_of_an_author_is_no_place():
    assert base("ru", "Министр обороны Иван Громов выступил.", dateline="Аваз Каримов") is None


def test_a_body_named_with_one_country_alone_is_that_of_its_director():
    words = "Посол посетил АКН Таджикистана.", "Директор АКН Рустам Каримов выступил."
    assert spoken_for(text("ru", *words)) == {"Rustam Karimov": "TJ"}
    words = "Делегации АКН Таджикистана и АКН Киргизии прибыли.", words[1]
    assert spoken_for(text("ru", *words)) != {"Rustam Karimov": "TJ"}


@pytest.mark.parametrize(
    ("heading", "country"),
    [
        ("Burkina Faso : le ministre reçoit une délégation", "BF"),
        ("Algérie/Tunisie: le ministre reçoit une délégation", None),
        ("Le Mali : un point d'étape", None),
        ("Une délégation du Mali : un point d'étape", None),
    ],
)
def test_the_country_that_a_heading_begins_with_is_that_of_posts_without_one(heading, country):
    assert base("fr", POST["fr"], heading=heading) == country


def test_the_body_whose_assembly_a_meeting_stood_beside_is_nobodys_side():
    told = "En marge de l'assemblée d'INTERPOL, Josephat Mwende multiplie les rencontres."
    named = "Le directeur général de la police kényane, Josephat Mwende, est arrivé."
    assert spoken_for(text("fr", told, named))["Josephat Mwende"] == "KE"


def test_the_head_of_a_body_is_who_was_named_with_it_by_another_title():
    told = "Le directeur général de la Garde côtière des Comores, Abdou Mmadi, est rentré."
    again = "Le chef de la Garde côtière a parlé."
    assert meant_last(replace(text("fr", told, again), domain="gazette.example.km")) == ("Abdou Mmadi", "KM")


def test_a_country_before_a_russian_post_owns_it_only_as_an_adjective():
    words = "Состоялся визит в Украину председателя Госпогранкомитета Леонида Громова."
    assert "UA" not in spoken_for(text("ru", words)).values()
    words = "Украинский министр обороны Леонид Громов выступил."
    assert spoken_for(text("ru", words)) == {"Leonid Gromov": "UA"}
