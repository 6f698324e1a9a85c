"""What a site left around the text: told from the text line by line, and never lost.

Every rule looks at a whole line, or at the very start or end of one. A sentence that merely contains one
of the words stays in the text. Lines are expected in NFC.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from articles.text.bylines import (
    author_line,
    credits_agency,
    is_name_alone,
    is_name_below_heading,
    signature,
)
from articles.text.datelines import dateline, is_dateline_alone, is_town, names_body
from articles.text.endings import end_mark, labelled_end
from articles.text.header_dates import is_date_line, is_masthead, leading_stamp
from articles.text.header_lines import composed, is_date_and_button
from articles.text.header_shapes import (
    above_headline,
    dated_header,
    is_sender,
    is_subject,
    names_header,
    names_outlet,
    stands_out,
)
from articles.text.line_words import Kind, is_listed, key
from articles.text.photos import CAPTION_LENGTH, is_sourced_caption, photo
from articles.text.segment import Line
from articles.text.site_lines import (
    address_in,
    is_address,
    is_source_line,
    kind_of_dashed_source,
    kind_of_line,
    kind_of_outer_label,
    source_address,
)

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


_LONGEST_MASTHEAD = 120
_PLACES_OF_MASTHEAD = 2
_HEADER_LINES = 3  # a glued date is looked for in this many lines
_DATE_LINES = 8  # a line that is nothing but a date, in this many
_TOP_LINES = 7  # sections, names and towns alone
_LAST_LINES = 6
_DATELINE_PARAGRAPHS = 4
_SENTENCE_LENGTH = 70  # a line of this length that ends like a sentence is a paragraph
_HEADLINE_LENGTH = 200
_MOST_HEADLINES = 12
_MOST_ABOVE = 8  # lines above the first paragraph
_LONGEST_NEAR_EDGES = 220  # of a line that says who wrote or where
_LEFTOVER_LENGTH = 70  # of a line after the last sentence that is no paragraph
_LIST_ITEM = re.compile(r"[-–—•*+·●▪]|\(?\w{1,2}[.)]\s")
_SENTENCE_END = re.compile(r"[.।!?…][\"”’»)]{0,3}\Z|[:;]\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]['’]?\.[ -]?){1,4}")
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}\.\w|(?:\A|[\s:(,])\+\d{1,3}[\s(]")


def date_header(line: str, number: int) -> str | None:
    """The label and date at the start of a line, "date 2025-12-03", or a whole line that is a date; or None.

    number counts the lines that show anything, from 0: a header glued to a sentence is only believed at
    the very start, one that is alone on its line near it.
    """
    line = line.strip()
    if number < _DATE_LINES and (is_date_line(line) or is_date_and_button(line) or _is_masthead(line)):
        return line
    return leading_stamp(line) if number == 0 else None


def _is_masthead(line: str) -> bool:
    """ঢাকা, বাংলাদেশ বুধবার ২৪ এপ্রিল ২০২৪, ১১ বৈশাখ ১৪৩১: a town before the date that a site shows above every page."""
    if len(line) > _LONGEST_MASTHEAD or not is_masthead(line):
        return False
    words = line.lstrip("•·|*- ").split()
    places = next((count for count, word in enumerate(words) if not is_town(word.strip(",|।"))), 0)
    return 0 < places <= _PLACES_OF_MASTHEAD and is_date_line(" ".join(words[places:]).lstrip("| "))


def clear(lines: Sequence[Line]) -> Cleared:
    """Tell the paragraphs of a text from what a site left around them, in the order of the file."""
    kept: list[Kept] = []
    removed: list[Removed] = []
    last_sentence = max((number for number, line in enumerate(lines) if _is_paragraph(line.text)), default=-1)
    for number, line in enumerate(lines):
        tail = number > last_sentence or len(lines) - number <= _LAST_LINES
        text = line.text.strip()
        header = date_header(text, number) or (text if tail and is_date_line(text) else None)
        if header:
            removed.append(
                Removed(line.number, "date_header", header, "line" if header == text else "prefix")
            )
            text = text[len(header) :].strip()
        if text:
            place = _Place(line.number, number, tail, number < last_sentence)
            _sort_line(place, text, kept, removed)
    _cut_headlines(lines, last_sentence, kept, removed)
    _cut_above_headline(kept, removed)
    _cut_headers(kept, removed)
    _cut_bare_addresses(kept, removed)
    _cut_names(kept, removed)
    _cut_leftovers(kept, removed)
    _cut_names(kept, removed)  # initials with a full stop, which the lines below them hid
    _cut_ends(kept, removed)
    _cut_datelines(kept, removed)
    return Cleared(tuple(kept), tuple(sorted(removed, key=lambda cut: cut.line)))


@lru_cache(maxsize=1024)
def _is_paragraph(text: str) -> bool:
    text = text.strip()
    return len(text) >= _SENTENCE_LENGTH and bool(_SENTENCE_END.search(text)) and not kind_of_line(text)


@dataclass(frozen=True)
class _Place:
    """Where a line stands. line: of the file. number: of those that show anything, from 0. tail: near the end of
    the text, where authors and agencies sign. inner: a paragraph follows."""

    line: int
    number: int
    tail: bool
    inner: bool


def _sort_line(place: _Place, text: str, kept: list[Kept], removed: list[Removed]) -> None:
    kind = kind_of_line(text) or _kind_near_edges(text, place.number, place.tail, kept)
    line = place.line
    if place.number == 0 and kind == "related" and ":" in text:
        kind = None  # a headline: Opinion: …, Watch: …
    if kind:
        removed.append(Removed(line, kind, text, "line"))
        return
    picture = photo(text)
    if not picture and place.inner and is_sourced_caption(text):
        picture = "photo_caption", text
    if not picture:
        kept.append(Kept(line, "body", text))
    elif len(text) <= CAPTION_LENGTH:
        kept.append(Kept(line, "caption", text))
        removed.append(Removed(line, picture[0], text, "line"))
    else:
        kept.append(Kept(line, "body", text[: -len(picture[1])].rstrip()))
        removed.append(Removed(line, "photo_credit", picture[1], "suffix"))


def _kind_near_edges(text: str, number: int, tail: bool, kept: list[Kept]) -> Kind | None:
    """What only counts near the beginning or the end of a text: who wrote, where, for whom."""
    if len(text) > _LONGEST_NEAR_EDGES:
        return kind_of_outer_label(text) if tail else None
    top = number < _TOP_LINES and sum(_is_paragraph(paragraph.text) for paragraph in kept) < 2
    if not (top or tail):
        return None
    if credits_agency(text):
        return "source_line"
    if author_line(text) or is_listed("whole", key(text)) == "byline":
        return "byline"
    if found := kind_of_outer_label(text) or kind_of_dashed_source(text) or composed(text):
        return found
    if is_dateline_alone(text, first=not kept) and (top or any(map(str.isdigit, text))):
        return "byline"
    if not top:
        return None
    if is_listed("section", key(text)):
        return "navigation"
    heading = len(kept) == 1 and not _SENTENCE_END.search(kept[0].text) and number <= 3
    return "byline" if heading and is_name_below_heading(text) and not photo(text) else None


def _cut_headlines(
    lines: Sequence[Line], last_sentence: int, kept: list[Kept], removed: list[Removed]
) -> None:
    """The headlines below "Read also" that stand on lines of their own: they do not end like sentences."""
    bare = {
        cut.line for cut in removed if cut.kind == "related" and cut.scope == "line" and _is_bare(cut.text)
    }
    paragraphs = {paragraph.line: index for index, paragraph in enumerate(kept)}
    gone: set[int] = set()
    for number, line in enumerate(lines):
        if line.number not in bare:
            continue
        before = line.number
        for following in lines[number + 1 : number + 1 + _MOST_HEADLINES]:
            index = paragraphs.get(following.number)
            in_tail = number > last_sentence
            headline = index is not None and kept[index].kind == "body" and _is_headline(kept[index].text)
            if not headline or not (in_tail or following.number == before + 1 or before == line.number):
                break
            gone.add(following.number)
            before = following.number
    removed.extend(Removed(k.line, "related", k.text, "line") for k in kept if k.line in gone)
    kept[:] = [paragraph for paragraph in kept if paragraph.line not in gone]


def _above(kept: list[Kept]) -> int:
    """How many kept lines stand above the first paragraph; none where no paragraph follows."""
    found = (n for n, paragraph in enumerate(kept) if _is_paragraph(paragraph.text) or _ends_text(paragraph))
    return min(next(found, 0), _MOST_ABOVE)


def _cut_above_headline(kept: list[Kept], removed: list[Removed]) -> None:
    """Offices, sections and stamps on the first lines, where a headline follows them."""
    site = {
        cut.line for cut in removed if cut.scope == "line" and cut.kind in ("navigation", "byline", "other")
    }
    for _ in range(_MOST_ABOVE):
        if _above(kept) < 2 or not kept[0].kind == kept[1].kind == "body":
            return
        line, text = kept[0].line, kept[0].text
        kind = above_headline(text, bool({line - 1, line + 1} & site))
        if stands_out(text):
            kind = kind or dated_header(text)
        if not kind:
            return
        site.add(line)
        removed.append(Removed(line, kind, text, "line"))
        del kept[0]


def _cut_headers(kept: list[Kept], removed: list[Removed]) -> None:
    """Stamps below the headline: a date with names around it; names alone, where the text is not about them."""
    first = _above(kept)
    body = " ".join(paragraph.text for paragraph in kept[first:])
    for paragraph in [line for line in kept[1:first] if line.kind == "body"]:
        kind = "byline" if is_sender(paragraph.text) else dated_header(paragraph.text)
        if not kind and not is_subject(paragraph.text, body):
            kind = "navigation" if names_outlet(paragraph.text) else names_header(paragraph.text)
        if kind:
            kept.remove(paragraph)
            removed.append(Removed(paragraph.line, kind, paragraph.text, "line"))
    top = kept[first].line if first < len(kept) else 0
    for number, cut in enumerate(removed):
        if cut.line < top and cut.scope == "line" and cut.kind == "navigation":
            removed[number] = replace(cut, kind=dated_header(cut.text) or cut.kind)


def _is_bare(text: str) -> bool:
    return bool(is_listed("whole", key(text)) or is_listed("label", key(text)))


def _is_headline(text: str) -> bool:
    return len(text) <= _HEADLINE_LENGTH and not _SENTENCE_END.search(text.rstrip())


def _cut_bare_addresses(kept: list[Kept], removed: list[Removed]) -> None:
    """An address alone above or below the paragraphs is where the text came from; between them it is a link."""
    paragraphs = [number for number, paragraph in enumerate(kept) if _is_paragraph(paragraph.text)]
    for number in range(len(kept) - 1, -1, -1):
        text = kept[number].text
        address = is_address(text)
        if not address or kept[number].kind != "body":
            continue
        between = bool(paragraphs) and paragraphs[0] < number < paragraphs[-1]
        whole = address_in(text) is not None
        if whole or not between:
            removed.append(Removed(kept[number].line, "other" if between else "source_line", text, "line"))
            del kept[number]


def _cut_names(kept: list[Kept], removed: list[Removed]) -> None:
    """The names or initials of authors alone on the last lines."""
    for _ in range(2):
        bodies = [index for index, paragraph in enumerate(kept) if paragraph.kind == "body"]
        if len(bodies) < 2 or not is_name_alone(kept[bodies[-1]].text, kept[bodies[-2]].text):
            break
        found = kept.pop(bodies[-1])
        removed.append(Removed(found.line, "byline", found.text, "line"))


def _cut_leftovers(kept: list[Kept], removed: list[Removed]) -> None:
    """Short lines after the last sentence: tags, headlines of other texts, names of offices, initials.

    A line of a list stays, and so does a longer one unless something of the site stands before it.
    """
    last = next((number for number in range(len(kept) - 1, -1, -1) if _ends_text(kept[number])), None)
    if last is None or not any(_is_paragraph(paragraph.text) for paragraph in kept):
        return
    if kept[last].text.rstrip().endswith((":", ";")):
        return
    after = [cut for cut in removed if cut.scope == "line" and cut.line > kept[last].line]
    first_cut = min((cut.line for cut in after), default=None)
    first_link = min((cut.line for cut in after if cut.kind == "related"), default=None)
    leftovers = kept[last + 1 :]
    del kept[last + 1 :]
    for paragraph in leftovers:
        longest = _HEADLINE_LENGTH if first_cut and first_cut < paragraph.line else _LEFTOVER_LENGTH
        stamped = not (first_link and first_link < paragraph.line)
        kind = _kind_of_leftover(paragraph.text, longest, stamped) if paragraph.kind == "body" else None
        if kind:
            removed.append(Removed(paragraph.line, kind, paragraph.text, "line"))
        else:
            kept.append(paragraph)


def _ends_text(paragraph: Kept) -> bool:
    text = paragraph.text.rstrip()
    ended = _SENTENCE_END.search(text) or end_mark(text) or signature(text) or len(text) > _HEADLINE_LENGTH
    return paragraph.kind == "body" and bool(ended) and not _INITIALS.fullmatch(text)


def _kind_of_leftover(text: str, longest: int, stamped: bool) -> Kind | None:
    """None where the line stays. stamped: a full date in it may be that of publication, and not of a link."""
    if _CONTACT.search(text) and len(text) <= _HEADLINE_LENGTH:
        return "other"
    if len(text) > longest:
        return None
    tag = " " not in text and "/" not in text and not text.isascii()
    if not tag and (is_name_alone(text, ".") or author_line(text) or names_body(text)):
        return "byline"
    if _LIST_ITEM.match(text):
        return None
    return (dated_header(text) if stamped else None) or "navigation"


def _cut_ends(kept: list[Kept], removed: list[Removed]) -> None:
    """The agency's sign, the source and the end mark after the last sentence."""
    for cut_from, kind in _ENDINGS:
        bodies = [index for index, paragraph in enumerate(kept) if paragraph.kind == "body"]
        cut = cut_from(kept[bodies[-1]].text) if bodies else None
        if cut:
            _cut_suffix(kept, removed, bodies[-1], kind or kind_of_line(cut) or "other", cut)


_ENDINGS: tuple[tuple[Callable[[str], str | None], Kind | None], ...] = (
    (signature, "byline"),
    (labelled_end, None),
    (end_mark, "end_mark"),
    (signature, "byline"),
)


def _cut_suffix(kept: list[Kept], removed: list[Removed], index: int, kind: Kind, cut: str) -> None:
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
        if cut and not (
            index == bodies[0] and len(bodies) > 1 and _is_town_of_headline(cut, kept[index].text)
        ):
            removed.append(Removed(kept[index].line, "byline", cut, "prefix"))
            kept[index] = replace(kept[index], text=kept[index].text[len(cut) :].strip())
            return


def _is_town_of_headline(cut: str, text: str) -> bool:
    """Whether a town before a sign belongs to a headline: An Giang - Kampot: …; Quảng Trị: Tập huấn …"""
    return _is_headline(text) and not any(character in "()[]/" or character.isdigit() for character in cut)
