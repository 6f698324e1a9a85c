"""The table of roles (desk.roles) in words, for people."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from desk.roles import NAMES, RIGHTS, Right, Role

WORDS: dict[Right, Promise] = {
    Right.SEE_DESK: _("See the lists of the desk, every revision and comment"),
    Right.ADD_TEXTS: _("Add texts, as drafts"),
    Right.TRANSLATE: _("Write translations and send them for review"),
    Right.COMMENT: _("Comment"),
    Right.ALIGN: _("Join, split and unlink paragraphs"),
    Right.REVISE: _("Correct a published text, with a reason"),
    Right.REVIEW: _("Send a translation of others back"),
    Right.PUBLISH: _("Publish a text; never one’s own translation"),
    Right.DECIDE_PROPOSALS: _("Accept, change and reject what the importer proposes"),
    Right.ACCEPT_IN_BULK: _("Accept many proposals at once, marked as machine work"),
    Right.DECIDE_REPORTS: _("Decide on errors that readers report"),
    Right.CURATE: _("Change, merge and split officials, organisations and meetings"),
    Right.REMOVE: _("Take a record down, with a reason"),
    Right.READ_LOG: _("Read the whole log"),
    Right.MANAGE_ACCOUNTS: _("Make accounts and change their roles"),
}


@dataclass(frozen=True)
class Row:
    words: Promise
    held: list[bool]
    """One for each role, in their order."""


def table() -> tuple[list[Promise], list[Row]]:
    """The names of the roles, and a row for each right."""
    rows = [Row(WORDS[right], [role in roles for role in Role]) for right, roles in RIGHTS.items()]
    return [NAMES[role] for role in Role], rows


def of(role: Role) -> list[Promise]:
    """What a role may do."""
    return [WORDS[right] for right, roles in RIGHTS.items() if role in roles]
