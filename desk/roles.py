"""Who may do what at the desk: one table, asked by every view (desk.access) and by every template.

An account has one role: what its group says, or administrator where it is a superuser.  An account without a
role may not enter the desk.
"""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


NAMES = {
    Role.CONTRIBUTOR: _("Contributor"),
    Role.EDITOR: _("Editor"),
    Role.ADMINISTRATOR: _("Administrator"),
}

GROUPS = {"Contributors": Role.CONTRIBUTOR, "Editors": Role.EDITOR}
"""The group of an account names its role; the names are those of the database, never shown."""

_C, _E, _A = Role.CONTRIBUTOR, Role.EDITOR, Role.ADMINISTRATOR


class Right(StrEnum):
    SEE_DESK = "see_desk"
    ADD_TEXTS = "add_texts"
    TRANSLATE = "translate"
    COMMENT = "comment"
    ALIGN = "align"
    REVISE = "revise"
    REVIEW = "review"
    PUBLISH = "publish"
    DECIDE_PROPOSALS = "decide_proposals"
    ACCEPT_IN_BULK = "accept_in_bulk"
    DECIDE_REPORTS = "decide_reports"
    CURATE = "curate"
    REMOVE = "remove"
    READ_LOG = "read_log"
    MANAGE_ACCOUNTS = "manage_accounts"


#                            contributor  editor  administrator
RIGHTS: dict[Right, tuple[Role, ...]] = {
    Right.SEE_DESK:         (_C,          _E,     _A),  # the lists of the desk, every revision and comment
    Right.ADD_TEXTS:        (_C,          _E,     _A),  # import files and pasted texts, as drafts
    Right.TRANSLATE:        (_C,          _E,     _A),  # write a translation and send it for review
    Right.COMMENT:          (_C,          _E,     _A),  # on a segment
    Right.ALIGN:            (_C,          _E,     _A),  # join, split and unlink paragraphs
    Right.REVISE:           (             _E,     _A),  # correct a published text, with a reason
    Right.REVIEW:           (             _E,     _A),  # send a translation back; never one's own work
    Right.PUBLISH:          (             _E,     _A),  # publish a text; never one's own translation
    Right.DECIDE_PROPOSALS: (             _E,     _A),  # accept, change and reject facts; confirm a meeting
    Right.ACCEPT_IN_BULK:   (             _E,     _A),  # many proposals at once, marked as machine work
    Right.DECIDE_REPORTS:   (             _E,     _A),  # errors that readers report
    Right.CURATE:           (             _E,     _A),  # officials, organisations, meetings: change, merge, split
    Right.REMOVE:           (             _E,     _A),  # take a record down, with a reason
    Right.READ_LOG:         (                     _A,),  # everything anybody did
    Right.MANAGE_ACCOUNTS:  (                     _A,),  # accounts and their roles
}  # fmt: skip


def role_of(user: Any) -> Role | None:
    """The role of an account; None for nobody, for an account that is closed and for one without a group of ours.

    Of two groups the one with more rights counts.
    """
    return held_by(user) if user.is_authenticated and user.is_active else None


def held_by(user: Any) -> Role | None:
    """The role that an account has while it is open."""
    if user.is_superuser:
        return Role.ADMINISTRATOR
    if not hasattr(user, "_desk_role"):
        held = {GROUPS[group.name] for group in user.groups.all() if group.name in GROUPS}
        user._desk_role = Role.EDITOR if Role.EDITOR in held else next(iter(held), None)
    role: Role | None = user._desk_role
    return role


def may(user: Any, right: Right) -> bool:
    """Whether the account may do this."""
    return role_of(user) in RIGHTS[right]


def rights_of(user: Any) -> frozenset[Right]:
    """Everything the account may do."""
    role = role_of(user)
    return frozenset(right for right, roles in RIGHTS.items() if role in roles)
