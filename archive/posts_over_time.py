"""The posts of an official as the meetings give them: when each is seen first and last, and the picture of it."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap

from archive.interface_language import date_words, day_and_month
from archive.models import Meeting, Official, Post, PrintedForm
from archive.models.meetings import confirmed

LEFT, RIGHT, TOP, ROW = 230, 740, 24, 44
LABEL_LETTERS = 30
MOST_MARKS = 24
MOST_TICKS = 6
MOST_PRINTED = 4

Seat = tuple[int, str, date | None, int]
"""(participation, post, day, meeting)."""


@dataclass(frozen=True)
class Sighting:
    """A meeting at which the official held the post."""

    day: date
    meeting: Meeting


@dataclass(frozen=True)
class PostSeen:
    title: str
    recorded: Post | None
    """The post in the official's record, where an editor entered it."""
    printed: list[tuple[str, str]]
    """(words, language) of what the texts print at those meetings, each once, the most frequent first."""
    first: Sighting | None
    last: Sighting | None
    days: list[date]
    """The days at which meetings give it, each once."""
    meetings: int

    @property
    def undated(self) -> bool:
        """Only meetings of an unknown year give it."""
        return bool(self.meetings) and not self.days


@dataclass(frozen=True)
class Line:
    label: list[tuple[str, int]]
    """Lines of the label, each with its place."""
    y: int
    marks: list[float]
    start: float
    width: float
    first: str
    last: str


@dataclass(frozen=True)
class PostsPicture:
    lines: list[Line]
    ticks: list[tuple[str, float]]

    @property
    def height(self) -> int:
        return TOP + ROW * len(self.lines) + 12

    @property
    def bottom(self) -> int:
        return self.height - 8


def posts_over_time(person: Official) -> list[PostSeen]:
    """Posts in the order of the record, then as meetings give them; those of no meeting last."""
    recorded = {post.title.casefold(): post for post in person.posts.select_related("organisation")}
    seen: dict[str, list[Seat]] = defaultdict(list)
    titles: dict[str, str] = {}
    for seat in _seats(person):
        for title in filter(None, (part.strip() for part in seat[1].split(";"))):
            seen[title.casefold()].append(seat)
            titles.setdefault(title.casefold(), title)
    order = [*(key for key in recorded if key in seen), *(key for key in seen if key not in recorded)]
    order += [key for key in recorded if key not in seen]
    printed, meetings = _printed(person), _ends(seen)
    return [
        _seen(recorded.get(key), titles.get(key, ""), seen.get(key, []), printed, meetings) for key in order
    ]


def _seats(person: Official) -> list[Seat]:
    """(participation, post, day or None, meeting), the earliest first, those without a year last."""
    held = person.participations.filter(confirmed("meeting__")).exclude(post="")
    rows = held.values_list("pk", "post", "meeting__date_lower", "meeting")
    return sorted(rows, key=lambda row: (row[2] is None, row[2] or date.min, row[3]))


def _ends(seen: dict[str, list[Seat]]) -> dict[int, Meeting]:
    """The meetings at which each post is seen first and last."""
    dated = [[seat for seat in seats if seat[2]] for seats in seen.values()]
    return Meeting.objects.in_bulk({seat[3] for seats in dated for seat in (*seats[:1], *seats[-1:])})


def _printed(person: Official) -> dict[int, list[tuple[str, str]]]:
    """What the texts print, by participation."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    forms = PrintedForm.objects.filter(participation__official=person).exclude(post="")
    for seat, post, language in forms.values_list("participation", "post", "text__language"):
        found[seat].append((post, language))
    return found


def _seen(
    recorded: Post | None,
    title: str,
    seats: list[Seat],
    printed: dict[int, list[tuple[str, str]]],
    meetings: dict[int, Meeting],
) -> PostSeen:
    days = [(seat[2], seat[3]) for seat in seats if seat[2]]
    words = Counter(form for seat in seats for form in printed.get(seat[0], ()))
    ends = [Sighting(day, meetings[pk]) for day, pk in (*days[:1], *days[-1:])]
    return PostSeen(
        recorded.title if recorded else title[:1].upper() + title[1:],
        recorded,
        [form for form, _times in words.most_common(MOST_PRINTED)],
        ends[0] if ends else None,
        ends[-1] if ends else None,
        sorted({day for day, _pk in days}),
        len(seats),
    )


def posts_picture(posts: list[PostSeen]) -> PostsPicture | None:
    """A line a post that a dated meeting gives; None where there is none."""
    shown = [post for post in posts if post.days]
    if not shown:
        return None
    first = min(post.days[0] for post in shown).replace(day=1)
    last = _next_month(max(post.days[-1] for post in shown))
    scale = (RIGHT - LEFT) / (last - first).days
    lines = [_line(post, number, first, scale) for number, post in enumerate(shown)]
    return PostsPicture(lines, _ticks(first, last, scale))


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _line(post: PostSeen, number: int, first: date, scale: float) -> Line:
    y = TOP + ROW * number + 28
    days = post.days
    places = [round(LEFT + (day - first).days * scale, 1) for day in days]
    parts = wrap(post.title, LABEL_LETTERS)[:2]
    return Line(
        [(part, y + 5 - 8 * (len(parts) - 1) + 17 * place) for place, part in enumerate(parts)],
        y,
        places if len(places) <= MOST_MARKS else [places[0], places[-1]],
        places[0],
        round(places[-1] - places[0], 1),
        day_and_month(days[0]),
        day_and_month(days[-1]) if places[-1] - places[0] > 40 else "",
    )


def _ticks(first: date, last: date, scale: float) -> list[tuple[str, float]]:
    """Beginnings of months or years, at most MOST_TICKS of them."""
    begins, day = [], first
    while day < last:
        begins.append(day)
        day = _next_month(day)
    years = [day for day in begins if day.month == 1] if len(begins) > 2 * MOST_TICKS else []
    chosen = years or begins
    every = -(-len(chosen) // MOST_TICKS)
    pattern = "%Y" if years else "%Y-%m"
    return [
        (date_words(day.strftime(pattern), "list"), round(LEFT + (day - first).days * scale, 1))
        for day in chosen[::every]
    ]
