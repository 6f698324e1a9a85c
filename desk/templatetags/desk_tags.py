"""What the pages of the desk share: the menu, and what the reader may do."""

from typing import Any

from django.template import Context, Library
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from articles.models import Draft
from articles.quality.check import Finding
from articles.quality.registry import CHECKS
from desk import roles
from desk.roles import Right
from desk.sections import SECTIONS

register = Library()


@register.inclusion_tag("desk/_menu.html", takes_context=True)
def desk_menu(context: Context) -> dict[str, Any]:
    """The sections that this account may enter; `desk_section` of the page is the one that is open."""
    user = context["request"].user
    role = roles.role_of(user)
    return {
        "sections": [section for section in SECTIONS if roles.may(user, section.right)],
        "open": context.get("desk_section", ""),
        "user": user,
        "role": roles.NAMES[role] if role else "",
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag(takes_context=True)
def may(context: Context, right: str) -> bool:
    """{% may "publish" as can_publish %}"""
    return roles.may(context["request"].user, Right(right))


@register.simple_tag
def worded(finding: Finding, draft: Draft) -> SafeString:
    """What a check says, in the language of the interface; words of the source and the target with theirs."""
    return _worded(finding, {"source": draft.source.text.language, "target": draft.text.language})


@register.simple_tag
def worded_of(finding: Finding, language: str) -> SafeString:
    """What a check says of a text that has no original."""
    return _worded(finding, {"target": language})


@register.simple_tag
def check_of(finding: Finding) -> dict[str, str]:
    """The name of the check that says so, and what it looks at, in the language of the interface."""
    check = CHECKS[finding.check]
    return {"name": gettext(check.name), "explanation": gettext(check.explanation)}


def _worded(finding: Finding, languages: dict[str, str]) -> SafeString:
    told = {
        name: format_html('<span lang="{}">{}</span>', languages[name[:6]], value)
        if name[:6] in languages
        else conditional_escape(value)
        for name, value in finding.params.items()
    }
    return mark_safe(escape(gettext(finding.message_id)) % told)  # noqa: S308  every value is escaped


@register.simple_tag
def part_key(part: Any) -> str:
    """How forms name a part of a record: “name:17”."""
    return f"{part._meta.model_name}:{part.pk}"


@register.simple_tag
def part_told(part: Any) -> str:
    """What a part of a meeting is called; a topic is the row between the two."""
    return str(part.topic if hasattr(part, "topic") else part)
