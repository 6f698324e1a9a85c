"""Meetings as the proposal document has them (docs/formats/proposal.schema.json): every quote cut from the text."""

from collections.abc import Mapping
from typing import Any

from archive.extraction.meetings import Meeting
from archive.extraction.people import PersonMention
from archive.extraction.seating import Seat
from archive.extraction.sentences import Sentence
from archive.names.lookup import Candidate, Lookup

LONGEST_TITLE = 160
HOSTED = ("reception", "courtesy_call")


def quote(sentence: Sentence, start: int, end: int) -> dict[str, Any]:
    """A quotation; start and end count in the paragraph."""
    text = sentence.paragraph.text[start:end]
    return {"paragraph": sentence.paragraph.number, "start": start, "end": end, "text": text}


def mentions(sentences: list[Sentence]) -> list[dict[str, Any]]:
    """People, bodies and countries named in a text, in order."""
    found = []
    for sentence in sentences:
        for person in sentence.people:
            if person.name_text:
                found.append(
                    _mention(sentence, person.start, person.end, "official", person.slug, person.name_text)
                )
        for body in sentence.organisations:
            found.append(_mention(sentence, body.start, body.end, "organisation", body.slug, body.name_en))
        for country in sentence.countries:
            found.append(
                _mention(sentence, country.start, country.end, "country", country.code.lower(), country.code)
            )
    return found


def _mention(
    sentence: Sentence, start: int, end: int, kind: str, ref: str | None, name: str
) -> dict[str, Any]:
    return {"quote": quote(sentence, start, end), "type": kind, "ref": ref, "name": name}


def meeting(
    found: Meeting, key: str, headings: Mapping[str, str], lookup: Lookup | None = None
) -> dict[str, Any]:
    """One meeting with the evidence of each of its facts.

    headings: names of the archive's officials, by slug. lookup: for candidates where no official is certain.
    """
    event = found.events[0]
    told = event.told_in or event.sentence
    evidence = [("kind", quote(told, event.trigger.start, event.trigger.end))]
    place = found.place
    if found.day and found.day.sentence and found.day.mention:
        sentence, mention = found.day.sentence, found.day.mention
        evidence.append(("date", quote(sentence, mention.start, mention.end)))
    if place and place.sentence:
        evidence.append(("place", quote(place.sentence, place.start, place.end)))
    evidence += _side_evidence(found)
    evidence += [
        (f"topic:{topic.slug}", quote(topic.sentence, topic.start, topic.end)) for topic in found.topics
    ]
    participants = [_participant(seat, found, headings, lookup) for seat in found.seats]
    evidence += [(f"participant:{number}", _seat_quote(seat)) for number, seat in enumerate(found.seats)]
    evidence += [
        (f"document:{number}", quote(item.sentence, item.start, item.end))
        for number, item in enumerate(found.documents)
    ]
    when = found.day.resolved if found.day else None
    return {
        "date": when.edtf if when else None,
        "date_basis": when.basis if when else "none",
        "date_words": when.words if when else None,
        "time_of_day": when.time_of_day if when else None,
        "place": {"city": place.city, "country": place.code, "venue": None} if place else None,
        "kind": found.kind,
        "standing": "reported",
        "sides": [
            {"country": side.country, "organisation": side.organisation, "name": side.name}
            for side in found.sides
        ],
        "participants": participants,
        "documents": [
            {"title": item.title, "kind": item.kind, "standing": item.standing} for item in found.documents
        ],
        "topics": [topic.slug for topic in found.topics],
        "part_of": None,
        "same_event": key,
        "confidence": _confidence(found),
        "evidence": [{"fact": fact, "quote": cut} for fact, cut in evidence],
    }


def _side_evidence(found: Meeting) -> list[tuple[str, dict[str, Any]]]:
    evidence = []
    for number, side in enumerate(found.sides):
        seat = next((seat for seat in found.seats if seat.side.key == side.key), None)
        body = next(
            (item for event in found.events for item in event.bodies if item.side.key == side.key), None
        )
        if seat:
            evidence.append((f"side:{number}", _seat_quote(seat)))
        elif body:
            evidence.append((f"side:{number}", quote(body.sentence, body.start, body.end)))
    return evidence


def _seat_quote(seat: Seat) -> dict[str, Any]:
    """The name with the post, where they stand together."""
    person = seat.person
    start, end = person.start, person.end
    if person.post_start is not None and person.post_end is not None:
        first, last = min(start, person.post_start), max(end, person.post_end)
        if last - first <= LONGEST_TITLE:
            start, end = first, last
    return quote(seat.sentence, start, end)


def _participant(
    seat: Seat, found: Meeting, headings: Mapping[str, str], lookup: Lookup | None
) -> dict[str, Any]:
    person = seat.person
    keys = [side.key for side in found.sides]
    return {
        "official": person.slug,
        "candidates": [
            {"slug": candidate.slug, "score": candidate.score, "reason": candidate.reason}
            for candidate in _candidates(person, lookup)
        ],
        "name": headings.get(person.slug or "")
        or person.full_name
        or person.name_latin
        or person.post_en
        or "",
        "spellings": [person.name_text] if person.name_text else [],
        "side": keys.index(seat.side.key),
        "post": person.held_en or person.post_en,
        "role": _role(seat, found),
    }


def _candidates(person: PersonMention, lookup: Lookup | None) -> tuple[Candidate, ...]:
    """Who may be meant, by spelling; else by sound, where nobody is."""
    if person.candidates or person.slug or not (lookup and person.name_text and person.full_name):
        return person.candidates
    return lookup.candidates(person.full_name)


def _role(seat: Seat, found: Meeting) -> str | None:
    event = found.events[0]
    told = [each for each in found.events if not (each.is_noun and each.sentence.says("present", "with"))]
    if not any(seat.person is other.person for each in told for other in each.seats):
        return "present"
    if found.kind not in HOSTED:
        return None
    first = event.seats[0].side.key if event.seats else ""
    hosts = first if event.trigger.meaning[1] == "host" else ""
    return ("host" if seat.side.key == hosts else "guest") if hosts else None


def _confidence(found: Meeting) -> float:
    """Higher with a day, people on both sides, and more than one sentence."""
    told = len({seat.side.key for seat in found.seats})
    score = 0.4 + 0.2 * bool(found.day) + 0.15 * min(told, 2) + 0.05 * min(len(found.events) - 1, 2)
    return round(min(score, 0.95), 2)
