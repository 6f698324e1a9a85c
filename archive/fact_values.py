"""What an editor may write in place of a proposed fact.  `cleaned` gives it the form of a proposal document."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from archive.curation import Refused
from archive.models import Country, Document, MeetingDocument, Official, Organisation, Participation, Topic
from archive.models.evidence import EvidenceFact
from archive.models.meetings import MeetingDateBasis, MeetingKind, MeetingStanding, MeetingTimeOfDay
from archive.models.redirects import by_address
from articles import edtf_date
from articles.text.normalise import nfc

Given = Mapping[str, str]
Told = dict[str, Any]
NEW, NOBODY = "+", "-"
"""In place of a slug: somebody or something the archive does not know yet; a post without a name."""


def cleaned(name: EvidenceFact, given: Given, proposed: Told, sides: Collection[int]) -> Told:
    """The value as the document would tell it.  given: as typed. proposed: what the document says.
    sides: numbers of the sides.  Refused where it is no value of such a fact."""
    typed = {field: nfc(value).strip() for field, value in given.items()}
    clean: Callable[[Given, Told, Collection[int]], Told] = _CLEAN[name]
    return clean(typed, proposed, sides)


def _date(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    try:
        date = edtf_date.parse(given.get("date", "")).text
    except edtf_date.InvalidDate as error:
        raise Refused([str(error)]) from error
    basis = _one_of(given.get("basis", ""), MeetingDateBasis.values, _("Choose how the date is known."))
    if basis == MeetingDateBasis.EDITOR:
        return {"date": date, "basis": basis, "words": "", "stated": proposed.get("date", "")}
    return {"date": date, "basis": basis, "words": proposed.get("words", "")}


def _time_of_day(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    message = _("Choose a time of day.")
    return {"time_of_day": _one_of(given.get("time_of_day", ""), MeetingTimeOfDay.values, message)}


def _kind(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    return {"kind": _one_of(given.get("kind", ""), MeetingKind.values, _("Choose a kind of meeting."))}


def _standing(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    message = _("Choose how the text tells of it.")
    return {"standing": _one_of(given.get("standing", ""), MeetingStanding.values, message)}


def _place(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    city, country = _short(given.get("city", ""), 100), given.get("country", "")
    if country:
        _country(country)
    if not city and not country:
        raise Refused([_("Write a city, or choose a country; else reject the place.")])
    return {"city": city or None, "country": country or None}


def _venue(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    venue = _short(given.get("venue", ""), 200)
    if not venue:
        raise Refused([_("Write the venue, or reject it.")])
    return {"venue": venue}


def _host(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    return {"side": _side_number(given, sides)}


def _side(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    country, body, name = (given.get(field, "") for field in ("country", "organisation", "name"))
    if body and body != NEW:
        found = by_address(Organisation, body)
        if found is None:
            raise Refused([_("The archive has no organisation “%(slug)s”.") % {"slug": body}])
        return {"country": None, "organisation": found.slug, "name": found.name}
    if body == NEW or (name and not country):
        if not name:
            raise Refused([_("Write the name of the new organisation.")])
        return {"country": None, "organisation": None, "name": _short(name, 200)}
    if not country:
        raise Refused([_("Choose a country or an organisation.")])
    return {"country": _country(country).code, "organisation": None, "name": None}


def _participant(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    role = given.get("role", "")
    if role:
        _one_of(role, Participation.Role.values, _("Choose a role."))
    post = _short(given.get("post", ""), 300) or None
    told: Told = {
        "side": _side_number(given, sides),
        "post": post,
        "role": role or None,
        "candidates": [],
    }
    return {**told, **_person(given, proposed, post)}


def _person(given: Given, proposed: Told, post: str | None) -> Told:
    official, name = given.get("official", ""), _short(given.get("name", ""), 200)
    spellings = list(proposed.get("spellings") or [])
    if official == NOBODY or not (official or name):
        if not post:
            raise Refused([_("Say who it is, or write the post.")])
        return {"official": None, "name": post, "spellings": [], "is_new": False}
    if official == NEW or not official:
        name = name or proposed.get("name", "")
        if not name:
            raise Refused([_("Write the name of the new official.")])
        return {"official": None, "name": name, "spellings": spellings, "is_new": True}
    found = by_address(Official, official)
    if found is None:
        raise Refused([_("The archive has no official “%(slug)s”.") % {"slug": official}])
    return {"official": found.slug, "name": found.name, "spellings": spellings, "is_new": False}


def _document(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    kind = _one_of(given.get("kind", ""), Document.Kind.values, _("Choose a kind of document."))
    message = _("Choose what the meeting did with the document.")
    standing = _one_of(given.get("standing", ""), MeetingDocument.Standing.values, message)
    title, held = _short(given.get("title", ""), 300), given.get("document", "")
    found = by_address(Document, held) if held and held != NEW else None
    if held and held != NEW and found is None:
        raise Refused([_("The archive has no document “%(slug)s”.") % {"slug": held}])
    if not title and found is None:
        raise Refused([_("Write the title as the text prints it.")])
    slug = found.slug if found else None
    return {
        "document": slug,
        "title": title or (found.title if found else ""),
        "kind": kind,
        "standing": standing,
    }


def _topic(given: Given, proposed: Told, sides: Collection[int]) -> Told:
    slug = given.get("topic", "")
    if not Topic.objects.filter(slug=slug).exists():
        raise Refused([_("Choose a topic.")])
    return {"topic": slug}


def _side_number(given: Given, sides: Collection[int]) -> int:
    written = given.get("side", "")
    number = int(written) if written.isascii() and written.isdecimal() else -1
    if number not in sides:
        raise Refused([_("Choose a side of this meeting.")])
    return number


def _country(code: str) -> Country:
    found = Country.objects.filter(code=code).first()
    if found is None:
        raise Refused([_("The archive has no country %(code)s.") % {"code": code}])
    return found


def _one_of(value: str, known: Collection[str], message: str) -> str:
    if value not in known:
        raise Refused([message])
    return value


def _short(value: str, longest: int) -> str:
    if len(value) > longest:
        raise Refused(
            [_("“%(start)s…” is longer than %(most)s characters.") % {"start": value[:30], "most": longest}]
        )
    return value


_CLEAN: dict[EvidenceFact, Callable[[Given, Told, Collection[int]], Told]] = {
    EvidenceFact.DATE: _date,
    EvidenceFact.TIME_OF_DAY: _time_of_day,
    EvidenceFact.PLACE: _place,
    EvidenceFact.VENUE: _venue,
    EvidenceFact.KIND: _kind,
    EvidenceFact.STANDING: _standing,
    EvidenceFact.HOST: _host,
    EvidenceFact.SIDE: _side,
    EvidenceFact.PARTICIPANT: _participant,
    EvidenceFact.DOCUMENT: _document,
    EvidenceFact.TOPIC: _topic,
}
