"""Filling in the forms of the admin as a browser does."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


def address(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def filled_in(client: Client, model: Any, *args: Any) -> dict[str, Any]:
    """What a browser would send for the form as it is shown."""
    answer = client.get(address(model, "change" if args else "add", *args))
    assert answer.status_code == 200
    sent: dict[str, Any] = {}
    formsets = [inline.formset for inline in answer.context["inline_admin_formsets"]]
    forms = [form for formset in formsets for form in [formset.management_form, *formset.forms]]
    for form in [answer.context["adminform"].form, *forms]:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False:
                sent[bound.html_name] = (
                    [str(item) for item in value] if isinstance(value, list) else str(value)
                )
    return sent


def send(client: Client, model: Any, pk: Any, sent: dict[str, Any]) -> HttpResponse:
    return client.post(address(model, "change", pk), sent)


def errors(answer: HttpResponse) -> str:
    """All messages of a form that was shown again."""
    assert answer.status_code == 200, "the form was accepted"
    formsets = [inline.formset for inline in answer.context["inline_admin_formsets"]]
    return str([answer.context["adminform"].form.errors, [formset.errors for formset in formsets]]) + str(
        [formset.non_form_errors() for formset in formsets]
    )


def row(sent: dict[str, Any], prefix: str, **having: Any) -> str:
    """The name of the inline row that has these values, as in “evidence-3”."""
    for number in range(int(sent[f"{prefix}-TOTAL_FORMS"])):
        name = f"{prefix}-{number}"
        if all(sent.get(f"{name}-{field}") == value for field, value in having.items()):
            return name
    raise AssertionError(f"no row of {prefix} has {having}: {sent}")
