"""Lines around the text that are put together of several things: author | place | date | 3 min read."""

import re

from articles.text.bylines import author_line, credits_agency, is_name_below_heading
from articles.text.datelines import is_dateline_alone, names_event
from articles.text.header_dates import is_date_line
from articles.text.line_words import Kind, is_listed, key
from articles.text.site_lines import kind_of_line

_LONGEST = 180
_MOST_PIECES = 10
_PARTING = re.compile(
    r"\s*[|•·●]\s*|\s+/\s+|\s+[-–—]\s+|,\s+|\s{2,}|\t"
    r"|\s+(?=(?:publié|mis à jour|modifié|updated|published|posted|last updated|опубликовано|обновлено|প্রকাশ|"
    r"প্রকাশিত|আপডেট|cập nhật|le \d|on \d)\b)",
    re.I,
)
_PIPES = re.compile(r"\s[|•·●]\s|\s/\s")
_WORDS_OF_A_SECTION = 4  # one piece of a line with such signs may be the name of a section or a magazine


def composed(line: str) -> Kind | None:
    """The kind of a line whose every piece is an author, a town, an agency, a date, a counter or a section.

    | By Arindam Sengupta | Updated: March 15, 2026 19:42 IST | byline      |
    | By Nadine Kaspar-Weil, 6 January 2026                   | byline      |
    | Dhaka, 12 March 2026, 10:00 am | 3 min read             | date_header |
    | By Monday, 6 January 2026, the ministers had agreed     | None        |
    """
    if len(line) > _LONGEST or not _PARTING.search(line):
        return None
    pieces = _pieces(line.strip())
    if not 1 < len(pieces) <= _MOST_PIECES:
        return None
    kinds = _kinds(line.strip(), pieces)
    if kinds and _is_trail(line, pieces):
        return "navigation"
    if not kinds or not {"byline", "date_header", "other", "comments"} & set(kinds):
        return None
    return next(
        kind for kind in ("byline", "date_header", "other", "comments", "navigation") if kind in kinds
    )


def _is_trail(line: str, pieces: list[tuple[int, int]]) -> bool:
    """Home / World / Asia: sections only."""
    forms = [key(line.strip()[start:end]) for start, end in pieces]
    return all(is_listed("section", form) or is_listed("whole", form) == "navigation" for form in forms)


def _pieces(line: str) -> list[tuple[int, int]]:
    """The places of what stands between the signs that part things."""
    places, start = [], 0
    for gap in _PARTING.finditer(line):
        if gap.start() > start:
            places.append((start, gap.start()))
        start = gap.end()
    return [*places, (start, len(line))] if start < len(line) else places


def _kinds(line: str, pieces: list[tuple[int, int]]) -> list[Kind] | None:
    """Kind for kind, the longest run of pieces that is one thing at a time; None where more than one piece is none."""
    found: list[Kind] = []
    first = strange = 0
    while first < len(pieces):
        for last in range(len(pieces), first, -1):
            kind = _kind(line[pieces[first][0] : pieces[last - 1][1]], bool(found))
            if kind and (first or last < len(pieces)):
                found.append(kind)
                first = last
                break
        else:
            strange += 1
            first += 1
            name = line[pieces[first - 1][0] : pieces[first - 1][1]]
            plain = len(name.split()) <= _WORDS_OF_A_SECTION and name[0].isupper() and _PIPES.search(line)
            if strange > 1 or names_event(name) or not (plain or is_name_below_heading(name)):
                return None
    return found


def _kind(piece: str, later: bool) -> Kind | None:
    piece = piece.strip(" ,;-–—")
    if is_date_line(piece):
        return "date_header"
    if author_line(piece) or credits_agency(piece):
        return "byline"
    if is_dateline_alone(piece) or is_listed("section", key(piece)):
        return "navigation"
    kind = kind_of_line(piece)
    return kind if kind in ("other", "comments", "share", "byline", "navigation") else None


def is_date_and_button(line: str) -> bool:
    """True for a date with the button that stands behind it: Chủ Nhật, 28/12/2025, 16:40 [GMT+7] In bài này."""
    words = line.split() if len(line) <= _LONGEST and any(map(str.isdigit, line)) else []
    for count in (1, 2, 3):
        if len(words) <= count or is_listed("whole", key(" ".join(words[-count:]))) is None:
            continue
        if is_date_line(" ".join(words[:-count])):
            return True
    return False
