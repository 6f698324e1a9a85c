"""Requests for the addresses of imports and texts."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.importers.parsed import Refused
from articles.models import Text
from desk import imports
from desk.imports import Brought
from desk.models import AddDraft, ImportRun
from desk.roles import Role
from tests.desk.knock import Knock
from tests.factories import make_text

TALKS = "Ngày 3/12, tại Hà Nội, Bộ trưởng Bộ Công an Lương Tam Quang đã hội đàm với Thư ký Hội đồng An ninh Belarus."


def _run(**values: Any) -> ImportRun:
    """Somebody's import, with one file that was refused."""
    run = imports.begin(
        User.objects.create_user("bringer"), [Brought("a.txt", b"", refused=Refused("empty", "x"))]
    )
    ImportRun.objects.filter(pk=run.pk).update(state="done", **values)
    return run


def _file() -> Knock:
    return Knock(data={"files": SimpleUploadedFile("a.txt", TALKS.encode())}, status=302)


def _run_page() -> Knock:
    return Knock(kwargs={"pk": _run().pk})


def _managed() -> Knock:
    """Only administrators manage what somebody else brought."""
    return Knock(
        kwargs={"pk": _run().pk}, data={}, status=302, instead={Role.CONTRIBUTOR: 403, Role.EDITOR: 403}
    )


def _waiting() -> Knock:
    result = _run().files.get().results.get()
    result.status = "waiting"
    result.save()
    return Knock(kwargs={"pk": result.pk}, data={"decision": "leave"}, status=302)


def _add_draft() -> Knock:
    draft = AddDraft.objects.create(by=User.objects.create_user("typist"), values={"text": TALKS})
    return Knock(kwargs={"pk": draft.pk}, data={}, status=302)


def _text(**values: Any) -> dict[str, Any]:
    return {"pk": make_text(state=Text.State.DRAFT, **values).pk}


ADDRESSES: dict[str, Callable[[], Knock]] = {
    "add": lambda: Knock(data={"text": TALKS, "read": "1"}),
    "add-files": _file,
    "add-draft-delete": _add_draft,
    "imports": Knock,
    "import": _run_page,
    "import-progress": _run_page,
    "import-again": _managed,
    "import-remove": _managed,
    "import-decide": _waiting,
    "texts": lambda: Knock(query="?state=draft&q=H%C3%A0"),
    "text": lambda: Knock(kwargs=_text()),
    "text-publish": lambda: Knock(kwargs=_text(), data={}, status=302),
}
