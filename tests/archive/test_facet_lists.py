"""The filter column: options with their counts, what is folded away, chips, and the way out of an empty list."""

import pytest
from django.http import QueryDict
from django.utils.translation import override

from archive import facet_lists
from archive.facet_lists import chips, facets, removals
from archive.filters import MeetingFilter
from tests.factories import make_country, make_meeting, make_official, make_text

pytestmark = pytest.mark.django_db


def selected(query=""):
    filters = MeetingFilter(QueryDict(query))
    assert filters.is_valid(), filters.problems
    return filters.selection()


def facet(name, query=""):
    return next(found for found in facets(selected(query), QueryDict(query)) if found.name == name)


def options(name, query=""):
    return [(option.label, option.count, option.checked) for option in facet(name, query).options]


def test_options_run_from_the_most_frequent_and_then_by_name():
    for kind in ("talks", "visit", "visit", "reception"):
        make_meeting(kind=kind)
    assert options("kind") == [("Visit", 2, False), ("Reception", 1, False), ("Talks", 1, False)]


def test_a_choice_does_not_narrow_its_own_facet_but_the_others():
    make_meeting(["VN", "BY"], kind="talks")
    make_meeting(["VN", "MA"], kind="visit")
    assert options("kind", "kind=talks") == [("Talks", 1, True), ("Visit", 1, False)]
    assert options("relation", "kind=talks") == [("Viet Nam – Belarus", 1, False)]


def test_of_countries_only_those_are_offered_that_sit_with_the_chosen_one():
    make_meeting(["VN", "BY"])
    make_meeting(["BY", "MA"])
    assert options("country", "country=VN") == [("Belarus", 1, False), ("Viet Nam", 1, True)]


def test_a_chosen_value_without_meetings_can_still_be_seen_and_unticked():
    make_meeting(["VN", "BY"])
    make_country("AU")
    make_official("Waly", slug="waly")
    assert ("Australia", 0, True) in options("country", "country=AU&official=waly")
    assert ("Waly", 0, True) in options("official", "country=AU&official=waly")


def test_a_short_facet_folds_its_rarer_options_away(monkeypatch):
    monkeypatch.setattr(facet_lists, "SHOWN", 2)
    for number in range(5):
        make_meeting(topics=[f"topic-{name}" for name in range(number + 1)])
    found = facet("topic", "topic=topic-4")
    assert [option.label for option in found.options] == ["Topic 0", "Topic 1", "Topic 4"]
    assert [(option.label, option.count) for option in found.rest] == [("Topic 2", 3), ("Topic 3", 2)]


def test_a_long_facet_says_how_many_more_there_are_and_where(monkeypatch):
    monkeypatch.setattr(facet_lists, "SHOWN", 2)
    for number in range(5):
        make_meeting(officials=[make_official(f"Person {number}")])
    found = facet("official")
    assert (len(found.options), found.rest, found.more, found.more_url) == (
        2,
        (),
        3,
        "/meetings/values/official/",
    )


def test_names_keep_their_language_and_languages_name_themselves():
    make_meeting(officials=[make_official("Tô Lâm", name_language="vi")], texts=[make_text(language="bn")])
    assert [(option.label, option.language) for option in facet("official").options] == [("Tô Lâm", "vi")]
    assert [(option.label, option.language) for option in facet("language").options] == [("বাংলা", "bn")]


def chips_of(query):
    selection = selected(query)
    return [
        (chip.title, chip.label, chip.without)
        for chip in chips(selection, QueryDict(query), facets(selection, QueryDict(query)))
    ]


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("from=2025-10", "from October 2025"),
        ("to=2025-12", "to December 2025"),
        ("from=2025-10&to=2025-12", "October 2025 to December 2025"),
        ("from=2025-10&to=2025-10", "October 2025"),
    ],
)
def test_a_period_is_one_chip(period, label):
    make_meeting()
    assert chips_of(f"{period}&kind=talks&sort=oldest&page=1") == [
        ("Kind", "Talks", f"{period}&sort=oldest"),
        ("Dates", label, "kind=talks&sort=oldest"),
    ]


def test_order_and_page_are_no_filters():
    make_meeting()
    assert chips_of("sort=oldest&page=1") == []


def test_a_value_that_no_option_shows_still_has_its_name_on_its_chip():
    make_meeting(["VN", "BY"], host=0)
    make_meeting(["VN", "MA"])
    make_official("Waly", slug="waly")
    assert [label for _, label, _ in chips_of("host=vn&official=waly&review=machine&relation=by-vn")] == [
        "Viet Nam", "Waly", "Machine, not confirmed", "Viet Nam – Belarus",
    ]  # fmt: skip


def test_the_way_out_of_an_empty_list_tells_what_each_step_gives():
    make_meeting(["VN", "BY"], kind="talks", date="2025-12-03")
    make_meeting(["VN", "BY"], kind="visit", date="2024")
    query = "country=BY&kind=talks&from=2024&to=2024&page=1"
    selection = selected(query)
    found = removals(
        selection, QueryDict(query), chips(selection, QueryDict(query), facets(selection, QueryDict(query)))
    )
    assert [(removal.words, removal.query, removal.count) for removal in found] == [
        ("Any country, keeping Talks · 2024", "kind=talks&from=2024&to=2024", 0),
        ("Any kind, keeping Belarus · 2024", "country=BY&from=2024&to=2024", 1),
        ("Any date, keeping Belarus · Talks", "country=BY&kind=talks", 1),
        ("Only Belarus", "country=BY", 2),
        ("Only Talks", "kind=talks", 1),
        ("Only 2024", "from=2024&to=2024", 1),
    ]


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("near=2025-12-03&within=1", "within 1 day of 3 December 2025"),
        ("near=2025-12-03&within=30", "within 30 days of 3 December 2025"),
        (
            "near=held&within=2",
            'within 2 days of <span lang="vi">Tô Lâm</span><span lang="en"> &lt;visits&gt;</span>',
        ),
    ],
)
def test_nearness_is_one_chip_in_words(query, label):
    official = make_official("Tô Lâm", name_language="vi")
    make_meeting(slug="held", title="Tô Lâm <visits>", officials=[official])
    [chip] = [chip for chip in chips(selected(query), QueryDict(query), []) if chip.name == "near"]
    assert (str(chip.marked), chip.without) == (label, "")


def test_a_chip_of_the_vietnamese_interface_speaks_vietnamese():
    make_meeting()
    query = "from=2025-10"
    with override("vi"):
        [chip] = chips(selected(query), QueryDict(query), [])
    assert "tháng 10 năm 2025" in chip.label
