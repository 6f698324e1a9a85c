"""The posts of an official as the meetings give them: when each is seen first and last, and the picture of it."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap

from django.db.models import Prefetch

from archive.interface_language import date_words, day_and_month
from archive.models import Meeting, Official, Participation, Post, PrintedForm

LEFT, RIGHT, TOP, ROW = 230, 740, 24, 44
LABEL_LETTERS = 30
MOST_MARKS = 24
MOST_TICKS = 6
MOST_PRINTED = 4


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
    dated: list[Sighting]
    undated: int

    @property
    def first(self) -> Sighting | None:
        return self.dated[0] if self.dated else None

    @property
    def last(self) -> Sighting | None:
        return self.dated[-1] if self.dated else None

    @property
    def meetings(self) -> int:
        return len(self.dated) + self.undated


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
    seen: dict[str, list[Participation]] = defaultdict(list)
    titles: dict[str, str] = {}
    for participation in _participations(person):
        for title in filter(None, (part.strip() for part in participation.post.split(";"))):
            seen[title.casefold()].append(participation)
            titles.setdefault(title.casefold(), title)
    order = [*(key for key in recorded if key in seen), *(key for key in seen if key not in recorded)]
    order += [key for key in recorded if key not in seen]
    return [_seen(recorded.get(key), titles.get(key, ""), seen.get(key, [])) for key in order]


def _participations(person: Official) -> list[Participation]:
    held = person.participations.filter(meeting__in=Meeting.objects.confirmed()).exclude(post="")
    printed = Prefetch("printed_forms", PrintedForm.objects.exclude(post="").select_related("text"))
    rows = held.select_related("meeting").prefetch_related(printed)
    return list(rows.order_by("meeting__date_lower", "meeting_id"))


def _seen(recorded: Post | None, title: str, seats: list[Participation]) -> PostSeen:
    meetings = [seat.meeting for seat in seats]
    dated = [Sighting(meeting.date_lower, meeting) for meeting in meetings if meeting.date_lower]
    printed = Counter((form.post, form.text.language) for seat in seats for form in seat.printed_forms.all())
    return PostSeen(
        recorded.title if recorded else title[:1].upper() + title[1:],
        recorded,
        [words for words, _times in printed.most_common(MOST_PRINTED)],
        sorted(dated, key=lambda sighting: (sighting.day, sighting.meeting.pk)),
        len(meetings) - len(dated),
    )


def posts_picture(posts: list[PostSeen]) -> PostsPicture | None:
    """A line a post that a dated meeting gives; None where there is none."""
    shown = [post for post in posts if post.dated]
    if not shown:
        return None
    first = min(post.dated[0].day for post in shown).replace(day=1)
    last = _next_month(max(post.dated[-1].day for post in shown))
    scale = (RIGHT - LEFT) / (last - first).days
    lines = [_line(post, number, first, scale) for number, post in enumerate(shown)]
    return PostsPicture(lines, _ticks(first, last, scale))


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _line(post: PostSeen, number: int, first: date, scale: float) -> Line:
    y = TOP + ROW * number + 28
    days = sorted({sighting.day for sighting in post.dated})
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
