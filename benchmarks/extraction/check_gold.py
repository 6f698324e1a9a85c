"""Do the gold lists hold what they claim?  `python -m benchmarks.extraction.check_gold`; exit status 1 on a fault.

Every name, place and removed line is looked up in its file; codes, kinds, topics and dates are checked
against the formats and reference lists of the product; the composition of the sets against what they promise.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from articles.edtf_date import InvalidDate, parse
from benchmarks.extraction.gold import FOLDER, LANGUAGES, ROOT, SETS, GoldSet, GoldText, load, plain

ORGANISATIONS = {
    "AFRIPOL", "ASEANAPOL", "CIS", "EUROPOL", "ICRC", "INTERPOL", "IOM", "Kaspersky", "Mastercard", "OSCE", "UN",
    "UNODC", "Veritrace Analytics", "WCO",
}  # fmt: skip
LENGTHS = range(900, 4001)


def _reference(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((ROOT / "fixtures/reference" / name).read_text(encoding="utf-8"))
    return found


def _schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (ROOT / "docs/formats/proposal.schema.json").read_text(encoding="utf-8")
    )
    return found


class Lists:
    """What may stand in a gold list."""

    def __init__(self) -> None:
        schema = _schema()
        meeting = schema["$defs"]["meeting"]["properties"]
        document = meeting["documents"]["items"]["properties"]
        self.kinds = set(meeting["kind"]["enum"])
        self.standings = set(meeting["standing"]["enum"])
        self.document_kinds = set(document["kind"]["enum"])
        self.document_standings = set(document["standing"]["enum"])
        self.removed_kinds = set(schema["properties"]["removed"]["items"]["properties"]["kind"]["enum"])
        self.topics = {entry["fields"]["slug"] for entry in _reference("5_topics.json")}
        self.sides = {entry["pk"] for entry in _reference("1_countries.json")} | ORGANISATIONS


def faults(gold: GoldSet, lists: Lists) -> Iterator[str]:
    """Everything wrong with a set, one sentence each."""
    listed = [text.name for text in gold.texts]
    for path in sorted(gold.folder.glob("*.txt")):
        if path.name not in listed:
            yield f"{gold.name}: {path.name} has no entry in the gold list"
    for text in gold.texts:
        if not text.path.is_file():
            yield f"{gold.name}: {text.name} does not exist"
            continue
        for fault in _text_faults(text, lists, written_here=gold.name != "seeds"):
            yield f"{gold.name}/{text.name}: {fault}"


def _text_faults(text: GoldText, lists: Lists, written_here: bool) -> Iterator[str]:
    if text.language not in LANGUAGES:
        yield f"language {text.language}"
    if written_here and len(text.body) not in LENGTHS:
        yield f"{len(text.body)} characters are not within {LENGTHS.start}–{LENGTHS.stop - 1}"
    yield from _source_faults(text)
    yield from _removed_faults(text, lists)
    for number, meeting in enumerate(text.meetings, 1):
        for fault in _meeting_faults(text, meeting, lists):
            yield f"meeting {number}: {fault}"
    for mention in text.mentioned:
        yield from _mention_faults(mention, lists)


def _source_faults(text: GoldText) -> Iterator[str]:
    url, domain = text.data["source_url"], text.data["publisher_domain"]
    if url and _printed_part(url) not in text.body:
        yield f"source_url {url} is not in the file"
    if bool(url) != bool(domain) or (url and domain not in url):
        yield f"publisher_domain {domain} does not go with {url}"
    if text.data["title"] and text.data["title"] not in text.lines:
        yield f"title {text.data['title']!r} is no line of the file"
    yield from _date_faults("published", [date for date in text.data["published"] if date])


def _printed_part(url: str) -> str:
    """A canonical URL less its scheme and "www.", which the printed one may have in another form."""
    return str(url).partition("://")[2].removeprefix("www.")


def _removed_faults(text: GoldText, lists: Lists) -> Iterator[str]:
    for removed in text.data["removed"]:
        if not set(removed["kind"]) <= lists.removed_kinds:
            yield f"removed kind {removed['kind']}"
        line = text.lines[removed["line"] - 1].strip() if removed["line"] <= len(text.lines) else ""
        words = plain(removed["text"])
        holds = {
            "line": line == words,
            "prefix": line.startswith(words) and line != words,
            "suffix": line.endswith(words) and line != words,
        }
        if not holds[removed["scope"]]:
            yield f"line {removed['line']} has not {words!r} as its {removed['scope']}"


def _meeting_faults(text: GoldText, meeting: dict[str, Any], lists: Lists) -> Iterator[str]:
    yield from _date_faults("date", [date for date in meeting["date"] if date])
    if not set(meeting["kind"]) <= lists.kinds or meeting["standing"] != "reported":
        yield f"kind {meeting['kind']} or standing {meeting['standing']}"
    if len(meeting["sides"]) < 2 or not set(meeting["sides"]) <= lists.sides:
        yield f"sides {meeting['sides']}"
    if not set(meeting["topics"]) <= lists.topics:
        yield f"topics {sorted(set(meeting['topics']) - lists.topics)} are not in the vocabulary"
    for person in meeting["people"]:
        yield from _person_faults(text, person, meeting["sides"])
    for spelling in (meeting["place"] or {}).get("spellings", []):
        if plain(spelling) not in text.body:
            yield f"place {spelling!r} is not in the file"
    for document in meeting["documents"]:
        if (
            not set(document["kind"]) <= lists.document_kinds
            or document["standing"] not in lists.document_standings
        ):
            yield f"document {document}"


def _person_faults(text: GoldText, person: dict[str, Any], sides: list[str]) -> Iterator[str]:
    if person["side"] not in sides:
        yield f"{person['name']} is on the side {person['side']}, which did not meet"
    if not person["spellings"]:
        yield f"{person['name']} has no spelling"
    for spelling in person["spellings"]:
        if plain(spelling) not in text.body:
            yield f"{person['name']}: {spelling!r} is not in the file"


def _mention_faults(mention: dict[str, Any], lists: Lists) -> Iterator[str]:
    yield from _date_faults("mentioned", [mention["date"]] if mention["date"] else [])
    if not set(mention["sides"]) <= lists.sides or mention["standing"] not in lists.standings:
        yield f"mentioned: {mention}"
    if mention["allowed"] != (mention["standing"] == "reported"):
        yield f"mentioned: {mention['what']!r} is allowed exactly where its standing is reported"


def _date_faults(where: str, dates: list[str]) -> Iterator[str]:
    for date in dates:
        try:
            parse(date)
        except InvalidDate as error:
            yield f"{where}: {date}: {error}"


def composition_faults(sets: dict[str, GoldSet]) -> Iterator[str]:
    """What three of the sets written for this benchmark promise as a whole."""
    own = [text for name in ("dev", "dev_first", "dev_fresh") for text in sets[name].texts]
    for name, expected in (("dev", 6), ("dev_first", 3), ("dev_fresh", 6)):
        counts = Counter(text.language for text in sets[name].texts)
        if any(counts[language] != expected for language in LANGUAGES):
            yield f"{name}: {dict(counts)} where every language has {expected}"
    negatives = sum(1 for text in own if not text.meetings)
    if negatives < 9:
        yield f"only {negatives} texts without a meeting"
    if len(shared := shared_events(own)) < 6:
        yield f"only {len(shared)} events with several reports"
    for event, reports in shared.items():
        if len({frozenset(sides) for sides in reports}) > 1:
            yield f"{event}: its reports name different sides"


def shared_events(texts: list[GoldText]) -> dict[str, list[list[str]]]:
    """Events that more than one text reports → the sides by each report."""
    reports: dict[str, list[list[str]]] = defaultdict(list)
    for text in texts:
        for meeting in text.meetings:
            reports[meeting["event"]].append(meeting["sides"])
    return {event: sides for event, sides in reports.items() if len(sides) > 1}


def main() -> int:
    sets = {name: load(name) for name in SETS}
    lists = Lists()
    found = [fault for gold in sets.values() for fault in faults(gold, lists)]
    found += composition_faults(sets)
    for fault in found:
        print(fault)
    for name, gold in sets.items():
        meetings = sum(len(text.meetings) for text in gold.texts)
        negatives = sum(1 for text in gold.texts if not text.meetings)
        shared = len(shared_events(list(gold.texts)))
        print(f"{name}: {len(gold.texts)} texts, {meetings} meetings, {negatives} texts without one, "
              f"{shared} events with several reports")  # fmt: skip
    print(f"{len(found)} faults in {FOLDER.relative_to(ROOT) / 'gold'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
