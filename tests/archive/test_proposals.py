"""archive.proposals: what is proposed for a text, and what stays of it when it is read again."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from archive.models import Proposal, Reading
from archive.proposals import NotRead, propose, source_of, told, unread
from articles.models import Passage, RemovedText, Text
from tests.archive.proposed import (
    QUANG,
    TALKS,
    VOLFOVICH,
    Broken,
    Found,
    make_proposal,
    participant,
    quote,
    talks,
)
from tests.factories import (
    first_passage,
    make_article,
    make_evidence,
    make_meeting,
    make_official,
    make_publisher,
    make_revision,
    make_text,
)

pytestmark = pytest.mark.django_db

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "formats" / "proposal.schema.json").read_text(encoding="utf-8")
)["$defs"]
LATER = "Ngày 5/12, Bộ trưởng Lương Tam Quang đã tiếp Đại sứ Belarus."


def read(text: Text, *meetings: dict[str, Any], version: str = "1") -> Any:
    return propose(text, Found(*meetings, version=version))  # type: ignore[arg-type]


def decide(proposal: Proposal, state: str, **values: Any) -> None:
    user = User.objects.create_user(f"editor {proposal.pk}")
    decided = {"state": state, "decided_by": user, "decided_at": timezone.now(), **values}
    Proposal.objects.filter(pk=proposal.pk).update(**decided)


def states() -> list[str]:
    return list(Proposal.objects.order_by("pk").values_list("state", flat=True))


def test_what_is_found_in_a_text_waits_for_an_editor() -> None:
    text = make_text(*TALKS)
    assert told(read(text, talks())) == "1 meeting proposed"
    held = Proposal.objects.get()
    assert (held.key, held.sides, held.date, held.kind) == (
        "by+vn/2025-12-03/talks",
        "by+vn",
        "2025-12-03",
        "talks",
    )
    assert (held.state, held.standing, held.confidence) == ("open", "reported", 0.9)
    assert held.date_lower is not None
    assert str(held) == "Talks, VN – BY, 2025-12-03"
    jsonschema.validate(held.content, {"$ref": "#/$defs/meeting", "$defs": SCHEMA})


def test_reading_again_changes_nothing() -> None:
    text = make_text(*TALKS)
    read(text, talks())
    before = Proposal.objects.values().get()
    counts = read(text, talks(), version="2")
    assert (counts["unchanged"], told(counts)) == (1, "")
    assert Proposal.objects.values().get() == before


def test_better_rules_correct_an_open_proposal_under_its_key() -> None:
    text = make_text(*TALKS)
    key = make_proposal(text, date="2025?-12-03").key
    assert told(read(text, talks(kind="consultation"), version="2")) == "1 meeting changed"
    held = Proposal.objects.get()
    assert (held.key, held.date, held.kind, held.extractor) == (key, "2025-12-03", "consultation", "2")


@pytest.mark.parametrize("state", ["confirmed", "refused"])
def test_what_an_editor_decided_is_found_again_and_stays_as_it_is(state: str) -> None:
    text = make_text(*TALKS)
    proposal = make_proposal(text)
    decide(proposal, state, **({"meeting": make_meeting()} if state == "confirmed" else {"reason": "No."}))
    before = Proposal.objects.values().get()
    assert read(text, talks(kind="reception", date="2025?-12-03"), version="2")["decided"] == 1
    assert Proposal.objects.values().get() == before
    read(text, version="3")
    assert Proposal.objects.values().get() == before


def test_what_is_no_longer_found_is_withdrawn_and_comes_back_when_it_is() -> None:
    text = make_text(*TALKS)
    read(text, talks())
    assert told(read(text)) == "1 meeting withdrawn"
    assert told(read(text)) == ""
    assert states() == ["withdrawn"]
    read(text, talks())
    assert states() == ["open"]


def test_two_meetings_of_one_text_are_two_and_keep_their_keys() -> None:
    text = make_text(*TALKS, LATER)
    second = talks(participants=[participant("Nguyễn Văn Long", 0)], documents=[], topics=[], evidence=[])
    assert read(text, talks(), second)["new"] == 2
    keys = [held.key for held in Proposal.objects.order_by("pk")]
    assert keys == ["by+vn/2025-12-03/talks", "by+vn/2025-12-03/talks/2"]
    assert len(set(Proposal.objects.values_list("same_event", flat=True))) == 2
    read(text, second, talks())
    assert [held.key for held in Proposal.objects.order_by("pk")] == keys
    assert Proposal.objects.get(key=keys[1]).content["participants"] == second["participants"]


def test_a_proposal_follows_its_text_into_a_new_revision() -> None:
    text = make_text(*TALKS)
    proposal = make_proposal(text)
    revision = make_revision(text, "Tin mới", *TALKS)
    assert told(read(text, talks(["Tin mới", *TALKS]))) == "1 meeting changed"
    proposal.refresh_from_db()
    assert proposal.revision == revision
    assert proposal.content["evidence"][0]["quote"]["paragraph"] == 2


def test_a_meeting_with_evidence_from_the_text_is_recognised_and_not_proposed_twice() -> None:
    text = make_text(*TALKS)
    meeting = make_meeting(officials=[make_official(QUANG)], texts=[text])
    proposal = make_proposal(text)
    assert (proposal.state, proposal.candidate) == ("matched", meeting)


def test_one_meeting_is_recognised_once_in_a_text() -> None:
    text = make_text(*TALKS)
    make_meeting(officials=[make_official(QUANG)], texts=[text])
    read(text, talks(), talks(kind="other"))
    assert states() == ["matched", "open"]
    assert Proposal.objects.get(state="open").candidate is None


def test_a_meeting_of_another_text_is_suggested() -> None:
    meeting = make_meeting(officials=[make_official(QUANG)], texts=[make_text()])
    proposal = make_proposal(make_text(*TALKS))
    assert (proposal.state, proposal.candidate) == ("open", meeting)


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2025-12-04"},
        {"kind": "phone_call"},
        {"sides": ["VN", "MA"]},
        {"removed_reason": "Never held."},
    ],
    ids=str,
)
def test_a_meeting_that_cannot_be_it_is_not_suggested(other: dict[str, Any]) -> None:
    make_meeting(officials=[make_official(QUANG)], **other)
    assert make_proposal(make_text(*TALKS)).candidate is None


def test_the_meeting_with_most_people_in_common_is_suggested() -> None:
    make_meeting()
    meeting = make_meeting(officials=[make_official(QUANG)])
    assert make_proposal(make_text(*TALKS)).candidate == meeting


def test_reports_of_one_event_share_a_key_and_the_second_proposes_to_join_the_first() -> None:
    first = make_proposal(make_text(*TALKS))
    meeting = make_meeting(date="2025-11-30")
    decide(first, "confirmed", meeting=meeting)
    second = make_proposal(make_text(*TALKS), date="2025?-12-03")
    assert second.same_event == first.same_event
    assert second.content["same_event"] == first.same_event
    assert second.candidate == meeting


def test_reports_of_two_events_do_not_share_a_key() -> None:
    first = make_proposal(make_text(*TALKS))
    other = make_proposal(make_text(*TALKS), participants=[participant(VOLFOVICH, 0)])
    assert first.same_event != other.same_event


def test_a_text_whose_reading_fails_changes_nothing_and_is_named() -> None:
    text = make_text(*TALKS)
    make_proposal(text)
    with pytest.raises(NotRead, match=rf"text {text.pk} .*ZeroDivisionError: a fault"):
        propose(text, Broken(version="2"))  # type: ignore[arg-type]
    assert states() == ["open"]
    assert Reading.objects.get().extractor == "1"


def test_a_text_is_unread_until_it_was_read_as_it_stands_by_these_rules() -> None:
    text, draft = make_text(*TALKS), make_text(state="draft")
    rules: Any = Found()
    assert list(unread(rules)) == [text]
    read(text)
    assert not unread(rules).exists()
    assert list(unread(Found(version="2"))) == [text]  # type: ignore[arg-type]
    make_revision(text, *TALKS)
    assert list(unread(rules)) == [text]
    assert draft not in unread(rules)


def test_extraction_reads_what_is_stored() -> None:
    publisher = make_publisher("bocongan.gov.vn")
    article = make_article(publisher=publisher, published="2025-12-03", published_basis="editor")
    text = make_text(*TALKS, article=article)
    revision = text.revisions.get()
    Passage.objects.filter(number=1).update(kind="heading")
    Passage.objects.create(revision=revision, number=3, kind="caption", content="Ảnh: TTXVN")
    RemovedText.objects.create(
        revision=revision, line=1, kind="byline", scope="prefix", content="Hà Nội (TTXVN) -"
    )
    source = source_of(text, revision)
    assert [(part.number, part.is_heading) for part in source.paragraphs] == [(1, True), (2, False)]
    assert (source.published, source.published_basis) == ("2025-12-03", "metadata")
    assert (source.domain, source.dateline) == ("bocongan.gov.vn", "Hà Nội (TTXVN) -")


def test_evidence_of_another_text_does_not_make_a_match() -> None:
    meeting = make_meeting(officials=[make_official(QUANG)])
    make_evidence(meeting, "kind", first_passage(make_text(*TALKS)))
    assert make_proposal(make_text(*TALKS)).state == "open"


def test_the_words_of_a_test_are_where_they_are_said_to_be() -> None:
    assert quote("Volfovich")["paragraph"] == 1
