"""Translating in the browser: every word typed is there afterwards, whatever happens to the line, the browser or
the other translator."""

import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles import segments
from articles.drafting import open_new
from articles.models import Draft, SegmentVersion
from desk.roles import Role
from script import browser as chromium
from tests.browser.conftest import FLAGS
from tests.factories import make_account, make_name, make_official, make_text

VI = [
    "Ngày 3/12, Đại tướng Lương Tam Quang hội đàm tại Hà Nội.",
    "Hai bên ký kết Ý định thư.",
    "Đoàn rời Hà Nội.",
]
FIRST, SECOND = "৩ ডিসেম্বর হ্যানয\u09bcে আলোচনা হয\u09bc।", "তেসরা ডিসেম্বর রাজধানীতে আলোচনা।"
SignIn = Callable[[BrowserContext, User], None]


@pytest.fixture
def draft(transactional_db: None) -> Draft:
    return open_new(make_text(*VI, title="Hội đàm"), "bn", make_account(Role.CONTRIBUTOR))


@pytest.fixture
def sign_in(live_server: Any) -> SignIn:
    """The browser gets the session of somebody who has signed in."""

    def signed_in(context: BrowserContext, user: User) -> None:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    return signed_in


@pytest.fixture
def writing(
    browser: Browser, live_server: Any, draft: Draft, sign_in: SignIn
) -> Iterator[Callable[..., Page]]:
    """writing(user, segment) → the page of the draft in a browser of its own; its line may be cut."""
    contexts: list[BrowserContext] = []

    def opened(user: User, segment: int = 2) -> Page:
        context = browser.new_context(base_url=live_server.url)
        contexts.append(context)
        sign_in(context, user)
        page = context.new_page()
        page.goto(f"/desk/translations/{draft.pk}/?segment={segment}#t-{segment}")
        return page

    yield opened
    for context in contexts:
        context.close()


def field(page: Page) -> Any:
    return page.locator("#edit textarea")


def words(draft: Draft, number: int = 2) -> list[str]:
    """Every version of a segment, the first first."""
    rows = SegmentVersion.objects.filter(segment__draft=draft, segment__number=number).order_by("number")
    return list(rows.values_list("content", flat=True))


def test_what_is_typed_is_saved_by_itself(draft: Draft, writing: Any) -> None:
    page = writing(draft.opened_by)
    field(page).fill(FIRST)
    expect(page.locator("#save-state")).to_have_text("Saved.")
    assert words(draft) == [FIRST]
    page.reload()
    expect(field(page)).to_have_value(FIRST)


def test_the_checks_follow_what_is_saved_and_an_approved_name_is_inserted(draft: Draft, writing: Any) -> None:
    official = make_official("Lương Tam Quang", name_language="vi")
    for name, language, script in (("Lương Tam Quang", "vi", "Latn"), ("লুওং তাম কোয়াং", "bn", "Beng")):
        make_name(name, official=official, language=language, script=script, kind="preferred")
    page = writing(draft.opened_by, 4)
    field(page).fill("৪ ডিসেম্বর প্রতিনিধিদল ")
    expect(page.locator("#checks .bad")).not_to_have_count(0)
    page = writing(draft.opened_by, 2)
    field(page).fill("৩ ডিসেম্বর ")
    page.locator("#glossary").get_by_role("button", name="লুওং").click()
    expect(field(page)).to_have_value("৩ ডিসেম্বর লুওং তাম কোয়াং")
    expect(page.locator("#save-state")).to_have_text("Saved.")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_correction_takes_nothing_away_that_was_typed_meanwhile(
    make_page: Any, draft: Draft, sign_in: SignIn, scripts: bool
) -> None:
    page = make_page(java_script_enabled=scripts)
    sign_in(page.context, draft.opened_by)
    page.goto(f"/desk/translations/{draft.pk}/?segment=2")
    field(page).fill("৩ ডিসেম্বর  আলোচনা")
    page.get_by_role("button", name="Save", exact=True).click()
    correct = page.locator("#checks").get_by_role("button", name="Correct it").first
    expect(correct).to_be_visible()
    field(page).press("End")
    field(page).press_sequentially(" হয।")
    correct.click()
    expect(field(page)).to_have_value("৩ ডিসেম্বর  আলোচনা হয।")
    if scripts:
        expect(page.locator("#save-state")).to_have_text("Saved.")
    correct.click()
    expect(field(page)).to_have_value("৩ ডিসেম্বর আলোচনা হয।")
    page.wait_for_timeout(500)
    assert words(draft)[-2:] == ["৩ ডিসেম্বর  আলোচনা হয।", "৩ ডিসেম্বর আলোচনা হয।"]


def test_what_was_typed_last_goes_along_when_the_draft_is_sent_for_review(draft: Draft, writing: Any) -> None:
    for number in (1, 3, 4):
        segments.save(draft.segments.get(number=number), SECOND, 0, draft.opened_by)
    page = writing(draft.opened_by)
    field(page).fill(FIRST)
    page.get_by_role("button", name="Send for review").click()
    expect(page.locator("main")).to_contain_text("In review.")
    assert words(draft) == [FIRST]


def test_a_line_that_is_cut_in_the_middle_of_typing_loses_nothing(draft: Draft, writing: Any) -> None:
    page = writing(draft.opened_by)
    field(page).press_sequentially(FIRST[:10])
    page.context.set_offline(True)
    field(page).press_sequentially(FIRST[10:])
    expect(page.locator("#save-state")).to_contain_text("Not saved: no connection")
    page.locator("#edit").get_by_role("button", name="Save and go to the next").click()
    expect(field(page)).to_have_value(FIRST)
    page.context.set_offline(False)
    expect(page.locator("#save-state")).to_have_text("Saved.", timeout=10_000)
    assert words(draft)[-1] == FIRST


def test_a_page_that_is_closed_without_a_line_gives_the_words_back(draft: Draft, writing: Any) -> None:
    page = writing(draft.opened_by)
    address = page.url
    page.context.set_offline(True)
    field(page).fill(FIRST)
    page.close()
    again = page.context.new_page()
    page.context.set_offline(False)
    again.goto(address)
    expect(field(again)).to_have_value(FIRST)
    for _ in range(100):  # a browser may send at its end what it could not send before
        if words(draft):
            break
        again.wait_for_timeout(100)
    assert words(draft) == [FIRST]


def test_a_browser_that_is_killed_loses_nothing_that_was_saved_by_itself(
    browser: Browser, live_server: Any, draft: Draft, sign_in: SignIn, writing: Any, tmp_path: Path
) -> None:
    killed = browser.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=chromium.find(), args=FLAGS.split(), base_url=live_server.url
    )
    sign_in(killed, draft.opened_by)
    page = killed.pages[0]
    page.goto(f"/desk/translations/{draft.pk}/?segment=2")
    field(page).press_sequentially(FIRST)
    expect(page.locator("#save-state")).to_have_text("Saved.")
    subprocess.run(["pkill", f"-{signal.SIGKILL.value}", "-f", str(tmp_path / "profile")], check=True)
    expect(field(writing(draft.opened_by))).to_have_value(FIRST)


def test_two_people_in_one_segment_see_each_other_and_merge_what_they_wrote(
    draft: Draft, writing: Any
) -> None:
    other = make_account(Role.EDITOR)
    one, two = writing(draft.opened_by), writing(other)
    expect(two.locator("#others")).to_contain_text("contributor (segment 2)")
    field(one).fill(FIRST)
    expect(one.locator("#save-state")).to_have_text("Saved.")
    field(two).fill(SECOND)
    expect(two.locator("#save-state")).to_contain_text("Both are kept")
    assert words(draft) == [FIRST, SECOND]
    two.get_by_role("button", name="See both and merge").click()
    beside = two.locator(".beside")
    expect(beside).to_contain_text(FIRST)
    expect(beside).to_contain_text(SECOND)
    assert Axe().run(two).response["violations"] == []
    beside.get_by_label("As it should read").fill(f"{FIRST} {SECOND}")
    beside.get_by_role("button", name="Save the merged words").click()
    expect(field(two)).to_have_value(f"{FIRST} {SECOND}")
    expect(two.locator(".beside")).to_have_count(0)
    assert words(draft) == [FIRST, SECOND, f"{FIRST} {SECOND}"]


def test_a_translation_is_written_by_keyboard_alone(draft: Draft, writing: Any) -> None:
    page = writing(draft.opened_by, 1)
    expect(field(page)).to_be_focused()
    for number, line in enumerate(("শিরোনাম", FIRST, SECOND), 2):
        page.keyboard.insert_text(line)
        page.keyboard.press("Control+Enter")
        expect(page.locator(".is-edit .seg-n")).to_have_text(str(number))
        expect(field(page)).to_be_focused()
    page.keyboard.insert_text("প্রতিনিধিদল হ্যানয\u09bc ত্যাগ করে।")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".page-head")).not_to_contain_text("empty")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".is-edit .seg-n")).to_have_text("3")
    assert draft.segments.exclude(content="").count() == 4


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_the_buttons_do_it_and_the_page_is_in_order(
    make_page: Any, draft: Draft, sign_in: SignIn, width: int
) -> None:
    page = make_page(width, java_script_enabled=False)
    sign_in(page.context, draft.opened_by)
    page.goto(f"/desk/translations/{draft.pk}/?segment=2")
    field(page).fill(FIRST)
    page.get_by_role("button", name="Save and go to the next").click()
    expect(page.locator(".is-edit .seg-n")).to_have_text("3")
    assert words(draft) == [FIRST]
    looked_at = make_page(width)
    sign_in(looked_at.context, draft.opened_by)
    for address in (
        f"/desk/translations/{draft.pk}/?segment=2",
        "/desk/translations/",
        f"/desk/texts/{draft.source.text_id}/translate/",
    ):
        looked_at.goto(address)
        assert Axe().run(looked_at).response["violations"] == [], address
        assert looked_at.evaluate("document.documentElement.scrollWidth") <= width
