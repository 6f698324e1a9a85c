"""What a date means with what is known around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.dates import DateContext, find, resolve, year_hints
from articles.edtf_date import InvalidDate, parse


def only(text, language="en"):
    [mention] = find(text, language)
    return mention


@pytest.mark.parametrize(
    ("text", "published", "edtf", "basis"),
    [
        ("2 December 2025", "2026-03-01", "2025-12-02", "stated"),
        ("3 December", "2025-12-03", "2025-12-03", "header"),
        ("12 December", "2026-01-10", "2025-12-12", "header"),
        ("3 January", "2025-12-30", "2026-01-03", "header"),
        ("30 December", "2026-01-02", "2025-12-30", "header"),
        ("20 November", "2025-10-25", "2025-11-20", "header"),
        ("29 February", "2025-03-01", "2024-02-29", "header"),
        ("29 February", "2027-03-01", "2024-02-29", "header"),
        ("29 February", "1904-01-15", "1904-02-29", "header"),
        ("Friday, 2 December", "2025-12-05", "2025-12-02", "header"),
        ("Monday, 2 December", "2025-12-05", "2025-12-02", "header"),
        ("Monday, 2 December", "2025-12-20", "2024-12-02", "header"),
        ("today, 13 May", "2025-05-13", "2025-05-13", "header"),
        ("1 to 4 December", "2025-12-03", "2025-12-01/2025-12-04", "header"),
        ("28 December to 3 January", "2025-12-30", "2025-12-28/2026-01-03", "header"),
        ("28 December to 3 January", "2026-01-05", "2025-12-28/2026-01-03", "header"),
        ("in May 2025", "2025-12-03", "2025-05", "stated"),
        ("in May", "2025-12-03", "2025-05", "header"),
        ("in November", "2026-01-10", "2025-11", "header"),
        ("last May", "2025-12-03", "2025-05", "relative"),
        ("last December", "2025-12-03", "2024-12", "relative"),
        ("next March", "2025-12-03", "2026-03", "relative"),
        ("in May last year", "2025-12-03", "2024-05", "relative"),
        ("3 March this year", "2025-12-03", "2025-03-03", "relative"),
        ("end of October", "2025-12-03", "2025-10~", "header"),
        ("the end of October 2024", "2025-12-03", "2024-10~", "stated"),
        ("late 2025", "2025-12-03", "2025~", "stated"),
        ("2026-2028", "2025-12-03", "2026/2028", "stated"),
        ("today", "2025-12-03", "2025-12-03", "relative"),
        ("this morning", "2025-12-03", "2025-12-03", "relative"),
        ("tonight", "2025-12-03", "2025-12-03", "relative"),
        ("yesterday", "2026-01-01", "2025-12-31", "relative"),
        ("tomorrow", "2025-12-31", "2026-01-01", "relative"),
        ("on Wednesday", "2025-12-03", "2025-12-03", "relative"),
        ("on Wednesday", "2025-12-05", "2025-12-03", "relative"),
        ("on Thursday", "2025-12-03", "2025-11-27", "relative"),
        ("last Wednesday", "2025-12-03", "2025-11-26", "relative"),
        ("next Wednesday", "2025-12-03", "2025-12-10", "relative"),
        ("Thursday last week", "2025-12-03", "2025-11-27", "relative"),
        ("last week", "2025-12-03", "2025-11-24/2025-11-30", "relative"),
        ("this week", "2025-12-03", "2025-12-01/2025-12-07", "relative"),
        ("next month", "2025-12-03", "2026-01", "relative"),
        ("last month", "2026-01-03", "2025-12", "relative"),
        ("last year", "2025-12-03", "2024", "relative"),
    ],
)
def test_a_day_of_publication_gives_the_year_and_the_days_that_hang_on_it(text, published, edtf, basis):
    resolved = resolve(only(text), DateContext(published=published, published_basis="header"))
    assert (resolved.edtf, resolved.basis, resolved.year_inferred) == (edtf, basis, False)


@pytest.mark.parametrize(
    ("text", "hints", "edtf", "inferred"),
    [
        ("3 December", (2025,), "2025?-12-03", True),
        ("1 to 4 December", (2025,), "2025?-12-01/2025?-12-04", True),
        ("28 December to 3 January", (2025,), "2025?-12-28/2026?-01-03", True),
        ("last May", (2025, 2024), "2025?-05", True),
        ("end of October", (2025,), "2025?-~10", True),
        ("in May last year", (2025,), "2024?-05", True),
        ("29 February", (2025, 2024), "2024?-02-29", True),
        ("Tuesday, 2 December", (2024, 2025), "2025?-12-02", True),
        ("Tuesday, 2 December", (2024,), "XXXX-12-02", False),
        ("13 May", (), "XXXX-05-13", False),
        ("today, 13 May", (), "XXXX-05-13", False),
        ("1 to 4 December", (), "XXXX-12-01/XXXX-12-04", False),
        ("end of October", (), "XXXX-10", False),
        ("3 December 2025", (1972,), "2025-12-03", False),
    ],
)
def test_without_a_day_of_publication_a_year_is_at_most_supposed(text, hints, edtf, inferred):
    resolved = resolve(only(text), DateContext(year_hints=hints))
    assert (resolved.edtf, resolved.year_inferred) == (edtf, inferred)
    assert resolved.basis == ("other_passage" if inferred else "stated")
    assert parse(edtf).uncertain == inferred


@pytest.mark.parametrize("text", ["yesterday", "on Tuesday", "last week", "this morning", "the same day"])
def test_a_day_that_hangs_on_an_unknown_one_stays_unknown(text):
    resolved = resolve(only(text), DateContext(year_hints=(2025,)))
    assert (resolved.edtf, resolved.basis, resolved.year_inferred) == (None, "none", False)


@pytest.mark.parametrize(
    ("published_basis", "basis"),
    [
        ("header", "header"),
        ("url", "url"),
        ("metadata", "header"),
        ("text", "other_passage"),
        (None, "header"),
    ],
)
def test_the_basis_is_where_the_day_of_publication_stands(published_basis, basis):
    context = DateContext(published="2025-10-25", published_basis=published_basis)
    resolved = resolve(only("২৫শে অক্টোবর বিকেলে", "bn"), context)
    assert (resolved.edtf, resolved.basis) == ("2025-10-25", basis)
    assert (resolved.time_of_day, resolved.words) == ("afternoon", "২৫শে অক্টোবর বিকেলে")


@pytest.mark.parametrize(
    ("text", "planned", "edtf"),
    [
        ("15 May", True, "2026-05-15"),
        ("15 May", False, "2025-05-15"),
        ("15 January", False, "2025-01-15"),
        ("on Friday", True, "2025-12-05"),
        ("on Friday", False, "2025-11-28"),
    ],
)
def test_what_is_planned_lies_ahead_and_what_is_reported_behind(text, planned, edtf):
    context = DateContext(published="2025-12-03", published_basis="url", planned=planned)
    assert resolve(only(text), context).edtf == edtf


@pytest.mark.parametrize(
    ("text", "previous", "edtf"),
    [
        ("the same day", "2025-12-31", "2025-12-31"),
        ("the same day", "2025?-12-31", "2025?-12-31"),
        ("the next day", "2025-12-31", "2026-01-01"),
        ("the next day", "2025?-12-31", "2026?-01-01"),
        ("the next day", "XXXX-12-31", None),
        ("the previous day", "2026-01-01", "2025-12-31"),
        ("the same day", "2025-12", None),
    ],
)
def test_the_same_day_is_the_one_spoken_of_last(text, previous, edtf):
    assert resolve(only(text), DateContext(previous=previous)).edtf == edtf


def test_a_year_that_was_supposed_stays_so_on_the_next_day():
    assert resolve(only("the next day"), DateContext(previous="2025?-12-30")).year_inferred


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La commission s'est réunie la veille à Tunis"),
        ("ru", "Накануне он провёл переговоры"),
        ("en", "a day earlier in Rabat"),
        ("vi", "Chiều hôm trước, hai bên hội đàm"),
        ("bn", "আগের দিন তিনি বৈঠক করেন"),
    ],
)
def test_the_day_before_is_that_before_the_day_spoken_of_else_before_publication(language, text):
    mention = only(text, language)
    assert resolve(mention, DateContext("2025-12-05", "header")).edtf == "2025-12-04"
    assert resolve(mention, DateContext("2025-12-05", "header", previous="2025-12-03")).edtf == "2025-12-02"
    assert resolve(mention, DateContext()).edtf is None


def test_a_month_of_publication_only_suggests_the_year():
    resolved = resolve(only("3 December"), DateContext(published="2025-12", published_basis="header"))
    assert (resolved.edtf, resolved.basis) == ("2025?-12-03", "other_passage")


def test_a_context_that_is_no_date_is_refused():
    with pytest.raises(InvalidDate):
        resolve(only("today"), DateContext(published="3/12/2025"))


@pytest.mark.parametrize(
    ("text", "others", "years"),
    [
        ("3 December", "on 12 October 2025, and in 2024", (2025, 2024)),
        ("3 December", "on 2 September 1945 and on 12 October 2025", (2025,)),
        ("3 January", "on 28 December 2025", (2026,)),
        ("28 December", "on 5 January 2026", (2025,)),
        ("3 December", "in November 2024, on 5 May 2025", (2025, 2024)),
        ("3 December", "for 2026-2028", ()),
        ("3 December", "on 5 May", ()),
    ],
)
def test_other_dates_lend_their_years(text, others, years):
    assert year_hints(only(text), find(others, "en")) == years


@given(
    st.sampled_from(["3 December", "1 to 4 December", "28 December to 3 January", "in May", "last May",
                     "29 February", "on Tuesday", "yesterday", "last week", "next month", "late May", "last year",
                     "Tuesday, 2 December", "tomorrow", "3 March next year"]),
    st.dates(),
    st.sampled_from([None, True, False]),
)  # fmt: skip
def test_whatever_is_resolved_is_edtf(text, published, planned):
    if not 20 <= published.year <= 9990:
        return
    resolved = resolve(only(text), DateContext(published=published.isoformat(), planned=planned))
    assert resolved.edtf
    assert parse(resolved.edtf).year_known
