"""Header lines that are known by their shape: a full date with names around it, or names, outlets and places alone.

Nothing here knows an outlet. A line counts only above the first paragraph (or below the last one); the words of
it must be names, or few. Words of events (data/not_headers.txt) make a line a headline, which stays.
"""

import re

from articles.text.bylines import author_line, is_name_below_heading
from articles.text.datelines import is_town, names_body, names_event
from articles.text.header_dates import around_date, ends_with_label, is_around_date, without_clock
from articles.text.line_words import Kind, begins, is_listed, key
from articles.text.normalise import nfc

_LONGEST = 120
_LONGEST_NAMES = 80
_MOST_PIECES = 6
_WORDS_OF_A_PIECE = 7
_BESIDE_DATE = 2  # words in one piece with the date, where no clock time stands beside it
_BESIDE_TIME = 4
_SMALL_BETWEEN_PIPES = 3  # words with a small first letter
_FROM = re.compile(r"(?:De|От|Отправитель|Expéditeur)\s?:\s[^\W\d_a-zà-ÿа-яё][^.:!?।\d]{2,60}")
_MARK = "\0"
_PARTING = re.compile(r"\s*[|•·●,;()\[\]]\s*|\s+[-–—/]\s+|\s?—\s?")
_PIPES = re.compile(r"\s[|•·●]\s")
_SENTENCE_END = re.compile(r"[.।!?…][\"”’»)]{0,3}\Z")
_ASKS = re.compile(r"[?!।]")
_WORDS_OF_AN_OUTLET = 5
_ELIDED = re.compile("^[Ll]['’]")
_OUTLETS_BEGIN = frozenset(
    "lettre voix écho echo journal quotidien courrier dépêche gazette tribune nouvelle nouvelles radio observateur "
    "вестник новости газета известия вести báo".split()
)
_OUTLETS_END = frozenset(
    "info infos matin soir presse actu actus actualités hebdo média médias news times post herald daily gazette "
    "tribune journal courier monitor observer chronicle standard mirror bulletin press online express вестник новости "
    "газета известия курьер обозреватель правда".split()
)
_ENDS_OF_YEAR = re.compile(r"\s*(?:г\.|года|[ap]\.m\.|сал)?[\s.,|)\]-]*\Z", re.I)
_BY = re.compile(r"(?:(?:[Bb]y|BY|[Pp]ar|PAR|[Оо]т)|.{0,30}\s(?:by|par|от))\s(?:la\s)?[«\"“]?[^\W\d_a-zа-яё]")
_SMALL = frozenset(
    nfc(
        "by in on at from to the of and for with via le la les l un une du de des d et à au aux par pour avec en sur "
        "от в во и из на для по с со bởi theo và tại lúc ngày của từ ở no number n° № ও এর"
    ).split()
)


def dated_header(line: str) -> Kind | None:
    """The kind of a short line of names around a full date.

    | By Aigerim Tolegenova in International on 15 May 2026         | byline      |
    | The Danube Herald | 29 Apr 2026 | 11:02 | News               | date_header |
    | Reference Number: PR26, Press Release Issue Date: Mar 03, 2026 | date_header |
    | Bích Phượng 16:02 11/05/2026; নয়াদিল্লি ২৩ জানুয়ারি ২০২৬ ০৭:৩১  | date_header |
    | Minister's call with Nigeria's adviser: 4 February 2026       | None        |
    | The ministers met in Hanoi on 4 February 2026                 | None        |
    """
    line = line.strip()
    sides = around_date(line) if len(line) <= _LONGEST else None
    if sides is None:
        return None
    before, after = sides
    labelled = ends_with_label(_without_days(before))
    after = "" if _ENDS_OF_YEAR.fullmatch(after) else after
    by = bool(_BY.match(line) or (begins("author", key(line))))
    if _ASKS.search(line) or _ends_like_a_sentence(after) or (before.rstrip().endswith(":") and not labelled):
        return None
    timed = without_clock(before + _MARK + after) != before + _MARK + after
    pieces = _pieces(before, after)
    if not _is_stamp(pieces, labelled or by, timed, bool(_PIPES.search(line))):
        return None
    return "byline" if by or any(author_line(piece) for piece in pieces) else "date_header"


def stands_out(line: str) -> bool:
    """Whether a dated line shows by more than its date that it is a header, so that it may stand above a headline."""
    return bool(_PIPES.search(line) or _BY.match(line) or without_clock(line) != line)


def _ends_like_a_sentence(after: str) -> bool:
    return bool(_SENTENCE_END.search(after.rstrip()) and after.strip(' .…”"»’)'))


def _without_days(words: str) -> str:
    kept = words.replace(",", " ").split()
    while kept and is_around_date(kept[-1].strip(":")) and not kept[-1].endswith(":"):
        kept.pop()
    return " ".join(kept)


def _pieces(before: str, after: str) -> list[str]:
    """What stands between the signs that part things, with a mark in the place of the date."""
    return [piece for piece in _PARTING.split(without_clock(before + _MARK + after)) if piece.strip()]


def _content(piece: str) -> list[str]:
    """The words of a piece that say something: no small words, days of the week, numbers."""
    words = [word.strip(":ঃ.'’\"“”«»*-–—/") for word in piece.replace(_MARK, " ").split()]
    return [
        word
        for word in words
        if word and not word.isdigit() and word.lower() not in _SMALL and not is_around_date(word)
    ]


def _is_stamp(pieces: list[str], led: bool, timed: bool, piped: bool) -> bool:
    """led: a label or "by" says what the line is. The piece with the date holds little else; the others are names."""
    if len(pieces) > _MOST_PIECES or (not led and names_event(" ".join(pieces))):
        return False
    most = _BESIDE_TIME if timed else _BESIDE_DATE
    for piece in pieces:
        words = _content(piece)
        small = sum(word[:1].islower() for word in words)
        if len(words) > _WORDS_OF_A_PIECE or small > (_SMALL_BETWEEN_PIPES if led or piped else 0):
            return False
        if _MARK in piece and len(words) > most and not led:
            return False
        if not (led or timed or piped) and any(map(_is_bengali, words)) and len(words) > 1:
            return False
    return True


def _is_bengali(word: str) -> bool:
    return "\u0980" <= word[:1] <= "\u09ff"


def names_header(line: str) -> Kind | None:
    """The kind of a line below the headline that only names people, outlets and places.

    | Анна КОРЕЦКАЯ, «Право и время»; Баку, Хазар-Информ, Нигяр Алекперова | byline |
    | Times of the Batinah | Oman; রাহুল সরখেল • বনগাঁ                       | byline |
    | Hanoi, Vientiane; Minister Meets Envoy, Signs Memorandum              | None   |
    """
    line = line.strip()
    if len(line) > _LONGEST_NAMES or re.search(r"[:?!।\d]|\.\Z", line) or not _only_names(line):
        return None
    pieces = [piece for piece in _PARTING.split(line) if piece]
    if not 1 < len(pieces) <= 4:
        return None
    quoted = any(piece[0] in '«“"' for piece in pieces[1:])
    person = any(is_name_below_heading(piece) and not is_town(piece) for piece in pieces)
    place = any(is_town(piece) for piece in pieces)
    outlet = len(pieces) == 2 and len(pieces[0].split()) > 1 and len(pieces[1].split()) == 1
    piped = _PIPES.search(line) and (place or outlet or (person and _is_bengali(line)))
    return "byline" if piped or (person and (quoted or (place and len(pieces) > 2))) else None


def names_outlet(line: str) -> bool:
    """Whether a line is nothing but the name of an outlet: Le Septentrion Info, La Lettre des Armes, Bandar Courier.

    Two to five words in capitals, of which the first or the last is one that outlets are named by.
    """
    line = line.strip()
    words = _content(line)
    if (
        len(line) > _LONGEST_NAMES
        or re.search(r"[^\w\s'’&-]|\d", line)
        or not 1 < len(line.split()) <= _WORDS_OF_AN_OUTLET
    ):
        return False
    if not words or any(word[0].islower() for word in words) or names_event(line):
        return False
    return _ELIDED.sub("", words[0]).lower() in _OUTLETS_BEGIN or (
        len(words) > 1 and words[-1].lower() in _OUTLETS_END
    )


def is_subject(line: str, body: str) -> bool:
    """Whether the text uses the last name of a line."""
    names = re.findall(r"[^\W\d_][^\s,|•·()«»]{2,}", line)
    return len(names) > 1 and sum(name in body for name in names) > len(names) / 2


def is_sender(line: str) -> bool:
    """True for a line that names who sent a communiqué: De : Sécurité publique Canada."""
    return bool(_FROM.fullmatch(line.strip()))


def _only_names(line: str) -> bool:
    pieces = _PARTING.split(line)
    words = [word for piece in pieces for word in _content(piece)]
    short = all(len(piece.split()) <= (3 if _is_bengali(piece) else _WORDS_OF_A_PIECE) for piece in pieces)
    return bool(words) and short and not any(word[0].islower() for word in words) and not names_event(line)


def above_headline(line: str, led: bool) -> Kind | None:
    """The kind of a line above the headline: an office, Media and Communications Unit; or sections, Home | Politics.

    led: a line of the site stands directly before or after it.
    """
    line = line.strip()
    if len(line) > _LONGEST_NAMES or _SENTENCE_END.search(line) or re.search(r"[:?!।\d]", line):
        return None
    pieces = _PIPES.split(line)
    capitals = all(piece[:1].isupper() for piece in pieces) and not names_event(line)
    if len(pieces) > 2 and all(len(piece.split()) <= 2 for piece in pieces) and capitals:
        return "navigation"
    if names_outlet(line):
        return "navigation"
    office = names_body(line) and len(line.split()) <= _WORDS_OF_A_PIECE and led
    first = key(line.split()[0]) if line else ""
    return (
        "byline"
        if office and (_only_names(line) or names_body(first)) and not is_listed("whole", first)
        else None
    )
