"""Files are dropped at the desk and their bar moves; a text is pasted by keyboard alone and without script."""

import base64
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect

from articles.models import Text
from desk import imports, tasks
from desk.models import AddDraft, ImportRun
from desk.roles import Role
from tests.desk.texts import BENGALI, RECEPTION
from tests.factories import make_account

pytestmark = pytest.mark.usefixtures("curated")
DROP = """async ([name, content]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.codePointAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  document.querySelector("[data-drop]").dispatchEvent(
    new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
  );
}"""


@pytest.fixture
def signed_in(make_page: Callable[..., Page]) -> Callable[..., Page]:
    """signed_in(width=390) → a page of a contributor."""
    user = make_account(Role.CONTRIBUTOR)

    def open_page(width: int = 1280, **options: Any) -> Page:
        page = make_page(width, **options)
        client = Client()
        client.force_login(user)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        page.goto("/")
        page.context.add_cookies([{**cookie, "url": page.url}])
        return page

    return open_page


def check(page: Page) -> None:
    """axe finds nothing, and the page does not scroll sideways."""
    assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_dropped_file_is_listed_sent_and_its_bar_moves_to_the_end(
    signed_in: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks.perform_import.__class__, "enqueue", lambda *arguments: None)
    page = signed_in()
    page.goto("/desk/add/")
    page.evaluate(DROP, ["tin.txt", base64.b64encode(RECEPTION.encode()).decode()])
    expect(page.locator("[data-chosen] li")).to_have_text(["tin.txt, 1 KiB"])
    page.get_by_role("button", name="Import the files").click()
    bar, told = page.get_by_role("progressbar"), page.locator("#progress-told")
    expect(told).to_have_text("It waits for a worker.")
    check(page)
    run = ImportRun.objects.get()
    file = run.files.get()
    ImportRun.objects.update(state="running")
    run.files.update(done=file.size // 2)
    expect(told).to_contain_text("% read: 0 of 1 file.")
    assert (
        30 < float(bar.get_attribute("value") or bar.evaluate("bar => bar.value")) < 60
        or bar.evaluate("bar => bar.value") > 30
    )
    run.files.update(done=0)
    ImportRun.objects.update(state="waiting")
    imports.perform(run.pk)
    expect(page.get_by_text("New text", exact=True)).to_be_visible()
    expect(told).to_have_text("1 file is read.")
    check(page)
    page.get_by_role("link", name="Bộ trưởng Lương Tam Quang tiếp").click()
    expect(page.get_by_text("The public does not see this text.")).to_be_visible()
    check(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_text_is_pasted_read_and_added_by_keyboard_without_script(
    signed_in: Callable[..., Page], width: int
) -> None:
    page = signed_in(width, java_script_enabled=False)
    page.goto("/desk/add/")
    page.get_by_label("Text", exact=True).focus()
    page.keyboard.insert_text(RECEPTION)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Not held yet.").first).to_be_visible()
    expect(page.get_by_label("Address it names as its source")).to_have_value(
        "https://tin-an-ninh.example/tiep-bo-truong-kyrgyzstan-1234.html"
    )
    page.get_by_label("Date printed on it").fill("14/1")
    page.get_by_label("Date printed on it").press("Enter")
    assert page.get_by_label("Text", exact=True).input_value().strip() == RECEPTION.strip()


def test_the_pages_fit_a_telephone_and_axe_finds_nothing(signed_in: Callable[..., Page]) -> None:
    page = signed_in(390)
    page.goto("/desk/add/")
    check(page)
    page.get_by_label("Text", exact=True).fill(BENGALI)
    page.get_by_role("button", name="Read the text").click()
    check(page)
    page.get_by_label("Date printed on it").fill("gestern")
    page.get_by_role("button", name="Add to the queue").click()
    assert page.evaluate("document.activeElement.id") == "problems-box"
    check(page)
    page.get_by_role("button", name="Save draft").click()
    assert AddDraft.objects.get().values["published"] == "gestern"
    check(page)
    page.get_by_label("Date printed on it").fill("")
    page.get_by_role("button", name="Add to the queue").click()
    expect(page.get_by_text("The text is added as a draft.")).to_be_visible()
    check(page)
    assert Text.objects.filter(state=Text.State.DRAFT).count() == 1
    for address in ("/desk/imports/", "/desk/texts/", f"/desk/imports/{ImportRun.objects.get().pk}/"):
        page.goto(address)
        check(page)


def test_without_script_the_page_of_a_run_looks_again_by_itself(signed_in: Callable[..., Page]) -> None:
    page = signed_in(java_script_enabled=False)
    user = User.objects.get(username="contributor")
    run = imports.begin(user, [imports.Brought("tin.txt", RECEPTION.encode())])
    page.goto(f"/desk/imports/{run.pk}/")
    imports.perform(run.pk)
    page.wait_for_timeout(6000)
    expect(page.get_by_text("New text", exact=True)).to_be_visible()
