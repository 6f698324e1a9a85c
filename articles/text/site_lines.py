"""What a whole line is, if it is no paragraph: a source, a counter, a button, a link to another text."""

import re
from functools import lru_cache

from articles.text.bylines import names_only
from articles.text.line_words import (
    Kind,
    addresses_reader,
    begins,
    ends_as_listed,
    is_listed,
    key,
    names_platform_last,
    only_buttons,
)

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+", re.I)
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,4}[a-z]{2,10}(?:/[^\s<>\"“”]{0,300})?", re.I)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.I)
_LABEL = re.compile(r"\s*([^:：ঃ\n]{1,48}?)\s{0,3}[:：ঃ]{1,2}\s{0,3}[-–—]?\s?(.*)\Z", re.S)
_DASHED_LABEL = re.compile(r"\s*([^-–—\n]{1,30}?)\s?[-–—]\s?([^-–—]{2,60})\Z")
_SOURCE_LENGTH = 120  # of what follows the label, where it is no address
_SHORT_SOURCE_LENGTH = 40  # the same, where it ends like a sentence
_SENTENCE_END = re.compile(r"[.।!?…][\"”’»)]{0,3}\Z")
_HEADLINE_LENGTH = 220  # of what follows "read also:"
_TAGS_LENGTH = 300
_TAGS_LIKE_A_SENTENCE = 60
_NOTE_LENGTH = 400
_LONGEST_PHRASE = 120  # characters of a line that is compared as a whole
_READER_LENGTH = 260  # of a line that addresses the reader
_INVITATION_LENGTH = 170  # of one that does so somewhere in its middle
_BARE_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})?k?(?:\s?(?:min|mins|mn|мин|phút|মিনিট)\.?)?", re.I)
_WORDS_OF_AN_INVITATION = 4  # of one that ends like a sentence and names a network last
_LONGEST_LINE = 400
_CONTACT = re.compile(r"\d{4}|@|https?:|www\.")
_CONTACT_LENGTH = 60
_NOTES = frozenset(
    "editor's note|editors' note|correction|corrections|clarification|erratum|disclaimer|update note|note to editors|"
    "notes to editors|note to editor|lưu ý|đính chính|исправление|уточнение|поправка|дисклеймер|примечание редакции|"
    "от редакции|rectificatif|correction apportée|précision|note de la rédaction|ndlr|সংশোধনী|দ্রষ্টব্য|বি. দ্র|"
    "বি.দ্র|"
    "বিশেষ দ্রষ্টব্য|our standards".split("|")
)
_QUOTES = '"“”«»„‘'
_NUMBER = re.compile(r"([^\d]{0,40}?)[\s:：ঃ(\[]*(\d[\d.,\s]{0,12}[kKmMк]?)\+?[\s)\]]*([^\d]{0,40})")
_SHAPES: dict[Kind, re.Pattern[str]] = {
    "navigation": re.compile(
        r"(?:#[^\W_][\w\u0300-\u036f\u0980-\u09ff-]{1,40}[\s,;]*){1,20}\Z|[^|]{2,30}(?:\s\|\s[^|.!?]{2,30}){3,20}\Z"
        r"|(?:[^\W\d_]\s?[+-]?\s{1,3}){1,3}[^\W\d_]\s?[+-]\Z"  # sizes of letters: A- A A+
        r"|[^>›.!?]{2,40}(?:\s?[>›]\s?[^>›.!?]{2,70}){1,8}\Z|[^»«.!?]{2,30}(?:\s»\s[^»«.!?]{2,60}){1,8}\Z",
        re.I,
    ),
    "related": re.compile(r"(?:>{1,3}|»|[▶►▸➤➡👉☞🔴📌🔗]\ufe0f?)\s?[^\s>»][^\n]{4,200}(?<![.।])\Z"),
    "other": re.compile(
        r"(?:copyright\s)?[©ⓒ]\s?(?:copyright\s?)?(?:\d{4}).{0,160}\Z|copyright\s?(?:©|\(c\)|\d{4}|by|:).{0,140}\Z|"
        r"(?:®|\(c\)|\(с\)|\([cс]\)|©)\s.{0,80}(?:\d{4}|reserved|réservés|защищены).{0,60}\Z|"
        r"[~≈]?\d{1,2}\s?-?(?:min(?:ute)?s?|phút|мин(?:ут[аы]?)?\.?|মিনিট(?:ের)?)\.?\s?(?:de |to |на |чтобы |x |в )?"
        r"(?:read|reading time|reading|lecture|đọc|чтения|чтение|прочтения|на чтение|পড়ার সময়|পাঠ|পড়া|"
        r"পড়তে লাগবে)\Z|"
        r"(?:reading time|read time|estimated reading time|thời gian đọc|время чтения|время на чтение|чтение|"
        r"temps de lecture|"
        r"durée de lecture|lecture|читать|পড়ার সময়|পড়তে সময় লাগবে)\s?[:：–-]?\s?(?:~|≈|<|environ |около |"
        r"about )?\d{1,2}\s?[^\W\d_\u09be-\u09cd]{0,10}[\u0980-\u09ff]{0,8}\.?\Z|"
        r"(?:e-?mail|courriel|ইমেইল|эл\. почта|thư điện tử)?\s?[:：]?\s?[\w.+-]{1,64}@[\w-]{1,60}"
        r"(?:\.[\w-]{2,20}){1,4}\Z|"
        r"\d{1,2}:\d{2}\s?/\s?\d{1,2}:\d{2}\Z|"
        r"(?:tel|tél|phone|điện thoại|hotline|тел|телефон|ফোন)\.?\s?[:：]\s?[\d\s()+./-]{6,60}\Z",
        re.I,
    ),
}  # fmt: skip
_MARKS = re.compile(r"[^\w\u0980-\u09ff]+")
_END_NUMBER = re.compile(r"[-–—]{1,2}\s?(?:30|0|o0o|oo0oo|oOo|O)\s?[-–—]{1,2}|/{1,2}(?:end|ends)/{0,2}", re.I)


def address_in(line: str) -> re.Match[str] | None:
    """The first web address in a line."""
    return _ADDRESS.search(line)


def is_address(line: str) -> bool:
    """True for a line that is nothing but a web address or the name of a site: https://a.vn/b, (www.a.vn), a.com.vn."""
    bare = line.strip().strip("()[]<>-–—•*. ")
    return bool(_ADDRESS.fullmatch(bare) or _DOMAIN.fullmatch(bare))


def source_address(line: str) -> str | None:
    """The address in a source line as printed, or None. Signs after it that end a sentence are no part.

    An address of another kind than http (javascript:, ftp:) is given as well, so that it can be warned of.
    """
    found = _ADDRESS.search(line)
    if found:
        address = found.group().rstrip(".,;:!?।…'’»*")
        return address.rstrip(")]") if "(" not in address and "[" not in address else address
    if _DOMAIN.fullmatch(line.strip()) and "/" in line.strip().rstrip("/"):
        return f"https://{line.strip()}"
    labelled = _labelled(line.strip())
    if not labelled or labelled[0] != "source_line":
        return None
    rest = labelled[1].strip()
    if _DOMAIN.fullmatch(rest) and "/" in rest:
        return f"https://{rest}"
    return rest if _OTHER_SCHEME.fullmatch(rest) else None


def is_source_line(line: str) -> bool:
    """True for a line that only names the source: সূত্র: URL, Nguồn: TTXVN, (Source: Reuters), Link: URL.

    A sentence that begins with such a label is none: Source: a minister said that talks would go on.
    """
    linked = begins("link", key(_ADDRESS.sub("", line))) if _ADDRESS.search(line) else None
    if linked and len(linked[1].strip(" :-–—→>tại")) <= 3:
        return True
    labelled = _labelled(line)
    if not labelled or labelled[0] != "source_line":
        return False
    rest = labelled[1]
    address = _ADDRESS.search(rest)
    if address:
        rest = rest[: address.start()] + rest[address.end() :]
    ends_like_a_sentence = _SENTENCE_END.search(rest) and not address
    return len(rest) <= (_SHORT_SOURCE_LENGTH if ends_like_a_sentence else _SOURCE_LENGTH)


def _labelled(line: str) -> tuple[Kind, str] | None:
    found = _LABEL.match(line)
    if not found:
        return None
    kind = is_listed("label", key(found.group(1)))
    return (kind, found.group(2)) if kind else None


@lru_cache(maxsize=1024)
def kind_of_line(line: str) -> Kind | None:
    """What a whole line is, if it is no paragraph: a source, a comment counter, sharing, adverts and so on.

    | মন্তব্য (0), Bình luận (৩), 5 comments   | comments    |
    | সূত্র: https://…                         | source_line |
    | Xem thêm, আরও পড়ুন: a headline          | related     |
    | Chia sẻ, Facebook Twitter Zalo           | share       |
    | Suivez-nous sur Facebook                 | subscribe   |
    | Share prices rose on Monday.             | None        |
    """
    line = line.strip()
    if len(line) > _LONGEST_LINE:
        return "source_line" if _ADDRESS.search(line) and is_source_line(line) else None
    if _MARKS.fullmatch(line) or _END_NUMBER.fullmatch(line):
        return "end_mark"
    form = key(line)
    kind = _counted(line) or ("source_line" if is_source_line(line) else None) or _by_label(line)
    return kind or _as_a_whole(line, form) or _by_shape(line) or _to_reader(line, form)


def _counted(line: str) -> Kind | None:
    """A number with what it counts: 12 comments, Просмотров: 125, ১২৩ বার পঠিত."""
    found = _NUMBER.fullmatch(line) if len(line) <= _LONGEST_PHRASE else None
    if not found:
        return None
    before, after = key(found.group(1)), key(found.group(3))
    if before and after:
        return is_listed("counter", before) and is_listed("counter", after)
    return is_listed("counter", before or after)


def _by_label(line: str) -> Kind | None:
    labelled = _labelled(line)
    if not labelled or labelled[0] in ("source_line", "other"):
        return None
    kind, rest = labelled
    rest = rest.strip()
    if kind == "byline":
        return kind if names_only(rest) else None
    if kind == "navigation":
        like_a_sentence = _SENTENCE_END.search(rest) and len(rest) > _TAGS_LIKE_A_SENTENCE
        return None if like_a_sentence or len(rest) > _TAGS_LENGTH else kind
    if kind == "share":
        return kind if len(rest) <= _LONGEST_PHRASE and not _SENTENCE_END.search(rest) else None
    return kind if len(rest) <= _HEADLINE_LENGTH else None


def _as_a_whole(line: str, form: str) -> Kind | None:
    if len(line) > _LONGEST_PHRASE:
        return None
    if only_buttons(form):
        return "share"
    bare = form.rstrip("0123456789০১২৩৪৫৬৭৮৯ ([)]:")
    kind = is_listed("whole", form) or is_listed("whole", bare) or is_listed("label", form)
    return (
        None
        if kind in ("byline", "source_line") or (kind == "other" and not is_listed("whole", bare))
        else kind
    )


def _by_shape(line: str) -> Kind | None:
    return next((kind for kind, shape in _SHAPES.items() if shape.match(line)), None)


def _to_reader(line: str, form: str) -> Kind | None:
    """Lines that speak to the reader. What is quoted speaks to somebody else."""
    if line[:1] in _QUOTES or len(line) > _READER_LENGTH:
        return None
    found = begins("opening", form)
    if found:
        return found[0]
    if len(line) > _INVITATION_LENGTH:
        return None
    network = begins("network", form)
    if network and names_platform_last(form) and not re.search(r"[,।!?]|\.\s|: ", network[1]):
        short = len(form.split()) <= _WORDS_OF_AN_INVITATION
        return network[0] if short or not _SENTENCE_END.search(line) else None
    if ending := ends_as_listed(form):
        return ending
    return None if any(sign in line for sign in _QUOTES) else addresses_reader(form)


def kind_of_outer_label(line: str) -> Kind | None:
    """Notes, contacts and bare numbers near the beginning or the end of a text: Correction: …, Тел.: …, 2 min."""
    if _BARE_NUMBER.fullmatch(line):
        return "other"
    labelled = _labelled(line)
    if labelled and labelled[0] == "other" and len(line) <= _NOTE_LENGTH:
        short = len(line) <= _CONTACT_LENGTH and not _SENTENCE_END.search(labelled[1])
        if short or _CONTACT.search(labelled[1]) or key(line.split(":")[0]) in _NOTES:
            return "other"
    closing = begins("closing", key(line)) if line[:1] not in _QUOTES else None
    return closing[0] if closing and len(line) <= _NOTE_LENGTH else None


def kind_of_dashed_source(line: str) -> Kind | None:
    """Source - AFP, Nguồn – TTXVN, Ảnh - …: a label with a dash, near the beginning or the end of a text."""
    found = _DASHED_LABEL.match(line)
    if not found or _SENTENCE_END.search(line):
        return None
    kind = is_listed("label", key(found.group(1)))
    return kind if kind in ("source_line", "byline", "navigation", "related") else None
