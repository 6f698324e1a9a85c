"""A reader reports an error by keyboard alone, an editor decides, and the page says what was wrong."""

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from archive import correction_form
from archive.models import CorrectionReport

TALKS = "/meetings/2025-12-03-viet-nam-belarus-talks/"
pytestmark = pytest.mark.usefixtures("curated")


def wrong(page: Page) -> list[str]:
    """The rules of axe that the page breaks."""
    return [rule["id"] for rule in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("width", [390, 1280])
def test_an_error_is_reported_without_script_and_what_was_corrected_is_told(
    make_page: Any, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(correction_form, "FASTEST_SECONDS", 0)
    page = make_page(width, java_script_enabled=False)
    page.goto(TALKS)
    page.get_by_role("link", name="Report an error").click()
    page.get_by_label("Your e-mail address").fill("nobody")
    page.get_by_label("Your e-mail address").press("Enter")
    problems = page.locator("#problems-box")
    assert "What is wrong: Say what is wrong" in problems.inner_text()
    problems.get_by_role("link").first.press("Enter")
    page.wait_for_url("**#r-message")
    page.keyboard.insert_text("তারিখটি ভুল: ২ ডিসেম্বর।")
    page.get_by_label("Your e-mail address").fill("reader@example.org")
    page.get_by_role("button", name="Send the report").press("Enter")
    report = CorrectionReport.objects.get()
    assert report.message == "তারিখটি ভুল: ২ ডিসেম্বর।"
    assert f"Report {report.pk} has been received" in page.get_by_role("status").inner_text()

    administrator = Client()
    administrator.force_login(User.objects.create_superuser("ann"))
    administrator.post(
        reverse("admin:archive_correctionreport_change", args=[report.pk]),
        {"state": "accepted", "public_note": "দিনটি ভুল ছিল।", "note_language": "bn"},
    )
    page.goto(TALKS)
    note = page.locator(f"#c{report.pk}")
    assert "দিনটি ভুল ছিল।" in note.inner_text()
    assert note.locator("[lang=bn]").inner_text() == "দিনটি ভুল ছিল।"
    page.goto("/corrections/")
    assert "দিনটি ভুল ছিল।" in page.get_by_role("main").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_form_with_its_faults_is_accessible_and_stays_on_the_screen(make_page: Any, width: int) -> None:
    page = make_page(width)
    page.goto(f"{TALKS}report/")
    page.get_by_role("button", name="Send the report").click()
    assert wrong(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate("document.activeElement.id") == "problems-box"


def test_the_data_for_machines_are_read_by_nobody_else_and_break_no_rule_of_the_policy(page: Page) -> None:
    page.goto(TALKS)
    written = page.locator('script[type="application/ld+json"]').text_content()
    kinds = {node["@type"] for node in json.loads(written or "")["@graph"]}
    assert {"WebPage", "Event", "BreadcrumbList"} <= kinds
