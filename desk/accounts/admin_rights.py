"""What editors may do in the admin: the permissions of their group."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from desk.roles import GROUPS, Role

RECORDS = ("country", "document", "meeting", "official", "organisation", "topic")
"""What has an address that stays: editors add and change it, and leave deleting to administrators."""
PARTS = (
    "documenttitle",
    "evidence",
    "meetingdocument",
    "meetinglink",
    "name",
    "participation",
    "post",
    "printedform",
    "side",
)
"""What belongs to a record: editors also delete it."""
QUEUES = ("proposal", "correctionreport")
"""What waits for an editor: looked at and decided."""


def group_of(role: Role) -> Group | None:
    """The group of a role, with its rights when it is new; rights that were changed since stay as they are."""
    name = next((name for name, held in GROUPS.items() if held == role), None)
    if name is None:
        return None
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new and role == Role.EDITOR:
        group.permissions.set(_rights())
    return group


def _rights() -> list[Permission]:
    archive = _may("archive", "view", RECORDS + PARTS) | _may("archive", "add", RECORDS + PARTS)
    archive |= _may("archive", "view", QUEUES) | _may("archive", "change", QUEUES)
    archive |= _may("archive", "change", RECORDS + PARTS) | _may("archive", "delete", PARTS)
    imported = ("importedfile", "passage", "removedtext", "revision")
    articles = _may("articles", "view", ("article", "publisher", "text", *imported))
    articles |= _may("articles", "add", ("article", "publisher"))
    articles |= _may("articles", "change", ("article", "publisher", "text"))
    return list(Permission.objects.filter(archive | articles))


def _may(app: str, action: str, models: tuple[str, ...]) -> Q:
    names = [f"{action}_{model}" for model in models]
    return Q(content_type__app_label=app, codename__in=names)
