"""The pages about a text at the desk in a browser: accessible, within the screen, usable by keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect

from articles.drafting import open_new
from articles.models import Text
from desk.roles import Role
from tests.factories import make_account, make_revision, make_text

Sign = Callable[[Page], Page]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DAY = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang hội đàm với Đoàn."
SIGNED = "Hai bên ký kết Ý định thư hợp tác giữa hai cơ quan."


@pytest.fixture
def editor(transactional_db: None) -> User:
    return make_account(Role.EDITOR)


@pytest.fixture
def text(editor: User) -> Text:
    """An original at revision 2, with an outdated translation and another one in the making."""
    made = make_text(DAY, SIGNED)
    told = {"language": "bn", "kind": "human_translation", "translated_from": made.revisions.get()}
    make_text("৩ ডিসেম্বর হ্যানয়ে আলোচনা হয়।", article=made.article, **told)
    make_revision(made, DAY.replace("3/12", "2/12"), SIGNED)
    open_new(made, "en", editor)
    return made


@pytest.fixture
def signed_in(live_server: Any, editor: User) -> Sign:
    def sign(page: Page) -> Page:
        client = Client()
        client.force_login(editor)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )
        return page

    return sign


def addresses(text: Text) -> list[str]:
    translation = text.article.texts.get(language="bn")
    draft = text.article.texts.get(language="en").drafts.get()
    return [
        f"/desk/texts/{text.pk}/history/",
        f"/desk/texts/{text.pk}/history/?from=1&to=2",
        f"/desk/texts/{text.pk}/restore/1/",
        f"/desk/texts/{text.pk}/revise/",
        f"/desk/texts/{translation.pk}/changed/",
        f"/desk/translations/{draft.pk}/exchange/",
        "/desk/coverage/",
        f"{text.article.get_absolute_url()}changes/?text={translation.pk}",
    ]


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_accessible_and_stays_on_the_screen(
    make_page: Any, signed_in: Sign, text: Text, width: int
) -> None:
    page = signed_in(make_page(width))
    for address in addresses(text):
        page.goto(address)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], address
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


def test_a_text_is_corrected_with_the_keyboard_alone(make_page: Any, signed_in: Sign, text: Text) -> None:
    page = signed_in(make_page())
    page.goto(f"/desk/texts/{text.pk}/revise/")
    first = page.get_by_label("Words of paragraph 1", exact=True)
    first.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Thêm một câu.")
    page.get_by_label("Reason").focus()
    page.keyboard.type("A sentence was cut off.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    expect(page.locator("ins")).to_have_text("inserted: Thêm một câu.")
    expect(first).to_have_value(f"{DAY.replace('3/12', '2/12')} Thêm một câu.")
    page.get_by_role("button", name="Save as a new revision").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Saved as revision 3")
    assert text.revisions.get(is_current=True).reason == "A sentence was cut off."
