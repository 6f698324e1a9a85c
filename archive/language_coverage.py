"""Which article is held in which language, and how: original, translated by whom, in the making, outdated, missing.

Drafts are counted too: this is for the desk, never for the public.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import Evidence
from articles.models import Article, Draft, Text

MISSING = "missing"
STATES: dict[str, Promise] = {
    "original": _("Original"),
    "human": _("Human translation"),
    "reviewed": _("Human-reviewed translation"),
    "machine": _("Machine translation"),
    "draft": _("Draft"),
    "in_review": _("In review"),
    "outdated": _("Outdated"),
    MISSING: _("Missing"),
}
SORTS: dict[str, Promise] = {
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
    "added": _("Added last first"),
    "fewest": _("Fewest languages first"),
}

_STATE = Case(
    When(state=Text.State.DRAFT, then=Value("draft")),
    When(state=Text.State.IN_REVIEW, then=Value("in_review")),
    When(Q(state=Text.State.OUTDATED) | Q(translated_from__is_current=False), then=Value("outdated")),
    When(kind=Text.Kind.ORIGINAL, then=Value("original")),
    When(reviewed=True, then=Value("reviewed")),
    When(kind=Text.Kind.HUMAN, then=Value("human")),
    default=Value("machine"),
    output_field=CharField(),
)


@dataclass(frozen=True)
class Wanted:
    """What is asked for.  languages: the columns; empty: all.  start, end: days between which the article may have
    been published.  country: that of a side of a meeting which a text of the article reports."""

    languages: tuple[str, ...] = ()
    state: str = ""
    publisher: str = ""
    country: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    sort: str = "newest"

    @property
    def is_whole(self) -> bool:
        """No article is left out, whatever the state."""
        return not (self.publisher or self.country or self.start or self.end)


@dataclass(frozen=True)
class Cell:
    """The texts of an article in one language."""

    language: str
    texts: list[Text] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """An article with one cell for each column."""

    article: Article
    cells: list[Cell]

    @property
    def source(self) -> Text | None:
        """What a missing translation would be made from: the original, else a text that has words."""
        texts = sorted(
            self.article.texts.all(),
            key=lambda text: (text.kind != Text.Kind.ORIGINAL, not text.is_published, text.pk),
        )
        return next((text for text in texts if text.opening), None)


def columns(wanted: Wanted) -> list[str]:
    """The languages of the table: those asked for, else those of the site and then of the archive, most texts first."""
    if wanted.languages:
        return list(wanted.languages)
    own = [tag for tag, _name in settings.LANGUAGES]
    held = Text.objects.values("language").annotate(n=Count("pk")).order_by("-n", "language")
    return own + [row["language"] for row in held if row["language"] not in own]


def found(wanted: Wanted, languages: Sequence[str]) -> QuerySet[Article]:
    """The articles in the order asked for.  A state is looked for in the columns alone."""
    articles = _narrowed(wanted)
    texts = Text.objects.filter(article=OuterRef("pk"))
    if wanted.state == MISSING:
        held = (Q(Exists(texts.filter(language=language))) for language in languages)
        articles = articles.filter(~Q(*held))
    elif wanted.state:
        stated = texts.filter(language__in=languages).annotate(cell=_STATE)
        articles = articles.filter(Exists(stated.filter(cell=wanted.state)))
    return _sorted(articles, wanted.sort)


def rows(articles: Iterable[Article], languages: Sequence[str]) -> list[Row]:
    """The cells of articles that `loaded` has read."""
    made = []
    for article in articles:
        held: dict[str, list[Text]] = defaultdict(list)
        for text in article.texts.all():
            held[text.language].append(text)
        made.append(Row(article, [Cell(language, held[language]) for language in languages]))
    return made


def loaded(articles: QuerySet[Article]) -> QuerySet[Article]:
    """With all that rows print; each text with its state as `cell` and its open draft as `open_drafts`."""
    texts = Text.objects.annotate(cell=_STATE).with_status().order_by("pk")
    drafts = Prefetch("drafts", Draft.objects.open(), to_attr="open_drafts")
    return articles.select_related("publisher").prefetch_related(
        Prefetch("texts", texts.prefetch_related(drafts))
    )


@dataclass(frozen=True)
class Counts:
    """How many articles there are, and for each language how many texts stand in which state."""

    articles: int
    languages: list[tuple[str, list[tuple[str, int]]]]


def counts(wanted: Wanted, languages: Sequence[str]) -> Counts:
    """Of the articles that publisher, period and country leave, whatever language and state are asked for."""
    narrowed = _narrowed(wanted)
    texts = Text.objects.filter(language__in=languages)
    texts = texts if wanted.is_whole else texts.filter(article__in=narrowed.values("pk"))
    stated: dict[str, Counter[str]] = defaultdict(Counter)
    for language, cell, number in (
        texts.annotate(cell=_STATE).values_list("language", "cell").annotate(n=Count("pk")).order_by()
    ):
        stated[language][cell] = number
    held = dict(texts.values_list("language").annotate(n=Count("article", distinct=True)).order_by())
    total = narrowed.count()
    for language in languages:
        stated[language][MISSING] = total - held.get(language, 0)
    return Counts(
        total, [(language, [(state, stated[language][state]) for state in STATES]) for language in languages]
    )


def _narrowed(wanted: Wanted) -> QuerySet[Article]:
    articles = Article.objects.all()
    if wanted.publisher:
        articles = articles.filter(publisher__domain=wanted.publisher)
    if wanted.start:
        articles = articles.filter(published_upper__gte=wanted.start)
    if wanted.end:
        articles = articles.filter(published_lower__lte=wanted.end)
    if wanted.country:
        reports = Evidence.objects.filter(meeting__sides__country=wanted.country)
        articles = articles.filter(pk__in=reports.values("passage__revision__text__article"))
    return articles


def _sorted(articles: QuerySet[Article], sort: str) -> QuerySet[Article]:
    newest, oldest = F("published_lower").desc(nulls_last=True), F("published_lower").asc(nulls_last=True)
    if sort == "fewest":
        counted = articles.annotate(held=Count("texts__language", distinct=True))
        return counted.order_by("held", newest, "-pk")
    if sort == "added":
        return articles.order_by("-pk")
    return articles.order_by(oldest, "pk") if sort == "oldest" else articles.order_by(newest, "-pk")
