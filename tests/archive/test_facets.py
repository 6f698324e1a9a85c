import pytest

from archive.facets import date_known, relation, values

RECORD = {
    "date": "2025-12-03",
    "date_lower": "2025-12-03",
    "date_upper": "2025-12-03",
    "date_basis": "stated",
    "standing": "reported",
    "review": "confirmed",
    "kind": "talks",
    "host": "vn",
    "place_country": "VN",
    "topics": ["cybercrime"],
    "participants": [{"official": "to-lam"}, {"official": None}],
    "texts": [{"language": "bn", "publisher": "vietnamplus.vn"}, {"language": "vi", "publisher": None}],
    "sides": [
        {"key": "vn", "country": "VN", "organisations": ["ministry-of-public-security-vn"]},
        {"key": "unodc", "country": None, "organisations": ["unodc", "united-nations"]},
    ],
}


def dated(date, lower, upper, basis="stated", standing="reported"):
    return {
        **RECORD, "date": date, "date_lower": lower, "date_upper": upper, "date_basis": basis,
        "standing": standing,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("record", "known"),
    [
        (dated("2025-12-02", "2025-12-02", "2025-12-02"), "stated"),
        (dated("2025-12-03", "2025-12-03", "2025-12-03", "header"), "stated"),
        (dated("2025-10-25", "2025-10-25", "2025-10-25", "url"), "supplied"),
        (dated("2025-12-03", "2025-12-03", "2025-12-03", "other_passage"), "supplied"),
        (dated("2025?-05-13", "2025-05-13", "2025-05-13", "editor"), "supplied"),
        (dated("2025-05-13?", "2025-05-13", "2025-05-13"), "supplied"),
        (dated("2025-10~", "2025-10-01", "2025-10-31"), "month"),
        (dated("2025", "2025-01-01", "2025-12-31"), "month"),
        (dated("2025-12-01/2025-12-04", "2025-12-01", "2025-12-04"), "period"),
        (dated("XXXX-05-13", None, None), "yearless"),
        (dated("2025-11", "2025-11-01", "2025-11-30", standing="planned"), "planned"),
        (dated("XXXX", None, None, standing="planned"), "planned"),
    ],
)
def test_how_a_date_is_known(record, known):
    assert date_known(record) == known


def test_a_relation_is_the_same_whichever_side_comes_first():
    assert relation("vn", "by") == relation("by", "vn") == "by|vn"


def test_the_facet_values_of_a_meeting():
    assert values(RECORD) == {
        ("review", "confirmed"), ("kind", "talks"), ("standing", "reported"), ("host", "vn"), ("known", "stated"),
        ("topic", "cybercrime"), ("official", "to-lam"), ("language", "bn"), ("language", "vi"),
        ("publisher", "vietnamplus.vn"), ("country", "VN"), ("organisation", "ministry-of-public-security-vn"),
        ("organisation", "unodc"), ("organisation", "united-nations"), ("relation", "unodc|vn"),
        ("visitor", "unodc"), ("venue", "side"),
    }  # fmt: skip


def test_three_sides_make_three_relations():
    sides = [{"key": key, "country": key.upper(), "organisations": []} for key in ("vn", "by", "ru")]
    found = {value for facet, value in values({**RECORD, "sides": sides}) if facet == "relation"}
    assert found == {"by|vn", "by|ru", "ru|vn"}


@pytest.mark.parametrize(("country", "where"), [("VN", "side"), ("AE", "third"), (None, "unstated")])
def test_a_place_is_in_the_country_of_a_side_in_a_third_one_or_not_stated(country, where):
    assert ("venue", where) in values({**RECORD, "place_country": country})


def test_without_a_host_nobody_is_a_visitor():
    assert not [value for facet, value in values({**RECORD, "host": None}) if facet == "visitor"]
