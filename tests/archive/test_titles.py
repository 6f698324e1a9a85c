from archive.titles import names_of, runs

TALKS = "Lương Tam Quang and Aleksandr Volfovich hold talks and sign a letter of intent"


def test_a_name_in_a_title_carries_its_language_and_the_rest_is_english():
    assert runs(TALKS, (("Lương Tam Quang", "vi"), ("Aleksandr Grigorievich Volfovich", "en"))) == [
        ("Lương Tam Quang", "vi"),
        (" and Aleksandr Volfovich hold talks and sign a letter of intent", "en"),
    ]


def test_a_title_without_foreign_names_is_one_run():
    assert runs("Ivan Kubrakov meets the President of INTERPOL", (("Ivan Kubrakov", "en"),)) == [
        ("Ivan Kubrakov meets the President of INTERPOL", "en")
    ]


def test_the_longest_name_wins_where_two_begin_at_one_place():
    names = (("Tô Lâm", "vi"), ("Tô Lâm (senior)", "be"))
    assert runs("Tô Lâm (senior) visits Hà Nội", names)[0] == ("Tô Lâm (senior)", "be")


def test_a_name_with_signs_of_a_pattern_is_taken_letter_for_letter():
    assert runs("A.B (x) and AxB", (("A.B (x)", "vi"),)) == [("A.B (x)", "vi"), (" and AxB", "en")]


def test_the_names_of_a_record_are_its_people_and_its_place():
    record = {
        "participants": [{"name": "Tô Lâm", "language": "vi"}, {"name": None, "language": None}],
        "place": "Hà Nội",
        "place_language": "vi",
    }
    assert names_of(record) == (("Tô Lâm", "vi"), ("Hà Nội", "vi"))
    assert names_of({"participants": [], "place": None, "place_language": None}) == (("", ""),)
