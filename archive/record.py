"""A meeting as one plain record: what lists show, what /meetings.json prints, what exports take columns from.

`meetings()` owns the prefetch plan: a record costs no further query.
"""

from typing import Any

from django.db.models import Prefetch, QuerySet

from archive.interface_language import in_language
from archive.models import Evidence, Meeting, MeetingDocument, Participation, Side
from articles.models import Text
from articles.translation_status import made_by

Record = dict[str, Any]


def meetings(queryset: QuerySet[Meeting] | None = None) -> QuerySet[Meeting]:
    """Meetings with all that a record is made of, in a constant number of queries."""
    held = Meeting.objects.held() if queryset is None else queryset
    evidence = (
        Evidence.objects.filter(passage__isnull=False)
        .select_related(
            "passage__revision__text__article__publisher", "passage__revision__text__translated_from"
        )
        .only(
            "meeting_id",
            "passage__revision__text__language",
            "passage__revision__text__kind",
            "passage__revision__text__kind_presumed",
            "passage__revision__text__state",
            "passage__revision__text__reviewed",
            "passage__revision__text__reviewed_by",
            "passage__revision__text__reviewed_on",
            "passage__revision__text__translator",
            "passage__revision__text__translator_version",
            "passage__revision__text__translated_on",
            "passage__revision__text__translated_from__is_current",
            "passage__revision__text__article__source_url",
            "passage__revision__text__article__title",
            "passage__revision__text__article__reference",
            "passage__revision__text__article__publisher__domain",
        )
    )
    return held.select_related("place_country").prefetch_related(
        Prefetch("sides", Side.objects.select_related("country", "organisation__parent", "body__parent")),
        Prefetch("participations", Participation.objects.select_related("official")),
        Prefetch("documents", MeetingDocument.objects.select_related("document")),
        Prefetch("evidence", evidence),
        "topics",
    )


def record(meeting: Meeting) -> Record:
    """The record of a meeting that came from `meetings()`.  Values are text, numbers, lists and None."""
    sides = list(meeting.sides.all())
    texts = _texts(meeting)
    return {
        "slug": meeting.slug,
        "title": meeting.title,
        "date": meeting.date,
        "date_lower": _iso(meeting.date_lower),
        "date_upper": _iso(meeting.date_upper),
        "date_basis": meeting.date_basis,
        "date_words": meeting.date_words,
        "date_words_language": meeting.date_words_language,
        "date_note": meeting.date_note,
        "time_of_day": meeting.time_of_day or None,
        "place": meeting.place or None,
        "place_language": meeting.place_language or None,
        "place_country": meeting.place_country_id,
        "place_country_name": meeting.place_country.name if meeting.place_country else None,
        "venue": meeting.venue or None,
        "venue_language": meeting.venue_language or None,
        "kind": meeting.kind,
        "standing": meeting.standing,
        "review": meeting.review,
        "host": next((side.key for side in sides if side.is_host), None),
        "sides": [_side(side) for side in sides],
        "participants": [_participant(person, sides) for person in meeting.participations.all()],
        "documents": [
            {"slug": item.document.slug, "title": item.document.title, "standing": item.standing}
            for item in meeting.documents.all()
        ],
        "topics": [topic.slug for topic in meeting.topics.all()],
        "texts": [_text(text) for text in texts],
    }


def _iso(date: Any) -> str | None:
    return date.isoformat() if date else None


def _side(side: Side) -> Record:
    bodies = [body for body in (side.organisation, side.body) if body]
    return {
        "key": side.key,
        "name": str(side),
        "country": side.country_id,
        "organisations": list(dict.fromkeys(slug for body in bodies for slug in _with_parent(body))),
        "label": side.label,
    }


def _with_parent(body: Any) -> list[str]:
    return [body.slug, body.parent.slug] if body.parent else [body.slug]


def _participant(person: Participation, sides: list[Side]) -> Record:
    official = person.official
    return {
        "official": official.slug if official else None,
        "name": official.name if official else None,
        "language": official.name_language if official else None,
        "side": next(index for index, side in enumerate(sides) if side.pk == person.side_id),
        "post": person.post or None,
        "role": person.role or None,
    }


def _texts(meeting: Meeting) -> list[Text]:
    """The texts that evidence is cut from, each once, in the order of their entry."""
    revisions = [item.passage.revision for item in meeting.evidence.all() if item.passage]
    texts = {revision.text_id: revision.text for revision in revisions}
    return [texts[key] for key in sorted(texts)]


def _text(text: Text) -> Record:
    publisher = text.article.publisher
    return {
        "article": text.article_id,
        "text": text.pk,
        "url": f"{in_language(text.article.get_absolute_url(), 'en')}?text={text.pk}",
        "language": text.language,
        "kind": text.kind,
        "status": text.status.code,
        "translator": made_by(text) or None,
        "translated_on": text.translated_on or None,
        "reviewed_by": text.reviewed_by or None,
        "reviewed_on": text.reviewed_on or None,
        "publisher": publisher.domain if publisher else None,
        "source_url": text.article.source_url,
    }
