"""What a site left around the text: told from the text line by line, and never lost.

Every rule looks at a whole line, or at the very start or end of one. A sentence that merely contains one
of the words stays in the text. Lines are expected in NFC.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from articles.text import boilerplate_words as words
from articles.text.boilerplate_words import Kind
from articles.text.bylines import author_line, credits_agency, dateline, is_name_alone, signature
from articles.text.header_dates import is_date_line
from articles.text.normalise import exact_key, nfc
from articles.text.segment import Line

__all__ = [
    "Cleared", "Kept", "Kind", "Removed", "Scope",
    "clear", "date_header", "end_mark", "is_source_line", "kind_of_line", "photo", "source_address",
]  # fmt: skip

Scope = Literal["line", "prefix", "suffix"]


@dataclass(frozen=True)
class Removed:
    """Something that is no part of the body: where it stood, what it is, and the text as it stood there."""

    line: int
    kind: Kind
    text: str
    scope: Scope


@dataclass(frozen=True)
class Kept:
    """A paragraph: its line, what it is, and its text as it stood, less what was cut from its ends."""

    line: int
    kind: Literal["body", "caption"]
    text: str


@dataclass(frozen=True)
class Cleared:
    """A text told apart. Captions and credits are in both lists: they are shown, but are no body."""

    kept: tuple[Kept, ...]
    removed: tuple[Removed, ...]


def _any_of(phrases: Sequence[str]) -> str:
    longest_first = sorted(map(nfc, phrases), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"


_COLON = r"\s{0,3}[:：ঃ]\s{0,3}"  # in Bengali a visarga often stands for a colon
_LEAD = r"(?:[>»►▶➤→•*+✓☛|-]{1,3}\s?)?"  # what a site hangs in front of a link
_CREDIT_START = rf"{_any_of(words.PHOTO)}(?:{_COLON}|\s+by\s+)"
_WIRE = r"(?:[A-ZА-ЯĐ][\w.+-]{1,20})(?:/[\w.+-]{2,20})*"
_CREDITS = [
    re.compile(rf"[(\[（]\s?{_CREDIT_START}[^()\[\]（）]{{1,120}}[)\]）][.।]?\Z", re.I),
    re.compile(rf"(?<=[.।!?…)”\"|–—-])\s+{_CREDIT_START}[^।!?:：]{{2,60}}\Z", re.I),
    # … in Hanoi. — VNA/VNS Photo Minh Đức; … (AFP Photo); … (Photo VNA)
    re.compile(rf"(?<=[.!?…)”\"])\s{{0,3}}[-–—]{{0,2}}\s{{0,3}}{_WIRE}\s[Pp]hotos?(?:\s(?:by\s)?[A-ZĐ][^.!?:]{{1,40}})?\Z"),
    re.compile(rf"[(\[]\s?(?:{_WIRE}\s[Pp]hotos?(?:\s[^()\[\]]{{1,40}})?|[Pp]hotos?\s{_WIRE}|{_any_of(words.PHOTO_LINES)})\s?[)\]]\.?\Z"),
    # … © Sputnik / Name; … © AFP 2025
    re.compile(r"(?<=[.!?…)”\"।])\s{0,3}©\s?[^.!?©]{2,60}\Z"),
]  # fmt: skip
_CREDIT_FIRST = re.compile(_CREDIT_START, re.I)
_CREDIT_LINE = re.compile(
    rf"©\s?(?!\d{{4}})[^\n.!?]{{2,70}}(?:\.\w{{2,4}})?|(?:[-–—]\s?)?{_WIRE}\s[Pp]hotos?(?:\s(?:by\s)?[A-ZĐ][^.!?:]{{1,40}})?"
    rf"|(?:REUTERS|AFP|AP|VNA|TTXVN|РИА Новости|ТАСС|БЕЛТА|БелТА)\s?/\s?[A-ZА-ЯĐ][^.!?]{{2,40}}"
)
_CREDIT_LENGTH = 80
_CREDIT_WITHIN = 300  # the last characters of a line, where a credit is looked for
_CAPTION_LENGTH = 400  # a longer line that ends with a credit is a paragraph that a caption ran into

_SOURCE_LINE = re.compile(rf"[(\[*•–-]?\s?{_any_of(words.SOURCE)}{_COLON}(.*)\Z", re.I | re.S)
_LINK_LINE = re.compile(rf"{_LEAD}{_any_of(words.LINK)}(?:{_COLON}|\s+(?:tại|at|sur|на)?\s?)(\S+)\Z", re.I)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+", re.I)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.I)
_SOURCE_LENGTH = 100  # of what follows the label, where it is no address
_SHORT_SOURCE_LENGTH = 40  # the same, where it ends like a sentence
_SENTENCE_END = re.compile(r"[.।!?…][\"”’»)]{0,3}\Z")

_COMMENT_LINE = re.compile(
    rf"{_any_of(words.COMMENTS)}\s{{0,3}}[:：ঃ]?\s?[(\[]?\s?\d+\s?[)\]]?\Z|[(\[]?\d+[)\]]?\s{{0,3}}{_any_of(words.COMMENTS)}\Z",
    re.I,
)
_DATE_HEADER = re.compile(
    rf"{_any_of(words.DATE)}(?:{_COLON}|\s{{1,3}})\d{{4}}-\d{{2}}-\d{{2}}(?=\s|\Z)", re.I
)
_HEADER_LINES = 3  # a glued date, or one alone on its line, is looked for in this many lines
_DATE_LINES = 7  # a line that is nothing but a date, in this many
_AUTHOR_LINES = 7
_LAST_LINES = 6
_DATELINE_PARAGRAPHS = 3
_END_MARK = re.compile(r"(?:\./{1,2}\.|/\.|\s?[■□▪◼●♦◆⬛])\Z")

_BELONGS: dict[Kind, re.Pattern[str]] = {
    "byline": re.compile(rf"{_any_of(words.BYLINE)}{_COLON}\S.{{0,80}}\Z", re.I),
    "related": re.compile(rf"{_LEAD}{_any_of(words.RELATED)}{_COLON}\S.{{0,160}}\Z", re.I),
    "navigation": re.compile(
        rf"{_any_of(words.TAGS)}{_COLON}\S.{{0,160}}\Z|{_any_of(words.HOME)}\s?[>›»/|].{{0,160}}\Z"
        r"|(?:#[\w-]{2,40}[\s,;]*){1,20}\Z|[^|]{2,30}(?:\s\|\s[^|.!?]{2,30}){3,20}\Z",
        re.I,
    ),
    "subscribe": re.compile(
        rf"{_LEAD}{_any_of(words.FOLLOW)}[^.,।!?:]{{0,60}}\b{_any_of(words.PLATFORMS)}(?:\s{_any_of(words.PLATFORM_NOUNS)})?[.!]?\Z"
        rf"|{_any_of(words.FOLLOW_BENGALI)}[^.,।!?:]{{0,40}}(?:ফলো|অনুসরণ|সাবস্ক্রাইব|লাইক) করুন[।!]?\Z"
        r"|[^.।!?]{0,60}(?:আমাদের|নিউজ)[^.।!?]{0,40}(?:ফলো করুন|লাইক দিন|সঙ্গেই থাকুন|সাবস্ক্রাইব করুন)[।!]?\Z",
        re.I,
    ),
    "other": re.compile(
        r"(?:copyright\s)?[©ⓒ]\s?(?:copyright\s?)?(?:\d{4}).{0,120}\Z|copyright\s.{2,100}\Z|"
        r".{0,80}(?:all rights reserved|tous droits réservés|все права защищены|সর্বস্বত্ব সংরক্ষিত)[.!।]?\Z|"
        r"\d{1,2}\s?(?:min(?:ute)?s?|phút|мин(?:ут[аы]?)?\.?|মিনিট)(?:\s(?:read|de lecture|đọc|чтения|পড়ার সময়))\Z|"
        r"(?:reading time|thời gian đọc|время чтения|temps de lecture|lecture)\s?:?\s?\d{1,2}\s?\w{1,8}\.?\Z|"
        rf"{_any_of(words.COUNTERS)}\s{{0,3}}[:：ঃ]\s?\d[\d.,\s]{{0,12}}(?:বার|k)?\Z|\d[\d.,]{{0,12}}k?\s{{1,2}}{_any_of(words.COUNTERS)}\Z",
        re.I,
    ),
}  # fmt: skip
_KIND_OF_LINE = {exact_key(phrase): kind for kind, lines in words.WHOLE.items() for phrase in lines}
_PHOTO_LINES = {exact_key(phrase) for phrase in words.PHOTO_LINES}
_NETWORKS = {nfc(network) for network in words.NETWORKS}
_LONGEST_PHRASE = 120  # characters of a line that is compared as a whole
_SIGNS = " .:：…!»«>›<‹|•·*-–—→▶►➤+#[](){}\"'“”"


def source_address(line: str) -> str | None:
    """The address in a source line as printed, or None. Signs after it that end a sentence are no part.

    An address of another kind than http (javascript:, ftp:) is given as well, so that it can be warned of.
    """
    found = _ADDRESS.search(line)
    if found:
        address = found.group().rstrip(".,;:!?।…'’»")
        return address.rstrip(")]") if "(" not in address and "[" not in address else address
    labelled = _SOURCE_LINE.match(line.strip())
    rest = labelled.group(1) if labelled else ""
    return rest if _OTHER_SCHEME.fullmatch(rest) else None


def is_source_line(line: str) -> bool:
    """True for a line that only names the source: সূত্র: URL, Nguồn: TTXVN, (Source: Reuters), Link: URL.

    A sentence that begins with such a label is none: Source: a minister said that talks would go on.
    """
    link = _LINK_LINE.match(line)
    if link and _ADDRESS.fullmatch(link.group(1)):
        return True
    labelled = _SOURCE_LINE.match(line)
    if not labelled:
        return False
    rest = labelled.group(1)
    address = _ADDRESS.search(rest)
    if address:
        rest = rest[: address.start()] + rest[address.end() :]
    ends_like_a_sentence = _SENTENCE_END.search(rest) and not address
    return len(rest) <= (_SHORT_SOURCE_LENGTH if ends_like_a_sentence else _SOURCE_LENGTH)


def kind_of_line(line: str) -> Kind | None:
    """What a whole line is, if it is no paragraph: a source, a comment counter, sharing, adverts and so on.

    | মন্তব্য (0), Bình luận (৩), 5 comments   | comments    |
    | সূত্র: https://…                         | source_line |
    | Xem thêm, আরও পড়ুন: a headline          | related     |
    | Chia sẻ, Facebook Twitter Zalo           | share       |
    | Share prices rose on Monday.             | None        |
    """
    line = line.strip()
    if _COMMENT_LINE.match(line):
        return "comments"
    if is_source_line(line):
        return "source_line"
    for kind, pattern in _BELONGS.items():
        if pattern.match(line):
            return kind
    if len(line) > _LONGEST_PHRASE:
        return None
    bare = exact_key(line).strip(_SIGNS)
    names = set(re.split(r"[\s|,·/]+", bare))
    if names & _NETWORKS and names <= _NETWORKS | words.SHORT_NETWORKS:
        return "share"
    return _KIND_OF_LINE.get(bare)


def date_header(line: str, number: int) -> str | None:
    """The label and ISO date at the start of a line, "date 2025-12-03", or a whole line that is a date; or None.

    number counts the lines that show anything, from 0: a header glued to a sentence is only believed at
    the very start, one that is alone on its line near it.
    """
    line = line.strip()
    found = _DATE_HEADER.match(line)
    if found and number < _HEADER_LINES and not (number and found.end() < len(line)):
        return found.group()
    return line if number < _DATE_LINES and is_date_line(line) else None


def photo(line: str) -> tuple[Literal["photo_caption", "photo_credit"], str] | None:
    """Whether a line is a picture's caption or only its credit, and the credit; None for a paragraph.

    | … cùng các đại biểu. (Ảnh: Minh Đức/TTXVN)  | photo_caption, (Ảnh: Minh Đức/TTXVN) |
    | Hai bộ trưởng tại Hà Nội. Ảnh: Giang Huy    | photo_caption, Ảnh: Giang Huy        |
    | The ministers in Hanoi. — VNA/VNS Photo     | photo_caption, — VNA/VNS Photo       |
    | (Photo: BelTA), Фото: БелТА, © Reuters      | photo_credit, the line               |
    """
    line = line.strip()
    end = line[-_CREDIT_WITHIN:]
    found = next((match for pattern in _CREDITS if (match := pattern.search(end))), None)
    if found:
        whole = len(found.group()) == len(line)
        return ("photo_credit" if whole else "photo_caption"), found.group().strip()
    if _CREDIT_FIRST.match(line) and len(line) <= _CAPTION_LENGTH:
        return ("photo_credit" if len(line) <= _CREDIT_LENGTH else "photo_caption"), line
    if len(line) <= _CREDIT_LENGTH and (
        _CREDIT_LINE.fullmatch(line) or exact_key(line).strip(_SIGNS) in _PHOTO_LINES
    ):
        return "photo_credit", line
    return None


def end_mark(paragraph: str) -> str | None:
    """The mark that ends an agency's or magazine's text ("./.", "■"), if the paragraph ends with one; else None."""
    stripped = paragraph.rstrip()
    found = _END_MARK.search(stripped)
    if not found or _ADDRESS.match(stripped.rsplit(None, 1)[-1]):
        return None
    return found.group().strip()


def clear(lines: Sequence[Line]) -> Cleared:
    """Tell the paragraphs of a text from what a site left around them, in the order of the file."""
    kept: list[Kept] = []
    removed: list[Removed] = []
    for number, line in enumerate(lines):
        text = line.text.strip()
        header = date_header(text, number)
        if header:
            scope: Scope = "line" if header == text else "prefix"
            removed.append(Removed(line.number, "date_header", header, scope))
            text = text[len(header) :].strip()
        if text:
            _sort_line(
                line.number, text, number < _AUTHOR_LINES or len(lines) - number <= _LAST_LINES, kept, removed
            )
    _cut_bare_addresses(kept, removed)
    _cut_ends(kept, removed)
    _cut_datelines(kept, removed)
    return Cleared(tuple(kept), tuple(sorted(removed, key=lambda cut: cut.line)))


def _sort_line(number: int, text: str, outer: bool, kept: list[Kept], removed: list[Removed]) -> None:
    """outer: near the beginning or the end of the text, where authors and agencies sign."""
    kind = kind_of_line(text) or (_kind_of_outer_line(text) if outer else None)
    if kind:
        removed.append(Removed(number, kind, text, "line"))
        return
    picture = photo(text)
    if not picture:
        kept.append(Kept(number, "body", text))
    elif len(text) <= _CAPTION_LENGTH:
        kept.append(Kept(number, "caption", text))
        removed.append(Removed(number, picture[0], text, "line"))
    else:
        kept.append(Kept(number, "body", text[: -len(picture[1])].rstrip()))
        removed.append(Removed(number, "photo_credit", picture[1], "suffix"))


def _kind_of_outer_line(text: str) -> Kind | None:
    if credits_agency(text):
        return "source_line"
    return "byline" if author_line(text) else None


def _cut_bare_addresses(kept: list[Kept], removed: list[Removed]) -> None:
    """An address alone on the first or last line is where the text came from; elsewhere it is a link."""
    for position in (0, -1):
        if kept and _ADDRESS.fullmatch(kept[position].text):
            found = kept.pop(position)
            removed.append(Removed(found.line, "source_line", found.text, "line"))


def _cut_ends(kept: list[Kept], removed: list[Removed]) -> None:
    """The author's name alone on the last line; then the agency's sign and the end mark after the last sentence."""
    bodies = [index for index, paragraph in enumerate(kept) if paragraph.kind == "body"]
    if len(bodies) > 2 and is_name_alone(kept[bodies[-1]].text, kept[bodies[-2]].text):
        found = kept.pop(bodies.pop())
        removed.append(Removed(found.line, "byline", found.text, "line"))
    if bodies:
        sign = signature(kept[bodies[-1]].text)
        _cut_suffix(kept, removed, bodies[-1], "byline", sign)
        kept_last = bodies[-1] < len(kept) and kept[bodies[-1]].kind == "body"
        if kept_last:
            _cut_suffix(kept, removed, bodies[-1], "end_mark", end_mark(kept[bodies[-1]].text))


def _cut_suffix(kept: list[Kept], removed: list[Removed], index: int, kind: Kind, cut: str | None) -> None:
    if cut is None:
        return
    paragraph = kept[index]
    rest = paragraph.text.rstrip()[: -len(cut)].rstrip()
    removed.append(Removed(paragraph.line, kind, cut, "suffix" if rest else "line"))
    if rest:
        kept[index] = replace(paragraph, text=rest)
    else:
        del kept[index]


def _cut_datelines(kept: list[Kept], removed: list[Removed]) -> None:
    bodies = [index for index, paragraph in enumerate(kept) if paragraph.kind == "body"]
    for index in bodies[:_DATELINE_PARAGRAPHS]:
        cut = dateline(kept[index].text)
        if cut:
            removed.append(Removed(kept[index].line, "byline", cut, "prefix"))
            kept[index] = replace(kept[index], text=kept[index].text[len(cut) :].strip())
            return
