"""One proposal in the browser: decided by keyboard alone, its words chosen by selecting them."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, expect

from archive.decided_facts import decided_facts
from archive.models import Meeting, Proposal
from desk.roles import Role
from tests.archive.proposed import TALKS, make_proposal
from tests.factories import make_account, make_text

Editors = Callable[..., Page]


@pytest.fixture
def proposal(curated: None, transactional_db: None) -> Proposal:
    made = make_proposal(make_text("Mở đầu.", *TALKS))
    Proposal.objects.update(candidate=None)
    return made


@pytest.fixture
def an_editor(make_page: Callable[..., Page], transactional_db: None) -> Editors:
    """an_editor(width=390) → a page of somebody who is signed in."""

    def opened(width: int = 1280, **options: object) -> Page:
        client = Client()
        client.force_login(make_account(Role.EDITOR))
        page = make_page(width=width, **options)
        page.goto("/")
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": page.url}]
        )
        return page

    return opened


def address(proposal: Proposal) -> str:
    return f"/desk/proposals/{proposal.pk}/"


def faults_of(page: Page) -> list[str]:
    """The rules of axe that the page breaks, and whether it runs off the screen."""
    found = [violation["id"] for violation in Axe().run(page).response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found + ["scrolls sideways"] * wide


def verdicts(proposal: Proposal) -> dict[str, str]:
    return {one.key: one.verdict for one in decided_facts(Proposal.objects.get(pk=proposal.pk))}


def test_an_editor_decides_everything_by_keyboard_alone(an_editor: Editors, proposal: Proposal) -> None:
    page = an_editor()
    page.goto(address(proposal))
    page.keyboard.press("j")
    for number, one in enumerate(decided_facts(proposal), 1):
        expect(page.locator(f"#f{number}-h")).to_be_focused()
        if one.key == "place":
            page.keyboard.press("r")
        elif one.key == "kind":
            page.keyboard.press("c")
            expect(page.get_by_label("Kind", exact=True).first).to_be_focused()
            page.keyboard.type("Rec")  # in the list of kinds: no shortcut, though r rejects elsewhere
            page.keyboard.press("Shift+Tab")
        else:
            page.keyboard.press("a")
        page.keyboard.press("j")
    page.get_by_role("button", name="Save decisions").last.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("10 of 10 facts decided")).to_be_visible()
    decided = verdicts(proposal)
    assert (decided.pop("place"), decided.pop("kind"), set(decided.values())) == (
        "rejected",
        "changed",
        {"accepted"},
    )
    page.get_by_role("button", name="Confirm meeting").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The public can read the meeting")).to_be_visible()
    assert Meeting.objects.get(proposals=proposal).kind == "reception"


def test_undo_by_key_and_the_keys_can_be_turned_off(an_editor: Editors, proposal: Proposal) -> None:
    page = an_editor()
    page.goto(address(proposal))
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.get_by_role("button", name="Save decisions").last.click()
    expect(page.get_by_text("1 of 10 facts decided")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("u")
    expect(page.get_by_text("The decision is taken back.")).to_be_visible()
    assert verdicts(proposal)["date"] == ""
    page.keyboard.press("?")
    page.get_by_label("Use the shortcuts").uncheck()
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".is-now")).to_have_count(0)
    expect(page.locator(".decide-act input:checked")).to_have_count(0)


def test_keys_are_letters_where_somebody_types(an_editor: Editors, proposal: Proposal) -> None:
    page = an_editor()
    page.goto(address(proposal))
    page.get_by_label("Title, in English").fill("")
    page.get_by_label("Title, in English").type("jack caruso")
    expect(page.get_by_label("Title, in English")).to_have_value("jack caruso")
    expect(page.locator(".decide-act input:checked")).to_have_count(0)


SELECT = """([paragraph, words]) => {
  const whole = document.querySelector(`#p${paragraph} p`);
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const find = (text, last) => {
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(text);
      if (at >= 0 && !node.parentElement.closest(".mark-n")) return [node, at + (last ? text.length : 0)];
    }
  };
  range.setStart(...find(words[0], false));
  walker.currentNode = whole;
  range.setEnd(...find(words[1], true));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_words_are_chosen_by_selecting_them(an_editor: Editors, proposal: Proposal) -> None:
    """Across a mark, whose number is no part of the words."""
    page = an_editor()
    page.goto(address(proposal))
    page.evaluate(SELECT, ["2", ["tại ", "Hà Nội"]])
    page.get_by_label("Use as evidence for").select_option(label="2 Place: Hanoi, Viet Nam")
    page.get_by_role("button", name="Use these words").click()
    expect(page.get_by_text("The words are put beside fact 2.")).to_be_visible()
    page.get_by_role("button", name="Save decisions").last.click()
    expect(page.get_by_text("1 of 10 facts decided")).to_be_visible()
    row = proposal.decisions.get()
    assert (row.fact, row.verdict, row.quote) == ("place", "accepted", "tại Hà Nội")
    assert row.passage is not None
    assert row.passage.content[row.start :].startswith("tại Hà Nội")
    expect(page.locator("#f2 .decide-q mark")).to_have_text("tại Hà Nội")


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_pages_fit_and_axe_finds_nothing(width: int, an_editor: Editors, proposal: Proposal) -> None:
    page = an_editor(width=width)
    for shown in ("/desk/proposals/", "/desk/proposals/bulk/?confidence=0.5", address(proposal)):
        page.goto(shown)
        assert faults_of(page) == [], shown
    for opened in page.locator("details").all():
        opened.evaluate("one => one.open = true")
    page.get_by_label("Change", exact=True).evaluate_all("all => all.forEach((one) => one.checked = true)")
    assert faults_of(page) == []


def test_the_page_works_without_script(an_editor: Editors, proposal: Proposal) -> None:
    page = an_editor(java_script_enabled=False)
    page.goto(address(proposal))
    place = page.locator("#f2")
    place.get_by_label("Change", exact=True).check()
    place.get_by_label("City").fill("Huế")
    page.get_by_role("button", name="Save decisions").last.click()
    expect(place.get_by_text("Huế, Viet Nam")).to_be_visible()
    place.get_by_role("button", name="Undo").click()
    expect(place.get_by_text("Hanoi, Viet Nam")).to_be_visible()
