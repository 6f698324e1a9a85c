"""Does the scorer count as it says?  `python -m benchmarks.extraction.check_score`; exit status 1 on a fault.

Proposals made from the gold lists themselves must score 1 in every field; the same with one thing spoilt must
lose exactly in that field.  Nothing of the product runs.
"""

import copy
import sys
from collections.abc import Callable
from typing import Any

from benchmarks.extraction.fields import Run, score_joins, score_text
from benchmarks.extraction.gold import SETS, GoldSet, GoldText, load
from benchmarks.extraction.tally import FIELDS

Document = dict[str, Any]


def perfect(text: GoldText) -> Document:
    """The proposal document that has everything of the gold entry, and nothing else."""
    paragraphs = [line.strip() for line in text.lines if line.strip()]
    first = {"paragraph": 1, "start": 0, "end": len(paragraphs[0]), "text": paragraphs[0]}
    return {
        "language": text.language,
        "source_url": text.data["source_url"],
        "published": text.data["published"][-1],
        "removed": [{**removed, "kind": removed["kind"][0]} for removed in text.data["removed"]],
        "paragraphs": paragraphs,
        "mentions": [{"type": "country", "quote": first}],
        "meetings": [_proposal(meeting, first) for meeting in text.meetings],
    }


def _proposal(meeting: dict[str, Any], quote: dict[str, Any]) -> dict[str, Any]:
    people = [
        {"name": person["name"], "spellings": person["spellings"], "post": person["post"], "side": 0}
        for person in meeting["people"]
    ]
    return {
        "date": meeting["date"][0],
        "kind": meeting["kind"][0],
        "standing": "reported",
        "sides": [_side(code) for code in meeting["sides"]],
        "participants": people,
        "place": meeting["place"],
        "documents": [{**document, "kind": document["kind"][0]} for document in meeting["documents"]],
        "topics": list(meeting["topics"]),
        "same_event": meeting["event"],
        "evidence": [{"fact": "date", "quote": quote}],
    }


def _side(code: str) -> dict[str, Any]:
    country = len(code) == 2 and code != "UN"
    return {
        "country": code if country else None,
        "organisation": None if country else code.lower(),
        "name": None,
    }


def _spoil_date(meeting: dict[str, Any]) -> None:
    meeting["date"] = "1999-01-01"


def _spoil_kind(meeting: dict[str, Any]) -> None:
    meeting["kind"] = "other"


def _spoil_sides(meeting: dict[str, Any]) -> None:
    meeting["sides"].append({"country": "AQ", "organisation": None, "name": None})


def _spoil_people(meeting: dict[str, Any]) -> None:
    meeting["participants"].append({"name": "Zzyzx Qwrtpl", "spellings": [], "post": None, "side": None})


def _spoil_place(meeting: dict[str, Any]) -> None:
    meeting["place"] = {"city": "Xyzzy", "country": "AQ"}


def _spoil_key(meeting: dict[str, Any]) -> None:
    meeting["same_event"] = "one key for all"


def _spoil_quote(meeting: dict[str, Any]) -> None:
    meeting["evidence"][0]["quote"]["text"] += "x"


SPOILERS: dict[str, Callable[[dict[str, Any]], None]] = {
    "date exact": _spoil_date,
    "kind": _spoil_kind,
    "sides": _spoil_sides,
    "people": _spoil_people,
    "place": _spoil_place,
    "same event": _spoil_key,
    "quotes exact": _spoil_quote,
}


def scored(gold: GoldSet, spoil: Callable[[dict[str, Any]], None] | None = None) -> Run:
    run = Run()
    for text in gold.texts:
        document = copy.deepcopy(perfect(text))
        if spoil:
            for meeting in document["meetings"]:
                spoil(meeting)
        score_text(run, text, document)
    score_joins(run)
    return run


def faults(gold: GoldSet) -> list[str]:
    run = scored(gold)
    found = [f"{gold.name}: the gold list itself: {miss}" for miss in run.tally.misses]
    for name, spoil in SPOILERS.items():
        count = scored(gold, spoil).tally.counts[name]["all"]
        if count.f1 is None or count.f1 >= 1:
            found.append(f"{gold.name}: a spoilt {name} is not counted")
    silent = [
        name for name in FIELDS if run.tally.counts[name]["all"].f1 is None and name != "nothing in negatives"
    ]
    return found + [f"{gold.name}: {name} counts nothing" for name in silent]


def main() -> int:
    found = [fault for name in SETS for fault in faults(load(name))]
    print("\n".join([*found, f"{len(found)} faults in the scorer"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
