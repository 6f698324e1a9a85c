"""The pages of curated records in a browser: axe, narrow screens, and the whole way without script by keyboard."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from archive.models import Document, Meeting, Official, Organisation
from desk.roles import Role
from tests.browser.faults import expect_none
from tests.desk.people import PASSWORD, make_person
from tests.factories import first_passage, make_correction, make_evidence, make_name, make_revision, make_text


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Name", exact=True).fill("ann")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    with page.expect_navigation(url=lambda address: not address.endswith("/login/")):
        page.keyboard.press("Enter")


def faults(page: Page) -> list[str]:
    page.evaluate("document.querySelectorAll('.part-add').forEach(each => each.open = true)")
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [rule["id"] for rule in Axe().run(page).response["violations"]] + ["too wide"] * wide


def addresses() -> list[str]:
    official, meeting = Official.objects.earliest("pk"), Meeting.objects.earliest("pk")
    body, document = Organisation.objects.earliest("pk"), Document.objects.earliest("pk")
    official.note = "One person."
    official.save()
    text = make_text("Ngày 3/12, tại Hà Nội.")
    evidence = make_evidence(meeting, "date", first_passage(text))
    make_revision(text, "Hôm 3/12.")
    other = Official.objects.latest("pk")
    report = make_correction(meeting=meeting)
    return [
        "/desk/", "/desk/officials/", "/desk/organisations/?q=a", "/desk/meetings/", "/desk/documents/",
        f"/desk/officials/{official.pk}/", f"/desk/organisations/{body.pk}/", f"/desk/documents/{document.pk}/",
        f"/desk/meetings/{meeting.pk}/", f"/desk/meetings/{meeting.pk}/take-down/",
        f"/desk/meetings/{meeting.pk}/split/", f"/desk/officials/{official.pk}/split/",
        f"/desk/officials/{official.pk}/merge/?with={other.slug}",
        f"/desk/officials/{official.pk}/history/", "/desk/anchors/", f"/desk/anchors/{evidence.pk}/",
        "/desk/reports/", f"/desk/reports/{report.pk}/", "/desk/log/",
    ]  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (320, "dark"), (1280, "light")])
@pytest.mark.usefixtures("curated", "transactional_db")
def test_no_page_of_the_records_breaks_a_rule_or_runs_off_the_screen(
    make_page: Any, width: int, scheme: str
) -> None:
    make_person(Role.ADMINISTRATOR)
    page = make_page(width, color_scheme=scheme)
    sign_in(page)
    found = {}
    for address in addresses():
        page.goto(address)
        found[address] = faults(page)
    expect_none(found)


@pytest.mark.usefixtures("curated", "transactional_db")
def test_a_spelling_is_added_and_two_people_merged_and_put_back_by_keyboard_without_script(
    make_page: Any,
) -> None:
    make_person(Role.EDITOR)
    gone = Official.objects.create(slug="luong-t-q", name="Luong T. Q.")
    make_name("Lương T. Q.", official=gone)
    kept = Official.objects.get(slug="luong-tam-quang")
    page = make_page(390, java_script_enabled=False)
    sign_in(page)
    page.goto("/desk/officials/")
    page.get_by_label("Find by any spelling").fill("tam quang")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Lương Tam Quang").press("Enter")
    page.get_by_text("Add a spelling").press("Enter")
    page.get_by_label("Spelling", exact=True).fill("Люонг Там Куанг")
    page.get_by_label("Language", exact=True).select_option("ru")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Add").first.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Saved.")
    page.get_by_role("link", name="Merge", exact=True).press("Enter")
    page.get_by_label("The other record, which goes into this one").fill("Luong T. Q.")
    page.keyboard.press("Enter")
    page.get_by_label("Why they are the same").fill("The same minister, abbreviated.")
    page.get_by_role("button", name="Merge").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("is part of")
    assert set(kept.names.values_list("text", flat=True)) >= {"Lương T. Q.", "Luong T. Q.", "Люонг Там Куанг"}
    page.get_by_role("link", name="Undo").press("Enter")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Undone")
    assert Official.objects.get(slug="luong-t-q").names.get().text == "Lương T. Q."
