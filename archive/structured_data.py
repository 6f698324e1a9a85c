"""What machines read in a page: schema.org in JSON-LD.  Plain values in, dictionaries out; no Django, no queries.

Nothing is said here that the page does not show, and nothing more exactly than it is known: `startDate` and
`datePublished` are days that a source or an editor states; every other date is given as EDTF beside them.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from archive.structured_values import Attendee, Meeting, Named, Office, Organisation, Person, Place, Text

Node = dict[str, Any]
EDTF = "https://www.loc.gov/standards/datetime/"
WIKIDATA = "https://www.wikidata.org/entity/"
NAME = "Sederunt"

ORGANISATION_TYPES = {
    "ministry": "GovernmentOrganization",
    "council": "GovernmentOrganization",
    "parliament": "GovernmentOrganization",
    "agency": "GovernmentOrganization",
    "committee": "GovernmentOrganization",
    "party": "PoliticalParty",
    "company": "Corporation",
}
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def script(nodes: Iterable[Node]) -> str:
    """The text of <script type="application/ld+json">: no letter in it can end the element."""
    whole = {"@context": "https://schema.org", "@graph": [node for node in nodes if node]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def exact_days(edtf: str) -> tuple[str, str] | None:
    """First and last day where both are stated with their year: ("2025-12-03", "2025-12-03"); else None."""
    ends = [edtf, edtf] if "/" not in edtf else edtf.split("/")
    if len(ends) != 2 or not all(re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", end) for end in ends):
        return None
    return ends[0], ends[1]


def event(meeting: Meeting) -> Node:
    """A meeting."""
    days = exact_days(meeting.date)
    return _filled(
        {
            "@type": "Event",
            "@id": f"{meeting.url}#event",
            "url": meeting.url,
            "name": meeting.name,
            "description": meeting.description,
            "startDate": days[0] if days else None,
            "endDate": days[1] if days else None,
            "additionalProperty": None if days else _edtf(meeting.date),
            "eventStatus": "https://schema.org/EventScheduled" if meeting.is_planned else None,
            "location": _place(meeting.place),
            "organizer": _named(meeting.host),
            "attendee": [_attendee(found) for found in meeting.attendees],
            "superEvent": [_named(found) for found in meeting.wholes],
            "subEvent": [_named(found) for found in meeting.parts],
            "subjectOf": [_reference(text) for text in meeting.texts],
            "about": [{"@type": "DefinedTerm", "name": topic} for topic in meeting.topics],
            "workFeatured": [_named(found) for found in meeting.documents],
        }
    )


def news_article(text: Text) -> Node:
    """A text of an article, with its original or its translations."""
    days = exact_days(text.published) if "/" not in text.published else None
    originals = [other for other in text.others if other.is_original]
    translations = [other for other in text.others if not other.is_original]
    return _filled(
        {
            **_reference(text),
            "description": text.description,
            "datePublished": days[0] if days else None,
            "additionalProperty": _edtf(text.published) if text.published and not days else None,
            "publisher": _publisher(text),
            "isBasedOn": text.source_url,
            "creditText": text.credit,
            "translator": _translator(text),
            "translationOfWork": None if text.is_original else [_reference(found) for found in originals],
            "workTranslation": [_reference(found) for found in translations] if text.is_original else None,
            "about": [_named(found) for found in text.meetings],
            "mentions": [_named(found) for found in text.people],
            "isAccessibleForFree": True,
        }
    )


def person(told: Person) -> Node:
    """An official with spellings and posts."""
    offices = [office for office in told.offices if not office.is_rank]
    return _filled(
        {
            "@type": "Person",
            "@id": f"{told.url}#person",
            "url": told.url,
            "name": told.name,
            "alternateName": _alternate(told.name, told.names),
            "jobTitle": offices[0].title if offices else None,
            "honorificPrefix": next((office.title for office in told.offices if office.is_rank), None),
            "hasOccupation": [_occupation(office) for office in offices],
            "nationality": {"@type": "Country", "name": told.country} if told.country else None,
            "affiliation": _named(told.organisation),
            "sameAs": f"{WIKIDATA}{told.wikidata}" if told.wikidata else None,
        }
    )


def organisation(told: Organisation) -> Node:
    """A body, with the bodies above and below it."""
    return _filled(
        {
            "@type": ORGANISATION_TYPES.get(told.kind, "Organization"),
            "@id": f"{told.url}#organisation",
            "url": told.url,
            "name": told.name,
            "alternateName": _alternate(told.name, told.names),
            "areaServed": {"@type": "Country", "name": told.country} if told.country else None,
            "parentOrganization": _named(told.parent),
            "subOrganization": [_named(found) for found in told.children],
            "sameAs": f"{WIKIDATA}{told.wikidata}" if told.wikidata else None,
        }
    )


def country(url: str, name: str, code: str, names: Iterable[tuple[str, str]] = ()) -> Node:
    """A country with its names; `code` is ISO 3166-1 alpha-2."""
    return _filled(
        {
            "@type": "Country",
            "@id": f"{url}#country",
            "url": url,
            "name": name,
            "alternateName": _alternate(name, tuple(names)),
            "identifier": {
                "@type": "PropertyValue",
                "propertyID": "ISO 3166-1 alpha-2",
                "value": code,
            },
        }
    )


def document(
    url: str,
    name: str,
    *,
    titles: Iterable[tuple[str, str]] = (),
    kind: str = "",
    signatories: Iterable[Named] = (),
    meetings: Iterable[Named] = (),
) -> Node:
    """A document that meetings signed, planned or spoke of; its own text is not held."""
    return _filled(
        {
            "@type": "DigitalDocument",
            "@id": f"{url}#document",
            "url": url,
            "name": name,
            "alternateName": _alternate(name, tuple(titles)),
            "genre": kind,
            "contributor": [_named(found) for found in signatories],
            "recordedAt": [_named(found) for found in meetings],
        }
    )


def website(site: str, description: str, search: str = "") -> Node:
    """The archive itself; `search` is the address of a search for {search_term_string}."""
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": search},
        "query-input": "required name=search_term_string",
    }
    return _filled(
        {
            "@type": "WebSite",
            "@id": f"{site}/#site",
            "url": f"{site}/",
            "name": NAME,
            "description": description,
            "potentialAction": action if search else None,
        }
    )


def page(
    kind: str,
    site: str,
    url: str,
    name: str,
    language: str,
    *,
    description: str = "",
    main: Node | None = None,
) -> Node:
    """The page itself, which leads to what it is about; kind: WebPage, CollectionPage, AboutPage …"""
    return _filled(
        {
            "@type": kind,
            "@id": url,
            "url": url,
            "name": name,
            "description": description,
            "inLanguage": language,
            "isPartOf": {"@type": "WebSite", "@id": f"{site}/#site", "url": f"{site}/", "name": NAME},
            "mainEntity": {"@id": main["@id"]} if main and "@id" in main else main,
        }
    )


def item_list(items: Iterable[tuple[str, str]], total: int | None = None, first: int = 1) -> Node:
    """A list of (name, absolute address), which is the page of a list of `total`; first: place of its first item."""
    listed = [
        _filled({"@type": "ListItem", "position": place, "name": name, "url": url})
        for place, (name, url) in enumerate(items, first)
    ]
    return _filled({"@type": "ItemList", "numberOfItems": total, "itemListElement": listed})


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Node:
    """The way to a page: (name, absolute address, empty for the page itself).  Empty where there is no way."""
    listed = [
        _filled({"@type": "ListItem", "position": place, "name": name, "item": url})
        for place, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed} if listed else {}


def _filled(node: Node) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def _edtf(date: str) -> Node | None:
    """A date that is not a stated day."""
    if not date:
        return None
    return {"@type": "PropertyValue", "name": "EDTF", "propertyID": EDTF, "value": date}


def _named(found: Named | None) -> Node | None:
    return _filled({"@type": found.kind, "name": found.name, "url": found.url}) if found else None


def _place(place: Place) -> Node | None:
    name = place.venue or place.name
    address = _filled({"addressLocality": place.name, "addressCountry": place.country})
    if not address and not name:
        return None
    return _filled({"@type": "Place", "name": name, "address": {"@type": "PostalAddress", **address}})


def _attendee(told: Attendee) -> Node:
    occupation = {"@type": "Occupation", "name": told.post} if told.post else None
    found = {"@type": "Person", "name": told.name, "url": told.url, "hasOccupation": occupation}
    return _filled({**found, "@id": f"{told.url}#person" if told.url else None})


def _reference(text: Text) -> Node:
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": text.url,
            "url": text.url,
            "headline": text.heading,
            "inLanguage": text.language,
        }
    )


def _publisher(text: Text) -> Node | None:
    if not text.publisher:
        return None
    return _filled({"@type": "NewsMediaOrganization", "name": text.publisher, "url": text.publisher_url})


def _translator(text: Text) -> Node | None:
    if text.is_original or not text.translator:
        return None
    kind = "SoftwareApplication" if text.translated_by_machine else "Person"
    return {"@type": kind, "name": text.translator}


def _occupation(office: Office) -> Node:
    """A post; in a role with its days where they are stated."""
    title = {"@type": "Occupation", "name": office.title}
    start, end = exact_days(office.start), exact_days(office.end)
    inexact = [_edtf(date) for date, days in ((office.start, start), (office.end, end)) if date and not days]
    if not start and not end and not inexact and not office.body:
        return title
    return _filled(
        {
            "@type": "EmployeeRole",
            "hasOccupation": title,
            "startDate": start[0] if start else None,
            "endDate": end[1] if end else None,
            "additionalProperty": inexact,
            "worksFor": {"@type": "Organization", "name": office.body} if office.body else None,
        }
    )


def _alternate(name: str, names: tuple[tuple[str, str], ...]) -> list[Node]:
    """Other names with their languages, each once."""
    return [
        {"@value": spelling, "@language": language}
        for spelling, language in dict.fromkeys(names)
        if spelling != name
    ]
