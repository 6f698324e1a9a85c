"""check_archive finds what no form and no constraint can prevent, says where it is, and ends with status 1."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from pyroaring import BitMap

from archive import index
from archive.models import Evidence, FacetSet, Meeting, Official, TimelineRow, TimelineState
from archive.renderings import with_knowledge
from articles import checking
from articles.models import Article, Passage
from desk.roles import Role
from tests.archive.proposed import TALKS, make_proposal
from tests.factories import (
    first_passage,
    make_account,
    make_alignment,
    make_alignment_link,
    make_article,
    make_evidence,
    make_meeting,
    make_name,
    make_official,
    make_revision,
    make_text,
)

pytestmark = pytest.mark.django_db

WORDS = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang"


@pytest.fixture
def faults(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command where faults are expected; gives its lines."""

    def run() -> list[str]:
        with pytest.raises(SystemExit) as ended:
            call_command("check_archive")
        assert ended.value.code == 1
        told = capsys.readouterr()
        lines = [line for line in told.out.splitlines() if not line.startswith("warning:")]
        assert told.err.startswith(f"{len(lines)} fault")
        return lines

    return run


def test_the_curated_facts_have_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_curated", verbosity=0)
    capsys.readouterr()
    call_command("check_archive")
    told = capsys.readouterr()
    assert told.out.startswith("No fault in 14 meetings, 280 pieces of evidence, 5 texts and ")
    assert told.err == ""


def test_what_the_checks_of_translations_find_is_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    original = make_text("Ngày 3/12, tại Hà Nội, hai bên hội đàm.")
    values = {"article": original.article, "language": "bn", "kind": "machine_translation"}
    text = make_text("৪ ডিসেম্বর, হ্যানয়ে উভয় পক্ষ আলোচনা করেছে।", **values)
    call_command("check_archive")
    told = capsys.readouterr().out.splitlines()
    assert (
        f"warning: text {text.pk}, segment 1 (dates): The date “Ngày 3/12” is not in the translation." in told
    )
    call_command("check_archive", "--faults-only")
    assert "warning" not in capsys.readouterr().out
    editor = make_account(Role.EDITOR)
    for found in checking.findings(text, with_knowledge):
        if found.is_open:
            checking.dismiss(text, found, "The original is wrong.", editor)
    call_command("check_archive")
    assert "warning" not in capsys.readouterr().out


def test_an_empty_archive_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_archive")
    assert capsys.readouterr().out.startswith("No fault in 0 meetings")


def test_a_quotation_that_its_passage_does_not_hold_is_found(faults: Any) -> None:
    meeting, text = make_meeting(proven=True), make_text(WORDS)
    evidence = make_evidence(meeting, "date", first_passage(text), quote="Ngày 4/12")
    index.put([meeting])
    assert faults() == [
        f"evidence {evidence.pk} ({meeting.slug}, date): “Ngày 4/12” does not stand at 0 of ¶1 in revision 1 "
        f"of text {text.pk}"
    ]


def test_a_quotation_at_another_place_of_its_passage_is_found(faults: Any) -> None:
    meeting = make_meeting(proven=True)
    make_evidence(meeting, "place", first_passage(make_text(WORDS)), quote="Hà Nội", start=3)
    Meeting.objects.update(place="Hà Nội", place_language="vi", place_basis="stated")
    index.put([meeting])
    (fault,) = faults()
    assert "“Hà Nội” does not stand at 3" in fault


def test_a_passage_said_to_state_what_is_no_date_is_found(faults: Any) -> None:
    meeting = make_meeting(proven=True)
    make_evidence(meeting, "date", first_passage(make_text(WORDS)), stated="3/12")
    index.put([meeting])
    (fault,) = faults()
    assert "(" + meeting.slug + ", date): “3/12” has no year." in fault


def test_a_quotation_from_an_older_revision_is_found(faults: Any) -> None:
    meeting, text = make_meeting(proven=True), make_text(WORDS)
    evidence = make_evidence(meeting, "date", first_passage(text))
    index.put([meeting])
    make_revision(text, "Ngày 4/12")
    assert faults() == [
        f"evidence {evidence.pk} ({meeting.slug}, date): cut from ¶1 in revision 1 of text {text.pk}, which is "
        "not current: place it again by hand"
    ]


def test_a_confirmed_fact_without_evidence_is_found_and_an_unconfirmed_one_is_not(faults: Any) -> None:
    confirmed = make_meeting(proven=True)
    confirmed.evidence.filter(fact="kind").delete()
    make_meeting(review="machine")
    assert faults() == [f"meeting {confirmed.slug}: kind: neither a quoted passage nor a note says so"]


def test_a_spelling_that_its_text_does_not_print_is_found(faults: Any) -> None:
    official, text = make_official("Lương Tam Quang"), make_text(WORDS)
    make_name("Lương Tam Quang", official=official, first_seen=text)
    make_name("লুং ট্যাম কোয়াং", official=official, language="bn", script="Beng")
    wrong = make_name("লুওং ট্যাম কোয়াং", official=official, language="bn", script="Beng", first_seen=text)
    assert faults() == [f"name {wrong.pk} (Lương Tam Quang): “লুওং ট্যাম কোয়াং” is not in text {text.pk}"]


def test_a_spelling_of_an_older_revision_or_of_the_headline_is_no_fault(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = make_text(WORDS, title="Bộ Công an")
    make_name("Lương Tam Quang", first_seen=text)
    make_name("Bộ Công an", first_seen=text)
    make_revision(text, "Ngày 3/12")
    call_command("check_archive")
    assert "No fault" in capsys.readouterr().out


def test_a_gap_in_the_numbers_of_passages_is_found(faults: Any) -> None:
    text = make_text("Ngày 3/12", "tại Hà Nội", "Lương Tam Quang")
    Passage.objects.filter(number=2).delete()
    empty = make_text()
    Passage.objects.filter(revision__text=empty).delete()
    assert faults() == [
        f"revision 1 of text {text.pk}: 2 passages, but the last one is number 3",
        f"revision 1 of text {empty.pk}: it has no passage",
    ]


def test_an_alignment_that_leaves_a_paragraph_out_names_one_twice_or_one_that_is_none_is_found(
    faults: Any,
) -> None:
    whole, broken = make_alignment((1, 1)), make_alignment((1, None))
    make_alignment_link(broken, 1, 7, position=1)
    told = f"alignment {broken.pk} (machine): "
    assert whole.pk != broken.pk
    assert faults() == [
        f"{told}left, ¶1 stands in two links; run align_texts",
        f"{told}right, ¶7 is no paragraph of its revision; run align_texts",
        f"{told}right, ¶1 stands in no link; run align_texts",
    ]


def test_bounds_that_are_not_those_of_their_date_are_found(faults: Any) -> None:
    article = make_article(published="2025-12-03")
    Article.objects.filter(pk=article.pk).update(published_lower="2025-12-01")
    assert faults() == [
        f"article {article.pk}, published “2025-12-03”: stored are 2025-12-01 to 2025-12-03, meant are "
        "2025-12-03 to 2025-12-03"
    ]


def test_a_date_that_is_none_is_found(faults: Any) -> None:
    article = make_article(published="2025-12-03")
    Article.objects.filter(pk=article.pk).update(published="3/12")
    (fault,) = faults()
    assert fault.startswith(f"article {article.pk}, published “3/12”: “3/12” has no year.")


def test_a_meeting_that_is_missing_on_the_timeline_is_found(faults: Any) -> None:
    meeting = make_meeting(proven=True)
    TimelineRow.objects.all().delete()
    assert f"meeting {meeting.slug}: it is not on the timeline; run rebuild_timeline" in faults()


def test_a_meeting_that_was_changed_behind_the_timeline_is_found(faults: Any) -> None:
    meeting = make_meeting(proven=True)
    Meeting.objects.update(title="Another title")
    (fault,) = faults()
    assert fault.startswith(f"meeting {meeting.slug}: timeline row ")
    assert fault.endswith("is not what the meeting says now; run rebuild_timeline")


def test_a_meeting_at_the_place_of_another_day_is_found(faults: Any) -> None:
    make_meeting(proven=True)
    row = TimelineRow.objects.get()
    TimelineRow.objects.update(key=row.key + 1000)
    assert "stands at another day or time of day" in faults()[0]


def test_a_removed_meeting_that_is_still_on_the_timeline_is_found(faults: Any) -> None:
    meeting = make_meeting(proven=True)
    Meeting.objects.update(removed_reason="Entered twice.")
    assert f"its meeting {meeting.slug} has been removed" in faults()[0]


def test_a_choice_with_other_meetings_or_another_name_is_found(faults: Any) -> None:
    official = make_official(slug="luong-tam-quang")
    make_meeting(officials=[official], topics=["cybercrime"], proven=True)
    FacetSet.objects.filter(facet="topic").update(members=BitMap([1]).serialize())
    FacetSet.objects.filter(facet="kind").delete()
    FacetSet.objects.create(facet="country", value="KG", size=1, members=BitMap([1]).serialize())
    FacetSet.objects.filter(facet="official").update(label="Another name")
    told = "it is not what the meetings say now; run rebuild_timeline"
    assert faults() == [
        f"facet {facet}: {told}"
        for facet in ("country=KG", "kind=talks", "official=luong-tam-quang", "topic=cybercrime")
    ]


def test_a_state_that_is_not_the_row_of_now_is_found_and_mended(faults: Any) -> None:
    meeting = make_meeting(proven=True)
    TimelineState.objects.update(record="{}")
    told = "its valid state is not its timeline row; run rebuild_timeline"
    assert faults() == [f"meeting {meeting.slug}: {told}"]
    call_command("rebuild_timeline")
    call_command("check_archive")


def test_rebuild_timeline_mends_every_fault_of_the_timeline(capsys: pytest.CaptureFixture[str]) -> None:
    make_meeting(proven=True, officials=[make_official()])
    make_meeting(proven=True)
    Official.objects.update(name="Another name")
    FacetSet.objects.filter(facet="kind").delete()
    call_command("rebuild_timeline")
    assert capsys.readouterr().out == "The timeline was made anew: 2 meetings.\n"
    call_command("check_archive")
    assert "No fault" in capsys.readouterr().out


def test_a_constraint_that_the_database_does_not_have_is_found(faults: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX revision_one_current")
    assert faults() == [
        "table articles_revision: the constraint revision_one_current is missing; run migrate"
    ]


def test_a_proposal_that_quotes_what_its_text_does_not_say_is_found(faults: Any) -> None:
    proposal = make_proposal(make_text(*TALKS))
    proposal.content["evidence"][0]["quote"]["text"] = "Ngày 4/12"
    proposal.content["evidence"][1]["quote"]["paragraph"] = 9
    proposal.save()
    told, of = (
        "does not stand in paragraph",
        f"of revision 1 of text {proposal.text_id}; run propose_meetings",
    )
    assert faults() == [
        f"proposal {proposal.pk} (date): “Ngày 4/12” {told} 1 {of}",
        f"proposal {proposal.pk} (place): “Hà Nội” {told} 9 {of}",
    ]


def test_it_writes_nothing(faults: Any) -> None:
    make_meeting(proven=True)
    Meeting.objects.update(title="Another title")
    before, version = list(TimelineRow.objects.values()), index.version()
    faults()
    assert (list(TimelineRow.objects.values()), index.version()) == (before, version)
    assert Evidence.objects.exists()
