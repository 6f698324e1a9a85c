"""archive.confirming: what becomes of a proposal that an editor confirms or refuses."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from archive import curation, index
from archive.confirming import Choice, confirm_as_new, confirm_into, refuse
from archive.curation import Refused
from archive.management.commands.check_archive import CHECKS
from archive.models import Document, Evidence, Meeting, Name, Official, Organisation, Proposal
from archive.proposed_facts import facts, title
from articles.models import Text
from tests.archive.proposed import QUANG, TALKS, VOLFOVICH, make_proposal, participant, quote, talks
from tests.factories import (
    make_country,
    make_document,
    make_meeting,
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
def text() -> Text:
    """The talks of TALKS, in an archive that knows both countries, the topic and one of the two people."""
    make_country("VN")
    make_country("BY")
    make_topic("cybercrime")
    make_official(QUANG, slug="luong-tam-quang", country=make_country("VN"))
    return make_text(*TALKS)


def everything(proposal: Proposal, **changed: Any) -> Choice:
    """All facts kept under the title that is suggested."""
    kept = frozenset(fact.key for fact in facts(proposal))
    return Choice(kept, **{"title": title(facts(proposal)), **changed})


def proposed(text: Text, **changed: Any) -> Proposal:
    people = [
        participant(QUANG, 0, "Minister of Public Security", official="luong-tam-quang"),
        participant(VOLFOVICH, 1, "Secretary of the Security Council"),
    ]
    return make_proposal(text, **{"participants": people, **changed})


def no_fault() -> None:
    assert [fault for check in CHECKS for fault in check()] == []


def quotes(meeting: Meeting, fact: str) -> list[str]:
    return list(meeting.evidence.filter(fact=fact).values_list("quote", flat=True))


def test_a_confirmed_proposal_is_a_proven_meeting_on_the_timeline(text: Text, editor: User) -> None:
    proposal = proposed(text)
    meeting = confirm_as_new(proposal, everything(proposal), editor)
    meeting.refresh_from_db()
    assert meeting.slug == "2025-12-03-viet-nam-belarus-talks"
    assert (meeting.title, meeting.review) == (f"{QUANG} and {VOLFOVICH} hold talks", "confirmed")
    assert (meeting.date, meeting.date_basis, meeting.date_words) == ("2025-12-03", "header", "Ngày 3/12")
    assert (meeting.place, meeting.place_country_id, meeting.place_basis) == ("Hanoi", "VN", "stated")
    assert [str(side) for side in meeting.sides.all()] == ["Viet Nam", "Belarus"]
    assert [(str(seat), seat.post) for seat in meeting.participations.all()] == [
        (QUANG, "Minister of Public Security"),
        (VOLFOVICH, "Secretary of the Security Council"),
    ]
    assert [str(item) for item in meeting.documents.all()] == ["Ý định thư hợp tác (Signed)"]
    assert [topic.slug for topic in meeting.topics.all()] == ["cybercrime"]
    assert quotes(meeting, "date") == ["Ngày 3/12"]
    assert quotes(meeting, "kind") == quotes(meeting, "standing") == ["đã hội đàm với"]
    assert set(meeting.evidence.values_list("added_by", flat=True)) == {editor.pk}
    proposal.refresh_from_db()
    assert (proposal.state, proposal.meeting, proposal.decided_by) == ("confirmed", meeting, editor)
    assert meeting.row.as_record()["slug"] == meeting.slug
    no_fault()


def test_who_is_unknown_is_made_as_printed_and_found_from_then_on(text: Text, editor: User) -> None:
    proposal = proposed(text)
    confirm_as_new(proposal, everything(proposal), editor)
    made = Official.objects.get(name=VOLFOVICH)
    assert (made.slug, made.country_id, made.name_language) == ("volfovich-aleksandr", "BY", "vi")
    spelling = made.names.get()
    assert (spelling.text, spelling.script, spelling.kind) == (VOLFOVICH, "Latn", "variant")
    assert spelling.first_seen == text
    seat = made.participations.get()
    assert [(form.name, form.occurrences) for form in seat.printed_forms.all()] == [(VOLFOVICH, 1)]


def test_a_spelling_from_a_machine_translation_is_marked_so(text: Text, editor: User) -> None:
    Text.objects.update(kind="machine_translation")
    proposal = proposed(text)
    confirm_as_new(proposal, everything(proposal), editor)
    assert set(Name.objects.values_list("kind", flat=True)) == {"as_printed"}


def test_the_editor_says_who_and_what_is_meant(text: Text, editor: User) -> None:
    volfovich = make_official("Aleksandr Volfovich")
    letter = make_document(title="Letter of intent", kind="letter_of_intent")
    proposal = proposed(text)
    chosen = everything(proposal, officials={"participant:1": volfovich}, documents={"document:0": letter})
    meeting = confirm_as_new(proposal, chosen, editor)
    assert [str(seat) for seat in meeting.participations.all()] == [QUANG, "Aleksandr Volfovich"]
    assert [name.text for name in volfovich.names.all()] == [VOLFOVICH]
    assert [item.document for item in meeting.documents.all()] == [letter]
    assert letter.titles.get().text == "Ý định thư hợp tác"
    assert Official.objects.count() == 2


def test_what_the_editor_leaves_out_is_left_out(text: Text, editor: User) -> None:
    proposal = proposed(text)
    meeting = confirm_as_new(proposal, Choice(frozenset({"participant:0"}), title="Talks"), editor)
    assert [str(seat) for seat in meeting.participations.all()] == [QUANG]
    assert (meeting.place, meeting.documents.count(), meeting.topics.count()) == ("", 0, 0)
    assert not Official.objects.filter(name=VOLFOVICH).exists()
    assert not Document.objects.exists()
    no_fault()


def test_a_host_sits_first(text: Text, editor: User) -> None:
    make_organisation("interpol", name="INTERPOL")
    sides = [{"organisation": "interpol", "name": "INTERPOL"}, {"country": "VN"}]
    people = [participant(VOLFOVICH, 0, role="guest"), participant(QUANG, 1, role="host")]
    proposal = proposed(text, sides=sides, participants=people, kind="reception")
    meeting = confirm_as_new(proposal, everything(proposal), editor)
    assert meeting.title == f"{QUANG} receives {VOLFOVICH}"
    assert [(side.key, side.is_host) for side in meeting.sides.all()] == [("vn", True), ("interpol", False)]
    assert quotes(meeting, "host") == ["đã hội đàm với"]
    no_fault()


def test_a_body_that_nobody_knows_is_made_or_chosen(text: Text, editor: User) -> None:
    sides = [{"country": "VN"}, {"country": None, "organisation": None, "name": "Kaspersky"}]
    proposal = proposed(text, sides=sides)
    meeting = confirm_as_new(proposal, everything(proposal), editor)
    assert (meeting.sides.get(position=1).key, Organisation.objects.get().kind) == ("kaspersky", "other")
    lab = make_organisation("kaspersky-lab")
    proposal = proposed(make_text(*TALKS), sides=sides)
    meeting = confirm_as_new(proposal, everything(proposal, organisations={"side:1": lab}), editor)
    assert meeting.sides.get(position=1).organisation == lab


def test_a_post_without_a_name_stays_a_post(text: Text, editor: User) -> None:
    minister = {**participant("Minister", 0, "Minister"), "spellings": []}
    evidence = [
        {"fact": fact, "quote": quote(words)}
        for fact, words in {
            "kind": "đã hội đàm với", "date": "Ngày 3/12", "side:0": QUANG, "side:1": VOLFOVICH,
            "participant:0": "Bộ trưởng Bộ Công an",
        }.items()
    ]  # fmt: skip
    proposal = proposed(text, participants=[minister], evidence=evidence, documents=[], topics=[], place=None)
    meeting = confirm_as_new(proposal, everything(proposal), editor)
    seat = meeting.participations.get()
    assert (seat.official, seat.post) == (None, "Minister")


def test_a_fact_without_a_passage_needs_the_words_of_the_editor(text: Text, editor: User) -> None:
    meeting = talks()
    evidence = [item for item in meeting["evidence"] if item["fact"] != "place"]
    proposal = proposed(text, evidence=evidence)
    with pytest.raises(Refused, match="place “Hanoi, VN”: no passage states it"):
        confirm_as_new(proposal, everything(proposal), editor)
    assert not Meeting.objects.exists()
    confirm_as_new(proposal, everything(proposal, note="From the dateline."), editor)
    assert Evidence.objects.get(fact="place").note == "From the dateline."
    no_fault()


def test_a_date_of_the_editors_own_has_their_note_as_evidence(text: Text, editor: User) -> None:
    proposal = proposed(text)
    with pytest.raises(Refused, match="Give the date, and say how you know it"):
        confirm_as_new(proposal, everything(proposal, date="2025-12-04"), editor)
    chosen = everything(proposal, date="2025-12-04", date_note="The ministry’s calendar.")
    meeting = confirm_as_new(proposal, chosen, editor)
    assert (meeting.date, meeting.date_basis) == ("2025-12-04", "editor")
    assert meeting.evidence.get(fact="date", passage=None).note == "The ministry’s calendar."
    assert meeting.evidence.get(fact="date", note="").stated == proposal.content["date"]
    no_fault()


def test_a_proposal_without_a_date_needs_one(text: Text, editor: User) -> None:
    proposal = proposed(text, date=None, date_basis="none", date_words=None)
    with pytest.raises(Refused, match="Give the date"):
        confirm_as_new(proposal, everything(proposal), editor)
    chosen = everything(proposal, date="2025-12", date_note="From the other reports.")
    assert confirm_as_new(proposal, chosen, editor).slug == "2025-12-viet-nam-belarus-talks"


@pytest.mark.parametrize("date", ["yesterday", "2025-12-03/..", "12000-01-01"])
def test_a_date_that_is_none_is_refused(date: str, text: Text, editor: User) -> None:
    proposal = proposed(text)
    with pytest.raises(Refused):
        confirm_as_new(proposal, everything(proposal, date=date, date_note="So."), editor)
    assert not Meeting.objects.exists()


def test_a_second_report_joins_the_meeting_of_the_first(text: Text, editor: User) -> None:
    first = proposed(text)
    second = make_proposal(make_text(*TALKS))
    assert second.candidate is None
    meeting = confirm_as_new(first, everything(first), editor)
    second.refresh_from_db()
    assert second.candidate == meeting
    before = meeting.evidence.count()
    left = confirm_into(second, meeting, everything(second, officials={
        f"participant:{place}": seat.official for place, seat in enumerate(meeting.participations.all())
        if seat.official
    }), editor)  # fmt: skip
    assert left == []
    assert Meeting.objects.count() == 1
    assert meeting.evidence.count() == 2 * before
    assert (meeting.sides.count(), meeting.participations.count(), meeting.documents.count()) == (2, 2, 1)
    second.refresh_from_db()
    assert (second.state, second.meeting) == ("confirmed", meeting)
    no_fault()


def test_joining_adds_what_the_meeting_lacks_and_leaves_what_it_says_otherwise(
    text: Text, editor: User
) -> None:
    meeting = make_meeting(kind="reception", date="2025-12-02", proven=True)
    proposal = proposed(text)
    version = index.version()
    left = confirm_into(proposal, meeting, everything(proposal), editor)
    assert [fact.key for fact in left] == ["date", "kind"]
    meeting.refresh_from_db()
    assert (meeting.date, meeting.kind, meeting.place) == ("2025-12-02", "reception", "Hanoi")
    assert [str(seat) for seat in meeting.participations.all()] == [QUANG, VOLFOVICH]
    assert meeting.row.as_record()["place"] == "Hanoi"
    otherwise = meeting.evidence.exclude(stated="").values_list("fact", "stated")
    assert set(otherwise) == {("date", proposal.content["date"]), ("kind", "talks")}
    assert index.version() > version
    no_fault()


def test_a_held_meeting_gets_no_further_side(text: Text, editor: User) -> None:
    people = [participant(QUANG, 0), participant(VOLFOVICH, 1)]
    proposal = proposed(text, sides=[{"country": "VN"}, {"name": "Kaspersky"}], participants=people)
    meeting = make_meeting(proven=True)
    left = confirm_into(proposal, meeting, everything(proposal), editor)
    assert [fact.key for fact in left] == ["side:1", "participant:1"]
    assert [side.key for side in meeting.sides.all()] == ["vn", "by"]
    assert not Organisation.objects.exists()
    assert [str(seat) for seat in meeting.participations.all()] == [QUANG]
    no_fault()


def test_one_city_in_two_spellings_is_one_place(text: Text, editor: User) -> None:
    place: dict[str, Any] = {
        "place": "Hà Nội",
        "place_language": "vi",
        "place_country": make_country("VN"),
        "place_basis": "stated",
    }
    meeting = make_meeting(proven=True, **place)
    proposal = proposed(text)
    assert confirm_into(proposal, meeting, everything(proposal), editor) == []
    meeting.refresh_from_db()
    assert meeting.place == "Hà Nội"
    assert "Hà Nội" in quotes(meeting, "place")


def test_the_same_words_are_evidence_once(text: Text, editor: User) -> None:
    proposal = proposed(text)
    meeting = confirm_as_new(proposal, everything(proposal), editor)
    before = meeting.evidence.count()
    again = [piece for piece in meeting.evidence.select_related("passage") if piece.passage]
    pieces = [
        curation.Piece(curation.Fact(piece.fact, piece.side or piece.participation or piece.document or piece.topic),
                       piece.passage, piece.quote)
        for piece in again
    ]  # fmt: skip
    curation.add_all(meeting, pieces, by=editor)
    assert meeting.evidence.count() == before


def test_a_removed_meeting_takes_no_evidence(text: Text, editor: User) -> None:
    proposal = proposed(text)
    with pytest.raises(Refused, match="has been removed"):
        confirm_into(proposal, make_meeting(removed_reason="Never held."), everything(proposal), editor)


def test_a_refusal_needs_a_reason_and_stays(text: Text, editor: User) -> None:
    proposal = proposed(text)
    with pytest.raises(Refused, match="Say why"):
        refuse(proposal, "  ", editor)
    refuse(proposal, "A rehearsal.", editor)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason, proposal.decided_by) == ("refused", "A rehearsal.", editor)


def test_of_two_editors_one_decides(text: Text, editor: User) -> None:
    proposal = proposed(text)
    refuse(proposal, "A rehearsal.", editor)
    stale = Proposal(pk=proposal.pk)
    with pytest.raises(Refused, match="editor has decided this already: Refused"):
        confirm_as_new(stale, Choice(title="Talks"), editor)
    with pytest.raises(Refused, match="decided this already"):
        confirm_into(stale, make_meeting(), Choice(), editor)
    with pytest.raises(Refused, match="decided this already"):
        refuse(stale, "Another reason.", editor)
    assert Proposal.objects.get().reason == "A rehearsal."


def test_a_text_that_changed_is_read_again_first(text: Text, editor: User) -> None:
    proposal = proposed(text)
    make_revision(text, "Tin mới", *TALKS)
    with pytest.raises(Refused, match=rf"propose_meetings --article {text.article_id}"):
        confirm_as_new(proposal, everything(proposal), editor)


def test_a_quotation_that_does_not_stand_in_the_text_changes_nothing(
    text: Text, editor: User, row_counts: Any
) -> None:
    proposal = proposed(text)
    proposal.content["evidence"][0]["quote"]["text"] = "đã gặp"
    proposal.save()
    before = row_counts()
    with pytest.raises(Refused, match="“đã gặp” does not stand in"):
        confirm_as_new(proposal, everything(proposal), editor)
    assert row_counts() == before
    assert Proposal.objects.get().state == "open"


def test_a_country_that_the_archive_does_not_have_is_named(text: Text, editor: User) -> None:
    proposal = proposed(text, sides=[{"country": "VN"}, {"country": "XK"}])
    with pytest.raises(Refused, match="no country XK"):
        confirm_as_new(proposal, everything(proposal), editor)
