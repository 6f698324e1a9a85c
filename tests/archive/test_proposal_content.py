"""archive.proposal_content: the document of a proposed meeting, taken apart."""

from typing import Any

from archive import proposal_content
from tests.archive.proposed import QUANG, TALKS, VOLFOVICH, participant, talks

TOPICS = {"cybercrime"}


def keys(content: dict[str, Any]) -> list[str]:
    return [one.key for one in proposal_content.told(content, TOPICS)]


def test_facts_come_in_the_order_of_a_page() -> None:
    assert keys(talks()) == [
        "date", "place", "kind", "standing", "side:0", "side:1", "participant:0", "participant:1",
        "document:0", "topic:cybercrime",
    ]  # fmt: skip


def test_the_side_of_the_host_is_first() -> None:
    people = [participant(QUANG, 1, role="host"), participant(VOLFOVICH, 0)]
    assert keys(talks(participants=people))[4:7] == ["side:1", "side:0", "host"]


def test_a_topic_that_the_archive_has_not_is_no_fact() -> None:
    assert "topic:fishing" not in keys(talks(topics=["fishing", "cybercrime"], evidence=[]))


def test_a_fact_says_the_same_wherever_its_words_stand() -> None:
    def said(content: dict[str, Any]) -> dict[str, str]:
        return {one.key: one.said for one in proposal_content.told(content, TOPICS)}

    moved = proposal_content.requoted(talks(), TALKS, ("Tin mới.", *TALKS))
    assert said(moved) == said(talks())
    assert said(talks(kind="reception"))["kind"] != said(talks())["kind"]
    assert said(talks(evidence=[]))["date"] != said(talks())["date"]


def test_a_part_keeps_the_words_of_what_it_keeps() -> None:
    part = proposal_content.part(talks(), {"participant:1", "topic:cybercrime"})
    assert [person["name"] for person in part["participants"]] == [VOLFOVICH]
    assert (part["documents"], part["topics"]) == ([], ["cybercrime"])
    told = {one.key: [cut["text"] for cut in one.cuts] for one in proposal_content.told(part, TOPICS)}
    assert VOLFOVICH in told["participant:0"][0]
    assert told["date"] == ["Ngày 3/12"]
    assert "participant:1" not in told


def test_quotations_follow_their_words_into_a_changed_text() -> None:
    new = ["Tin mới.", TALKS[0].replace("Ngày 3/12, ", "Ngày 3/12/2025, ")]
    found = {
        item["fact"]: item["quote"] for item in proposal_content.requoted(talks(), TALKS, new)["evidence"]
    }
    for quote in found.values():
        assert new[quote["paragraph"] - 1][quote["start"] : quote["end"]] == quote["text"]
    assert found["place"]["paragraph"] == 2
    assert "document:0" not in found, "its paragraph is gone"


def test_the_nearest_of_several_places_counts() -> None:
    assert proposal_content.nearest("a b a b a", "a", 5) == 4
    assert proposal_content.nearest("a b", "c", 0) is None
    assert proposal_content.nearest("a b", "", 0) is None
