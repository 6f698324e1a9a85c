"""Plain text files, as they are copied from a news page: one article a file."""

from hashlib import sha256

from articles import edtf_date, languages
from articles.importers import urls
from articles.importers.decoding import decode
from articles.importers.parsed import Basis, ParsedArticle, ParsedPassage, Refused, Removed, Warning_
from articles.text.boilerplate import Cleared, Kept, clear, source_address
from articles.text.identify import identify
from articles.text.normalise import ascii_digits, clean, nfc
from articles.text.segment import Line, passages

MAX_PARAGRAPHS = 5000
_HEADING_LENGTH = 160
_NO_HEADING_BEGINS = ("*", "-", "–", "—", "•", "·", "“", '"', "«", "#")
_NO_HEADING_ENDS = ".।॥?!…:;,،؟。？！"
_CLOSING = "\"'”’»)] "


def read(data: bytes, name: str, language: str | None = None) -> ParsedArticle:
    """Read one file. name: as it is to stand in messages. language: BCP 47, where the caller knows it.

    | found                                         | becomes                                              |
    | a line that shows anything                    | a passage; blank lines only separate                 |
    | a short first line without a sentence end, then a blank line | the heading and the title             |
    | a caption with a credit                       | a passage of kind caption, and listed as removed     |
    | a source line, counter, advert, "./." …       | removed, with its line                               |
    | date 2025-12-03 at the top, else the address  | the date of publication                              |
    | more than one source address                  | the last one, and a warning                          |

    Raises Refused for a file that cannot be used, and languages.UnknownLanguage for a wrong language.
    """
    if language is not None:
        language = languages.get(language).tag
    try:
        text, encoding = decode(data)
        return _article(nfc(text), data, name, encoding, language)
    except Refused as refusal:
        refusal.name = name
        raise


def _article(text: str, data: bytes, name: str, encoding: str, language: str | None) -> ParsedArticle:
    lines = passages(text)
    if not lines:
        raise Refused("empty", "the file holds nothing but blank lines")
    if len(lines) > MAX_PARAGRAPHS:
        told = f"the file has {len(lines):,} paragraphs; the limit is {MAX_PARAGRAPHS:,}"
        raise Refused("too_large", f"{told}. Put each article in its own file", lines[MAX_PARAGRAPHS].number)
    cleared = clear(lines)
    found = _passages(cleared.kept, lines)
    warnings: list[Warning_] = []
    tag = _language(found, language, cleared, warnings)
    address = _source(cleared.removed, warnings)
    canonical = urls.canonical(address) if address else None
    published, basis, words = _published(cleared.removed, canonical, warnings)
    return ParsedArticle(
        name=name,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        encoding=encoding,
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
    )


def _passages(kept: tuple[Kept, ...], lines: list[Line]) -> tuple[ParsedPassage, ...]:
    texts = [(paragraph, clean(paragraph.text)) for paragraph in kept]
    shown = [(paragraph, text) for paragraph, text in texts if text]
    heading = _has_heading(shown, lines)
    return tuple(
        ParsedPassage(number, "heading" if heading and number == 1 else paragraph.kind, text, paragraph.line)
        for number, (paragraph, text) in enumerate(shown, start=1)
    )


def _has_heading(shown: list[tuple[Kept, str]], lines: list[Line]) -> bool:
    """Whether the first paragraph is a heading: short, no sentence, and set off by a blank line."""
    if not shown or shown[0][0].kind != "body" or all(other.kind == "caption" for other, _ in shown[1:]):
        return False
    first, text = shown[0]
    following = next((line.number for line in lines if line.number > first.line), first.line)
    looks = len(text) <= _HEADING_LENGTH and not text.startswith(_NO_HEADING_BEGINS)
    return looks and following > first.line + 1 and text.rstrip(_CLOSING)[-1:] not in tuple(_NO_HEADING_ENDS)


def _language(
    found: tuple[ParsedPassage, ...], given: str | None, cleared: Cleared, warnings: list[Warning_]
) -> str:
    body = "\n".join(passage.text for passage in found if passage.kind != "caption")
    if not body:
        kinds = ", ".join(sorted({cut.kind.replace("_", " ") for cut in cleared.removed}))
        raise Refused("no_article", f"the file holds no article, only what a site puts around one ({kinds})")
    if not any(character.isalpha() for character in body):
        raise Refused("not_text", "the file holds no words")
    proposed = identify(body)
    if given and proposed and given != proposed:
        told = f"the language was given as {given}, but the text looks like {proposed}"
        warnings.append(Warning_("language_differs", told))
    if given or proposed:
        return given or str(proposed)
    known = ", ".join(languages.LANGUAGES)
    raise Refused("no_article", f"the language cannot be told. Give it (--language); known are {known}")


def _source(removed: tuple[Removed, ...], warnings: list[Warning_]) -> str | None:
    """The printed address that the article came from: the last one in a source line."""
    source_lines = [(cut.line, source_address(cut.text)) for cut in removed if cut.kind == "source_line"]
    addresses = [(line, address) for line, address in source_lines if address]
    if not addresses:
        return None
    line, address = addresses[-1]
    if len({other for _, other in addresses}) > 1:
        told = f"the file names {len(addresses)} source addresses; the last one, {address}, was taken"
        warnings.append(Warning_("second_source_line", told, line))
    if urls.canonical(address) is None:
        told = f"“{address[:80]}” is not a web address that can be trusted and was not taken as the source"
        warnings.append(Warning_("unsafe_source_url", told, line))
    return address


def _published(
    removed: tuple[Removed, ...], address: str | None, warnings: list[Warning_]
) -> tuple[str | None, Basis, str | None]:
    in_address = urls.published_digits(address) if address else None
    header = next((cut for cut in removed if cut.kind == "date_header"), None)
    day = _header_day(header, warnings) if header else None
    if day and header:
        if in_address and in_address[0] != day:
            told = f"the text is dated {day}, its address {in_address[0]}; the date of the text was taken"
            warnings.append(Warning_("dates_differ", told, header.line))
        return day, "header", header.text
    return (in_address[0], "url", in_address[1]) if in_address else (None, "none", None)


def _header_day(header: Removed, warnings: list[Warning_]) -> str | None:
    day = ascii_digits(header.text)[-10:]
    try:
        return edtf_date.parse(day).text
    except edtf_date.InvalidDate as error:
        warnings.append(Warning_("bad_date_header", str(error), header.line))
        return None
