"""The page of one proposal: facts decided by form, nothing that was typed lost, the text beside."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.decided_facts import decided_facts
from archive.models import Meeting, Name, Official, Proposal
from archive.proposals import propose
from articles.models import Text
from desk.models import LogEntry
from desk.roles import Role
from tests.archive.proposed import QUANG, TALKS, VOLFOVICH, Found, make_proposal, participant, talks
from tests.factories import make_account, make_meeting, make_official, make_text
from tests.html_tree import Element, tree

pytestmark = pytest.mark.django_db
AsUser = Callable[[User], Client]


@pytest.fixture
def vera(editor: User, as_user: AsUser) -> Client:
    return as_user(editor)


@pytest.fixture
def proposal(curated: None) -> Proposal:
    made = make_proposal(make_text(*TALKS))
    Proposal.objects.update(candidate=None)
    return made


def page(client: Client, proposal: Proposal) -> Element:
    return tree(client.get(f"/desk/proposals/{proposal.pk}/"))


def fact_of(shown: Element, key: str) -> Element:
    return next(one for one in shown.all("div", class_="decide") if one.attributes["data-fact"] == key)


def form_of(shown: Element) -> dict[str, str]:
    """What the form of the page would send, its buttons left out."""
    form, found = shown.one("form", id="decide"), {}
    for field in form.all("input"):
        told, kind = field.attributes, field.attributes.get("type", "text")
        if kind not in ("radio", "checkbox") or "checked" in told:
            found[told.get("name", "")] = told.get("value", "")
    for area in form.all("textarea"):
        found[area.attributes["name"]] = area.raw.removeprefix("\n")
    for select in form.all("select"):
        options = select.all("option")
        chosen = [option for option in options if "selected" in option.attributes] or options[:1]
        found[select.attributes["name"]] = chosen[0].attributes["value"] if chosen else ""
    return found


def send(client: Client, proposal: Proposal, seen: Element | None = None, **changed: str) -> Any:
    """Sends the form as the page shows it, with some fields typed; a name is written with “__” for “-”."""
    typed = {name.replace("__", "-"): value for name, value in changed.items()}
    return client.post(
        f"/desk/proposals/{proposal.pk}/", {**form_of(seen or page(client, proposal)), **typed}, follow=True
    )


def accept_all(client: Client, proposal: Proposal, **changed: str) -> Any:
    shown = page(client, proposal)
    radios = {field.attributes["name"] for field in shown.one("form", id="decide").all("input", type="radio")}
    accepted = {name: "accepted" for name in radios if name.endswith("-verdict")}
    return send(client, proposal, shown, **{**accepted, **changed})


def verdicts(proposal: Proposal) -> dict[str, str]:
    return {one.key: one.verdict for one in decided_facts(Proposal.objects.get(pk=proposal.pk))}


def test_each_fact_leads_to_its_words_and_back(vera: Client, proposal: Proposal) -> None:
    shown = page(vera, proposal)
    facts = shown.all("div", class_="decide")
    assert len(facts) == len(shown.all("div", class_="is-open")) == 10
    assert "0 of 10 facts decided" in shown.text
    for fact in facts:
        number = fact.attributes["id"][1:]
        assert fact.one("a", class_="fact-n").attributes["href"] == f"#w{number}"
        mark = shown.one("a", id=f"w{number}")
        assert mark.attributes["href"] == f"#f{number}"
    text = shown.one("ol", class_="marked-text")
    assert text.lang == "vi"
    plain = [paragraph.one("p") for paragraph in text.all("li")]
    for paragraph in plain:
        for mark in paragraph.all("a"):
            mark.children = []
    assert [paragraph.raw for paragraph in plain] == list(TALKS)


def test_decisions_are_saved_and_shown_with_who_made_them(
    editor: User, vera: Client, proposal: Proposal
) -> None:
    answer = send(vera, proposal, kind__verdict="accepted", place__verdict="rejected")
    assert "2 decisions saved." in answer.content.decode()
    shown = page(vera, proposal)
    assert "2 of 10 facts decided" in shown.text
    kind = fact_of(shown, "kind")
    assert "is-open" not in kind.attributes["class"]
    assert kind.one("input", type="radio", value="accepted").has(checked="")
    assert "accepted · editor" in kind.text
    entry = LogEntry.objects.get()
    assert (entry.by, entry.action, entry.detail) == (editor, "decided", "place: rejected; kind: accepted")


def test_what_is_refused_is_shown_again_with_all_that_was_typed(vera: Client, proposal: Proposal) -> None:
    answer = send(
        vera, proposal,
        kind__verdict="accepted",
        date__verdict="changed", date__date="3/12", date__note="আমার নোট", date__basis="editor",
        place__verdict="accepted", place__paragraph="1", place__quote="tại Huế", reason="typed too",
    )  # fmt: skip
    assert answer.status_code == 400
    shown = tree(answer)
    assert form_of(shown)["date-date"] == "3/12"
    assert form_of(shown)["date-note"] == "আমার নোট"
    assert form_of(shown)["place-quote"] == "tại Huế"
    assert form_of(shown)["reason"] == "typed too"
    assert "“3/12” has no year" in shown.text
    assert "“tại Huế” does not stand in" in shown.text
    assert (verdicts(proposal)["kind"], verdicts(proposal)["date"]) == ("accepted", "")
    again = send(vera, proposal, shown, date__date="2025-12-03", place__quote="tại Hà Nội")
    assert again.status_code == 200
    assert (verdicts(proposal)["date"], verdicts(proposal)["place"]) == ("changed", "accepted")


def test_two_editors_at_one_fact(vera: Client, as_user: AsUser, proposal: Proposal) -> None:
    minh = as_user(make_account(Role.EDITOR, "minh"))
    seen = page(minh, proposal)
    send(vera, proposal, kind__verdict="accepted")
    answer = send(minh, proposal, seen, kind__verdict="rejected", place__verdict="rejected")
    assert "editor has decided this meanwhile: accepted" in tree(answer).text
    assert (verdicts(proposal)["kind"], verdicts(proposal)["place"]) == ("accepted", "rejected")
    kept = form_of(tree(answer))
    assert kept["kind-verdict"] == "rejected", "what minh chose is still there, beside what vera decided"
    send(minh, proposal, tree(answer))
    assert verdicts(proposal)["kind"] == "rejected"


def test_nobody_confirms_what_they_have_not_seen(vera: Client, as_user: AsUser, proposal: Proposal) -> None:
    accept_all(vera, proposal)
    minh = as_user(make_account(Role.EDITOR, "minh"))
    seen = page(minh, proposal)
    send(vera, proposal, kind__verdict="changed", kind__kind="reception")
    answer = send(minh, proposal, seen, confirm="1")
    assert "editor has decided this meanwhile: changed" in tree(answer).text
    assert not Meeting.objects.filter(proposals=proposal).exists()
    send(minh, proposal, confirm="1")
    assert Meeting.objects.get(proposals=proposal).kind == "reception"


def test_a_decision_is_taken_back_and_nothing_else_is_lost(vera: Client, proposal: Proposal) -> None:
    send(vera, proposal, kind__verdict="accepted")
    answer = send(vera, proposal, undo="kind", place__verdict="changed", place__city="Huế")
    assert verdicts(proposal)["kind"] == ""
    assert form_of(tree(answer))["place-city"] == "Huế"
    assert "kind-verdict" not in form_of(tree(answer))
    assert "taken back by editor" in tree(answer).text


def test_a_person_is_found_by_any_spelling_without_script(vera: Client, proposal: Proposal) -> None:
    typed = {
        "participant-1-find": "Вольфович",
        "participant-1-verdict": "changed",
        "kind-verdict": "accepted",
    }
    answer = send(vera, proposal, find="participant:1", **typed)
    shown = tree(answer)
    offered = [
        field.attributes["value"] for field in shown.all("input", type="radio", name="participant-1-official")
    ]
    assert "volfovich" in offered
    assert form_of(shown)["kind-verdict"] == "accepted", "what was chosen elsewhere is still there"
    assert verdicts(proposal)["kind"] == "", "and not saved"
    send(vera, proposal, shown, **{"participant-1-official": "volfovich"})
    now = {one.key: one.now for one in decided_facts(proposal)}
    assert now["participant:1"].told["official"] == "volfovich"


def test_a_suggested_person_is_offered_with_the_reason(curated: None, vera: Client) -> None:
    candidates = [{"slug": "volfovich", "score": 90, "reason": "sounds like “Volfovich”"}]
    people = [participant(QUANG, 0), participant(VOLFOVICH, 1, candidates=candidates)]
    shown = page(vera, make_proposal(make_text(*TALKS), participants=people))
    fact = fact_of(shown, "participant:1")
    assert "Accept, add official" in fact.text
    assert "Perhaps Aleksandr" in fact.text
    assert "sounds like “Volfovich”" in fact.text


def test_a_missed_fact_is_added(vera: Client, proposal: Proposal) -> None:
    answer = send(vera, proposal, add="topic", **{"add-topic-topic": "training", "kind__verdict": "accepted"})
    assert "Give the passage that states it" in tree(answer).text
    assert form_of(tree(answer))["add-topic-topic"] == "training"
    answer = send(
        vera,
        proposal,
        tree(answer),
        add="topic",
        **{"add-topic-paragraph": "2", "add-topic-quote": "Hai bên"},
    )
    assert answer.status_code == 200
    assert verdicts(proposal)["topic:a1"] == "accepted"
    assert form_of(tree(answer))["kind-verdict"] == "accepted"
    assert form_of(tree(answer)).get("add-topic-quote") == ""
    assert send(vera, proposal, add="colour").status_code == 400


def test_all_decided_and_confirmed(editor: User, vera: Client, proposal: Proposal) -> None:
    Text.objects.filter(pk=proposal.text_id).update(state="draft")
    assert "Confirming the meeting publishes the text too" in page(vera, proposal).text
    early = send(vera, proposal, confirm="1", kind__verdict="accepted")
    assert "once every fact is decided" in tree(early).text
    assert not Meeting.objects.filter(proposals=proposal).exists()
    answer = accept_all(
        vera, proposal, confirm="1", title="Talks in Hà Nội", kind__verdict="changed", kind__kind="reception"
    )
    assert "The public can read the meeting “Talks in Hà Nội”" in answer.content.decode()
    meeting = Meeting.objects.get(proposals=proposal)
    assert (meeting.title, meeting.kind, meeting.review) == ("Talks in Hà Nội", "reception", "confirmed")
    assert Client().get(meeting.get_absolute_url()).status_code == 200
    assert Text.objects.get(pk=proposal.text_id).is_published
    actions = set(LogEntry.objects.values_list("action", flat=True))
    assert {"decided", "confirmed", "created", "published"} <= actions
    undone = vera.post(f"/desk/proposals/{proposal.pk}/unconfirm/", {"reason": "Another year."}, follow=True)
    assert "taken back" in undone.content.decode()
    assert Client().get(meeting.get_absolute_url()).status_code == 410
    assert "taken back by editor: Another year." in tree(undone).text


def test_a_new_official_is_made_when_it_is_accepted(vera: Client, proposal: Proposal) -> None:
    before = Official.objects.count()
    accept_all(vera, proposal, confirm="1")
    assert Meeting.objects.filter(proposals=proposal).exists()
    made = Official.objects.count() - before
    assert made == 2
    assert Name.objects.filter(text=VOLFOVICH).exists()


def test_a_required_fact_that_is_rejected_says_what_to_do(vera: Client, proposal: Proposal) -> None:
    answer = accept_all(vera, proposal, confirm="1", kind__verdict="rejected")
    assert "No meeting goes without this. Change it instead." in tree(answer).text
    assert not Meeting.objects.filter(proposals=proposal).exists()


def test_a_proposal_is_dismissed_with_a_reason_and_opened_again(vera: Client, proposal: Proposal) -> None:
    answer = send(vera, proposal, dismiss="1")
    assert "Say why it is refused" in tree(answer).text
    send(vera, proposal, dismiss="1", reason="A rehearsal.")
    assert "Dismissed by editor: A rehearsal." in page(vera, proposal).text
    vera.post(f"/desk/proposals/{proposal.pk}/reopen/")
    assert Proposal.objects.get(pk=proposal.pk).state == "open"


def test_a_meeting_that_is_held_is_offered_and_attached(vera: Client, proposal: Proposal) -> None:
    held = make_meeting(title="Talks of the third", proven=True, kind="reception")
    assert "Talks of the third" in page(vera, proposal).one("div", class_="near").text
    address = f"/desk/proposals/{proposal.pk}/attach/{held.slug}/"
    assert "Decide every fact first" in vera.get(address).content.decode()
    accept_all(vera, proposal)
    before = held.evidence.count()
    shown = tree(vera.get(address))
    assert "2 participants" in shown.text
    assert shown.all("section")[1].one("dd").text == "Talks", "what the meeting says otherwise"
    assert held.evidence.count() == before, "looking changes nothing"
    vera.post(address)
    held.refresh_from_db()
    assert (held.kind, held.place, held.participations.count()) == ("reception", "Hanoi", 2)
    assert Proposal.objects.get(pk=proposal.pk).meeting == held


def test_two_proposals_of_a_text_are_joined_and_parted(curated: None, vera: Client) -> None:
    text = make_text(*TALKS)
    propose(text, Found(talks(), talks(kind="phone_call", topics=["training"], evidence=talks()["evidence"])))  # type: ignore[arg-type]
    first, other = text.proposals.get(kind="talks"), text.proposals.get(kind="phone_call")
    shown = page(vera, first)
    assert [option.attributes["value"] for option in shown.one("select", id="join-other").all("option")] == [
        str(other.pk)
    ]
    vera.post(f"/desk/proposals/{first.pk}/join/", {"other": str(other.pk)})
    assert "Brought along from another proposal." in page(vera, first).text
    assert "the same meeting as another proposal" in page(vera, other).text
    vera.post(f"/desk/proposals/{other.pk}/unjoin/")
    assert "Brought along" not in page(vera, first).text
    second = vera.post(f"/desk/proposals/{first.pk}/split/", {"fact": "participant:1"})["Location"]
    assert "Split from" in vera.get(second).content.decode()
    assert vera.post(f"/desk/proposals/{first.pk}/join/", {"other": "x"}).status_code == 404


def test_the_queue_stays_beside_its_filters(vera: Client, proposal: Proposal) -> None:
    shown = tree(vera.get(f"/desk/proposals/{proposal.pk}/?kind=talks&sort=newest"))
    links = shown.one("nav", class_="bench-list").all("a")
    (link,) = [one for one in links if one.attributes.get("aria-current")]
    assert link.attributes["href"].endswith("?kind=talks&sort=newest")
    assert vera.get(f"/desk/proposals/{proposal.pk}/?colour=red").status_code == 400


def queries_of(client: Client, proposal: Proposal, counted: DjangoAssertNumQueries) -> None:
    with counted(45):
        assert client.get(f"/desk/proposals/{proposal.pk}/").status_code == 200


def test_many_facts_cost_no_more_queries(
    curated: None, vera: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    people = [
        participant(QUANG, number % 2, "Minister", official=make_official(f"Person {number}").slug)
        for number in range(30)
    ]
    documents = [{"title": f"Plan {number}", "kind": "plan", "standing": "signed"} for number in range(10)]
    evidence = talks()["evidence"]
    many = make_proposal(make_text(*TALKS), participants=people, documents=documents, evidence=evidence)
    queries_of(vera, make_proposal(make_text(*TALKS)), django_assert_max_num_queries)
    queries_of(vera, many, django_assert_max_num_queries)


def test_bulk_acceptance_shows_what_it_would_do_and_does_it(vera: Client, proposal: Proposal) -> None:
    Proposal.objects.filter(pk=proposal.pk).update(confidence=0.97)
    shown = tree(vera.get("/desk/proposals/bulk/?confidence=0.9"))
    assert shown.one("input", type="checkbox").attributes["value"] == str(proposal.pk)
    assert "Left out:" in shown.text
    vera.post("/desk/proposals/bulk/", {"confidence": "0.9", "proposal": str(proposal.pk)})
    meeting = Meeting.objects.get(proposals=proposal)
    assert meeting.review == "machine"
    assert "Machine, not confirmed" in page(vera, proposal).text
    run = proposal.confirmations.get().run
    assert run is not None
    vera.post(f"/desk/proposals/bulk/{run.pk}/undo/", {"reason": "Too early."})
    meeting.refresh_from_db()
    assert meeting.removed_reason == "Too early."


@pytest.mark.parametrize("query", ["confidence=2", "confidence=x", "confidence=nan", "colour=red"])
def test_a_confidence_that_is_none_is_refused(query: str, vera: Client) -> None:
    assert vera.get(f"/desk/proposals/bulk/?{query}").status_code == 400
