"""archive.undoing and archive.splitting: what is done with a proposal as a whole can be taken back."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User

from archive import deciding, splitting, undoing
from archive.confirming import Choice, accept_by_machine, confirm_as_new, confirm_into, refuse
from archive.curation import Refused
from archive.decided_facts import decided_facts, settled
from archive.deciding import Word
from archive.management.commands.check_archive import CHECKS
from archive.models import BulkRun, Evidence, Meeting, Official, Proposal
from archive.models.evidence import EvidenceFact
from archive.proposals import propose
from articles.models import Text
from tests.archive.proposed import QUANG, TALKS, VOLFOVICH, Found, make_proposal, participant, talks
from tests.factories import (
    make_country,
    make_meeting,
    make_official,
    make_revision,
    make_text,
    make_topic,
    prove,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


@pytest.fixture
def text() -> Text:
    make_topic("cybercrime")
    make_official(QUANG, slug="luong-tam-quang", country=make_country("VN"))
    make_country("BY")
    return make_text(*TALKS)


def decided(proposal: Proposal, by: User, **verdicts: Any) -> Choice:
    """Every fact accepted, but for those named (“place”) with a word of their own."""
    held = decided_facts(proposal)
    words = {one.key: replace(verdicts.get(one.key, Word("accepted")), seen=one.stamp) for one in held}
    assert deciding.decide(proposal, words, by).refused == {}
    return Choice(title="Talks", settled=settled(decided_facts(proposal)))


def no_fault() -> None:
    assert [fault for check in CHECKS for fault in check()] == []


def test_a_meeting_is_made_of_what_was_decided(text: Text, editor: User) -> None:
    proposal = make_proposal(text)
    choice = decided(
        proposal,
        editor,
        kind=Word("changed", value={"kind": "reception"}),
        place=Word("rejected"),
        date=Word("changed", value={"date": "2025-12-04", "basis": "editor"}, note="The ministry’s calendar."),
        **{"participant:1": Word("changed", value={"side": "1", "official": "+", "name": "A. Volfovich",
                                                   "post": "Secretary"}),
           "topic:cybercrime": Word("accepted", paragraph=1, quote="phòng, chống tội phạm mạng")},
    )  # fmt: skip
    meeting = confirm_as_new(proposal, choice, editor)
    assert (meeting.kind, meeting.place, meeting.date, meeting.date_basis) == (
        "reception",
        "",
        "2025-12-04",
        "editor",
    )
    assert meeting.date_note == "The ministry’s calendar."
    assert meeting.evidence.get(fact="date", note="").stated == "2025-12-03"
    assert [(str(seat), seat.post) for seat in meeting.participations.all()][1] == (
        "A. Volfovich",
        "Secretary",
    )
    assert Official.objects.get(name="A. Volfovich").names.get().text == VOLFOVICH
    assert meeting.evidence.get(fact="topic").quote == "phòng, chống tội phạm mạng"
    assert not meeting.evidence.filter(fact="place").exists()
    assert proposal.decisions.get(fact="place").verdict == "rejected"
    no_fault()


def test_what_the_machine_missed_becomes_part_of_the_meeting(text: Text, editor: User) -> None:
    proposal = make_proposal(text)
    minister = {"side": "1", "official": "-", "post": "Minister"}
    deciding.add(
        proposal, EvidenceFact.PARTICIPANT, Word("added", value=minister, paragraph=1, quote="Thư ký"), editor
    )
    meeting = confirm_as_new(proposal, decided(proposal, editor), editor)
    seat = meeting.participations.get(post="Minister")
    assert (seat.official, seat.side.key, seat.evidence.get().quote) == (None, "by", "Thư ký")
    no_fault()


def test_confirming_publishes_the_text_of_the_evidence(text: Text, editor: User) -> None:
    proposal = make_proposal(text)
    Text.objects.filter(pk=text.pk).update(state=Text.State.DRAFT)
    confirm_as_new(proposal, decided(proposal, editor), editor)
    assert Text.objects.get().is_published


def test_a_confirmation_is_taken_back_with_a_reason(text: Text, editor: User) -> None:
    proposal = make_proposal(text)
    meeting = confirm_as_new(proposal, decided(proposal, editor), editor)
    with pytest.raises(Refused, match="Say why"):
        undoing.take_back(proposal, " ", editor)
    undoing.take_back(proposal, "Told of another year.", editor)
    proposal.refresh_from_db()
    meeting.refresh_from_db()
    assert (proposal.state, proposal.meeting, proposal.decided_by) == ("open", None, None)
    assert meeting.removed_reason == "Told of another year."
    assert all(one.verdict == "accepted" for one in decided_facts(proposal)), "the decisions stay"
    again = confirm_as_new(proposal, decided(proposal, editor), editor)
    assert again.slug == f"{meeting.slug}-2"
    no_fault()


def test_a_confirmation_on_which_something_rests_stays(text: Text, editor: User) -> None:
    first, second = make_proposal(text), make_proposal(make_text(*TALKS))
    meeting = confirm_as_new(first, decided(first, editor), editor)
    confirm_into(second, meeting, decided(second, editor), editor)
    with pytest.raises(Refused, match="Another text was confirmed into this meeting"):
        undoing.take_back(first, "Twice.", editor)
    undoing.take_back(second, "Another day.", editor)
    Evidence.objects.create(meeting=meeting, fact="kind", note="A second thought.")
    with pytest.raises(Refused, match="edited since"):
        undoing.take_back(first, "Twice.", editor)


def test_what_a_further_report_added_is_taken_away_again(text: Text, editor: User) -> None:
    proposal = make_proposal(text)
    meeting = make_meeting(proven=True)
    before = set(meeting.evidence.values_list("pk", flat=True))
    confirm_into(proposal, meeting, decided(proposal, editor), editor)
    meeting.refresh_from_db()
    assert meeting.place == "Hanoi"
    undoing.take_back(proposal, "Another day.", editor)
    meeting.refresh_from_db()
    assert (meeting.place, meeting.removed_reason) == ("", "")
    assert set(meeting.evidence.values_list("pk", flat=True)) == before
    assert (meeting.participations.count(), meeting.documents.count(), meeting.topics.count()) == (0, 0, 0)
    no_fault()


def test_what_another_text_proves_meanwhile_is_not_taken_away(text: Text, editor: User) -> None:
    proposal = make_proposal(text)
    meeting = make_meeting(proven=True)
    confirm_into(proposal, meeting, decided(proposal, editor), editor)
    seat = meeting.participations.first()
    Evidence.objects.create(meeting=meeting, fact="participant", participation=seat, note="Seen there.")
    with pytest.raises(Refused, match=f"speaks of {QUANG}"):
        undoing.take_back(proposal, "Another day.", editor)
    assert meeting.evidence.filter(passage__isnull=False).exists(), "nothing has changed"


def test_a_dismissed_proposal_is_opened_again(text: Text, editor: User) -> None:
    proposal = make_proposal(text)
    refuse(proposal, "A rehearsal.", editor)
    undoing.reopen(proposal)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == ("open", "")
    with pytest.raises(Refused, match="not dismissed"):
        undoing.reopen(proposal)


def machine_meeting(proposal: Proposal, editor: User) -> Meeting:
    run = BulkRun.objects.create(least=0.9, by=editor)
    return accept_by_machine(proposal, decided(proposal, editor), run)


def test_a_machine_meeting_is_confirmed_at_its_address(text: Text, editor: User) -> None:
    proposal = make_proposal(text)
    meeting = machine_meeting(proposal, editor)
    assert (meeting.review, Meeting.objects.confirmed().count()) == ("machine", 0)
    proposal.refresh_from_db()
    confirmed = confirm_as_new(proposal, decided(proposal, editor, place=Word("rejected")), editor)
    assert (confirmed.pk, confirmed.slug, confirmed.review, confirmed.place) == (
        meeting.pk,
        meeting.slug,
        "confirmed",
        "",
    )
    assert confirmed.participations.count() == 2
    no_fault()
    undoing.take_back(proposal, "Too early.", editor)
    meeting.refresh_from_db()
    proposal.refresh_from_db()
    assert (meeting.review, meeting.removed_reason, proposal.state) == ("machine", "", "machine")
    undoing.take_back_run(BulkRun.objects.get(), "All of it.", editor)
    meeting.refresh_from_db()
    proposal.refresh_from_db()
    assert (meeting.removed_reason, proposal.state) == ("All of it.", "open")


def test_a_machine_meeting_that_somebody_has_edited_is_not_written_anew(text: Text, editor: User) -> None:
    proposal = make_proposal(text)
    meeting = machine_meeting(proposal, editor)
    prove(meeting)
    Evidence.objects.create(meeting=meeting, fact="kind", note="So.")
    proposal.refresh_from_db()
    with pytest.raises(Refused, match="has been edited since"):
        confirm_as_new(proposal, decided(proposal, editor), editor)


def test_a_dismissed_machine_meeting_is_removed(text: Text, editor: User) -> None:
    proposal = make_proposal(text)
    meeting = machine_meeting(proposal, editor)
    refuse(Proposal.objects.get(), "A rehearsal.", editor)
    meeting.refresh_from_db()
    assert meeting.removed_reason == "A rehearsal."
    assert proposal.confirmations.get().undone_reason == "A rehearsal."


def test_a_proposal_is_split_and_the_split_taken_back(text: Text, editor: User) -> None:
    first = make_proposal(text)
    with pytest.raises(Refused, match="Choose the people"):
        splitting.split(first, ["date"], editor)
    second = splitting.split(first, ["participant:1", "document:0"], editor)
    assert [one.now.value.split(",")[0] for one in decided_facts(second) if one.name == "participant"] == [
        VOLFOVICH
    ]
    assert {one.key: one.verdict for one in decided_facts(first)}["participant:1"] == "rejected"
    assert (second.split_from, second.state) == (first, "open")
    propose(text, Found(talks(), version="2"))
    second.refresh_from_db()
    assert second.state == "open", "another reading leaves it alone"
    splitting.take_back_split(second, editor)
    second.refresh_from_db()
    assert second.state == "withdrawn"
    assert all(one.is_open for one in decided_facts(first))


def test_a_split_proposal_follows_its_text(text: Text, editor: User) -> None:
    second = splitting.split(make_proposal(text), ["participant:1"], editor)
    make_revision(text, "Tin mới.", *TALKS)
    propose(text, Found(talks(["Tin mới.", *TALKS]), version="2"))
    second.refresh_from_db()
    assert second.revision.number == 2
    quotes = [quote for one in decided_facts(second) for quote in one.now.quotes]
    assert quotes
    assert all(quote.passage.content[quote.start :].startswith(quote.text) for quote in quotes)


def two_of(text: Text) -> tuple[Proposal, Proposal]:
    """The talks with one person, and a telephone call with the other."""
    one = talks(participants=[participant(QUANG, 0)], documents=[], topics=[], place=None)
    sides = [{"country": "BY"}, {"country": "VN"}]
    call = talks(kind="phone_call", sides=sides, participants=[participant(VOLFOVICH, 0)], place=None)
    propose(text, Found(one, call))  # type: ignore[arg-type]
    return Proposal.objects.get(kind="talks"), Proposal.objects.get(kind="phone_call")


def test_two_proposals_are_joined_and_the_joining_taken_back(text: Text, editor: User) -> None:
    first, other = two_of(text)
    splitting.join(first, other, editor)
    other.refresh_from_db()
    assert (other.state, other.joined_to) == ("joined", first)
    offered = {one.name.value: one for one in decided_facts(first) if one.is_extra}
    assert set(offered) == {"participant", "document", "topic"}
    assert offered["participant"].is_open
    said = {"side:1": Word("accepted", note="From the headline.")}
    meeting = confirm_as_new(first, decided(first, editor, **said), editor)
    people = {str(seat): seat.side.key for seat in meeting.participations.all()}
    assert people == {QUANG: "vn", VOLFOVICH: "by"}, "on the side of the same name"
    undoing.take_back(first, "Not so.", editor)
    splitting.take_back_join(other, editor)
    assert not [one for one in decided_facts(first) if one.is_extra]
    assert Proposal.objects.get(pk=other.pk).state == "open"


def test_what_was_split_is_not_joined_but_taken_back(text: Text, editor: User) -> None:
    first = make_proposal(text)
    second = splitting.split(first, ["participant:1"], editor)
    with pytest.raises(Refused, match="take back the split"):
        splitting.join(first, second, editor)


def test_only_proposals_of_one_text_are_joined(text: Text, editor: User) -> None:
    first, other = make_proposal(text), make_proposal(make_text(*TALKS))
    with pytest.raises(Refused, match="of one text"):
        splitting.join(first, other, editor)
    with pytest.raises(Refused, match="of one text"):
        splitting.join(first, first, editor)
