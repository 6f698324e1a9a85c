"""What a site left around the text: told from the text line by line, and never lost.

Every rule looks at a whole line, or at the very start or end of one. A sentence that merely contains one
of the words below stays in the text. Lines are expected in NFC.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from articles.text.normalise import exact_key, nfc
from articles.text.segment import Line

Kind = Literal[
    "source_line", "comments", "date_header", "byline", "photo_caption", "photo_credit",
    "end_mark", "advert", "navigation", "related", "share", "subscribe", "other",
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


def _any_of(words: Sequence[str]) -> str:
    longest_first = sorted(map(nfc, words), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"


# Labels that stand before a colon or a number.
_SOURCE = [
    "সূত্র", "সুত্র", "উৎস", "তথ্যসূত্র", "মূল সূত্র", "nguồn", "nguồn tin", "link gốc", "link nguồn",
    "source", "sources", "source link", "source url", "original source", "источник", "источники",
    "крыніца", "крыніцы", "джерело", "lien source", "fuente", "fuentes",
]  # fmt: skip
_DATE = ["তারিখ", "ngày đăng", "date", "published", "дата", "publié le", "fecha"]
_COMMENTS = [
    "মন্তব্য", "মন্তব্যসমূহ", "টি মন্তব্য", "কমেন্ট", "টি কমেন্ট", "bình luận", "ý kiến", "comment",
    "comments", "комментарии", "комментариев", "комментарий", "комментария", "каментары", "каментарыі",
    "каментарыяў", "коментарі", "коментарів", "commentaire", "commentaires", "comentario", "comentarios",
]  # fmt: skip
_PHOTO = [
    "ছবি", "ছবি সৌজন্য", "ছবিসূত্র", "ফটো", "ảnh", "ảnh minh họa", "ảnh minh hoạ", "nguồn ảnh", "hình ảnh",
    "photo", "photos", "photo credit", "photo courtesy", "image", "image credit", "picture", "фото",
    "фотография", "фота", "здымак", "світлина", "crédit photo", "foto",
]  # fmt: skip
_BYLINE = ["প্রতিবেদক", "লেখক", "tác giả", "phóng viên", "author", "автор", "аўтар", "auteur", "autor"]

_COLON = r"\s{0,3}[:：ঃ]\s{0,3}"  # in Bengali a visarga often stands for a colon
_CREDIT_START = rf"{_any_of(_PHOTO)}(?:{_COLON}|\s+by\s+)"
_CREDIT_IN_BRACKETS = re.compile(rf"[(\[（]\s?{_CREDIT_START}[^()\[\]（）]{{1,120}}[)\]）][.।]?\Z", re.I)
_CREDIT_AFTER_STOP = re.compile(rf"(?<=[.।!?…)”\"|–—-])\s+{_CREDIT_START}[^।!?:：]{{2,60}}\Z", re.I)
_CREDIT_FIRST = re.compile(_CREDIT_START, re.I)
_CREDIT_LENGTH = 80
_CAPTION_LENGTH = 400  # a longer line that ends with a credit is a paragraph that a caption ran into

_SOURCE_LINE = re.compile(rf"[(\[*•–-]?\s?{_any_of(_SOURCE)}{_COLON}(.*)\Z", re.I | re.S)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+", re.I)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.I)
_SOURCE_LENGTH = 100  # of what follows the label, where it is no address
_SHORT_SOURCE_LENGTH = 40  # the same, where it ends like a sentence
_SENTENCE_END = re.compile(r"[.।!?…][\"”’»)]{0,3}\Z")

_COMMENT_LINE = re.compile(
    rf"{_any_of(_COMMENTS)}\s{{0,3}}[:：ঃ]?\s?[(\[]?\s?\d+\s?[)\]]?\Z|[(\[]?\d+[)\]]?\s{{0,3}}{_any_of(_COMMENTS)}\Z",
    re.I,
)
_DATE_HEADER = re.compile(rf"{_any_of(_DATE)}(?:{_COLON}|\s{{1,3}})\d{{4}}-\d{{2}}-\d{{2}}(?=\s|\Z)", re.I)
_HEADER_LINES = 3  # a date alone on its line is looked for in this many lines
_END_MARK = re.compile(r"(?:\./{1,2}\.|/\.)\Z")

_PLATFORMS = [
    "google news", "facebook", "telegram", "youtube", "zalo", "whatsapp", "viber", "twitter", "newsletter",
    "bản tin", "telegram-канал", "telegram-канале", "вконтакте",
]  # fmt: skip
_LABELLED: dict[Kind, re.Pattern[str]] = {
    "byline": re.compile(rf"{_any_of(_BYLINE)}{_COLON}\S.{{0,80}}\Z", re.I),
    "related": re.compile(
        _any_of([
            "আরও পড়ুন", "আরো পড়ুন", "আরও দেখুন", "আরও খবর", "xem thêm", "đọc thêm", "tin liên quan",
            "bài liên quan", "read more", "read also", "see also", "related", "читайте также",
            "чытайце таксама", "читайте також", "по теме", "à lire aussi", "lire aussi", "lea también",
        ]) + rf"{_COLON}\S.{{0,160}}\Z", re.I,
    ),
    "navigation": re.compile(
        rf"{_any_of(['ট্যাগ', 'ট্যাগস', 'tags', 'tag', 'từ khóa', 'từ khoá', 'теги', 'тэгі', 'mots-clés'])}"
        rf"{_COLON}\S.{{0,160}}\Z"
        rf"|{_any_of(['হোম', 'প্রচ্ছদ', 'trang chủ', 'home', 'главная', 'галоўная', 'accueil', 'inicio'])}"
        r"\s?[>›»/|].{0,160}\Z", re.I,
    ),
    "subscribe": re.compile(
        _any_of([
            "follow us", "follow our", "subscribe to", "theo dõi", "đăng ký kênh", "đăng ký nhận",
            "подписывайтесь", "подпишитесь", "падпісвайцеся", "підписуйтесь", "suivez-nous", "abonnez-vous",
        ]) + rf"[^.,।!?:]{{0,60}}\b{_any_of(_PLATFORMS)}\Z"
        + r"|" + _any_of(["গুগল নিউজ", "ফেসবুক", "টেলিগ্রাম", "ইউটিউব"])
        + r"[^.,।!?:]{0,40}(?:ফলো|অনুসরণ|সাবস্ক্রাইব) করুন\Z", re.I,
    ),
}  # fmt: skip

# Whole lines, as exact_key gives them, without the signs around them.
_WHOLE: dict[Kind, list[str]] = {
    "related": [
        "আরও পড়ুন", "আরো পড়ুন", "আরও দেখুন", "আরও খবর", "সম্পর্কিত খবর", "এ সম্পর্কিত আরও খবর",
        "xem thêm", "đọc thêm", "tin liên quan", "bài liên quan", "tin cùng chuyên mục", "tin mới",
        "read more", "read also", "see also", "related", "related articles", "related news", "more news",
        "читайте также", "по теме", "похожие новости", "чытайце таксама", "па тэме", "читайте також",
        "à lire aussi", "lire aussi", "lire la suite", "leer más", "lea también",
    ],
    "share": [
        "শেয়ার", "শেয়ার করুন", "লিংক কপি করুন", "chia sẻ", "chia sẻ bài viết", "sao chép liên kết", "in bài viết",
        "share", "share this", "share this article", "share on facebook", "share on twitter", "share on x",
        "copy link", "print", "поделиться", "поделиться в соцсетях", "скопировать ссылку", "падзяліцца",
        "поширити", "partager", "partager cet article", "compartir",
    ],
    "subscribe": [
        "সাবস্ক্রাইব", "সাবস্ক্রাইব করুন", "đăng ký", "đăng ký nhận tin", "theo dõi", "theo dõi chúng tôi",
        "subscribe", "subscribe now", "subscribe to our newsletter", "sign up", "follow us", "newsletter",
        "подписаться", "подпишитесь", "падпісацца", "підписатися", "s'abonner", "abonnez-vous", "suscribirse",
        "suscríbete",
    ],
    "advert": [
        "বিজ্ঞাপন", "quảng cáo", "advertisement", "advertisements", "реклама", "рэклама", "publicité",
        "publicidad",
    ],
    "navigation": [
        "হোম", "প্রচ্ছদ", "trang chủ", "quay lại", "về đầu trang", "home", "back", "back to top",
        "skip to content", "главная", "назад", "наверх", "галоўная", "accueil", "retour", "inicio",
    ],
}  # fmt: skip
_KIND_OF_LINE = {exact_key(words): kind for kind, lines in _WHOLE.items() for words in lines}
_NETWORKS = {
    "facebook", "twitter", "zalo", "telegram", "whatsapp", "viber", "linkedin", "email", "e-mail",
    "messenger", "pinterest", "instagram", "ফেসবুক", "টুইটার", nfc("হোয়াটসঅ্যাপ"),
}  # fmt: skip
_SHORT_NETWORKS = {"x", "vk", "ok"}  # believed only beside another
_SIGNS = " .:：…!»«>›<‹|•·*-–—→▶►+#[](){}\"'“”"


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
    """True for a line that only names the source: সূত্র: URL, Nguồn: TTXVN, (Source: Reuters).

    A sentence that begins with such a label is none: Source: a minister said that talks would go on.
    """
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
    for kind, pattern in _LABELLED.items():
        if pattern.match(line):
            return kind
    bare = exact_key(line[:200]).strip(_SIGNS)
    words = set(re.split(r"[\s|,·/]+", bare))
    if words & _NETWORKS and words <= _NETWORKS | _SHORT_NETWORKS:
        return "share"
    return _KIND_OF_LINE.get(bare)


def date_header(line: str, number: int) -> str | None:
    """The label and ISO date at the start of a line: "date 2025-12-03", "তারিখ: ২০২৫-১২-০৩"; or None.

    number counts the lines that show anything, from 0: a header glued to a sentence is only believed at
    the very start, one that is alone on its line within the first three.
    """
    line = line.strip()
    found = _DATE_HEADER.match(line)
    if not found or number >= _HEADER_LINES or (number and found.end() < len(line)):
        return None
    return found.group()


def photo(line: str) -> tuple[Literal["photo_caption", "photo_credit"], str] | None:
    """Whether a line is a picture's caption or only its credit, and the credit; None for a paragraph.

    | … cùng các đại biểu. (Ảnh: Minh Đức/TTXVN)  | photo_caption, (Ảnh: Minh Đức/TTXVN) |
    | Hai bộ trưởng tại Hà Nội. Ảnh: Giang Huy    | photo_caption, Ảnh: Giang Huy        |
    | (Photo: BelTA), Фото: БелТА                 | photo_credit, the line               |
    """
    line = line.strip()
    found = _CREDIT_IN_BRACKETS.search(line) or _CREDIT_AFTER_STOP.search(line)
    if found:
        return ("photo_caption" if found.start() else "photo_credit"), found.group().strip()
    if _CREDIT_FIRST.match(line) and len(line) <= _CAPTION_LENGTH:
        return ("photo_credit" if len(line) <= _CREDIT_LENGTH else "photo_caption"), line
    return None


def end_mark(paragraph: str) -> str | None:
    """The mark that ends a Vietnamese agency text ("./."), if the paragraph ends with one; else None."""
    stripped = paragraph.rstrip()
    found = _END_MARK.search(stripped)
    if not found or _ADDRESS.match(stripped.rsplit(None, 1)[-1]):
        return None
    return found.group()


def clear(lines: Sequence[Line]) -> Cleared:
    """Tell the paragraphs of a text from what a site left around them, in the order of the file."""
    kept: list[Kept] = []
    removed: list[Removed] = []
    for number, line in enumerate(lines):
        text = line.text.strip()
        header = date_header(text, number)
        if header:
            removed.append(
                Removed(line.number, "date_header", header, "line" if header == text else "prefix")
            )
            text = text[len(header) :].strip()
        if text:
            _sort_line(line.number, text, kept, removed)
    _cut_bare_addresses(kept, removed)
    _cut_end_mark(kept, removed)
    return Cleared(tuple(kept), tuple(sorted(removed, key=lambda cut: cut.line)))


def _sort_line(number: int, text: str, kept: list[Kept], removed: list[Removed]) -> None:
    kind = kind_of_line(text)
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


def _cut_bare_addresses(kept: list[Kept], removed: list[Removed]) -> None:
    """An address alone on the first or last line is where the text came from; elsewhere it is a link."""
    for position in (0, -1):
        if kept and _ADDRESS.fullmatch(kept[position].text):
            found = kept.pop(position)
            removed.append(Removed(found.line, "source_line", found.text, "line"))


def _cut_end_mark(kept: list[Kept], removed: list[Removed]) -> None:
    last = next((i for i in reversed(range(len(kept))) if kept[i].kind == "body"), None)
    mark = end_mark(kept[last].text) if last is not None else None
    if last is None or mark is None:
        return
    rest = kept[last].text.rstrip()[: -len(mark)].rstrip()
    removed.append(Removed(kept[last].line, "end_mark", mark, "suffix" if rest else "line"))
    if rest:
        kept[last] = replace(kept[last], text=rest)
    else:
        del kept[last]
