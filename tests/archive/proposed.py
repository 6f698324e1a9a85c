"""Meetings as extraction proposes them, for tests that do not depend on its rules."""

from collections.abc import Iterable
from typing import Any

from archive.models import Proposal
from archive.proposals import propose
from archive.proposed_facts import paragraphs
from articles.models import Text

TALKS = (
    "Ngày 3/12, tại Hà Nội, Bộ trưởng Bộ Công an Lương Tam Quang đã hội đàm với Thư ký Hội đồng An ninh "
    "Volfovich Aleksandr về phòng, chống tội phạm mạng.",
    "Hai bên đã ký Ý định thư hợp tác.",
)
QUANG, VOLFOVICH = "Lương Tam Quang", "Volfovich Aleksandr"
PLACES = {"date": "Ngày 3/12", "place": "Hà Nội", "kind": "đã hội đàm với"}


class Found:
    """Stands for archive.proposing.Proposer: finds what it is given."""

    def __init__(self, *meetings: dict[str, Any], version: str = "1") -> None:
        self.given, self.version = list(meetings), version

    def meetings(self, source: Any) -> list[dict[str, Any]]:
        return self.given


class Broken(Found):
    """Rules with a fault."""

    def meetings(self, source: Any) -> list[dict[str, Any]]:
        raise ZeroDivisionError("a fault")


def quote(words: str, content: Iterable[str] = TALKS) -> dict[str, Any]:
    """Where words stand in the paragraphs of a text."""
    for number, paragraph in enumerate(content, 1):
        if (start := paragraph.find(words)) >= 0:
            return {"paragraph": number, "start": start, "end": start + len(words), "text": words}
    raise AssertionError(f"“{words}” is not in the text")


def participant(name: str, side: int, post: str | None = None, **more: Any) -> dict[str, Any]:
    known = {"official": None, "candidates": [], "role": None, **more}
    return {"name": name, "spellings": [name], "side": side, "post": post, **known}


def talks(content: Iterable[str] = TALKS, **changed: Any) -> dict[str, Any]:
    """The talks that TALKS reports, with a quotation for every fact; `changed` are fields of the meeting."""
    content = list(content)
    meeting = {
        "date": "2025-12-03",
        "date_basis": "header",
        "date_words": "Ngày 3/12",
        "time_of_day": None,
        "place": {"city": "Hanoi", "country": "VN", "venue": None},
        "kind": "talks",
        "standing": "reported",
        "sides": [
            {"country": "VN", "organisation": None, "name": None},
            {"country": "BY", "organisation": None, "name": None},
        ],
        "participants": [
            participant(QUANG, 0, "Minister of Public Security"),
            participant(VOLFOVICH, 1, "Secretary of the Security Council"),
        ],
        "documents": [{"title": "Ý định thư hợp tác", "kind": "letter_of_intent", "standing": "signed"}],
        "topics": ["cybercrime"],
        "part_of": None,
        "same_event": "BY+VN/2025-12-03/1",
        "confidence": 0.9,
        **changed,
    }
    if "evidence" not in changed:
        meeting["evidence"] = _evidence(meeting, content)
    return meeting


def _evidence(meeting: dict[str, Any], content: list[str]) -> list[dict[str, Any]]:
    words = {fact: PLACES[fact] for fact in PLACES if meeting[fact]}
    for number, person in enumerate(meeting["participants"]):
        words[f"participant:{number}"] = person["spellings"][0]
        words.setdefault(f"side:{person['side']}", person["spellings"][0])
    words |= {f"document:{number}": item["title"] for number, item in enumerate(meeting["documents"])}
    words |= {f"topic:{topic}": "tội phạm mạng" for topic in meeting["topics"]}
    return [{"fact": fact, "quote": quote(found, content)} for fact, found in words.items()]


def make_proposal(text: Text, meeting: dict[str, Any] | None = None, **changed: Any) -> Proposal:
    """What the reading of a text proposes: the talks of TALKS, or another meeting; `changed` as in talks()."""
    content = [passage.content for passage in paragraphs(text.revisions.get(is_current=True))]
    before = set(Proposal.objects.values_list("pk", flat=True))
    propose(text, Found(meeting or talks(content, **changed)))  # type: ignore[arg-type]
    return Proposal.objects.exclude(pk__in=before).get()
