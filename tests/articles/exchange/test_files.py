"""XLIFF and PO of a translation: what is written is read back; what is no such file is refused with its line."""

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articles.exchange import plain, po, xliff
from articles.exchange.unit import MAX_BYTES, TranslationFile, Unit, Unreadable, unit_name, unit_number

VI = "Hai bên ký kết “Ý định thư” <về hợp tác> & phối hợp\nvà chụp ảnh"
BN = 'দুই পক্ষ "অভিপ্রায় পত্র" স্বাক্ষর করে।\nর‍্যাব ২০২৫'
FILE = TranslationFile(
    "vi",
    "bn",
    [
        Unit(1, "Hội đàm tại Hà Nội", "হ্যানয়ে আলোচনা", 2, notes=("Headline",)),
        Unit(3, VI, BN, 14, is_certain=False),
        Unit(4, "Hội đàm", ""),
        Unit(7, "Hội đàm", ""),
        Unit(8, "", "শুধু অনুবাদে", 1),
    ],
    12,
)


def told(file: TranslationFile) -> list[tuple[int | None, str, str, int]]:
    return [(unit.number, unit.source, unit.target, unit.version) for unit in file.units]


@pytest.mark.parametrize("form", [xliff, po])
def test_what_is_written_is_read_back(form) -> None:
    read = form.read(form.written(FILE))
    assert told(read) == told(FILE)
    assert (read.source_language, read.target_language, read.draft) == ("vi", "bn", 12)
    assert [unit.is_certain for unit in read.units if unit.target] == [True, False, True]
    lines = form.written(FILE).decode().split("\n")
    first = read.units[0]
    assert "s1" in "".join(lines[first.line - 3 : first.line])


TEXTS = st.text(st.sampled_from(' \n\t"\\&<>]]%#নিরাপত্তাĐạিà\u200d\u0007—'), max_size=40)


@pytest.mark.parametrize("form", [xliff, po])
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_any_words_come_back_but_for_signs_that_xml_cannot_hold(form, pairs: list[tuple[str, str]]) -> None:
    units = [Unit(number, *pair, version=number) for number, pair in enumerate(pairs, 1)]
    read = form.read(form.written(TranslationFile("vi", "bn", units, 1)))
    kept = str if form is po else lambda words: words.replace("\u0007", "")
    assert told(read) == [(unit.number, kept(unit.source), kept(unit.target), unit.version) for unit in units]


def test_other_programs_find_valid_files() -> None:
    root = etree.fromstring(xliff.written(FILE))
    assert root.tag == "{urn:oasis:names:tc:xliff:document:2.0}xliff"
    assert root.attrib == {"version": "2.1", "srcLang": "vi", "trgLang": "bn"}
    order = [etree.QName(part).localname for part in next(root.iter("{*}unit"))]
    assert order == ["metadata", "notes", "segment"]
    lines = po.written(FILE).decode()
    assert '"Language: bn\\n"' in lines
    assert "EMAIL@ADDRESS" not in lines
    catalog = read_po(po.written(FILE).decode().splitlines(keepends=True), abort_invalid=True)
    assert [message.context for message in catalog if message.id] == ["s1", "s3", "s4", "s7", "s8"]


UNIT = '<unit id="s1"><segment><source>a b</source><target>c</target></segment></unit>'


def document(
    units: str = UNIT, *, head: str = "", attributes: str = 'version="2.1" srcLang="vi" trgLang="bn"'
) -> bytes:
    core = 'xmlns="urn:oasis:names:tc:xliff:document:2.0"'
    return f'<?xml version="1.0"?>\n{head}<xliff {core} {attributes}>\n<file id="f">\n{units}\n</file></xliff>'.encode()


def test_what_programs_do_to_a_file_is_read() -> None:
    """Segments cut anew and in another order, groups, marks, comments, UTF-16."""
    units = """<group id="g"><unit id="s2"><segment><source>a <mrk id="m" type="term">b</mrk>. </source>
      <target order="3">x</target></segment><ignorable><source> </source></ignorable>
      <segment><source>c<!-- no --></source><target order="1"><pc id="1">y</pc></target></segment></unit></group>
      <unit id="other"><segment state="final"><source>d</source></segment></unit>"""
    read = xliff.read(document(units).decode().replace('<?xml version="1.0"?>', "").encode("utf-16"))
    assert told(read) == [(2, "a b.  c", "y x", 0), (None, "d", "", 0)]


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (document(head='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'), 2, "document type"),
        (document(head='\n<!doctype x [<!entity a "aa"><!entity b "&a;&a;">]>\n'), 3, "document type"),
        (document(UNIT.replace("a b", "&a;")), 4, "well-formed"),
        (document(UNIT.replace("</unit>", "")), 5, "well-formed"),
        (document(UNIT + "\n" + UNIT), 5, "Segment 1 stands twice"),
        (document(UNIT.replace(' id="s1"', "")), 4, "no id"),
        (document(UNIT.replace("<source>a b</source>", "")), 4, "no source"),
        (document(UNIT.replace("a b", 'a <ph id="1"/>')), 4, "“ph”"),
        (document(UNIT.replace("a b", '<cp hex="zz"/>')), 4, "no character"),
        (document(""), None, "nothing to translate"),
        (document(attributes='version="1.2" srcLang="vi"'), 2, "“1.2”"),
        (document(attributes='version="2.1" trgLang="bn"'), 2, "srcLang"),
        (b"<html>\n</html>", 1, "no XLIFF"),
        (b"", 1, "well-formed"),
        (b"msgid \"a\"\nmsgstr \"b\"", 1, "well-formed"),
        (b"<a>\n\xff</a>", 2, "UTF-8"),
        (b"<a>\n\x00</a>", 2, "NUL"),
        (b" " * (MAX_BYTES + 1), None, "larger than 8 MiB"),
        (document("".join(UNIT.replace("s1", f"s{n}") for n in range(1, 5002))), None, "more than 5000"),
        (document("<group id='g'>" * 300 + UNIT + "</group>" * 300), 4, "well-formed"),
    ],
)  # fmt: skip
def test_a_bad_xliff_is_refused_with_its_line(data: bytes, line: int | None, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        xliff.read(data)
    assert refused.value.line == line
    assert says in str(refused.value)


ENTRY = '#. sederunt draft=12 version=1\nmsgctxt "s1"\nmsgid "a"\nmsgstr "b"\n\n'


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (ENTRY + ENTRY, 7, "stands twice"),
        (ENTRY + ENTRY.replace("s1", "s2").replace("12", "13"), None, "several translations"),
        (ENTRY.replace('msgstr "b"', 'msgid_plural "c"\nmsgstr[0] "b"'), 3, "several forms"),
        ("<xliff/>", 1, "no PO file"),
        ('msgctxt "s1"\nmsgid "a\nmsgstr "b"', 2, "no PO file"),
        ("", None, "nothing to translate"),
        ("# only words\n", None, "nothing to translate"),
    ],
)
def test_a_bad_po_is_refused(data: str, line: int | None, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        po.read(data.encode())
    assert says in str(refused.value)
    if line:
        assert refused.value.line == line


def test_names_of_segments_are_their_numbers() -> None:
    assert unit_number(unit_name(17)) == 17
    assert [unit_number(name) for name in ("", "17", "s0", "s-1", "s১", "s1 ", "S1")] == [None] * 7


def test_a_plain_text_is_its_lines() -> None:
    assert plain.read("\ufeffa \r\n\r\n b\n".encode()) == ["a", "b"]
    with pytest.raises(Unreadable, match="no text"):
        plain.read(b" \n")
