"""Of all addresses that show the same, one is kept."""

import pytest

from archive.page_address import canonical


@pytest.mark.parametrize(
    ("parameters", "wanted"),
    [
        ([], "/meetings/"),
        ([("page", "1"), ("sort", "newest")], "/meetings/"),
        ([("q", "")], "/meetings/"),
        ([("page", "2"), ("kind", "visit"), ("country", "VN"), ("country", "BY")],
         "/meetings/?country=BY&country=VN&kind=visit&page=2"),
        ([("country", "BY"), ("kind", "visit"), ("country", "VN"), ("page", "2")],
         "/meetings/?country=BY&country=VN&kind=visit&page=2"),
        ([("country", "VN"), ("country", "VN")], "/meetings/?country=VN"),
        ([("topic", "a"), ("to", "2025"), ("from", "2024"), ("q", "an ninh")],
         "/meetings/?q=an%20ninh&from=2024&to=2025&topic=a"),
        ([("q", "নি")], "/meetings/?q=%E0%A6%A8%E0%A6%BF"),
    ],
)  # fmt: skip
def test_parameters_stand_in_one_order_and_what_is_so_anyhow_is_left_out(parameters, wanted):
    assert canonical("/meetings/", parameters) == wanted
