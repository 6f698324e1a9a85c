"""Every format through the one way in: what is found, what is refused, and that one bad part stops nothing else."""

import gzip
import json
import os
import re

import pytest

from articles.importers.container import PassedOver
from articles.importers.formats import recognise
from articles.importers.parsed import Refused
from articles.importers.reading import files_of, read_path
from tests.articles.importers.samples import (
    ATOM,
    BN,
    EN,
    NINJS,
    PAGE,
    RSS,
    VI,
    documents,
    lines,
    packed,
    warc,
)


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (VI, "text"),
        ("[Ảnh] Hội đàm tại Hà Nội", "text"),
        ("<b>Hà Nội</b> là thủ đô", "text"),
        (PAGE, "html"),
        ("\n<!-- saved --><HTML><p>x", "html"),
        ("<div><p>x</p></div>", "html"),
        (RSS, "feed"),
        (ATOM, "feed"),
        (lines({"text": EN}), "jsonl"),
        (json.dumps(NINJS, indent=1), "json"),
        (f"[{lines({'text': EN})}]", "json"),
        ("id,text,url\n1,x,y", "csv"),
        ("text_vi;title_vi\nx;y", "csv"),
        ("WARC/1.0\r\n", "warc"),
    ],
)
def test_a_format_is_told_by_the_content(content, format):
    assert recognise(content.encode()) == format
    assert recognise(("\ufeff" + content).encode("utf-16-le")) in (format, "text")


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", "x,y\n1,2"), ("a.json", "hello"), ("a.xml", "<?xml version='1.0'?><x/>")]
)
def test_what_is_no_known_format_is_refused_and_the_option_overrides(name, content):
    [refused] = documents(content, name)
    assert (refused.code, refused.line) == ("unknown_format", 1)
    [text] = documents("id,word\nThe ministers met in Hanoi for the talks.", "a.csv", format="text")
    assert text.language == "en"


def test_a_saved_page_gives_its_text_and_what_it_says_of_itself():
    [page] = documents(PAGE, "talks.html")
    assert page.title == "Talks in Hanoi"
    assert (page.source_url, page.domain) == ("https://example.org/talks", "example.org")
    assert page.source_url_as_printed == "https://m.example.org/talks?utm_source=x"
    assert (page.published, page.published_basis) == ("2025-12-03", "metadata")
    assert (page.language, page.publisher_name) == ("en", "Example")
    assert [passage.kind for passage in page.passages] == ["heading", "body", "caption", "body"]
    assert [cut.kind for cut in page.removed] == ["photo_caption"]
    assert "Home" not in "".join(page.paragraphs)


def test_a_page_in_its_declared_encoding_is_read_and_a_broken_one_refused_with_the_byte():
    body = "<p>Министр внутренних дел Беларуси провёл встречу с президентом Интерпола в Дубае.</p>" * 2
    page = f'<html><head><meta charset="windows-1251"></head><body>{body}</body></html>'
    [found] = documents(page.encode("cp1251"))
    assert (found.language, found.encoding) == ("ru", "cp1251")
    assert found.paragraphs[0].startswith("Министр")
    [refused] = documents(page.encode("cp1251").replace(b"windows-1251", b"utf-8"))
    assert refused.code == "bad_encoding"
    assert "at byte" in refused.message


def test_the_letters_of_a_page_go_before_its_language_tag():
    [found] = documents(PAGE.replace('lang="en"', 'lang="vi"'))
    assert found.language == "en"
    assert [warning.code for warning in found.warnings] == ["language_differs"]


def test_a_date_of_the_page_goes_before_the_digits_of_its_address():
    [found] = documents(PAGE.replace("/talks?", "/2025/11/30/talks?"))
    assert found.published == "2025-12-03"
    assert [warning.code for warning in found.warnings] == ["dates_differ"]


def test_json_lines_give_every_record_its_number_id_and_own_bytes():
    first = lines(
        {"id": "a1", "url": "https://a.org/1", "title": "Talks", "published": "2025-12-03", "text": EN}
    )
    found = documents(first + "\n\n" + lines({"id": "a2", "text": VI}), "n.jsonl")
    assert [(d.item, d.name, d.external_id, d.language) for d in found] == [
        (1, "n.jsonl#1", "a1", "en"),
        (2, "n.jsonl#2", "a2", "vi"),
    ]
    assert found[0].data == first.encode()
    assert (found[0].title, found[0].published_basis) == ("Talks", "metadata")
    assert [cut.kind for cut in found[0].removed] == ["byline", "source_line"]


def test_a_record_in_several_languages_is_one_article_with_several_texts():
    [found] = documents(lines({"text_bn": BN, "text_vi": VI, "title_vi": "Hội đàm", "language": "vi"}))
    assert [(text.language, text.title, text.translation) for text in found.texts] == [
        ("vi", "Hội đàm", False),
        ("bn", None, True),
    ]
    assert {text.item for text in found.texts} == {1}


@pytest.mark.parametrize(
    ("record", "code", "told"),
    [
        ('{"id": "a3", "text": "broken', "bad_record", "column 22"),
        ({"title": "x"}, "bad_record", "has no text"),
        ({"text": 5}, "bad_record", "text is a number"),
        ({"text": EN, "published": "25/10/2025"}, "bad_record", "published"),
        ({"text": EN, "language": "de"}, "bad_record", "“de”"),
        ({"text_xx": EN}, "bad_record", "text_xx"),
        ("[1]", "bad_record", "no object"),
        ('{"text": "\\ud800 a"}', "bad_record", "half a character"),
        ({"text": "মন্তব্য (0)"}, "no_article", "no article"),
    ],
)
def test_a_bad_record_is_refused_with_its_line_and_stops_no_other(record, code, told):
    found = documents(lines({"text": EN}, record, {"text": VI}), "n.jsonl")
    assert [type(document).__name__ for document in found] == ["ParsedArticle", "Refused", "ParsedArticle"]
    assert (found[1].code, found[1].line, found[1].item) == (code, 2, 2)
    assert told in found[1].message


def test_a_record_that_is_no_utf8_is_refused_with_its_byte_and_stops_no_other():
    data = lines({"text": EN}).encode() + b'\n{"text": "caf\xe9"}\n' + lines({"text": VI}).encode()
    found = documents(data, "n.jsonl")
    assert (found[1].code, found[1].line) == ("bad_encoding", 2)
    assert f"byte {data.index(0xE9):,}" in found[1].message
    assert found[2].language == "vi"


def test_a_thousand_bad_records_in_a_row_end_the_file():
    found = documents("\n".join(["{"] + ['{"text": 1}'] * 3000), "n.jsonl", format="jsonl")
    assert len(found) == 1001
    assert "in a row" in found[-1].message


def test_a_table_has_columns_a_language_and_located_refusals():
    table = (
        "id;text;url;title_bn;text_bn\n"
        f'1;"{EN.replace(chr(34), "")}";https://a.org/1;বৈঠক;"{BN}"\n'
        '2;"never closed\n'
        "3;The ministers of the two states met in Minsk for talks;https://a.org/3;;\n"
        "4;The ministers met in the city;https://a.org/4;;;too many\n"
    )
    found = documents(table, "n.csv")
    told = [document.code if isinstance(document, Refused) else document.external_id for document in found]
    assert told == ["1", "bad_record", "3", "bad_record"]
    assert [text.language for text in found[0].texts] == ["en", "bn"]
    assert [d.line for d in found if isinstance(d, Refused)] == [7, 9]
    assert "never closed" in found[1].message


def test_a_feed_gives_every_entry_with_date_address_and_number():
    first, nothing, summary = documents(RSS, "feed.xml")
    assert (first.title, first.published, first.published_basis) == (
        "Talks in Hanoi",
        "2025-12-03",
        "metadata",
    )
    assert (first.source_url, first.external_id, first.language) == (
        "https://example.org/1",
        "example.org:17",
        "en",
    )
    assert first.paragraphs == [
        "Talks in Hanoi",
        "The ministers met in Hanoi for the talks.",
        "They signed a letter.",
    ]
    assert (nothing.code, nothing.item, nothing.line) == ("bad_record", 2, 3)
    assert [warning.code for warning in summary.warnings] == ["summary_only"]
    [entry] = documents(ATOM)
    assert (entry.language, entry.external_id) == ("fr", "tag:lefil.fr,2025:1")


@pytest.mark.parametrize("xml", [RSS[:300], f'<!DOCTYPE rss [<!ENTITY a "b">]>{RSS[21:]}'])
def test_a_feed_that_is_cut_short_or_defines_entities_is_refused(xml):
    assert [document.code for document in documents(xml)] == ["bad_record"]


def test_a_ninjs_item_is_read_alone_in_a_list_and_in_lines():
    [alone] = documents(json.dumps(NINJS, indent=1, ensure_ascii=False))
    assert (alone.item, alone.external_id, alone.title, alone.published) == (
        None,
        "urn:newsml:vna:2025:1",
        "Hội đàm",
        "2025-12-03",
    )
    assert [d.item for d in documents(json.dumps([NINJS, NINJS]))] == [1, 2]
    [line] = documents(json.dumps(NINJS))
    assert line.paragraphs == alone.paragraphs
    assert documents(json.dumps({**NINJS, "pubstatus": "canceled"}))[0].code == "no_article"
    assert documents(json.dumps({**NINJS, "type": "picture"}))[0].code == "no_article"


@pytest.mark.parametrize("compressed", [True, False])
def test_a_web_archive_gives_its_pages_and_passes_over_the_rest(compressed):
    data = warc(
        ("https://example.org/x", PAGE.encode(), "text/html", "200 OK"),
        ("https://example.org/y.png", b"\x89PNG", "image/png", "200 OK"),
        ("https://example.org/404", b"<p>no</p>", "text/html", "404 Not Found"),
        (
            "https://example.org/short",
            b"<p>The ministers met in the city of Minsk.</p>",
            "text/html",
            "200 OK",
        ),
        compressed=compressed,
    )
    found = documents(data, "a.warc")
    assert [document.source_url for document in found] == [
        "https://example.org/talks",
        "https://example.org/short",
    ]
    assert found[0].data == PAGE.encode()
    cut = documents(data[: len(data) - 60], "a.warc")
    assert cut[0].source_url == "https://example.org/talks"


def test_a_record_that_is_longer_than_it_claims_makes_no_reader_talk(capfd):
    data = warc(("https://example.org/x", PAGE.encode(), "text/html", "200 OK"), compressed=False)
    length = int(re.findall(rb"Content-Length: (\d+)", data)[0])
    documents(
        data.replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length - 20), 1), "a.warc"
    )
    assert capfd.readouterr() == ("", "")


def test_an_archive_is_read_through_and_nothing_leaves_it():
    inner = packed(**{"in.txt": EN})
    data = packed(**{
        "a/vi.txt": VI, "b.jsonl": lines({"text": EN}, {"text": BN}), "../evil.txt": VI, "inner.zip": inner,
        "pic.png": b"\x89PNG", "__MACOSX/x": b"x", "p.html": PAGE,
    })  # fmt: skip
    found = documents(data, "n.zip")
    assert [document.item for document in found] == list(range(1, 8))
    assert [document.member for document in found] == [
        "a/vi.txt", "b.jsonl", "b.jsonl", "../evil.txt", "inner.zip/in.txt", "pic.png", "p.html",
    ]  # fmt: skip
    assert [document.code for document in found if isinstance(document, Refused)] == [
        "unreadable",
        "not_text",
    ]


def test_bombs_nests_and_lying_archives_are_refused_at_once():
    bomb = packed(**{"x.txt": b"a b\n" * 5_000_000, "y.txt": VI})
    assert [document.code for document in documents(bomb)] == ["too_large"]
    nest = packed(**{"x.txt": VI})
    for _ in range(4):
        nest = packed(**{"n.zip": nest})
    assert [document.code for document in documents(nest)] == ["too_large"]
    many = bytearray(packed(**{"x.txt": VI}))
    end = many.rindex(b"PK\x05\x06")
    many[end + 10 : end + 12] = b"\xff\xff"
    assert [document.code for document in documents(bytes(many))] == ["too_large"]
    assert documents(packed(**{"[Content_Types].xml": "x"}))[0].code == "not_text"
    gz = gzip.compress(b"WARC/1.0\r\n" + b"a" * 50_000_000)
    assert {document.code for document in documents(gz)} <= {"too_large", "unreadable", "no_article"}


def test_a_folder_is_read_in_order_without_hidden_files_and_without_leaving_it(tmp_path):
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "p_files").mkdir()
    (folder / "b.txt").write_text(VI)
    (folder / "sub" / "a.txt").write_text(BN)
    (folder / "p.html").write_text(PAGE)
    (folder / "p_files" / "x.css").write_text("a{}")
    (folder / ".hidden").write_text("x")
    (tmp_path / "secret.txt").write_text(EN)
    os.symlink(tmp_path / "secret.txt", folder / "z.txt")
    os.symlink(folder, folder / "loop")
    found = list(files_of(str(folder)))
    assert found[0] == PassedOver(str(folder), 1, ".hidden")
    assert [file.path for file in found[1:] if not isinstance(file, Refused)] == [
        f"{folder}/b.txt",
        f"{folder}/p.html",
        f"{folder}/sub/a.txt",
    ]
    assert sorted(file.name for file in found if isinstance(file, Refused)) == [
        f"{folder}/loop",
        f"{folder}/z.txt",
    ]


def test_a_path_that_is_not_there_is_refused(tmp_path):
    assert [file.code for file in files_of(str(tmp_path / "no"))] == ["unreadable"]
    assert [document.code for document in read_path(str(tmp_path / "no"))] == ["unreadable"]


def test_deep_and_endless_pages_are_refused_before_they_are_parsed():
    assert documents(b"<html><body>" + b"<div>" * 100_000)[0].code == "too_large"
    assert documents(b"<html><body>" + b"<i></i>" * 100_000)[0].code == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_plain_text_is_read_alike_in_every_encoding_and_line_end(encoding, end):
    [found] = documents(EN.replace("\n", end).encode(encoding))
    assert found.paragraphs == [
        "The ministers of Vietnam and Belarus met in Hanoi on 3 December 2025 for talks.",
        "They signed a letter of intent.",
    ]
