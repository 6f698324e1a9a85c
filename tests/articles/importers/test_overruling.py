"""What a person says of a document goes before what was recognised in it."""

import pytest

from articles.importers.overruling import Stated, overrule, put_back, stated_of
from articles.importers.parsed import ParsedArticle
from articles.importers.readers import plain_text
from articles.languages import UnknownLanguage
from tests.desk.texts import RECEPTION

SOURCE = "https://tin-an-ninh.example/tiep-bo-truong-kyrgyzstan-1234.html"


@pytest.fixture
def parsed() -> ParsedArticle:
    return plain_text.read(RECEPTION.encode(), "a.txt")


def test_what_nobody_says_stays_as_it_was_recognised(parsed: ParsedArticle) -> None:
    assert overrule(parsed, Stated()) == parsed


def test_the_address_of_a_text_goes_before_the_source_that_it_names(parsed: ParsedArticle) -> None:
    found = overrule(parsed, Stated(address="http://m.other.example/a?utm_source=x", domain=None))
    assert found.source_url == "https://other.example/a"
    assert found.source_url_as_printed == SOURCE
    assert found.domain == "other.example"


def test_emptied_addresses_are_none(parsed: ParsedArticle) -> None:
    found = overrule(parsed, Stated(address="", source="", domain=""))
    assert (found.source_url, found.source_url_as_printed, found.domain) == (None, None, None)


def test_a_date_of_a_person_says_so_and_the_recognised_one_keeps_its_basis(parsed: ParsedArticle) -> None:
    said = overrule(parsed, Stated(published="2026-01-15"))
    assert (said.published, said.published_basis) == ("2026-01-15", "editor")
    again = overrule(said, Stated(published="2026-01-15"))
    assert again.published_basis == "editor"
    assert overrule(said, Stated(published="")).published is None


def test_a_language_is_one_of_the_archive(parsed: ParsedArticle) -> None:
    assert overrule(parsed, Stated(language="EN")).language == "en"
    with pytest.raises(UnknownLanguage):
        overrule(parsed, Stated(language="tlh"))


def test_a_line_is_put_back_in_its_place_with_new_numbers(parsed: ParsedArticle) -> None:
    found = put_back(parsed, ["Bình luận (0)"])
    assert found.passages[-1].text == "Bình luận (0)"
    assert [passage.number for passage in found.passages] == list(range(1, len(parsed.passages) + 2))
    assert [cut.text for cut in found.removed] == [f"Nguồn: {SOURCE}"]
    both = put_back(parsed, [cut.text for cut in parsed.removed])
    assert [passage.text for passage in both.passages[-2:]] == [f"Nguồn: {SOURCE}", "Bình luận (0)"]
    assert both.removed == ()


def test_what_was_cut_off_a_paragraph_goes_back_to_it() -> None:
    told = "(TTXVN) Ngày 14/1, hai bên hội đàm tại Hà Nội về hợp tác an ninh.\nHai bên ký kết thỏa thuận hợp tác."
    parsed = plain_text.read(told.encode(), "a.txt")
    cut = [removed for removed in parsed.removed if removed.scope == "prefix"]
    assert [removed.text for removed in cut] == ["(TTXVN)"]
    assert put_back(parsed, ["(TTXVN)"]).passages[0].text == told.split("\n")[0]


def test_a_caption_that_belongs_to_the_text_becomes_a_paragraph() -> None:
    told = "Ngày 14/1, hai bên hội đàm tại Hà Nội về hợp tác.\nQuang cảnh buổi hội đàm. Ảnh: TTXVN\nHai bên ký kết."
    parsed = plain_text.read(told.encode(), "a.txt")
    captions = [passage.text for passage in parsed.passages if passage.kind == "caption"]
    assert captions, "the caption is recognised"
    back = put_back(parsed, captions)
    assert [passage.kind for passage in back.passages] == ["body"] * 3


def test_what_was_said_survives_as_json() -> None:
    said = Stated(language="bn", kind="human_translation", put_back=("a", "b"), translates=7, published="")
    assert stated_of(said.as_json()) == said
    assert stated_of({}) == Stated()
    assert Stated().as_json() == {}
