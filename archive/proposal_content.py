"""The document of one proposed meeting (a meeting of docs/formats/proposal.schema.json), taken apart.  Pure: no Django.

told(content, topics)        its facts in the order of a page, each with the words that state it
part(content, keys)          the same meeting with some of its people, documents and topics
requoted(content, old, new)  the same for a text whose paragraphs have changed
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

Content = Mapping[str, Any]

STATED_BY = {"standing": "kind", "time_of_day": "date", "venue": "place", "host": "kind"}
"""The words that state a fact for which extraction gives no quotation of its own."""
DIVISIBLE = ("participant", "document", "topic")
"""Facts that one of two meetings may have alone."""


@dataclass(frozen=True)
class Told:
    """key: as in the document, “participant:1”. fact: of EvidenceFact. told: what the document says of it.
    cuts: the quotations that state it. number: in its list, else 0."""

    key: str
    fact: str
    told: dict[str, Any]
    cuts: tuple[dict[str, Any], ...]
    number: int = 0

    @property
    def said(self) -> str:
        """The same for the same fact stated by the same words, wherever they stand: 32 letters."""
        whole = json.dumps([self.told, [cut["text"] for cut in self.cuts]], sort_keys=True)
        return sha256(whole.encode()).hexdigest()[:32]


def told(content: Content, topics: Collection[str]) -> list[Told]:
    """All facts: when, where, what, who (the host first), documents, topics.  topics: those that the archive has."""
    cuts = cuts_by_fact(content)
    host = host_of(content)
    sides = list(_numbered("side", content["sides"], cuts))
    people = [one for one in _numbered("participant", content["participants"], cuts) if _sits(one)]
    return [
        *_plain(content, cuts),
        *sorted(sides, key=lambda side: host is not None and side.number != host),
        *([] if host is None else [Told("host", "host", {"side": host}, cuts["host"])]),
        *people,
        *_numbered("document", content.get("documents") or [], cuts),
        *(
            Told(f"topic:{slug}", "topic", {"topic": slug}, cuts[f"topic:{slug}"])
            for slug in content.get("topics") or []
            if slug in topics
        ),
    ]


def cuts_by_fact(content: Content) -> Mapping[str, tuple[dict[str, Any], ...]]:
    """The quotations by the key of their fact; a fact without one has none."""
    found: dict[str, tuple[dict[str, Any], ...]] = defaultdict(tuple)
    for item in content["evidence"]:
        found[item["fact"]] = (*found[item["fact"]], item["quote"])
    for fact, other in STATED_BY.items():
        found[fact] = found[fact] or found[other]
    return found


def host_of(content: Content) -> int | None:
    """The side whose people are hosts, where it is one."""
    hosts = {person["side"] for person in content["participants"] if person.get("role") == "host"}
    number: int | None = hosts.pop() if len(hosts) == 1 else None
    return number


def _plain(content: Content, cuts: Mapping[str, tuple[dict[str, Any], ...]]) -> Iterator[Told]:
    place = content.get("place") or {}
    date = {
        "date": content["date"] or "",
        "basis": content.get("date_basis") or "",
        "words": content.get("date_words") or "",
    }
    yield Told("date", "date", date, cuts["date"])
    for fact, given in {
        "time_of_day": {"time_of_day": content.get("time_of_day")},
        "place": {"city": place.get("city"), "country": place.get("country")},
        "venue": {"venue": place.get("venue")},
        "kind": {"kind": content["kind"]},
        "standing": {"standing": content["standing"]},
    }.items():
        if any(given.values()):
            yield Told(fact, fact, given, cuts[fact])


def _numbered(
    fact: str, listed: Sequence[Mapping[str, Any]], cuts: Mapping[str, tuple[dict[str, Any], ...]]
) -> Iterator[Told]:
    for number, one in enumerate(listed):
        yield Told(f"{fact}:{number}", fact, dict(one), cuts[f"{fact}:{number}"], number)


def _sits(one: Told) -> bool:
    return one.told["side"] is not None


def names(content: Content) -> list[str]:
    """Every name that the document gives to somebody or something."""
    place = content.get("place") or {}
    found = [place.get(key) for key in ("city", "venue")]
    for side in content["sides"]:
        found += [side.get("name"), side.get("organisation")]
    for person in content["participants"]:
        found += [person["name"], *(person.get("spellings") or ()), person.get("post")]
    found += [document["title"] for document in content.get("documents") or ()]
    return [name for name in found if name]


def part(content: Content, keys: Collection[str]) -> dict[str, Any]:
    """A copy of the meeting in which, of the facts that can be divided, only those of `keys` are left."""
    renamed: dict[str, str] = {}
    copied = dict(content)
    for fact in ("participant", "document"):
        listed = content.get(f"{fact}s") or []
        kept = [number for number in range(len(listed)) if f"{fact}:{number}" in keys]
        renamed |= {f"{fact}:{old}": f"{fact}:{new}" for new, old in enumerate(kept)}
        copied[f"{fact}s"] = [listed[number] for number in kept]
    copied["topics"] = [slug for slug in content.get("topics") or [] if f"topic:{slug}" in keys]
    renamed |= {f"topic:{slug}": f"topic:{slug}" for slug in copied["topics"]}
    copied["evidence"] = [
        {**item, "fact": renamed.get(item["fact"], item["fact"])}
        for item in content["evidence"]
        if item["fact"].split(":")[0] not in DIVISIBLE or item["fact"] in renamed
    ]
    return copied


def requoted(content: Content, old: Sequence[str], new: Sequence[str]) -> dict[str, Any]:
    """A copy whose quotations stand in the paragraphs `new` instead of `old`; one that stands nowhere is left out."""
    find = _Finder(old, new).find
    found = [(item, find(item["quote"])) for item in content["evidence"]]
    return {**content, "evidence": [{**item, "quote": quote} for item, quote in found if quote]}


class _Finder:
    """Where words of the old paragraphs stand in the new ones: the same paragraph, else the nearest by number."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new

    def find(self, quote: dict[str, Any]) -> dict[str, Any] | None:
        was = self.old[quote["paragraph"] - 1]
        near: Callable[[int], tuple[bool, int]] = lambda number: (  # noqa: E731
            self.new[number] != was,
            abs(number - quote["paragraph"] + 1),
        )
        for number in sorted(range(len(self.new)), key=near):
            start = nearest(self.new[number], quote["text"], quote["start"])
            if start is not None:
                end = start + len(quote["text"])
                return {"paragraph": number + 1, "start": start, "end": end, "text": quote["text"]}
        return None


def nearest(content: str, words: str, near: int) -> int | None:
    """Where words stand in a paragraph, the place nearest to `near`; None where they do not."""
    places, start = [], content.find(words) if words else -1
    while start >= 0:
        places.append(start)
        start = content.find(words, start + 1)
    return min(places, key=lambda place: abs(place - near), default=None)
