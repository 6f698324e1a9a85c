"""archive.deciding: an editor decides a proposal fact by fact."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from archive import deciding
from archive.curation import Refused
from archive.decided_facts import DecidedFact, decided_facts, faults, progress, settled
from archive.deciding import Word
from archive.models import Proposal, ProposalDecision
from archive.models.evidence import EvidenceFact
from archive.proposals import propose
from articles.models import Text
from tests.archive.proposed import QUANG, TALKS, Found, make_proposal, participant, talks
from tests.factories import (
    make_country,
    make_official,
    make_organisation,
    make_revision,
    make_text,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


@pytest.fixture
def other() -> User:
    return User.objects.create_user("other")


@pytest.fixture
def proposal() -> Proposal:
    make_country("VN")
    make_country("BY")
    make_topic("cybercrime")
    make_topic("training")
    return make_proposal(make_text(*TALKS))


def fact(proposal: Proposal, key: str) -> DecidedFact:
    return next(one for one in decided_facts(proposal) if one.key == key)


def say(proposal: Proposal, key: str, by: User, verdict: str, **told: Any) -> None:
    """Decides one fact as it stands; Refused is raised."""
    outcome = deciding.decide(proposal, {key: Word(verdict, fact(proposal, key).stamp, **told)}, by)
    if outcome.refused:
        raise Refused(outcome.refused[key])


def accept_all(proposal: Proposal, by: User) -> None:
    words = {one.key: Word("accepted", one.stamp) for one in decided_facts(proposal) if one.is_open}
    assert deciding.decide(proposal, words, by).refused == {}


def test_all_is_open_at_first_and_a_decision_is_counted(proposal: Proposal, editor: User) -> None:
    assert {one.verdict for one in decided_facts(proposal)} == {""}
    say(proposal, "kind", editor, "accepted")
    say(proposal, "place", editor, "rejected")
    done = progress([proposal])[proposal.pk]
    assert (done.decided, done.total) == (2, 10)
    assert fact(proposal, "place").history[0].by == editor


def test_a_changed_value_stands_in_place_of_the_proposed_one(proposal: Proposal, editor: User) -> None:
    say(proposal, "kind", editor, "changed", value={"kind": "reception"})
    found = fact(proposal, "kind")
    assert (found.proposed.value, found.now.value) == ("Talks", "Reception")
    assert [quote.text for quote in found.now.quotes] == ["đã hội đàm với"]


def test_another_passage_is_cut_letter_for_letter(proposal: Proposal, editor: User) -> None:
    say(proposal, "place", editor, "accepted", paragraph=1, quote="tại Hà Nội")
    (quote,) = fact(proposal, "place").now.quotes
    assert quote.passage.content[quote.start : quote.start + len(quote.text)] == quote.text == "tại Hà Nội"
    with pytest.raises(Refused, match="“tại Hanoi” does not stand in"):
        say(proposal, "place", editor, "accepted", paragraph=1, quote="tại Hanoi")
    with pytest.raises(Refused, match="no paragraph 9"):
        say(proposal, "place", editor, "accepted", paragraph=9, quote="tại Hà Nội")
    with pytest.raises(Refused, match="both the number"):
        say(proposal, "place", editor, "accepted", quote="tại Hà Nội")


def test_of_several_places_the_nearest_is_meant(editor: User) -> None:
    make_country("VN"), make_country("BY")
    words = "Hà Nội, Hà Nội, Hà Nội."
    proposal = make_proposal(make_text(*TALKS, words), topics=[])
    say(proposal, "place", editor, "accepted", paragraph=3, quote="Hà Nội", at=9)
    assert fact(proposal, "place").now.quotes[0].start == 8


def test_a_fact_without_a_passage_needs_one_or_a_note(editor: User) -> None:
    make_country("VN"), make_country("BY")
    evidence = [item for item in talks()["evidence"] if item["fact"] != "place"]
    proposal = make_proposal(make_text(*TALKS), evidence=evidence, topics=[])
    with pytest.raises(Refused, match="No passage states it"):
        say(proposal, "place", editor, "accepted")
    say(proposal, "place", editor, "accepted", note="From the dateline.")
    assert fact(proposal, "place").now.note == "From the dateline."


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("date", {"date": "3/12", "basis": "stated"}, "has no year"),
        ("date", {"date": "2025-12-03", "basis": "guess"}, "Choose how the date is known"),
        ("date", {"date": "2025-12-03", "basis": "editor"}, "Say in the note"),
        ("kind", {"kind": "party"}, "Choose a kind"),
        ("standing", {"standing": ""}, "Choose how the text"),
        ("place", {"city": "", "country": ""}, "Write a city"),
        ("place", {"city": "x" * 101, "country": ""}, "longer than 100"),
        ("side:0", {"country": "XK"}, "no country XK"),
        ("side:0", {"organisation": "nobody"}, "no organisation “nobody”"),
        ("side:0", {"organisation": "+", "name": ""}, "name of the new organisation"),
        ("participant:0", {"side": "7", "official": "+", "name": "A"}, "Choose a side"),
        ("participant:0", {"side": "0", "official": "nobody"}, "no official “nobody”"),
        ("participant:0", {"side": "0", "official": "-", "post": ""}, "Say who it is"),
        ("document:0", {"document": "none", "kind": "plan", "standing": "signed"}, "no document “none”"),
        (
            "document:0",
            {"document": "+", "title": "", "kind": "plan", "standing": "signed"},
            "Write the title",
        ),
        ("topic:cybercrime", {"topic": "fishing"}, "Choose a topic"),
    ],
)
def test_a_value_that_is_none_is_refused(
    key: str, value: dict[str, str], why: str, proposal: Proposal, editor: User
) -> None:
    with pytest.raises(Refused, match=why):
        say(proposal, key, editor, "changed", value=value)
    assert not ProposalDecision.objects.exists()


def test_what_cannot_be_written_leaves_the_rest(proposal: Proposal, editor: User) -> None:
    words = {"kind": Word("accepted"), "date": Word("changed", value={"date": "soon", "basis": "stated"})}
    outcome = deciding.decide(proposal, words, editor)
    assert [row.fact for row in outcome.written] == ["kind"]
    assert list(outcome.refused) == ["date"]


def test_the_same_word_twice_is_written_once(proposal: Proposal, editor: User) -> None:
    say(proposal, "kind", editor, "accepted")
    say(proposal, "kind", editor, "accepted")
    assert ProposalDecision.objects.count() == 1


def test_of_two_editors_the_second_is_told_and_nothing_is_overwritten(
    proposal: Proposal, editor: User, other: User
) -> None:
    seen = fact(proposal, "kind").stamp
    say(proposal, "kind", editor, "accepted")
    outcome = deciding.decide(proposal, {"kind": Word("rejected", seen)}, other)
    assert outcome.refused["kind"] == ["editor has decided this meanwhile: accepted. Look at it again."]
    assert fact(proposal, "kind").verdict == "accepted"
    seen = fact(proposal, "kind").stamp
    deciding.take_back(proposal, "kind", seen, editor)
    outcome = deciding.decide(proposal, {"kind": Word("rejected", seen)}, other)
    assert "editor has taken back" in outcome.refused["kind"][0]


def test_taking_back_brings_the_decision_before(proposal: Proposal, editor: User) -> None:
    say(proposal, "kind", editor, "accepted")
    say(proposal, "kind", editor, "rejected")
    deciding.take_back(proposal, "kind", fact(proposal, "kind").stamp, editor)
    assert fact(proposal, "kind").verdict == "accepted"
    deciding.take_back(proposal, "kind", fact(proposal, "kind").stamp, editor)
    assert fact(proposal, "kind").is_open
    assert [row.undone_by for row in fact(proposal, "kind").history] == [editor, editor]
    with pytest.raises(Refused, match="nothing to take back"):
        deciding.take_back(proposal, "kind", fact(proposal, "kind").stamp, editor)


def test_a_fact_that_the_machine_missed_is_added_with_its_passage(proposal: Proposal, editor: User) -> None:
    minister = {"side": "1", "official": "-", "post": "Minister"}
    with pytest.raises(Refused, match="Give the passage"):
        deciding.add(proposal, EvidenceFact.PARTICIPANT, Word("added", value=minister), editor)
    told = Word("added", value=minister, paragraph=1, quote="Thư ký")
    row = deciding.add(proposal, EvidenceFact.PARTICIPANT, told, editor)
    found = fact(proposal, row.fact)
    assert (found.verdict, found.now.value, found.is_extra) == ("accepted", "Minister", True)
    assert progress([proposal])[proposal.pk].total == 11
    deciding.take_back(proposal, row.fact, found.stamp, editor)
    assert row.fact not in [one.key for one in decided_facts(proposal)]
    again = deciding.add(proposal, EvidenceFact.PARTICIPANT, told, editor)
    assert again.fact != row.fact


def test_what_a_meeting_has_once_is_not_added_twice(proposal: Proposal, editor: User) -> None:
    told = Word("added", value={"city": "Huế", "country": ""}, paragraph=1, quote="Hà Nội")
    with pytest.raises(Refused, match="change it"):
        deciding.add(proposal, EvidenceFact.PLACE, told, editor)
    topic = Word("added", value={"topic": "cybercrime"}, paragraph=1, quote="tội phạm mạng")
    with pytest.raises(Refused, match="topic is here already"):
        deciding.add(proposal, EvidenceFact.TOPIC, topic, editor)


def test_an_added_side_can_be_sat_on(proposal: Proposal, editor: User) -> None:
    make_organisation("interpol", name="INTERPOL")
    side = Word("added", value={"organisation": "interpol"}, note="From the picture.")
    row = deciding.add(proposal, EvidenceFact.SIDE, side, editor)
    number = fact(proposal, row.fact).now.number
    say(
        proposal,
        "participant:1",
        editor,
        "changed",
        value={"side": str(number), "official": "+", "name": "A B"},
    )
    accept_all(proposal, editor)
    assert faults(decided_facts(proposal)) == {}
    names = [str(one.name) for one in settled(decided_facts(proposal))]
    assert names.index("participant") > max(place for place, name in enumerate(names) if name == "side")


def test_what_forbids_to_confirm_is_told_beside_its_fact(proposal: Proposal, editor: User) -> None:
    say(proposal, "kind", editor, "rejected")
    say(proposal, "side:1", editor, "rejected")
    accept_all(proposal, editor)
    found = faults(decided_facts(proposal))
    assert found["kind"] == "No meeting goes without this. Change it instead."
    assert "side is not accepted" in found["participant:1"]
    assert "two sides or more" in found[""]


def test_a_proposal_that_is_decided_as_a_whole_takes_no_decision(proposal: Proposal, editor: User) -> None:
    Proposal.objects.filter(pk=proposal.pk).update(state="withdrawn")
    with pytest.raises(Refused, match="No longer found"):
        deciding.decide(proposal, {"kind": Word("accepted")}, editor)


def test_a_known_official_is_linked(proposal: Proposal, editor: User) -> None:
    make_official("Aleksandr Volfovich", slug="volfovich")
    say(proposal, "participant:1", editor, "changed", value={"side": "1", "official": "volfovich"})
    now = fact(proposal, "participant:1").now
    assert (now.told["official"], now.told["name"]) == ("volfovich", "Aleksandr Volfovich")
    assert now.told["spellings"] == ["Volfovich Aleksandr"], "the spelling of the text is kept for the names"


def reread(text: Text, **changed: Any) -> None:
    content = [passage.content for passage in text.revisions.get(is_current=True).passages.order_by("number")]
    propose(text, Found(talks(content, **changed), version="2"))


def test_decisions_outlast_another_reading_by_other_rules(proposal: Proposal, editor: User) -> None:
    say(proposal, "kind", editor, "accepted")
    reread(
        proposal.text,
        kind="reception",
        participants=[participant(QUANG, 0)],
        evidence=talks()["evidence"][:3],
    )
    proposal = Proposal.objects.get()
    assert (fact(proposal, "kind").verdict, fact(proposal, "kind").now.value) == ("accepted", "Talks")


def test_decisions_follow_their_text_into_a_new_revision(proposal: Proposal, editor: User) -> None:
    say(proposal, "place", editor, "accepted", paragraph=1, quote="tại Hà Nội")
    say(proposal, "document:0", editor, "accepted")
    make_revision(proposal.text, "Tin mới.", TALKS[0])
    propose(proposal.text, Found(version="2"))
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.revision.number) == ("open", 2)
    (quote,) = fact(proposal, "place").now.quotes
    assert (quote.passage.number, quote.passage.revision_id) == (2, proposal.revision_id)
    assert fact(proposal, "document:0").is_open, "the words that stated it are gone"
