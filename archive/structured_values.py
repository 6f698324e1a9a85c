"""The plain values from which archive.structured_data writes what machines read.  Absent: empty.  No Django."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    name: str = ""
    venue: str = ""
    country: str = ""
    """ISO 3166-1 alpha-2."""


@dataclass(frozen=True)
class Attendee:
    """Somebody who took part; without a name where none is stated."""

    name: str = ""
    url: str = ""
    post: str = ""


@dataclass(frozen=True)
class Named:
    """Something with a name and, where it has one, a page; `kind` is its type."""

    kind: str
    name: str
    url: str = ""


@dataclass(frozen=True)
class Meeting:
    """url and all urls: absolute.  parts, wholes: meetings that are part of this one, and that this one is part of."""

    url: str
    name: str
    date: str
    description: str = ""
    is_planned: bool = False
    place: Place = Place()
    host: Named | None = None
    attendees: tuple[Attendee, ...] = ()
    wholes: tuple[Named, ...] = ()
    parts: tuple[Named, ...] = ()
    texts: tuple["Text", ...] = ()
    topics: tuple[str, ...] = ()
    documents: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Text:
    """One language version of an article.  credit: what is known of it as an original or a translation, in words."""

    url: str
    heading: str
    language: str
    is_original: bool = True
    credit: str = ""
    translator: str = ""
    translated_by_machine: bool = False
    source_url: str = ""
    publisher: str = ""
    publisher_url: str = ""
    published: str = ""
    description: str = ""
    meetings: tuple[Named, ...] = ()
    people: tuple[Named, ...] = ()
    others: tuple["Text", ...] = field(default=(), repr=False)
    """The other language versions."""


@dataclass(frozen=True)
class Office:
    """A post: its title and body, from and to in EDTF."""

    title: str
    body: str = ""
    start: str = ""
    end: str = ""
    is_rank: bool = False


@dataclass(frozen=True)
class Person:
    url: str
    name: str
    names: tuple[tuple[str, str], ...] = ()
    """(spelling, BCP 47 tag)"""
    offices: tuple[Office, ...] = ()
    country: str = ""
    organisation: Named | None = None
    wikidata: str = ""


@dataclass(frozen=True)
class Organisation:
    url: str
    name: str
    kind: str = "other"
    names: tuple[tuple[str, str], ...] = ()
    country: str = ""
    parent: Named | None = None
    children: tuple[Named, ...] = ()
    wikidata: str = ""
