from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect


def sign_in(page: Page) -> User:
    user = User.objects.create_superuser("editor", password="a password for this test")
    page.goto("/admin/")
    page.get_by_label("Name").fill("editor")
    page.get_by_label("Password").fill("a password for this test")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Site administration")).to_be_visible()
    return user


def test_every_list_and_form_of_the_admin_works_under_the_content_security_policy(page: Page) -> None:
    sign_in(page)
    for model in admin.site._registry:
        for kind in ("changelist", "add"):
            answer = page.goto(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}"))
            assert answer is not None
            assert answer.status in (200, 403), (
                f"{answer.url}: {answer.status}"
            )  # 403: nothing may be added by hand


def test_the_scripts_of_the_admin_run_under_the_content_security_policy(page: Page) -> None:
    user = sign_in(page)
    page.goto(reverse("admin:auth_user_change", args=[user.pk]))
    # Only the admin's own script adds this link beside a date field.
    page.get_by_role("link", name="Today").first.click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
