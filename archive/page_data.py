"""From what a page shows to what machines read in it: rows of the archive as the plain values of structured_data.

Addresses of things are those without a language, which name one thing to everybody; those of pages have theirs.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from archive import structured_data as data
from archive import structured_values as values
from archive.called import label_of
from archive.interface_language import active, in_language
from archive.models import (
    Country,
    Document,
    Meeting,
    MeetingDocument,
    MeetingLink,
    Official,
    Organisation,
    Participation,
)
from archive.models.meetings import confirmed
from articles import edtf_date
from articles.models import Passage, Publisher, Revision, Text
from articles.translation_status import made_by

DESCRIPTION = 200
"""Letters of a description at most."""
MOST = 50
"""Things of one kind that a page is said to be about, at most."""


@dataclass(frozen=True)
class Described:
    """A page for machines: its type, its description in one or two sentences, what it is about, its Open Graph type."""

    kind: str = "WebPage"
    description: str = ""
    main: data.Node | None = None
    further: tuple[data.Node, ...] = ()
    open_graph: str = "website"


Absolute = Callable[[str], str]
"""From an address of this site to the absolute one that has no language."""


def absolute_at(site: str) -> Absolute:
    """For a site: "/vi/meetings/" → "https://sederunt.example.org/meetings/"."""
    return lambda path: f"{site}{in_language(path, 'en')}"


def of_meeting(page: Any, absolute: Absolute) -> Described:
    """The page of a meeting (archive.meeting_page.MeetingPage)."""
    meeting: Meeting = page.meeting
    told = values.Meeting(
        url=absolute(meeting.get_absolute_url()),
        name=meeting.title,
        date=meeting.date,
        description=_meeting_in_words(meeting),
        is_planned=meeting.standing == Meeting.Standing.PLANNED,
        place=values.Place(meeting.place, meeting.venue, meeting.place_country_id or ""),
        host=next((_side(side, absolute) for side in meeting.sides.all() if side.is_host), None),
        attendees=tuple(_attendee(person, absolute) for person in meeting.participations.all()),
        wholes=tuple(_event(link.to, absolute) for link in _parts_of(meeting.links.all())),
        parts=tuple(_event(link.meeting, absolute) for link in _parts_of(meeting.linked_from.all())),
        texts=tuple(_reference(text, absolute) for text in page.texts[:MOST]),
        topics=tuple(str(topic) for topic in meeting.topics.all()),
        documents=tuple(_document(item.document, absolute) for item in meeting.documents.all()),
    )
    return Described(description=told.description, main=data.event(told))


def of_article(revision: Revision, texts: Iterable[Text], absolute: Absolute) -> Described:
    """The page of a text, shown as `revision` has it; texts: all published ones of the article."""
    text = revision.text
    article = text.article
    publisher = article.publisher if text.kind == Text.Kind.ORIGINAL else None
    reference = _reference(text, absolute)
    told = values.Text(
        url=reference.url,
        heading=reference.heading,
        language=reference.language,
        is_original=reference.is_original,
        credit=text.status.sentence,
        translator=made_by(text),
        translated_by_machine=text.kind == Text.Kind.MACHINE,
        source_url=article.source_url or "",
        publisher=publisher.name if publisher else "",
        publisher_url=_home_of(publisher),
        published=article.published,
        description=shortened(_opening(revision)),
        meetings=tuple(_event(meeting, absolute) for meeting in _meetings_of(text)),
        people=tuple(_person(official, absolute) for official in _people_of(text)),
        others=tuple(_reference(other, absolute) for other in texts if other.pk != text.pk),
    )
    return Described(description=told.description, main=data.news_article(told), open_graph="article")


def of_official(official: Official, absolute: Absolute) -> Described:
    """The page of an official."""
    posts = list(official.posts.select_related("organisation"))
    offices = [
        values.Office(
            post.title,
            str(post.organisation) if post.organisation else "",
            post.start,
            post.end,
            post.is_rank,
        )
        for post in posts
    ]
    names = list(official.names.values_list("text", "language"))
    told = values.Person(
        url=absolute(official.get_absolute_url()),
        name=official.name,
        names=tuple((text, language) for text, language in names),
        offices=tuple(offices),
        country=str(official.country) if official.country else "",
        organisation=_body(official.organisation, absolute),
        wikidata=official.wikidata,
    )
    country = _called(official.country) if official.country else ""
    words = [
        _called(official),
        country,
        *(post.title for post in posts[:2]),
        *_spellings(names, official.name),
    ]
    return Described("ProfilePage", _sentence(words), data.person(told), open_graph="profile")


def of_organisation(organisation: Organisation, absolute: Absolute) -> Described:
    """The page of an organisation."""
    names = list(organisation.names.values_list("text", "language"))
    told = values.Organisation(
        url=absolute(organisation.get_absolute_url()),
        name=organisation.name,
        kind=organisation.kind,
        names=tuple((text, language) for text, language in names),
        country=str(organisation.country) if organisation.country else "",
        parent=_body(organisation.parent, absolute),
        children=tuple(_organisation(child, absolute) for child in organisation.children.all()[:MOST]),
        wikidata=organisation.wikidata,
    )
    kind = str(organisation.get_kind_display())
    country = _called(organisation.country) if organisation.country else ""
    words = [_called(organisation), kind, country, *_spellings(names, organisation.name)]
    return Described("ProfilePage", _sentence(words), data.organisation(told))


def of_country(country: Country, absolute: Absolute) -> Described:
    """The page of a country."""
    names = [(country.name, "en"), (country.name_vi, "vi"), (country.name_bn, "bn")]
    named = [(name, language) for name, language in names if name]
    node = data.country(absolute(country.get_absolute_url()), country.name, country.code, named)
    told = _("Meetings, officials, organisations and documents of %(country)s.") % {
        "country": _called(country)
    }
    return Described("CollectionPage", told, node)


def of_document(document: Document, absolute: Absolute) -> Described:
    """The page of a document."""
    uses = MeetingDocument.objects.filter(document=document, meeting__in=Meeting.objects.confirmed())
    meetings = list(uses.select_related("meeting").order_by("-meeting__date_lower", "-pk")[:MOST])
    kind = str(document.get_kind_display())
    node = data.document(
        absolute(document.get_absolute_url()),
        document.title,
        titles=list(document.titles.values_list("text", "language")),
        kind=kind,
        signatories=[_person(official, absolute) for official in document.signatories.all()[:MOST]],
        meetings=[_event(item.meeting, absolute) for item in meetings],
    )
    told = [document.title, kind, *(item.meeting.title for item in meetings)]
    return Described(description=_sentence(told), main=node)


def of_home(search: str, site: str) -> Described:
    """The home page; search: the path of the search page, empty where there is none."""
    told = _(
        "An archive of press coverage of bilateral security cooperation: who met whom, when, where, what they "
        "agreed, and the passage that says so."
    )
    template = f"{site}{search}?q={{search_term_string}}" if search else ""
    return Described(description=told, further=(data.website(site, told, template),))


def of_list(items: Iterable[Any], total: int | None, first: int, absolute: Absolute) -> Described:
    """A page of a list: rows with an address of their own, or pairs that begin with one."""
    named = [_listed(item, absolute) for item in items]
    described = _sentence([name for name, _url in named[:5]])
    return Described("CollectionPage", described, data.item_list(named, total, first))


def shortened(text: str) -> str:
    """The first words of a text, cut between words."""
    text = " ".join(text.split())
    if len(text) <= DESCRIPTION:
        return text
    return f"{text[: DESCRIPTION - 1].rpartition(' ')[0] or text[: DESCRIPTION - 1]}…"


def _sentence(words: Iterable[str]) -> str:
    return shortened("; ".join(word for word in words if word))


def _spellings(names: Iterable[tuple[str, str]], heading: str) -> list[str]:
    return list(dict.fromkeys(text for text, _language in names if text != heading))


def _meeting_in_words(meeting: Meeting) -> str:
    """Kind, day, place, sides and people, as far as they are stated."""
    sides = " – ".join(_called(side) for side in meeting.sides.all())
    people = [_called(person.official) for person in meeting.participations.all() if person.official]
    kind, day = str(meeting.get_kind_display()), edtf_date.wording(meeting.date, language=active())
    review = "" if meeting.review == Meeting.Review.CONFIRMED else str(meeting.get_review_display())
    told = [review, ", ".join(word for word in (kind, day, meeting.place) if word), sides, *people]
    return _sentence([part for part in told if part])


def _called(thing: Any) -> str:
    """Its name in the language of the page."""
    return label_of(thing)[0]


def _listed(item: Any, absolute: Absolute) -> tuple[str, str]:
    """(name, absolute address)"""
    found = item[0] if isinstance(item, tuple) else item
    if hasattr(found, "json"):
        record = json.loads(found.json)
        return record["title"], absolute(reverse("archive:meeting", args=[record["slug"]]))
    if hasattr(found, "parameter"):
        return _called(found), absolute(reverse("archive:relation", args=[found.parameter]))
    if hasattr(found, "texts") and not found.title:
        return next((text.heading for text in found.texts.all()), str(found)), absolute(
            found.get_absolute_url()
        )
    named = isinstance(found, Country | Official | Organisation)
    return _called(found) if named else str(found), absolute(found.get_absolute_url())


def _side(side: Any, absolute: Absolute) -> values.Named:
    """Who received: the body where it is known, else the country as the state that it is."""
    body = side.organisation or side.body
    if body:
        return _organisation(body, absolute)
    return values.Named("GovernmentOrganization", str(side), absolute(side.country.get_absolute_url()))


def _attendee(person: Participation, absolute: Absolute) -> values.Attendee:
    official = person.official
    if official is None:
        return values.Attendee(post=person.post)
    return values.Attendee(official.name, absolute(official.get_absolute_url()), person.post)


def _parts_of(links: Iterable[MeetingLink]) -> list[MeetingLink]:
    return [link for link in links if link.kind == MeetingLink.Kind.PART_OF]


def _event(meeting: Meeting, absolute: Absolute) -> values.Named:
    return values.Named("Event", meeting.title, absolute(meeting.get_absolute_url()))


def _document(document: Document, absolute: Absolute) -> values.Named:
    return values.Named("DigitalDocument", document.title, absolute(document.get_absolute_url()))


def _person(official: Official, absolute: Absolute) -> values.Named:
    return values.Named("Person", official.name, absolute(official.get_absolute_url()))


def _organisation(body: Organisation, absolute: Absolute) -> values.Named:
    kind = data.ORGANISATION_TYPES.get(body.kind, "Organization")
    return values.Named(kind, body.name, absolute(body.get_absolute_url()))


def _body(body: Organisation | None, absolute: Absolute) -> values.Named | None:
    return _organisation(body, absolute) if body else None


def _reference(text: Text, absolute: Absolute) -> values.Text:
    url = f"{absolute(text.article.get_absolute_url())}?text={text.pk}"
    return values.Text(url, text.heading, text.language, text.kind == Text.Kind.ORIGINAL)


def _home_of(publisher: Publisher | None) -> str:
    return f"https://{publisher.domain}/" if publisher else ""


def _opening(revision: Revision) -> str:
    """The first paragraph."""
    body = revision.passages.filter(kind=Passage.Kind.BODY).values_list("content", flat=True)
    return body.first() or ""


def _meetings_of(text: Text) -> Iterable[Meeting]:
    found = Meeting.objects.confirmed().filter(evidence__passage__revision__text=text)
    return found.distinct().order_by("date_lower", "pk")[:MOST]


def _people_of(text: Text) -> Iterable[Official]:
    found = Official.objects.filter(
        confirmed("participations__meeting__"), participations__printed_forms__text=text
    )
    return found.distinct().order_by("pk")[:MOST]
