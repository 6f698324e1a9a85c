"""Signing in and setting up one-time passwords by keyboard alone and without script; what axe says of the pages."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page, expect

from desk.roles import Role
from tests.desk.people import PASSWORD, code, make_person

SIGNED_IN = [
    "account", "account_sessions", "account_change_password", "account_logout", "mfa_activate_totp",
    "desk:accounts", "desk:account-new",
]  # fmt: skip
OPEN = ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive"]


def faults(page: Page) -> list[str]:
    """The rules of axe that the page breaks, and whether it runs off the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [rule["id"] for rule in Axe().run(page).response["violations"]] + ["too wide"] * wide


def type_into(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).focus()
    page.keyboard.insert_text(words)


def sign_in(page: Page, name: str) -> None:
    page.goto("/accounts/login/")
    type_into(page, "Name", name)
    type_into(page, "Password", PASSWORD)
    with page.expect_navigation(url=lambda address: not address.endswith("/login/")):
        page.keyboard.press("Enter")


def test_the_whole_way_in_goes_by_keyboard_and_without_script(make_page: Any) -> None:
    make_person(Role.EDITOR)
    page = make_page(390, java_script_enabled=False)
    page.goto("/desk/")
    sign_in(page, "ann")
    page.goto("/accounts/")
    page.get_by_role("link", name="Set up one-time passwords").press("Enter")
    secret = page.locator(".totp-key").inner_text()
    type_into(page, "Code from the app", code(secret))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    recovery = page.locator(".codes code").first.inner_text()
    page.get_by_role("link", name="Editors’ workbench").last.press("Enter")
    page.get_by_role("button", name="Sign out").press("Enter")
    expect(page.get_by_role("status")).to_have_text("You are signed out.")
    sign_in(page, "ann")
    expect(page.get_by_role("heading", level=1)).to_have_text("Code from your app")
    type_into(page, "Code", recovery)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")


def test_a_refused_sign_in_takes_the_focus_to_what_is_wrong(page: Page, transactional_db: None) -> None:
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in").press("Enter")
    assert page.evaluate("document.activeElement.id") == "problems-box"
    page.locator("#problems-box a").first.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_login"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["en", "vi", "bn"])
def test_no_page_of_accounts_breaks_a_rule_or_runs_off_the_screen(
    make_page: Any, width: int, language: str
) -> None:
    ann = make_person(Role.ADMINISTRATOR)
    page = make_page(width)
    found = {}

    def look(route: str, *arguments: Any) -> None:
        with translation.override(language):
            page.goto(reverse(route, args=arguments))
        found[route] = faults(page)

    for route in OPEN:
        look(route)
    look("account_reset_password_from_key", "1", "made-up")
    sign_in(page, "ann")
    for route in SIGNED_IN:
        look(route)
    look("desk:account", ann.pk)
    look("desk:account-step", ann.pk, "close")
    assert {route: wrong for route, wrong in found.items() if wrong} == {}
