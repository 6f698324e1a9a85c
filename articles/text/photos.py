"""Captions and credits of pictures: told from a line, and from the end of one."""

import re
from typing import Literal

from articles.text.bylines import AGENCY_MARK
from articles.text.line_words import key
from articles.text.normalise import exact_key, nfc
from articles.text.word_lists import rows, words


def _listed(shape: str) -> list[str]:
    return [word for kind, cell in rows("photos.tsv") if kind == shape for word in words(cell)]


def _any_of(shape: str) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(set(_listed(shape)), key=len, reverse=True))) + ")"


_COLON = r"\s{0,3}[:：ঃ]\s{0,3}"  # in Bengali a visarga often stands for a colon
_LABEL = _any_of("label")
_LEAD = _any_of("lead")
_LINE = _any_of("line")
_START = rf"(?<![^\W_]){_LABEL}(?:{_COLON}|\s+(?:by|de|của)\s+|\s?/\s?(?=[^\W\d_]))"
_WIRE = r"(?:[A-ZА-ЯĐ][\w.+-]{1,20})(?:/[\w.+-]{2,20})*"
_ENDED = r"(?<=[.।!?…)”\"»|–—-])"
_BEHIND_A_SIGN = re.compile(r"[.।!?…)”\"»|–—-](?=\s*[(\[]?(..))", re.DOTALL)
_FIRST_LETTERS = frozenset(word[:2].lower() for shape in ("label", "lead", "line") for word in _listed(shape))
# Each with what the end of a line must show: a closing bracket ("bracketed"), no full stop ("open"), or behind a sign
# the first letters of a word for pictures ("worded").
_CREDITS = [
    ("bracketed", re.compile(rf"[(\[（]\s?{_START}[^()\[\]（）]{{1,120}}(?:\([^()]{{1,40}}\))?[)\]）][.।]?\Z", re.I)),
    ("worded", re.compile(rf"{_ENDED}\s*{_START}[^।!?:：]{{2,80}}\Z", re.I)),
    # … lors de la signature, mardi à Rabat. Ph. AMN ; … tại Hà Nội. Ảnh TTXVN ; … на встрече. Фото БелТА
    ("worded", re.compile(rf"{_ENDED}\s*[(\[]?(?i:{_LEAD})\.?\s(?:{AGENCY_MARK}|[A-ZÀ-ÝĐА-ЯЁ\"«][^.!?:।]{{1,60}}|"
        rf"пресс-служб[^.!?:]{{1,60}})[)\]]?\.?\Z")),
    # … in Hanoi. — VNA/VNS Photo Minh Đức; … (AFP Photo); … (Photo VNA)
    ("open", re.compile(rf"(?<=[.!?…)”\"।])\s{{0,3}}[-–—]{{0,2}}\s{{0,3}}{_WIRE}\s[Pp]hotos?(?:[\s/:]{{1,3}}"
        rf"(?:by\s)?[A-ZĐ][^.!?:]{{1,40}})?\Z")),
    ("bracketed", re.compile(rf"[(\[]\s?(?:{_WIRE}\s[Pp]hotos?(?:\s[^()\[\]]{{1,40}})?|"
        rf"(?i:{_LEAD})\s{_WIRE}(?:[\s/][^()\[\]]{{1,40}})?)\s?[)\]]\.?\Z")),
    ("bracketed", re.compile(rf"[(\[]\s?{_LINE}(?:\s?[/,–-]\s?[^()\[\]]{{2,40}})?\s?[)\]][.।]?\Z", re.I)),
    ("worded", re.compile(rf"(?<=[.!?…।|])\s{{0,3}}[-–—]{{0,2}}\s{{0,3}}{_LINE}[.।]?\Z", re.I)),
    # … © Sputnik / Name; … © AFP 2025; … (© AFP)
    ("open", re.compile(r"(?<=[.!?…)”\"।])\s{0,3}[(\[]?(?:©|\([cс]\))\s?[^.!?©]{2,60}[)\]]?\Z")),
    ("open", re.compile(r"\s[(\[]?©\s?[A-ZÀ-ÝА-ЯЁ][^.!?©]{1,50}[)\]]?\Z")),
    # … mardi à Erevan. Karen Avétissian / AFP
    ("any", re.compile(rf"(?<=[.!?…)”\"।])\s{{0,3}}[A-ZÀ-ÝĐА-ЯЁ][\w.’'-]*(?:\s[A-ZÀ-ÝĐА-ЯЁ][\w.’'-]*){{0,3}}\s?"
        rf"(?:/|\||,|-)\s?{AGENCY_MARK}\Z")),
    # … in Dhaka on Monday. REUTERS/Name; … [Xinhua/Li Xin]; … Photo/Xinhua
    ("open", re.compile(rf"(?<=[.!?…)”\"।])\s{{0,3}}[(\[]?(?:{AGENCY_MARK}|REUTERS)"
        rf"\s?/\s?[A-ZА-ЯĐ][^.!?()]{{2,40}}[)\]]?\Z")),
]  # fmt: skip
_FIRST = re.compile(rf"[(\[]?\s?{_START}", re.I)
_LED_BY_NAME = re.compile(rf"(?i:{_LEAD})\.?\s(?:[A-ZÀ-ÝĐА-ЯЁ][\w.’'-]*(?:\s|\Z)){{1,4}}")
_NAMED = re.compile(
    rf"[A-ZÀ-ÝĐА-ЯЁ][\w.’'-]+(?:\s[A-ZÀ-ÝĐА-ЯЁ][\w.’'-]*){{0,3}},\s?(?:{_LABEL}|{_LINE})", re.I
)
_COMMA_LABEL = re.compile(rf"{_any_of('label_comma')},\s?[^\s][^\n]{{2,300}}", re.I)
_DASHED = re.compile(rf"{_LABEL}\s?[-–—]\s?[^.!?।:]{{2,60}}", re.I)
_LED = re.compile(
    rf"[(\[]?(?i:{_LEAD})\.?\s(?:{AGENCY_MARK}|пресс-службы\s[^.!?]{{2,60}}|[Кк]орр[^.!?]{{2,40}}|"
    rf"с сайта [^!?\s]{{2,40}})[)\]]?\.?"
)
_ALONE = re.compile(
    rf"(?:©|\([cс]\)|[cс]\)\s)\s?(?!\d{{4}})[^\n.!?]{{2,70}}(?:\.\w{{2,4}})?(?:[/\s][^\n.!?]{{2,40}})?|"
    rf"(?:[-–—]\s?)?{_WIRE}\s[Pp]hotos?(?:\s(?:by\s)?[A-ZĐ][^.!?:]{{1,40}})?"
    rf"|[(\[]?(?:REUTERS|{AGENCY_MARK})\s?/\s?[A-ZА-ЯĐ][^.!?]{{2,40}}[)\]]?|[A-ZÀ-Ý][\w.'’ -]{{2,40}}\s?(?:/|"
    rf"\|)\s?(?:REUTERS|AFP|AP|EPA|Getty Images|Getty|Sipa|SIPA|ANP|dpa|TASS|ТАСС|"
    rf"РИА Новости)(?:\s?/\s?\w[\w ]{{1,30}})?"
)  # fmt: skip
_POSITION = re.compile(
    rf"[(,\[]\s?{_any_of('position')}(?:\s?(?:,|et|and|và|и|ও|à)\s(?:\w+\s)?{_any_of('position')})?\s?[),\]]",
    re.I,
)
_SOURCE_AT_END = re.compile(
    nfc(
        r"(?:[(\[]\s?(?:nguồn|source|источник|সূত্র|courtesy)\s?:\s?[^()\[\]]{2,60}[)\]]\.?|(?<=[.!?।])\s+(?:nguồn|"
        r"source|источник|সূত্র)\s?:\s?[^.!?।\s][^!?।\s]{1,30}(?:\s[^!?।\s]{1,20}){0,3})\Z"
    ),
    re.I,
)
_SOURCED_LENGTH = 250
_OPENINGS = tuple(exact_key(word) for word in _listed("opening"))
_VERBS_OF_REPORT = re.compile(
    nfc(
        r"\b(?:đã|cho biết|khẳng định|nhấn mạnh|said|told|заявил\w*|сообщил\w*|"
        r"отметил\w*|déclaré|indiqué|précisé)\b|বলেন|জানান"
    )
)
_PHOTO_LINES = {key(phrase) for phrase in _listed("line")}
_CREDIT_LENGTH = 90
_CREDIT_WITHIN = 300  # the last characters of a line, where a credit is looked for
CAPTION_LENGTH = 400  # a longer line that ends with a credit is a paragraph that a caption ran into
_SHORT_CAPTION = 160
_CAPTION_WITH_POSITION = 300
_SENTENCE_INSIDE = re.compile(r"[.!?।]\s+[^\W\d_]")
_SENTENCE_END = re.compile(r"[.।!?…][\"”’»)]{0,3}\Z")


def photo(line: str) -> tuple[Literal["photo_caption", "photo_credit"], str] | None:
    """Whether a line is a picture's caption or only its credit, and the credit; None for a paragraph.

    | … cùng các đại biểu. (Ảnh: Minh Đức/TTXVN)  | photo_caption, (Ảnh: Minh Đức/TTXVN) |
    | Hai bộ trưởng tại Hà Nội. Ảnh: Giang Huy    | photo_caption, Ảnh: Giang Huy        |
    | The ministers in Hanoi. — VNA/VNS Photo     | photo_caption, — VNA/VNS Photo       |
    | Les ministres, mardi à Rabat. Ph. AMN       | photo_caption, Ph. AMN               |
    | Bộ trưởng A (phải) và ông B tại Hà Nội.     | photo_caption, the line              |
    | (Photo: BelTA), Фото: БелТА, © Reuters      | photo_credit, the line               |
    | Фото документа показал журналистам министр. | None                                 |
    """
    line = line.strip()
    found = _credit(line[-_CREDIT_WITHIN:])
    if found:
        whole = len(found.group().strip()) == len(line)
        return ("photo_credit" if whole else "photo_caption"), found.group().strip()
    if len(line) > CAPTION_LENGTH:
        return None
    if _COMMA_LABEL.fullmatch(line) or _FIRST.match(line):
        return ("photo_credit" if len(line) <= _CREDIT_LENGTH else "photo_caption"), line
    if len(line) <= _CREDIT_LENGTH and _is_credit(line):
        return "photo_credit", line
    return ("photo_caption", line) if _describes(line) else None


def _credit(end: str) -> re.Match[str] | None:
    """The credit that ends a line, by the first pattern that finds one and that the end does not rule out."""
    shapes = {"any"}
    if not {")", "]", "）"}.isdisjoint(end[-2:]):
        shapes.add("bracketed")
    if end[-1:] not in (".", "!", "?"):
        shapes.add("open")
    if not _FIRST_LETTERS.isdisjoint(map(str.lower, _BEHIND_A_SIGN.findall(end))):
        shapes.add("worded")
    patterns = (pattern for shape, pattern in _CREDITS if shape in shapes)
    return next((match for pattern in patterns if (match := pattern.search(end))), None)


def is_sourced_caption(line: str) -> bool:
    """True for a short line that ends with its source: … ký biên bản. (Nguồn: TTXVN). Not meant for the last one."""
    return (
        len(line) <= _SOURCED_LENGTH
        and bool(_SOURCE_AT_END.search(line))
        and not _SENTENCE_INSIDE.search(_SOURCE_AT_END.sub("", line))
    )


def _is_credit(line: str) -> bool:
    alone = any(pattern.fullmatch(line) for pattern in (_ALONE, _LED, _LED_BY_NAME, _NAMED, _DASHED))
    return alone or key(line) in _PHOTO_LINES


def _describes(line: str) -> bool:
    """Whether a line without a credit says who stands where in a picture, or what view it gives."""
    if len(line) > _CAPTION_WITH_POSITION or _SENTENCE_INSIDE.search(line) or _VERBS_OF_REPORT.search(line):
        return False
    return bool(_POSITION.search(line)) or (
        len(line) <= _SHORT_CAPTION and exact_key(line).startswith(_OPENINGS)
    )
