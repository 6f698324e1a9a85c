"""Addresses: one form for each article, unsafe ones refused, dates only where they are sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.urls import canonical, domain, published_digits, published_from, published_month

SEED = "https://daibieunhandan.vn/mo-rong-khong-giant-hop-tac-giua-bo-cong-an-viet-nam-10398051.html"


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        (SEED, SEED),
        ("http://vietnamplus.vn/a.vnp", "https://vietnamplus.vn/a.vnp"),
        ("HTTPS://VietnamPlus.VN/A.vnp", "https://vietnamplus.vn/A.vnp"),
        ("www.vietnamplus.vn/a", "https://www.vietnamplus.vn/a"),
        ("https://m.vietnamplus.vn/a", "https://vietnamplus.vn/a"),
        ("https://amp.baotintuc.vn/a?id=5", "https://baotintuc.vn/a?id=5"),
        ("https://m.co/a", "https://m.co/a"),
        ("https://mobile.a.by/b", "https://a.by/b"),
        ("https://a.bd/amp/b", "https://a.bd/b"),
        ("https://a.bd/b/amp/", "https://a.bd/b"),
        ("https://a.bd/amp", "https://a.bd/"),
        ("https://a.sn/b?xtor=RSS-1&ref=home&page=2", "https://a.sn/b?page=2"),
        ("https://a.vn/b?utm_source=x&id=5&fbclid=y&UTM_medium=z", "https://a.vn/b?id=5"),
        ("https://a.vn/b?gclid=x", "https://a.vn/b"),
        ("https://a.vn/b#comments", "https://a.vn/b"),
        ("https://a.vn:443/b", "https://a.vn/b"),
        ("http://a.vn:80/b", "https://a.vn/b"),
        ("http://a.vn:8080/b", "http://a.vn:8080/b"),
        ("https://a.vn./b", "https://a.vn/b"),
        ("https://a.vn", "https://a.vn/"),
        (" https://a.vn/%E0%A6%AC/ব?q=ব ", "https://a.vn/%E0%A6%AC/ব?q=ব"),
    ],
)
def test_an_address_has_one_canonical_form(printed, kept):
    assert canonical(printed) == kept
    assert canonical(kept) == kept


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "TTXVN",
        "javascript:alert(1)",
        "data:text/html,<script>",
        "ftp://a.vn/b",
        "//a.vn/b",
        "https://",
        "https://localhost/b",
        "https://..vn/b",
        "https://user:password@a.vn/b",
        "https://a.vn/b c",
        "https://a.vn/b\nc",
        'https://a.vn/"onmouseover',
        "https://a.vn/<b>",
        "https://[::1]/b",
        "https://[a.vn/b",
        "https://a.vn:port/b",
        "https://a.vn:99999/b",
        "https://a.vn/" + "b" * 1000,
    ],
)
def test_an_address_that_cannot_be_trusted_has_no_canonical_form(printed):
    assert canonical(printed) is None
    assert domain(printed) is None
    assert published_from(printed) is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (SEED, "daibieunhandan.vn"),
        ("https://www.vietnamplus.vn/a", "vietnamplus.vn"),
        ("http://m.A.vn/b", "a.vn"),
    ],
)
def test_the_domain_is_the_publishers_name_on_the_web(printed, name):
    assert domain(printed) == name


@pytest.mark.parametrize(
    ("path", "day", "digits"),
    [
        ("/thoi-su/phong-chong-toi-pham-mang-20251025191315697.htm", "2025-10-25", "20251025191315697"),
        ("/a-20251025191315.htm", "2025-10-25", "20251025191315"),
        ("/a_20251025191315.htm", "2025-10-25", "20251025191315"),
        ("/2025/10/25/talks.html", "2025-10-25", "2025/10/25"),
        ("/2025/2/3/talks", "2025-02-03", "2025/2/3"),
        ("/2025-10-25/talks", "2025-10-25", "2025-10-25"),
        ("/talks-20251025.html", "2025-10-25", "20251025"),
        ("/20251025/talks", "2025-10-25", "20251025"),
        ("/2024/01/01/talks-20251025191315697.htm", "2025-10-25", "20251025191315697"),
        ("/turkiye-egypt-discuss-smuggling-20251025-118822", "2025-10-25", "20251025"),
        ("/bo-cong-an-hoi-dam-185251025191315517.htm", "2025-10-25", "185251025191315517"),
        ("/politics/25/10/2025/talks", "2025-10-25", "25/10/2025"),
        ("/maroc/rabat-25-10-2025-ABCDEF12.php", "2025-10-25", "25-10-2025"),
        ("/en/africa/20251025-talks-in-rabat", "2025-10-25", "20251025"),
        ("/2025/oct/25/talks", "2025-10-25", "2025/oct/25"),
        ("/a/202510/25/content_1.htm", "2025-10-25", "202510/25"),
    ],
)
def test_a_date_in_the_path_is_the_day_of_publication(path, day, digits):
    assert published_from(f"https://a.vn{path}") == day
    assert published_digits(f"https://a.vn{path}") == (day, digits)


@pytest.mark.parametrize(
    "path",
    [
        "/a-10398051.html",
        "/a-post1080861.vnp",
        "/a-post20251025.vnp",
        "/2025/13/40/talks",
        "/2025/02/30/talks",
        "/1889/10/25/talks",
        "/2101/10/25/talks",
        "/a-20251025991315697.htm",
        "/a-20250230191315697.htm",
        "/a-102251025191315697000000.htm",
        "/2025/10/talks",
        "/a?date=20251025",
        "/su-kien-20251025-tai-ha-noi.html",
    ],
)
def test_a_number_that_is_no_sure_date_dates_nothing(path):
    assert published_from(f"https://a.vn{path}") is None


@given(st.text(max_size=60).map(lambda text: "https://" + text))
def test_whatever_is_printed_the_canonical_form_is_stable_and_on_the_web(printed):
    kept = canonical(printed)
    published_from(printed)
    assert kept is None or (kept.startswith(("https://", "http://")) and canonical(kept) == kept)


@pytest.mark.parametrize(
    ("path", "month"),
    [
        ("/2026/02/joint-patrols/", "2026-02"),
        ("/en/news/2026/03/talks.html", "2026-03"),
        ("/ru/2026/prokuror-dushanbe-4417", "2026"),
        ("/2026/", None),
        ("/2026/02/", None),
        ("/2026/02/1175/", None),
        ("/1066/10/hastings", None),
    ],
)
def test_folders_of_a_year_and_a_month_tell_as_much(path, month):
    found = published_month(f"https://a.vn{path}")
    assert (found and found[0]) == month
