"""From a file to the public page: a contributor brings a text, an editor decides its facts, the contributor
translates it, another editor sends it back once and publishes it.  Everything is done with the keyboard."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect

from archive.models import Meeting, Proposal
from articles.models import Draft, Text
from desk.models import LogEntry
from desk.roles import Role
from tests.factories import make_account

pytestmark = pytest.mark.usefixtures("curated")
VI = (
    "Bộ trưởng Lương Tam Quang hội đàm với Bộ trưởng Nội vụ Kyrgyzstan\n"
    "Ngày 12/3/2026, tại Hà Nội, Đại tướng Lương Tam Quang, Bộ trưởng Bộ Công an Việt Nam đã hội đàm với "
    "Bộ trưởng Bộ Nội vụ Cộng hòa Kyrgyzstan Ulan Niyazbekov.\n"
    "Hai bên nhất trí tăng cường hợp tác.\n"
)
BN = [
    "কিরগিজস্তানের স্বরাষ্ট্রমন্ত্রীর সাথে মন্ত্রী লুওং তাম কোয\u09bcাং আলোচনা করেন।",
    "১৩ মার্চ ২০২৬ তারিখে হ্যানয\u09bcে জেনারেল লুওং তাম কোয\u09bcাং স্বরাষ্ট্রমন্ত্রী উলান নিয\u09bcাজবেকভের সাথে আলোচনা করেন।",
    "দুই পক্ষ সহযোগিতা বৃদ্ধিতে একমত হয\u09bc।",
]


@pytest.fixture
def at_the_desk(make_page: Any, live_server: Any) -> Any:
    """at_the_desk(user, address) → a page of somebody who has signed in."""

    def opened(user: User, address: str) -> Page:
        page = make_page()
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )
        page.goto(address)
        return page

    return opened


def in_order(page: Page) -> None:
    assert Axe().run(page).response["violations"] == [], page.url


def bring(page: Page) -> Text:
    """The file is imported: a draft, with a proposed meeting, that the public does not see."""
    page.get_by_label("Files", exact=True).set_input_files(
        [{"name": "kyrgyzstan.txt", "mimeType": "text/plain", "buffer": VI.encode()}]
    )
    page.get_by_role("button", name="Import the files").press("Enter")
    expect(page.locator(".results")).to_contain_text("1 meeting proposed")
    in_order(page)
    text = Text.objects.latest("pk")
    assert (text.language, text.state) == ("vi", Text.State.DRAFT)
    assert Client().get(text.article.get_absolute_url()).status_code == 404
    return text


def decide(page: Page) -> Meeting:
    """Two facts are changed, the others accepted; then the meeting is confirmed."""
    page.get_by_role("link", name="Talks").first.press("Enter")
    facts = page.locator(".decide")
    for place in range(facts.count()):
        facts.nth(place).locator("input[value=accepted]").press("Space")
    place = page.locator(".decide[data-fact=place]")
    place.locator("input[value=changed]").press("Space")
    place.locator("input[type=text], input:not([type])").first.fill("Hà Nội")
    in_order(page)
    page.get_by_label("Title, in English").fill("Lương Tam Quang and Ulan Niyazbekov hold talks")
    page.get_by_role("button", name="Save decisions").last.press("Enter")
    page.get_by_role("button", name="Confirm meeting").press("Enter")
    expect(page.locator("main")).to_contain_text("onfirmed")
    proposal = Proposal.objects.get(state="confirmed")
    assert proposal.meeting is not None
    return proposal.meeting


def translate(page: Page) -> Draft:
    page.get_by_label("Into").select_option("bn")
    page.get_by_role("button", name="Begin").press("Enter")
    draft = Draft.objects.get()
    for segment, words in zip(draft.segments.all(), BN, strict=True):
        page.goto(f"/desk/translations/{draft.pk}/?segment={segment.number}#t-{segment.number}")
        page.locator("#edit textarea").fill(words)
        expect(page.locator("#save-state")).to_have_text("Saved.")
    page.goto(f"/desk/translations/{draft.pk}/?segment=2#t-2")
    expect(page.locator("#checks")).to_contain_text("12/3/2026")
    in_order(page)
    page.get_by_role("button", name="Send for review").press("Enter")
    expect(page.locator("main")).to_contain_text("Sent for review")
    return draft


def send_back(page: Page) -> None:
    page.get_by_label("What should be changed").fill("Segment 2: the twelfth, not the thirteenth.")
    page.get_by_role("button", name="Send back").press("Enter")
    expect(page.locator("main")).to_contain_text("Changes requested")
    in_order(page)


def correct(page: Page, draft: Draft) -> None:
    page.goto(f"/desk/translations/{draft.pk}/?segment=2#t-2")
    expect(page.locator("main")).to_contain_text("the twelfth, not the thirteenth")
    page.locator("#edit textarea").fill(BN[1].replace("১৩", "১২"))
    expect(page.locator("#save-state")).to_have_text("Saved.")
    expect(page.locator("#checks")).to_contain_text("agree")
    page.get_by_role("button", name="Send for review").press("Enter")
    expect(page.locator("main")).to_contain_text("In review.")


def publish(page: Page) -> None:
    page.reload()
    page.get_by_label("Translator, as the public reads it").fill("A. Translator")
    page.get_by_label("Reviewer, as the public reads it").fill("B. Reviewer")
    page.get_by_role("button", name="Publish the translation").press("Enter")
    expect(page.locator("main")).to_contain_text("The public reads it from now on")


def test_a_text_a_meeting_and_a_translation_reach_the_public(at_the_desk: Any, make_page: Any) -> None:
    contributor, editor = make_account(Role.CONTRIBUTOR), make_account(Role.EDITOR)
    writing = at_the_desk(contributor, "/desk/add/")
    text = bring(writing)
    meeting = decide(at_the_desk(editor, f"/desk/texts/{text.pk}/"))
    writing.goto(f"/desk/texts/{text.pk}/translate/")
    draft = translate(writing)
    reviewing = at_the_desk(make_account(Role.EDITOR, "another"), f"/desk/translations/{draft.pk}/")
    send_back(reviewing)
    correct(writing, draft)
    publish(reviewing)

    reader = make_page()
    reader.goto(meeting.get_absolute_url())
    main = reader.locator("main")
    expect(main).to_contain_text("Ngày 12/3/2026")
    expect(main).to_contain_text("Hà Nội")
    reader.goto(f"{text.article.get_absolute_url()}?text={draft.text_id}&with={text.pk}")
    expect(main).to_contain_text("১২ মার্চ ২০২৬")
    expect(main).to_contain_text("human-reviewed")
    expect(main).to_contain_text("A. Translator")
    told = set(LogEntry.objects.values_list("by__username", "action"))
    assert {("contributor", "submitted"), ("another", "returned"), ("another", "published")} <= told
