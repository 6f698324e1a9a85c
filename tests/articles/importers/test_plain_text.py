"""Plain text files: what the reader finds in them, and that it loses nothing."""

import unicodedata
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.parsed import Refused, Removed
from articles.importers.readers.plain_text import MAX_PARAGRAPHS, read
from articles.languages import UnknownLanguage

SEEDS = Path(__file__).parents[3] / "fixtures" / "seeds"
CAPTION = (
    "Đại tướng Lương Tam Quang, Bộ trưởng Bộ Công an và Thư ký Hội đồng An ninh Cộng hòa Belarus Volfovich "
    "Aleksandr Grigorievich cùng các đại biểu. (Ảnh: Minh Đức/TTXVN)"
)
ADDRESSES = {
    "000": "https://daibieunhandan.vn/mo-rong-khong-giant-hop-tac-giua-bo-cong-an-viet-nam-va-hoi-dong-an-ninh-"
    "belarus-10398051.html",
    "001": "https://www.vietnamplus.vn/tong-bi-thu-viet-nam-belarus-can-tiep-tuc-tan-dung-cac-tiem-nang-du-dia-"
    "post1080861.vnp",
    "002": "https://baotintuc.vn/thoi-su/bo-cong-an-thuc-day-hop-tac-quoc-te-trong-phong-chong-toi-pham-mang-"
    "20251025191315697.htm",
}


def seed(number):
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return read(path.read_bytes(), path.name)


def text_of(*lines):
    return read("\n".join(lines).encode(), "a.txt")


def refused(data, name="a.txt"):
    with pytest.raises(Refused) as refusal:
        read(data, name)
    return refusal.value


@pytest.mark.parametrize(
    ("number", "language", "published", "basis", "passages", "source", "comments"),
    [
        ("000", "bn", None, "none", 12, 18, 25),
        ("001", "bn", None, "none", 14, 16, 23),
        ("002", "bn", "2025-10-25", "url", 16, 26, 33),
    ],
)
def test_the_seeds_with_a_source_line(number, language, published, basis, passages, source, comments):
    found = seed(number)
    assert (found.language, found.published, found.published_basis) == (language, published, basis)
    assert found.source_url == found.source_url_as_printed == ADDRESSES[number]
    assert len(found.passages) == len(found.paragraphs) == passages
    assert found.removed == (
        Removed(source, "source_line", f"সূত্র: {ADDRESSES[number]}", "line"),
        Removed(comments, "comments", "মন্তব্য (0)", "line"),
    )
    assert (found.title, found.warnings) == (None, ())


def test_the_date_in_an_address_comes_with_the_digits_it_was_read_from():
    assert seed("002").published_words == "20251025191315697"
    assert seed("002").domain == "baotintuc.vn"


def test_the_vietnamese_seed_with_a_header_a_caption_and_an_end_mark():
    found = seed("003")
    assert (found.language, found.source_url, found.domain, found.title) == ("vi", None, None, None)
    assert (found.published, found.published_basis) == ("2025-12-03", "header")
    assert found.published_words == "date 2025-12-03"
    assert found.removed == (
        Removed(1, "date_header", "date 2025-12-03", "prefix"),
        Removed(15, "photo_caption", CAPTION, "line"),
        Removed(25, "end_mark", "./.", "suffix"),
    )
    assert [passage.number for passage in found.passages] == list(range(1, 14))
    assert [(p.number, p.line, p.text) for p in found.passages if p.kind == "caption"] == [(8, 15, CAPTION)]
    assert found.paragraphs[0].startswith("Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang")
    assert found.paragraphs[-1].endswith("trong khu vực và trên thế giới")
    assert len(found.paragraphs) == 12


def test_the_seed_without_any_remains():
    found = seed("004")
    assert (found.language, found.published, found.source_url, found.removed) == ("bn", None, None, ())
    assert len(found.paragraphs) == 8


def test_the_bytes_are_described_exactly():
    data = "\ufeffHai bên hội đàm tại Hà Nội.".encode()
    found = read(data, "a.txt")
    assert (found.name, found.size, found.encoding) == ("a.txt", len(data), "utf-8-sig")
    assert found.sha256 == sha256(data).hexdigest()


def test_passages_are_clean_and_in_nfc():
    found = text_of(unicodedata.normalize("NFD", "Hai bên\u00a0 hội\u200b đàm tại  Hà Nội."))
    assert found.paragraphs == ["Hai bên hội đàm tại Hà Nội."]


def test_a_short_first_line_set_off_by_a_blank_line_is_the_title():
    found = text_of("Việt Nam và Belarus hội đàm", "", "Ngày 3/12 hai bên hội đàm tại Hà Nội.")
    assert found.title == "Việt Nam và Belarus hội đàm"
    assert [passage.kind for passage in found.passages] == ["heading", "body"]
    assert found.paragraphs[0] == found.title


@pytest.mark.parametrize(
    "lines",
    [
        ["Ngày 3/12 hai bên hội đàm tại Hà Nội.", "", "Hai bên ký kết."],
        ["৩ ডিসেম্বর বৈঠক হয়েছে।", "", "মন্ত্রী লুওং ট্যাম কোয়াং বলেন।"],
        ["Việt Nam và Belarus hội đàm", "Ngày 3/12 hai bên hội đàm tại Hà Nội."],
        ["Việt Nam và Belarus hội đàm"],
        ["Hai bên " * 30, "", "Hai bên ký kết."],
        ["* Việt Nam và Belarus hội đàm", "", "Hai bên ký kết."],
        ["Hai bên nhất trí:", "", "Hợp tác an ninh."],
    ],
)
def test_no_title_is_guessed(lines):
    assert text_of(*lines).title is None


def test_the_header_goes_before_the_address_and_a_contradiction_is_told():
    found = text_of(
        "date 2025-12-03", "", "Hai bên hội đàm tại Hà Nội.", "Nguồn: https://a.vn/a-20251025191315697.htm"
    )
    assert (found.published, found.published_basis) == ("2025-12-03", "header")
    assert [(warning.code, warning.line) for warning in found.warnings] == [("dates_differ", 1)]
    assert found.removed[0] == Removed(1, "date_header", "date 2025-12-03", "line")


def test_of_two_source_lines_the_last_is_taken_with_a_warning():
    found = text_of(
        "Nguồn: https://a.vn/mot",
        "Hai bên hội đàm tại Hà Nội.",
        "Nguồn: http://www.vietnamplus.vn/hai?utm_source=x",
    )
    assert found.source_url == "https://www.vietnamplus.vn/hai"
    assert found.source_url_as_printed == "http://www.vietnamplus.vn/hai?utm_source=x"
    assert found.domain == "vietnamplus.vn"
    assert [(warning.code, warning.line) for warning in found.warnings] == [("second_source_line", 3)]


def test_an_unsafe_source_address_is_not_taken_and_told():
    found = text_of("Hai bên hội đàm tại Hà Nội.", "Nguồn: javascript:alert(1)")
    assert (found.source_url, found.source_url_as_printed, found.domain) == (None, None, None)
    assert [warning.code for warning in found.warnings] == ["unsafe_source_url"]
    assert found.removed[0].text == "Nguồn: javascript:alert(1)"


def test_a_given_language_holds_and_a_contradiction_is_told():
    text = "Hai bên hội đàm tại Hà Nội.".encode()
    assert read(text, "a.txt", "VI").warnings == ()
    found = read(text, "a.txt", "ru")
    assert found.language == "ru"
    assert [warning.code for warning in found.warnings] == ["language_differs"]
    with pytest.raises(UnknownLanguage):
        read(text, "a.txt", "xx")


def test_a_text_whose_language_cannot_be_told_asks_for_it():
    data = "รัฐมนตรีกล่าว".encode()
    found = refused(data)
    assert found.code == "no_article"
    assert "--language" in found.message
    assert read(data, "a.txt", "en").language == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\u00a0\n\ufeff\n", "empty"),
        ("মন্তব্য (0)\nসূত্র: https://a.vn/b\n", "no_article"),
        (CAPTION, "no_article"),
        ("12 345\n67", "not_text"),
    ],
)
def test_a_file_without_an_article_is_refused(text, code):
    assert refused(text.encode()).code == code


def test_a_file_of_too_many_paragraphs_is_no_article():
    found = refused(b"a b\n" * (MAX_PARAGRAPHS + 1))
    assert (found.code, found.line) == ("too_large", MAX_PARAGRAPHS + 1)


def test_a_refusal_carries_the_name_that_it_was_given():
    assert str(refused(b"", "003.txt")) == "003.txt: the file is empty"


LINES = st.one_of(
    st.sampled_from([
        " date 2025-12-03 Ngày 3/12, tại Hà Nội.",
        "date: 2025-12-03",
        "date 2025-12-03",
        CAPTION,
        "Hai bên ký kết. " * 30 + "(Ảnh: TTXVN)",
        "(Ảnh: TTXVN)",
        "Ảnh: Minh Đức",
        "trên thế giới./.",
        "./.",
        "সূত্র: https://baotintuc.vn/a-20251025191315697.htm",
        "https://baotintuc.vn/a.htm",
        "মন্তব্য (0)",
        "Xem thêm",
        "Chia sẻ",
        "মন্ত্রী লুওং ট্যাম কোয়াং বলেন।",
        "Việt Nam và Belarus hội đàm",
        "",
        "   ",
    ]),
    st.text(alphabet=st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=40),
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"])


@given(st.lists(st.tuples(LINES, ENDS), max_size=12))
def test_passages_and_removed_parts_are_together_the_whole_file(lines):
    text = "".join(line + end for line, end in lines)
    try:
        found = read(text.encode(), "a.txt")
    except Refused:
        return
    shown = {passage.line for passage in found.passages}
    parts = [passage.text for passage in found.passages]
    parts += [cut.text for cut in found.removed if cut.scope != "line" or cut.line not in shown]
    assert Counter("".join("".join(parts).split())) == Counter(
        "".join(unicodedata.normalize("NFC", text).split())
    )
    assert [passage.number for passage in found.passages] == list(range(1, len(found.passages) + 1))
    assert all(found.paragraphs)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_random_bytes_are_read_or_refused_and_never_break_the_reader(data):
    refusal = None
    try:
        found = read(data, "a.txt")
    except Refused as error:
        refusal = error
    assert str(refusal).startswith("a.txt") if refusal else found.size == len(data)


@pytest.mark.parametrize(
    "line",
    [
        "a\t" + "\t" * 90_000 + "b",
        "a " + "\u200d" * 90_000 + " b",
        "Hà Nội (Ảnh: a)" + " " * 90_000 + "b",
        "Hà Nội " + "(" * 90_000,
        "Hà Nội " + "." * 90_000 + "b",
        "Hà Nội " + "a. " * 30_000,
        "Nguồn: " + " a" * 45_000,
        "Hà Nội " + "a" * 90_000,
        "Hà Nội " + "\u0301" * 90_000,
        "Hà Nội https://" + "a" * 90_000,
    ],
    ids=range(10),
)
def test_a_hostile_line_does_not_cost_the_honest_one_before_it(line):
    article = read(f"Hai bên hội đàm tại Hà Nội.\n{line}\n".encode(), "a.txt", "vi")
    assert article.passages[0].text == "Hai bên hội đàm tại Hà Nội."


@pytest.mark.parametrize(
    ("header", "path", "published"),
    [
        (" date 2025-09 ", "2025/09/25/talks", ("2025-09-25", "url")),
        (" date 2025-09-24 ", "2025/09/25/talks", ("2025-09-24", "header")),
        (" date 2025-08 ", "2025/09/25/talks", ("2025-08", "header")),
        ("", "2025/09/talks", ("2025-09", "url")),
    ],
)
def test_the_day_in_the_address_completes_a_month_above_the_text(header, path, published):
    body = "The interior ministers of Malta and Libya met in Valletta and spoke about boats."
    parsed = text_of(f"{header}{body}", f"Source: https://example.org/{path}")
    assert (parsed.published, parsed.published_basis) == published


@pytest.mark.parametrize(
    ("above", "below", "published"),
    [
        ("বুধবার, ২৬ জুন ২০২৪, ১২ আষাঢ় ১৪৩১", "প্রকাশ: ২০ মার্চ ২০২২, ১২:০৪ এএম", "2022-03-20"),
        ("ঢাকা, বাংলাদেশ বুধবার ২৬ জুন ২০২৪, ১২ আষাঢ় ১৪৩১", "২০ মার্চ ২০২২", "2022-03-20"),
        ("বুধবার, ২৬ জুন ২০২৪, ১২ আষাঢ় ১৪৩১", "আপডেট: ২০ মার্চ ২০২২, ১২:০৪ এএম", "2022-03-20"),
        ("ঢাকা Wednesday, 26 June 2024", "প্রকাশিত: 17:55, 20 March 2022", "2022-03-20"),
        ("বুধবার, ২৬ জুন ২০২৪, ১২ আষাঢ় ১৪৩১", "নিজস্ব প্রতিবেদক", "2024-06-26"),
        ("২৬ জুন ২০২৪, ১০:১৫", "প্রকাশিত: ২০ মার্চ ২০২২", "2024-06-26"),
    ],
)
def test_the_day_on_which_a_page_was_shown_gives_way_to_that_of_its_text(above, below, published):
    body = "স্বরাষ্ট্র সচিব রফিউল হকের সঙ্গে সাক্ষাৎ করেছেন জাপানের রাষ্ট্রদূত কেনজি মোরিতা।"
    parsed = text_of(above, "", "স্বরাষ্ট্র সচিবের সঙ্গে জাপানের রাষ্ট্রদূত", "", below, "", body, body)
    assert parsed.published == published
    assert parsed.title == "স্বরাষ্ট্র সচিবের সঙ্গে জাপানের রাষ্ট্রদূত"


def test_a_short_line_right_above_a_long_paragraph_is_its_heading():
    paragraph = (
        "The interior ministers of Malta and Libya met in Valletta on Monday and spoke about boats. " * 2
    )
    assert (
        text_of("Ministers of Malta and Libya meet", paragraph).title == "Ministers of Malta and Libya meet"
    )
    assert text_of("Ministers of Malta and Libya meet", "They met in Valletta.").title is None
    assert text_of("The ministers of Malta and Libya, who had met before, as", paragraph[:-2]).title is None
