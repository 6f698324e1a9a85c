"""A selection is what a filter over all records, one by one, would give: for made-up archives and criteria."""

import datetime as dt
import json
import random
from types import SimpleNamespace

import pytest

from archive import facets, index, selection, timeline, timeline_key
from archive.models import Meeting, TimelineRow
from archive.selection import Criteria, Selection
from tests.factories import make_meeting, make_official, make_organisation, make_text

DATES = [
    "2025-12-03", "2025-12-01/2025-12-04", "2025-11-30/2025-12-02", "2025-05", "2025-10~", "2024", "2024-02-29",
    "2025-10-25", "2025-12-31/2026-01-02", "XXXX-05-13", "XXXX-05", "XXXX",
]  # fmt: skip
SIDES = ["VN", "BY", "MA", "unodc", "interpol"]
DAYS = [
    dt.date(2024, 2, 1),
    dt.date(2025, 5, 20),
    dt.date(2025, 12, 1),
    dt.date(2025, 12, 4),
    dt.date(2026, 1, 1),
]


def make_archive(seed, size=40):
    """`size` made-up meetings; the same seed, the same archive."""
    chance = random.Random(seed)
    people = [make_official() for _ in range(5)]
    make_organisation("unodc")
    make_organisation("interpol")
    texts = [make_text(language=language) for language in ("bn", "vi", "bn")]
    for number in range(size):
        sides = chance.sample(SIDES, chance.choice([2, 2, 2, 3]))
        make_meeting(
            sides,
            slug=f"{seed}-{number}",
            date=chance.choice(DATES),
            date_basis=chance.choice(["stated", "url"]),
            time_of_day=chance.choice(["", "", "morning", "evening"]),
            kind=chance.choice(["talks", "reception", "visit"]),
            standing=chance.choice(["reported", "reported", "mentioned", "planned"]),
            review=chance.choice(["confirmed", "confirmed", "machine"]),
            host=chance.choice([None, 0, 1]),
            officials=chance.sample(people, chance.randint(0, 2)),
            topics=chance.sample(["cybercrime", "training", "drugs"], chance.randint(0, 2)),
            texts=chance.sample(texts, chance.randint(0, 2)),
            on_timeline=False,
        )
    index.put(Meeting.objects.all())


def make_criteria(chance, records):
    """Some filters with values of the archive, and sometimes a period."""
    values = {}
    for facet in chance.sample(selection.SHORT_FACETS + selection.LONG_FACETS, chance.randint(0, 3)):
        held = sorted({value for record in records for name, value in facets.values(record) if name == facet})
        if held:
            values[facet] = tuple(chance.sample(held, min(len(held), chance.choice([1, 1, 2]))))
    first, last = sorted(
        chance.choices([None, *DAYS], k=2), key=lambda day: (day is not None, day or dt.date.min)
    )
    return Criteria(values, first, last) if chance.random() < 0.5 else Criteria(values)


def passes(record, criteria):
    """The rule of every filter, told for one record."""
    carried = facets.values(record)
    for facet, wanted in {"review": ("confirmed",), **criteria.values}.items():
        hits = [(facet, value) in carried for value in wanted]
        if not (all(hits) if facet in ("country", "organisation") else any(hits)):
            return False
    if criteria.first is None and criteria.last is None:
        return True
    if record["date_lower"] is None:
        return False
    begins_late = criteria.last and record["date_lower"] > criteria.last.isoformat()
    ends_early = criteria.first and record["date_upper"] < criteria.first.isoformat()
    return not (begins_late or ends_early)


def place(record):
    """Where a record stands among the oldest first: by day, then by time of day; the yearless ones last."""
    order = ["morning", "noon", "afternoon", "evening", None]
    lower = dt.date.fromisoformat(record["date_lower"]) if record["date_lower"] else None
    day = timeline_key.day_number(lower, lower, record["date"])
    return (lower is None, day, order.index(record["time_of_day"]))


@pytest.fixture
def archive(db, request):
    make_archive(request.param)
    rows = list(TimelineRow.objects.order_by("key"))
    return SimpleNamespace(
        seed=request.param,
        records={row.key: json.loads(row.record) for row in rows},
        chance=random.Random(request.param),
    )


seeds = pytest.mark.parametrize("archive", [1, 2, 3], indirect=True)


@seeds
def test_a_selection_is_what_a_filter_over_every_record_gives(archive):
    found_some = 0
    for _ in range(60):
        criteria = make_criteria(archive.chance, archive.records.values())
        wanted = {key for key, record in archive.records.items() if passes(record, criteria)}
        selected = Selection(criteria)
        assert set(selected.members) == wanted, criteria
        assert len(selected) == len(wanted)
        found_some += bool(wanted)
    assert found_some > 10


@seeds
def test_counts_are_what_choosing_a_value_gives(archive):
    for _ in range(10):
        criteria = make_criteria(archive.chance, archive.records.values())
        selected = Selection(criteria)
        for facet in set(selection.SHORT_FACETS + selection.LONG_FACETS) - {"review"}:
            kept = criteria.values.get(facet, ()) if facet in selection.EVERY else ()
            for value, count in selected.counts(facet):
                chosen = {**criteria.values, facet: tuple(dict.fromkeys([*kept, value.value]))}
                narrowed = Criteria(chosen, criteria.first, criteria.last)
                wanted = sum(passes(record, narrowed) for record in archive.records.values())
                assert count == wanted, (criteria, facet, value.value)


@seeds
@pytest.mark.parametrize("newest_first", [True, False])
def test_the_list_runs_by_date_and_the_yearless_come_last_either_way(archive, newest_first):
    selected = Selection(Criteria({"review": ("confirmed", "machine")}))
    records = [archive.records[key] for key in selected.keys(0, 1000, newest_first=newest_first)]
    assert len(records) == 40
    years = [place(record) for record in records if record["date_lower"]]
    assert years == sorted(years, reverse=newest_first)
    assert all(record["date_lower"] is None for record in records[len(years) :])
    rest = [place(record) for record in records[len(years) :]]
    assert rest == sorted(rest, reverse=newest_first)


@seeds
@pytest.mark.parametrize("newest_first", [True, False])
def test_paging_by_number_and_by_place_gives_the_whole_list_once(archive, newest_first, monkeypatch):
    monkeypatch.setattr(timeline, "PAGE", 7)
    for _ in range(8):
        selected = Selection(make_criteria(archive.chance, archive.records.values()))
        whole = selected.keys(0, len(selected), newest_first=newest_first)
        by_number, by_place, after = [], [], None
        for number in range(1, -(-len(selected) // 7) + 1):
            page = timeline.page(selected, number=number, newest_first=newest_first)
            by_number += [row.key for row in rows(page)]
            page = timeline.page(selected, after=after, newest_first=newest_first)
            by_place += [row.key for row in rows(page)]
            assert (page.number, page.start) == (number, (number - 1) * 7)
            after = page.next_after
        assert by_number == by_place == whole
        assert after is None
        assert timeline.page(selected, number=number + 1 if whole else 2, newest_first=newest_first) is None


def rows(page):
    return [row for year in page.years for group in (year.months or [year]) for row in group.rows]


@seeds
def test_a_place_that_is_gone_still_leads_to_what_follows_it(archive):
    selected = Selection(Criteria())
    whole = selected.keys(0, 1000)
    gone = whole[4]
    index.remove([TimelineRow.objects.get(key=gone).meeting])
    page = timeline.page(Selection(Criteria()), after=gone)
    assert [row.key for row in rows(page)] == whole[5:]


@seeds
def test_one_change_at_a_time_leaves_the_same_sets_as_making_all_anew(archive):
    for held in Meeting.objects.order_by("pk")[:10]:
        held.date = archive.chance.choice(DATES)
        held.kind = "consultation"
        held.save()
        index.put([held])
    kept = sets_by_slug()
    index.rebuild()
    assert sets_by_slug() == kept


def sets_by_slug():
    slugs = {row.key: json.loads(row.record)["slug"] for row in TimelineRow.objects.all()}
    sets = selection.Sets(0)
    return {
        (facet, value.value): {slugs[key] for key in value.members}
        for facet in selection.SHORT_FACETS + selection.LONG_FACETS
        for value in sets.shown(facet).values()
    }


def test_an_empty_archive_selects_nothing(db):
    selected = Selection(Criteria({"country": ("VN",)}, dt.date(2025, 1, 1)))
    assert (len(selected), selected.days(), selected.keys(0, 10), selected.yearless) == (0, None, [], 0)
    assert selected.counts("kind") == []


def test_a_value_beyond_those_that_pages_show_still_filters(db, monkeypatch):
    monkeypatch.setattr(selection, "LONG_FACET_LIMIT", 1)
    rare = make_official(slug="rare")
    for official in (make_official(slug="frequent"), rare, None):
        make_meeting(officials=[official] if official else [])
    make_meeting(officials=[rare])
    assert len(Selection(Criteria({"official": ("frequent",)}))) == 1
    assert [value.value for value, _ in Selection(Criteria()).counts("official")] == ["rare"]
    assert len(Selection(Criteria({"official": ("nobody",)}))) == 0


def test_a_process_sees_a_change_at_once(db):
    make_meeting()
    assert len(Selection(Criteria())) == 1
    kept = selection.current_sets()
    assert selection.current_sets() is kept
    make_meeting()
    assert len(Selection(Criteria())) == 2


def test_the_first_and_last_day_leave_out_the_yearless(db):
    make_meeting(date="XXXX-05-13")
    assert Selection(Criteria()).days() is None
    make_meeting(date="2025-05")
    make_meeting(date="2025-12-01/2025-12-04")
    assert Selection(Criteria()).days() == (dt.date(2025, 5, 1), dt.date(2025, 12, 1))
    assert Selection(Criteria()).in_period(dt.date(2025, 5, 1), dt.date(2025, 5, 31)) == 1
