"""What the pages of articles ask the archive: whom and when a text names, and which texts report the same."""

from typing import Any

from django import template
from django.db.models import Case, Count, QuerySet, When
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.interface_language import site_of
from archive.marks import Mentions
from archive.marks import mentions as mentions_of
from archive.models import Evidence, Meeting
from archive.templatetags.archive_tags import named_language
from archive.templatetags.languages import number
from articles.models import Passage, Revision, Text
from articles.reading import Parallel, Row, beside, cite_address, text_address

register = template.Library()
MOST_TEXTS = 20
"""Of other articles that are offered beside a text."""


@register.simple_tag
def mentions(*revisions: Revision | None) -> Mentions:
    """Officials, organisations and dates of the texts of a page."""
    return mentions_of([revision for revision in revisions if revision])


@register.simple_tag
def marked(found: Mentions, passage: Passage) -> SafeString:
    """The words of a passage, each mention a link to its page."""
    pieces: list[Any] = []
    place = 0
    for mention in found.of(passage):
        pieces.append(conditional_escape(passage.content[place : mention.start]))
        words = passage.content[mention.start : mention.end]
        pieces.append(format_html('<a class="{}" href="{}">{}</a>', mention.css, mention.url, words))
        place = mention.end
    pieces.append(conditional_escape(passage.content[place:]))
    return mark_safe("".join(pieces))  # noqa: S308  every piece is escaped


@register.simple_tag
def texts_of_same_meetings(text: Text) -> list[Text]:
    """Texts of other articles that report a meeting which this text reports, too: other languages first, then
    those that share most meetings."""
    shared = _told().filter(evidence__passage__revision__text=text)
    path = "revisions__passages__evidence__meeting"
    others = (
        Text.objects.published()
        .with_status()
        .filter(**{f"{path}__in": shared})
        .exclude(article=text.article_id)
    )
    counted = others.annotate(shared=Count(path, distinct=True)).select_related(
        "article__publisher", "translated_from"
    )
    first = Case(When(language=text.language, then=1), default=0)
    return list(counted.order_by(first, "-shared", "pk")[:MOST_TEXTS])


@register.simple_tag
def common_meetings(one: Text, other: Text) -> list[Meeting]:
    """The meetings that both texts report, in the order of their dates."""
    held = _told().filter(evidence__passage__revision__text=one)
    both = held.filter(pk__in=Evidence.objects.filter(passage__revision__text=other).values("meeting"))
    return list(both.distinct().order_by("date_lower", "pk"))


def _told() -> QuerySet[Meeting]:
    """Meetings that texts report or announce, and not only mention."""
    told: QuerySet[Meeting] = Meeting.objects.confirmed().exclude(standing=Meeting.Standing.MENTIONED)
    return told


@register.simple_tag
def side_by_side(one: Text, other: Text) -> str:
    """The address of two texts side by side (both with their `article`)."""
    return beside(one, other)


@register.filter
def first_beside(texts: list[Text], text: Text) -> Text | None:
    """The other text of an article that a reader most likely wants beside this one: the original, else the first."""
    others = [other for other in texts if other.pk != text.pk]
    return next(
        (other for other in others if other.kind == Text.Kind.ORIGINAL), others[0] if others else None
    )


@register.simple_tag
def cite_url(revision: Revision, number: int, other: Revision | None = None) -> str:
    """The page that says how to cite a passage."""
    return cite_address(revision, number, other)


@register.simple_tag
def cite_row(row: Row, parallel: Parallel) -> str:
    """The page that says how to cite a row: its first passage with what stands beside it."""
    sides = (parallel.left, parallel.right) if row.left else (parallel.right, parallel.left)
    return cite_address(sides[0], row.first.number, sides[1])


@register.simple_tag
def row_name(row: Row, left: str, right: str) -> str:
    """How a screen reader calls a row: "Paragraph 9 in Vietnamese, 8 in Bengali"."""
    values = {"one": _numbers(row.left), "left": named_language(left)}
    if not row.right:
        return _("Paragraph %(one)s in %(left)s") % values
    if not row.left:
        return _("Paragraph %(one)s in %(left)s") % {
            "one": _numbers(row.right),
            "left": named_language(right),
        }
    values |= {"two": _numbers(row.right), "right": named_language(right)}
    return _("Paragraph %(one)s in %(left)s, %(two)s in %(right)s") % values


def _numbers(passages: list[Passage]) -> str:
    return ", ".join(str(number(passage.number)) for passage in passages)


@register.filter
def without_scheme(address: str) -> str:
    """An address as it is read: "https://a.example/1" → "a.example/1"."""
    return address.partition("://")[2] or address


@register.simple_tag(takes_context=True)
def text_url(context: Context, revision: Revision) -> str:
    """The permanent address of a revision of a text (with its `article`), whole."""
    return f"{site_of(context['request'])}{text_address(revision)}"
