"""What the pages of the desk share: the menu, and what the reader may do."""

from typing import Any

from django.template import Context, Library

from desk import roles
from desk.roles import Right
from desk.sections import SECTIONS

register = Library()


@register.inclusion_tag("desk/_menu.html", takes_context=True)
def desk_menu(context: Context) -> dict[str, Any]:
    """The sections that this account may enter; `desk_section` of the page is the one that is open."""
    user = context["request"].user
    return {
        "sections": [section for section in SECTIONS if roles.may(user, section.right)],
        "open": context.get("desk_section", ""),
        "user": user,
    }


@register.simple_tag(takes_context=True)
def may(context: Context, right: str) -> bool:
    """{% may "publish" as can_publish %}"""
    return roles.may(context["request"].user, Right(right))
