"""Holds one proposal document against its gold entry, field by field."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from benchmarks.extraction.compare import (
    Meeting,
    date_agreement,
    folded,
    lenient_score,
    paired,
    same_line,
    same_name,
    same_post,
    side_is,
    sides_agree,
    strict_score,
)
from benchmarks.extraction.gold import GoldText, plain
from benchmarks.extraction.tally import Tally

Joins = list[tuple[str, str, str]]


@dataclass
class Run:
    """One set being scored. reported: (file, gold event or "", same_event of the proposal) of every meeting
    that the product reports; expected: (file, gold event) of every meeting that the texts report."""

    tally: Tally = field(default_factory=Tally)
    reported: Joins = field(default_factory=list)
    expected: list[tuple[str, str]] = field(default_factory=list)


def score_text(run: Run, text: GoldText, document: dict[str, Any]) -> None:
    """Adds what the document has right and wrong about the text to the run."""
    _one_of(run.tally, text, "language", document.get("language"), [text.language])
    _one_of(run.tally, text, "source URL", document.get("source_url"), [text.data["source_url"]])
    _one_of(run.tally, text, "published", document.get("published"), text.data["published"])
    _cleaning(run.tally, text, document)
    _quotes(run.tally, text, document)
    _meetings(run, text, document.get("meetings") or [])


def _one_of(tally: Tally, text: GoldText, name: str, found: object, accepted: Sequence[object]) -> None:
    expected = next((value for value in accepted if value), None)
    if found in accepted:
        if found:
            tally.right(name, text.language)
    elif found:
        tally.wrong(name, text.language, text.name, found, expected or "")
    else:
        tally.missing(name, text.language, text.name, expected)


def _cleaning(tally: Tally, text: GoldText, document: dict[str, Any]) -> None:
    found, expected = document.get("removed") or [], text.data["removed"]
    pairs = paired(found, expected, lambda one, other: float(same_line(one, other)))
    for i, j in pairs:
        if not expected[j].get("optional"):
            tally.right("cleaning", text.language)
            _one_of(tally, text, "cleaning kinds", found[i]["kind"], expected[j]["kind"])
    for i in _others(found, [i for i, _ in pairs]):
        tally.wrong("cleaning", text.language, text.name, _removed_words(found[i]))
    for j in _others(expected, [j for _, j in pairs]):
        if not expected[j].get("optional"):
            tally.missing("cleaning", text.language, text.name, _removed_words(expected[j]))


def _removed_words(removed: dict[str, Any]) -> str:
    return f"line {removed.get('line')} {removed.get('kind')} {removed.get('text')!r}"


def _others(items: Sequence[object], taken: Sequence[int]) -> list[int]:
    return [i for i in range(len(items)) if i not in taken]


def _quotes(tally: Tally, text: GoldText, document: dict[str, Any]) -> None:
    """A quote is exact where it is cut from its paragraph and that paragraph stands in the file."""
    paragraphs = document.get("paragraphs") or []
    quotes = [mention["quote"] for mention in document.get("mentions") or []]
    for meeting in document.get("meetings") or []:
        quotes += [evidence["quote"] for evidence in meeting["evidence"]]
    body = " ".join(text.body.split())
    stands = [" ".join(plain(paragraph).split()) in body for paragraph in paragraphs]
    for quote in quotes:
        number = quote["paragraph"] - 1
        inside = 0 <= number < len(paragraphs) and stands[number]
        if inside and quote["text"] and paragraphs[number][quote["start"] : quote["end"]] == quote["text"]:
            tally.right("quotes exact", text.language)
        else:
            tally.wrong("quotes exact", text.language, text.name, quote)


def _meetings(run: Run, text: GoldText, proposed: list[Meeting]) -> None:
    found = [meeting for meeting in proposed if meeting.get("standing") == "reported"]
    run.expected += [(text.name, meeting["event"]) for meeting in text.meetings]
    pairs = paired(found, text.meetings, lenient_score)
    extra = [i for i in _others(found, [i for i, _ in pairs]) if not _allowed(found[i], text)]
    _found(run.tally, text, found, paired(found, text.meetings, strict_score), "meetings")
    _found(run.tally, text, found, pairs, "meetings, lenient")
    _negatives(run.tally, text, [found[i] for i in extra])
    events = {i: text.meetings[j]["event"] for i, j in pairs}
    for i in [i for i, _ in pairs] + extra:
        run.reported.append((text.name, events.get(i, ""), str(found[i].get("same_event") or "")))
    for i, j in pairs:
        _compare(run.tally, text, found[i], text.meetings[j])
    for j in _others(text.meetings, [j for _, j in pairs]):
        for person in text.meetings[j]["people"]:
            run.tally.missing("people", text.language, text.name, person["name"])
    _standing(run.tally, text, proposed)


def _found(
    tally: Tally, text: GoldText, found: list[Meeting], pairs: list[tuple[int, int]], name: str
) -> None:
    tally.right(name, text.language, len(pairs))
    for i in _others(found, [i for i, _ in pairs]):
        if not _allowed(found[i], text):
            tally.wrong(name, text.language, text.name, outline(found[i]))
    for j in _others(text.meetings, [j for _, j in pairs]):
        tally.missing(name, text.language, text.name, _gold_outline(text.meetings[j]))


def _allowed(found: Meeting, text: GoldText) -> bool:
    """A visit or a multilateral session that may be reported besides the meetings it contains."""
    containers = [
        entry for entry in text.mentioned if entry["allowed"] and entry["kind"] == found.get("kind")
    ]
    return any(
        entry["kind"] == "multilateral" or _sides_within(found, entry["sides"]) for entry in containers
    )


def _sides_within(found: Meeting, codes: list[str]) -> bool:
    sides = found.get("sides") or []
    return bool(sides) and all(any(side_is(side, code) for code in codes) for side in sides)


def outline(meeting: Meeting) -> str:
    """A proposal in one line: date, kind, sides, people."""
    sides = [side.get("country") or side.get("organisation") or side.get("name") for side in meeting["sides"]]
    people = ", ".join(person["name"] for person in meeting.get("participants") or [])
    return f"[{meeting.get('date')} {meeting.get('kind')} {'–'.join(map(str, sides))}: {people}]"


def _gold_outline(meeting: Meeting) -> str:
    people = ", ".join(person["name"] for person in meeting["people"])
    return f"[{meeting['date'][0]} {meeting['kind'][0]} {'–'.join(meeting['sides'])}: {people}]"


def _negatives(tally: Tally, text: GoldText, extra: list[Meeting]) -> None:
    if text.meetings:
        return
    if extra:
        tally.wrong("nothing in negatives", text.language, text.name, outline(extra[0]), "no meeting")
    else:
        tally.right("nothing in negatives", text.language)


def _compare(tally: Tally, text: GoldText, found: Meeting, expected: Meeting) -> None:
    language, file = text.language, text.name
    _one_of(tally, text, "date exact", found.get("date"), expected["date"])
    if sides_agree(found, expected):
        tally.right("sides", language)
    else:
        tally.wrong("sides", language, file, outline(found), "–".join(expected["sides"]))
    _one_of(tally, text, "kind", found.get("kind"), expected["kind"])
    _people(tally, text, found, expected)
    _place(tally, text, found.get("place"), expected["place"])
    _documents(tally, text, found.get("documents") or [], expected["documents"])
    topics = {str(topic).replace("_", "-") for topic in found.get("topics") or []}
    _sets(tally, text, "topics", topics, set(expected["topics"]))


def _people(tally: Tally, text: GoldText, found: Meeting, expected: Meeting) -> None:
    people, gold = found.get("participants") or [], expected["people"]
    pairs = paired(people, gold, lambda one, other: float(same_name(one, other)))
    tally.right("people", text.language, len(pairs))
    for i in _others(people, [i for i, _ in pairs]):
        tally.wrong(
            "people", text.language, text.name, f"{people[i]['name']} {people[i].get('spellings') or ''}"
        )
    for j in _others(gold, [j for _, j in pairs]):
        tally.missing("people", text.language, text.name, f"{gold[j]['name']} {gold[j]['spellings']}")
    for i, j in pairs:
        _post(tally, text, people[i].get("post"), gold[j])


def _post(tally: Tally, text: GoldText, found: str | None, person: dict[str, Any]) -> None:
    wanted = f"{person['name']}: {person['post_as_printed'] or person['post']}"
    if not found:
        if person["post_as_printed"]:
            tally.missing("posts", text.language, text.name, wanted)
    elif same_post(found, person):
        tally.right("posts", text.language)
    else:
        tally.wrong("posts", text.language, text.name, found, wanted)


def _place(
    tally: Tally, text: GoldText, found: dict[str, Any] | None, expected: dict[str, Any] | None
) -> None:
    """A place that the text does not state is right or left out; it is never missing."""
    said = " ".join(str(part) for part in ((found or {}).get("city"), (found or {}).get("country")) if part)
    wanted = f"{expected['city']} {expected['country']}" if expected else ""
    if not said:
        if expected and expected["basis"] == "stated":
            tally.missing("place", text.language, text.name, wanted)
    elif expected and _is_place(found or {}, expected):
        tally.right("place", text.language)
    else:
        tally.wrong("place", text.language, text.name, said, wanted)


def _is_place(found: dict[str, Any], expected: dict[str, Any]) -> bool:
    """The city in Latin letters or as printed; the country, where the proposal names one, must agree."""
    city = folded(plain(str(found.get("city") or "")))
    forms = [folded(form) for form in (expected["city"], *expected["spellings"])]
    if found.get("country") and str(found["country"]).upper() != expected["country"]:
        return False
    return bool(city) and any(fuzz.ratio(city, form) >= 80 for form in forms)


def _documents(tally: Tally, text: GoldText, found: list[dict[str, Any]], gold: list[dict[str, Any]]) -> None:
    """A document is right by its kind and its standing; "mentioned" ones are not asked for."""
    asked = [document for document in found if document.get("standing") != "mentioned"]
    pairs = paired(asked, gold, _same_document)
    tally.right("documents", text.language, len(pairs))
    for i in _others(asked, [i for i, _ in pairs]):
        tally.wrong("documents", text.language, text.name, asked[i])
    for j in _others(gold, [j for _, j in pairs]):
        tally.missing("documents", text.language, text.name, gold[j])


def _same_document(found: dict[str, Any], expected: dict[str, Any]) -> float:
    return float(found.get("kind") in expected["kind"] and found.get("standing") == expected["standing"])


def _sets(tally: Tally, text: GoldText, name: str, found: set[str], expected: set[str]) -> None:
    tally.right(name, text.language, len(found & expected))
    for value in sorted(found - expected):
        tally.wrong(name, text.language, text.name, value)
    for value in sorted(expected - found):
        tally.missing(name, text.language, text.name, value)


def _standing(tally: Tally, text: GoldText, proposed: list[Meeting]) -> None:
    """Of the proposals that are one of the gold meetings or mentions, how many have its standing."""
    for meeting in proposed:
        held = _standing_of(meeting, text)
        if held and meeting.get("standing") == held:
            tally.right("standing", text.language)
        elif held:
            tally.wrong(
                "standing", text.language, text.name, f"{meeting['standing']} {outline(meeting)}", held
            )


def _standing_of(meeting: Meeting, text: GoldText) -> str | None:
    if any(strict_score(meeting, expected) or lenient_score(meeting, expected) for expected in text.meetings):
        return "reported"
    for entry in text.mentioned:
        fits = date_agreement(meeting.get("date"), [entry["date"]]) in ("exact", "near")
        if fits and _sides_within(meeting, entry["sides"]):
            return str(entry["standing"])
    return None


def score_joins(run: Run) -> None:
    """Pairs of reports in two texts: joined by one key where, and only where, they report one event."""
    wanted = {_pair(one, other) for one, other in combinations(run.expected, 2) if _joined(one, other, 1)}
    held = set()
    for one, other in combinations(run.reported, 2):
        if not _joined(one, other, 2):
            continue
        if one[1] and one[1] == other[1]:
            held.add(_pair(one[:2], other[:2]))
        else:
            run.tally.wrong(
                "same event", "all", f"{one[0]} + {other[0]}", f"{one[1] or '?'} = {other[1] or '?'}"
            )
    run.tally.right("same event", "all", len(wanted & held))
    for files in sorted(wanted - held):
        run.tally.missing("same event", "all", f"{files[0]} + {files[1]}", files[2])


def _joined(one: Sequence[str], other: Sequence[str], key: int) -> bool:
    return one[0] != other[0] and bool(one[key]) and one[key] == other[key]


def _pair(one: Sequence[str], other: Sequence[str]) -> tuple[str, str, str]:
    first, second = sorted((one[0], other[0]))
    return first, second, one[1]
