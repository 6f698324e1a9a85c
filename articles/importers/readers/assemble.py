"""A text and what is stated about it, put together as one article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from articles import edtf_date, languages
from articles.importers import urls
from articles.importers.limits import MAX_LINE_CHARACTERS, MAX_PARAGRAPHS
from articles.importers.parsed import (
    Basis,
    ParsedArticle,
    ParsedPassage,
    PassageKind,
    Refused,
    Removed,
    Warning_,
)
from articles.text.boilerplate import Cleared, Kept, clear, source_address
from articles.text.header_dates import header_day, is_masthead, states_publication, without_clock
from articles.text.identify import identify
from articles.text.normalise import clean, exact_key
from articles.text.segment import Line

_HEADING_LENGTH = 160
_NO_HEADING_BEGINS = ("*", "-", "–", "—", "•", "·", "“", '"', "«", "#")
_NO_HEADING_ENDS = tuple(".।॥?!…:;,،؟。？！")
_SENTENCE_ENDS = tuple(".।॥?!…")
_PARAGRAPH_LENGTH = 150  # letters of a line that is a paragraph, and no part of one
_CLOSING = "\"'”’»)] "
_BETWEEN = ("byline", "date_header", "source_line")  # may stand between a heading and the text
_LONGEST_TITLE = 500
_SHOWN_VALUE = 80
_LONGEST_FILE_NAME = 255
_LONGEST_WORDS = 100
_DATED = ("date_header", "byline")  # kinds of lines that state a day of publication


@dataclass(frozen=True)
class Raw:
    """The bytes that are kept of a document, and what they are called."""

    data: bytes
    name: str
    encoding: str


@dataclass(frozen=True)
class Stated:
    """What a page, a feed or a record says of its text; None where it says nothing.

    url: as printed. published: EDTF; published_words: as printed. language: a tag of the archive;
    language_is_sure: a person has said so, and the letters of the text do not overrule it.
    captions, headings: paragraphs of the text that are no body, by their exact_key.
    """

    title: str | None = None
    url: str | None = None
    published: str | None = None
    published_words: str | None = None
    language: str | None = None
    language_is_sure: bool = False
    external_id: str | None = None
    author: str | None = None
    publisher_name: str | None = None
    captions: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()


def assemble(lines: Sequence[Line], raw: Raw, stated: Stated, given: str | None = None) -> ParsedArticle:
    """One article of the lines that show anything. given: the language that the caller knows, BCP 47.

    Raises Refused where the lines hold no article, and languages.UnknownLanguage.
    """
    if not lines:
        raise Refused("empty", "the file holds nothing but blank lines")
    if len(lines) > MAX_PARAGRAPHS:
        told = f"the file has {len(lines):,} paragraphs; the limit is {MAX_PARAGRAPHS:,}"
        raise Refused("too_large", f"{told}. Put each article in its own file", lines[MAX_PARAGRAPHS].number)
    for line in lines:
        if len(line.text) > MAX_LINE_CHARACTERS:
            told = f"the paragraph has {len(line.text):,} characters; the limit is {MAX_LINE_CHARACTERS:,}"
            raise Refused("too_large", told, line.number)
    warnings: list[Warning_] = []
    cleared = _marked(clear(lines), stated)
    found = _passages(cleared, lines, stated)
    tag = _language(found, stated, given, cleared, warnings)
    address = stated.url or _source(cleared.removed, warnings)
    if address and urls.canonical(address) is None:
        warnings.append(_unsafe(address, cleared.removed))
    canonical = urls.canonical(address) if address else None
    published, basis, words = _published(stated, cleared.removed, canonical, tag, warnings)
    return ParsedArticle(
        name=raw.name[-_LONGEST_FILE_NAME:],
        sha256=sha256(raw.data).hexdigest(),
        size=len(raw.data),
        encoding=raw.encoding,
        language=tag,
        title=next((passage.text for passage in found if passage.kind == "heading"), None),
        source_url=canonical,
        source_url_as_printed=address if canonical else None,
        domain=urls.domain(canonical) if canonical else None,
        published=published,
        published_basis=basis,
        published_words=words,
        passages=found,
        removed=cleared.removed,
        warnings=tuple(warnings),
        data=raw.data,
        external_id=stated.external_id,
        author=stated.author,
        publisher_name=stated.publisher_name,
    )


def _marked(cleared: Cleared, stated: Stated) -> Cleared:
    """Captions that the source marks as such, as if the text had shown it."""
    if not stated.captions:
        return cleared
    kept: list[Kept] = []
    removed = list(cleared.removed)
    for paragraph in cleared.kept:
        if paragraph.kind == "body" and exact_key(paragraph.text) in stated.captions:
            kept.append(replace(paragraph, kind="caption"))
            removed.append(Removed(paragraph.line, "photo_caption", paragraph.text, "line"))
        else:
            kept.append(paragraph)
    return Cleared(tuple(kept), tuple(sorted(removed, key=lambda cut: cut.line)))


def _passages(cleared: Cleared, lines: Sequence[Line], stated: Stated) -> tuple[ParsedPassage, ...]:
    texts = [(paragraph, clean(paragraph.text)) for paragraph in cleared.kept]
    shown = [(paragraph, text) for paragraph, text in texts if text]
    title = clean(stated.title or "").replace("\n", " ")[:_LONGEST_TITLE]
    if title and not any(exact_key(text) == exact_key(title) for _, text in shown[:3]):
        shown.insert(0, (Kept(lines[0].number, "body", title), title))
    headings = {"", exact_key(title), *stated.headings}
    guessed = not title and _has_heading(shown, lines, cleared.removed)
    return tuple(
        ParsedPassage(number, _kind(paragraph, text, headings, guessed and number == 1), text, paragraph.line)
        for number, (paragraph, text) in enumerate(shown, start=1)
    )


def _kind(paragraph: Kept, text: str, headings: set[str], first: bool) -> PassageKind:
    if paragraph.kind == "caption":
        return "caption"
    short = len(text) <= _LONGEST_TITLE and len(headings) > 1
    return "heading" if first or (short and exact_key(text) in headings) else "body"


def _has_heading(shown: list[tuple[Kept, str]], lines: Sequence[Line], removed: Sequence[Removed]) -> bool:
    """Whether the first paragraph is a heading: short, no sentence, and set off by a blank line or a byline."""
    if not shown or shown[0][0].kind != "body" or all(other.kind == "caption" for other, _ in shown[1:]):
        return False
    first, text = shown[0]
    following = next((line.number for line in lines if line.number > first.line), first.line)
    between = any(cut.line == following and cut.scope == "line" and cut.kind in _BETWEEN for cut in removed)
    looks = len(text) <= _HEADING_LENGTH and not text.startswith(_NO_HEADING_BEGINS)
    apart = following > first.line + 1 or between or _is_below(shown, following)
    return looks and apart and text.rstrip(_CLOSING)[-1:] not in _NO_HEADING_ENDS


def _is_below(shown: list[tuple[Kept, str]], line: int) -> bool:
    """Whether a whole paragraph stands right below the first line, far longer than that."""
    first, following = shown[0][1], next((text for other, text in shown[1:] if other.line == line), "")
    whole = following.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS
    return whole and len(following) >= max(_PARAGRAPH_LENGTH, 2 * len(first))


def _language(
    found: tuple[ParsedPassage, ...],
    stated: Stated,
    given: str | None,
    cleared: Cleared,
    warnings: list[Warning_],
) -> str:
    body = "\n".join(passage.text for passage in found if passage.kind == "body")
    body = body or "\n".join(passage.text for passage in found if passage.kind != "caption")
    if not body:
        kinds = ", ".join(sorted({cut.kind.replace("_", " ") for cut in cleared.removed}))
        raise Refused("no_article", f"the file holds no article, only what a site puts around one ({kinds})")
    if not any(character.isalpha() for character in body):
        raise Refused("not_text", "the file holds no words")
    proposed = identify(body)
    sure = given or (stated.language if stated.language_is_sure else None)
    named = sure or stated.language
    if named and proposed and named != proposed:
        told = f"the language was given as {named}, but the text looks like {proposed}"
        warnings.append(Warning_("language_differs", told))
    tag = sure or proposed or stated.language
    if tag:
        return tag
    known = ", ".join(languages.LANGUAGES)
    raise Refused("no_article", f"the language cannot be told. Give it (--language); known are {known}")


def _addresses(removed: Sequence[Removed], kinds: tuple[str, ...]) -> list[tuple[int, str]]:
    """The addresses of removed lines of some kinds, with their lines: "Published by …, original at https://…"."""
    found = [(cut.line, source_address(cut.text)) for cut in removed if cut.kind in kinds]
    return [(line, address) for line, address in found if address]


def _source(removed: Sequence[Removed], warnings: list[Warning_]) -> str | None:
    """The printed address that the article came from: the last one in a source line."""
    addresses = _addresses(removed, ("source_line",)) or _addresses(removed, ("date_header", "byline"))
    if not addresses:
        return None
    line, address = addresses[-1]
    if len({other for _, other in addresses}) > 1:
        told = f"the file names {len(addresses)} source addresses; the last one, {address}, was taken"
        warnings.append(Warning_("second_source_line", told, line))
    return address


def _unsafe(address: str, removed: Sequence[Removed]) -> Warning_:
    line = next((cut.line for cut in reversed(removed) if source_address(cut.text) == address), None)
    shown = address[:_SHOWN_VALUE]
    told = f"“{shown}” is not a web address that can be trusted and was not taken as the source"
    return Warning_("unsafe_source_url", told, line)


def _published(
    stated: Stated, removed: Sequence[Removed], address: str | None, language: str, warnings: list[Warning_]
) -> tuple[str | None, Basis, str | None]:
    in_address = urls.published_digits(address) if address else None
    if stated.published:
        _tell_difference(stated.published, in_address, None, warnings)
        return stated.published, "metadata", stated.published_words
    header = _stamped(removed, language, False, warnings)
    if header and is_masthead(header[1]):
        header = _stamped(removed, language, True, warnings) or header
    if header:
        if in_address and in_address[0].startswith(f"{header[0]}-"):
            return in_address[0], "url", in_address[1]  # a month above the text, its day in the address
        _tell_difference(header[0], in_address, header[2], warnings)
        return header[0], "header", header[1]
    if in_address:
        return in_address[0], "url", in_address[1]
    changed = _stamped(removed, language, True, warnings)
    if changed:
        return changed[0], "header", changed[1]
    month = urls.published_month(address) if address else None
    return (month[0], "url", month[1]) if month else (None, "none", None)


def _stamped(
    removed: Sequence[Removed], language: str, changed: bool, warnings: list[Warning_]
) -> tuple[str, str, int] | None:
    """The first day of publication (or of change) in a header or byline, with its words and line.

    A day above it that nothing calls that of publication may be the one on which the page was shown.
    """
    found: list[tuple[str, Removed]] = []
    for cut in removed:
        day = _header_day(cut, language, changed, warnings) if cut.kind in _DATED else None
        if day:
            found.append((day, cut))
            if changed or not _may_be_todays(cut.text):
                break
    if not found:
        return None
    day, cut = _likeliest(found)
    return day, cut.text[:_LONGEST_WORDS], cut.line


def _likeliest(found: list[tuple[str, Removed]]) -> tuple[str, Removed]:
    """Of days above and below a text the first, unless it may be that of the page and another says more."""
    first, told = found[0], found[-1]
    masthead = is_masthead(first[1].text)
    if not _may_be_todays(told[1].text) and (masthead or states_publication(told[1].text)):
        return told
    return next((each for each in found if not is_masthead(each[1].text)), first) if masthead else first


def _may_be_todays(line: str) -> bool:
    """Whether the date of a line may be the day on which a page was shown: it has no label and no clock time."""
    if is_masthead(line):
        return True
    return not states_publication(line) and without_clock(line) == line


def _tell_difference(
    day: str, in_address: tuple[str, str] | None, line: int | None, warnings: list[Warning_]
) -> None:
    if in_address and not day.startswith(in_address[0]):
        whose = "text" if line else "document"
        told = f"the {whose} is dated {day}, its address {in_address[0]}; the date of the {whose} was taken"
        warnings.append(Warning_("dates_differ", told, line))


def _header_day(cut: Removed, language: str, changed: bool, warnings: list[Warning_]) -> str | None:
    day = header_day(cut.text, day_first=language != "en", changed=changed)
    if day is None:
        return None
    try:
        return edtf_date.parse(day).text
    except edtf_date.InvalidDate as error:
        warnings.append(Warning_("bad_date_header", str(error), cut.line))
        return None
