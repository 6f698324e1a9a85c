"""What a translator is told of the names and terms of a segment."""

import pytest

from archive import glossary_editing as editing
from archive import index
from archive.models import Concept
from archive.renderings import hints, with_knowledge
from articles.quality.check import Unit
from tests.factories import make_name, make_official, make_organisation

pytestmark = pytest.mark.django_db

SOURCE = "Thứ trưởng Lê Quốc Hùng và Bộ Công an Việt Nam phòng chống tội phạm mạng"


@pytest.fixture(autouse=True)
def known() -> None:
    official = make_official("Lê Quốc Hùng", slug="le-quoc-hung", name_language="vi")
    make_name("Lê Quốc Hùng", official=official, language="vi")
    make_name("লে কোক হাং", official=official, language="bn", kind="as_printed", script="Beng")
    make_name("Ле Куок Хунг", official=official, language="ru", script="Cyrl")
    ministry = make_organisation("mps", name="Ministry of Public Security")
    make_name("Bộ Công an Việt Nam", organisation=ministry, language="vi")
    make_name("জননিরাপত্তা মন্ত্রণালয়", organisation=ministry, language="bn", kind="variant", script="Beng")
    make_name(
        "ভিয়েতনামের জননিরাপত্তা মন্ত্রণালয়", organisation=ministry, language="bn", kind="preferred", script="Beng"
    )
    index.changed()


def known_unit(target: str, language: str = "bn", source: str = SOURCE) -> Unit:
    (unit,) = with_knowledge([Unit(source, target, "vi", language)])
    return unit


def test_the_names_of_the_source_come_with_their_renderings() -> None:
    unit = known_unit("উপমন্ত্রী লে কোক হাং")
    person, body = unit.names
    assert (person.source, person.approved, person.spellings) == ("Lê Quốc Hùng", (), ("লে কোক হাং",))
    assert (body.source, body.is_person) == ("Bộ Công an Việt Nam", False)
    assert body.approved == ("ভিয়েতনামের জননিরাপত্তা মন্ত্রণালয়", "জননিরাপত্তা মন্ত্রণালয়")


def test_a_heading_in_the_language_of_the_target_is_approved() -> None:
    (unit,) = with_knowledge([Unit("Лe Куок Хунг, Ле Куок Хунг", "", "ru", "vi")])
    assert unit.names[0].approved == ("Lê Quốc Hùng",)


def test_terms_are_those_outside_of_names() -> None:
    unit = known_unit("উপমন্ত্রী")
    assert [(term.source, term.approved[0]) for term in unit.terms] == [
        ("Thứ trưởng", "উপমন্ত্রী"),
        ("tội phạm mạng", "সাইবার অপরাধ"),
    ]


def test_hints_say_what_is_approved_and_what_the_target_uses() -> None:
    found = hints(known_unit("উপমন্ত্রী লে কোক হাং এবং জননিরাপত্তা মন্ত্রণালয়ের সাইবার ক্রাইম"))
    told = [(hint.kind, hint.heading, hint.used, hint.agrees) for hint in found]
    assert told == [
        ("term", "deputy minister", "উপমন্ত্রী", True),
        ("official", "Lê Quốc Hùng", "লে কোক হাং", True),
        ("organisation", "Ministry of Public Security", "জননিরাপত্তা মন্ত্রণালয়", True),
        ("term", "cybercrime", "সাইবার ক্রাইম", True),
    ]
    assert found[1].url == "/officials/le-quoc-hung/"
    assert found[1].elsewhere == (("ru", "Ле Куок Хунг"),)
    assert found[0].elsewhere == (("en", "deputy minister"), ("ru", "заместитель министра"))


def test_a_rendering_that_nobody_approved_is_a_deviation() -> None:
    (term,) = Concept.objects.get(name="deputy minister").terms.filter(language="bn")
    editing.change_term(term, "bn", "উপমন্ত্রী", "avoided")
    editing.add_term(term.concept, "bn", "ডেপুটি মন্ত্রী", "preferred")
    hint = hints(known_unit("উপমন্ত্রী"))[0]
    assert (hint.used, hint.agrees) == ("উপমন্ত্রী", False)
    assert [(one.text, one.approved) for one in hint.renderings] == [
        ("ডেপুটি মন্ত্রী", True),
        ("উপমন্ত্রী", False),
    ]


def test_a_name_spelled_by_its_sound_is_shown_as_used() -> None:
    hint = hints(known_unit("লি কোক হাং বলেন"))[1]
    assert (hint.kind, hint.used) == ("official", "লি কোক হাং")


def test_of_two_owners_of_a_name_the_text_tells_which_is_meant() -> None:
    namesake = make_official("Lê Quốc Hùng (doctor)", slug="doctor", name_language="vi")
    make_name("Lê Quốc Hùng", official=namesake, language="vi")
    make_name("Lê Quốc Hùng, bác sĩ", official=namesake, language="vi")
    index.changed()
    (unclear,) = with_knowledge([Unit("Lê Quốc Hùng nói", "", "vi", "bn")])
    assert unclear.names == ()
    clear = with_knowledge(
        [Unit("Lê Quốc Hùng, bác sĩ", "", "vi", "bn"), Unit("Lê Quốc Hùng nói", "", "vi", "bn")]
    )
    assert [name.heading for name in clear[1].names] == ["Lê Quốc Hùng (doctor)"]


def test_a_text_of_any_length_costs_the_same_queries(django_assert_max_num_queries: object) -> None:
    units = [Unit(SOURCE, "উপমন্ত্রী লে কোক হাং", "vi", "bn")] * 40
    with_knowledge(units[:1])
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        with_knowledge(units)
