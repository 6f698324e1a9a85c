"""The sections of the desk, in the order of its menu.  A section is seen by those who have its right."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from desk.roles import Right


@dataclass(frozen=True)
class Section:
    """name: as pages call it (`desk_section` of their context). route: of its first page."""

    name: str
    route: str
    label: Promise
    right: Right


SECTIONS = [
    Section("overview", "desk:overview", _("Overview"), Right.SEE_DESK),
    Section("add", "desk:add", _("Add an article"), Right.ADD_TEXTS),
    Section("imports", "desk:imports", _("Imports"), Right.SEE_DESK),
    Section("proposals", "desk:proposals", _("Import queue"), Right.DECIDE_PROPOSALS),
    Section("texts", "desk:texts", _("Texts"), Right.SEE_DESK),
    Section("translations", "desk:translations", _("Translations"), Right.SEE_DESK),
    Section("coverage", "desk:coverage", _("Coverage by language"), Right.SEE_DESK),
    Section("records", "desk:officials", _("Records"), Right.CURATE),
    Section("reports", "desk:reports", _("Reported errors"), Right.DECIDE_REPORTS),
    Section("log", "desk:log", _("Log"), Right.READ_LOG),
    Section("glossary", "desk:glossary", _("Glossary"), Right.SEE_DESK),
    Section("accounts", "desk:accounts", _("Accounts"), Right.MANAGE_ACCOUNTS),
]
