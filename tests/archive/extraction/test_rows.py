"""Countries in a row behind a word for several people: each of them sits at the table."""

import pytest

from archive.extraction.rows import of_several
from tests.archive.extraction.texts import meetings, sentences, sides, text


@pytest.mark.parametrize(
    ("language", "words", "rows"),
    [
        ("fr", "Il a reçu les ambassadeurs d'Égypte et de Turquie.", [["EG", "TR"]]),
        ("fr", "Les chefs d'état-major du Burkina Faso, du Mali et du Niger.", [["BF", "ML", "NE"]]),
        ("fr", "Il a vu ses homologues espagnol et italien.", [["ES", "IT"]]),
        ("en", "He met the ministers of Kenya, Uganda and Rwanda.", [["KE", "UG", "RW"]]),
        ("ru", "Он встретился с послами Казахстана и Венгрии.", [["KZ", "HU"]]),
        ("bn", "তিনি মিসর, জাপান ও তুরস্কের তিন রাষ্ট্রদূতের সঙ্গে বৈঠক করেন।", [["EG", "JP", "TR"]]),
        ("bn", "নেদারল্যান্ডস ও ফিলিপাইনের রাষ্ট্রদূত আসেন।", [["NL", "PH"]]),
        ("bn", "মিসর ও তুরস্কের সম্পর্ক নিয়ে রাষ্ট্রদূত কথা বলেন।", []),
        ("fr", "Les relations entre l'Égypte et la Turquie.", []),
        ("fr", "L'ambassadeur d'Égypte est venu de Turquie.", []),
        ("fr", "En marge de la réunion des ministres du Laos et du Cambodge, il a parlé.", []),
        ("en", "The ministers spoke with Kenya on Uganda.", []),
    ],
)
def test_a_row_tells_for_whom_several_people_speak(language, words, rows):
    [sentence] = sentences(text(language, words))
    assert [[country.code for country in row] for row in of_several(sentence)] == rows


def test_three_countries_of_a_row_all_sit_at_the_table():
    told = (
        "Le général Oumar Keïta, chef de l'État du Mali, a reçu le 6 novembre 2025 les chefs d'état-major du "
        "Burkina Faso et du Niger."
    )
    [meeting] = meetings(text("fr", told))
    assert sides(meeting) == {"ML", "BF", "NE"}


def test_who_met_those_of_a_row_is_of_the_town_where_nothing_else_tells():
    told = (
        "Le ministre de la Sécurité, Rigobert Mavoungou, s'est entretenu tour à tour, le 22 janvier 2026 à "
        "Brazzaville, avec les ambassadeurs d'Égypte et de Turquie."
    )
    found = meetings(text("fr", told))
    assert [sides(meeting) for meeting in found] == [{"CG", "EG"}, {"CG", "TR"}]


def test_several_ambassadors_named_in_the_next_paragraph_were_met_one_by_one():
    summed = "Le ministre de la Sécurité, Paul Sana, a reçu, mardi 30 septembre 2025, plusieurs ambassadeurs."
    named = "Parmi eux figuraient Karim Hussein, ambassadeur d'Égypte, ainsi que Leyla Aydin, ambassadrice de Turquie."
    heading = "Burkina Faso : le ministre échange avec des diplomates"
    found = meetings(text("fr", summed, named, heading=heading))
    assert [sides(meeting) for meeting in found] == [{"BF", "EG"}, {"BF", "TR"}]


def test_what_a_diplomat_says_afterwards_is_of_the_meeting_with_that_diplomat():
    told = (
        "Le ministre congolais de la Sécurité, Rigobert Mavoungou, s'est entretenu tour à tour, le 22 janvier 2026, "
        "avec les ambassadeurs d'Égypte et de Turquie."
    )
    said = "Le diplomate égyptien, Karim Hussein, a fait le point des bourses."
    later = "L'ambassadrice de Turquie, Leyla Aydin, a remis une lettre."
    first, second = meetings(text("fr", told, said, later))
    assert "Karim Hussein" in {person["name"] for person in first["participants"]}
    assert "Leyla Aydin" in {person["name"] for person in second["participants"]}
