"""With scripts, a citation can be copied by a button; without, it can be selected."""

from typing import Any

import pytest

from tests.browser.conftest import Addresses, MakePage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_citation_of_a_passage_is_copied_in_both_languages(
    make_page: MakePage, addresses: Addresses, language: str
) -> None:
    page: Any = make_page()
    page.goto(addresses(language)["cite"])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("button.copy").click()
    page.get_by_role("status").filter(has_text="Copied" if language == "en" else "কপি").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Triển khai hiệu quả" in copied
    assert "উচ্চ প্রযুক্তির অপরাধ" in copied
    assert "#p" in copied
