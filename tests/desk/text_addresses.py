"""Requests for the pages about a text: history, corrections, what changed in its original."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.drafting import open_new
from articles.models import Draft
from tests.desk.knock import Knock
from tests.factories import make_file, make_revision, make_text


def _text_history() -> Knock:
    return Knock({"pk": make_text().pk})


def _text_restore() -> Knock:
    text = make_text("Bộ Công an")
    make_revision(text, "Bộ Công an Việt Nam")
    data = {"from": "2", "reason": "The first words were right."}
    return Knock({"pk": text.pk, "number": 1}, data=data, status=302)


def _text_file() -> Knock:
    text = make_text()
    text.revisions.update(file=make_file())
    return Knock({"pk": text.pk, "number": 1})


def _text_revise() -> Knock:
    data = {
        "from": "1",
        "do": "save",
        "kind": "body",
        "content": "Bộ Công an",
        "reason": "A word was missing.",
    }
    return Knock({"pk": make_text("Công an").pk}, data=data, status=302)


def _text_changed() -> Knock:
    original = make_text("Công an")
    told = {"language": "bn", "kind": "human_translation", "translated_from": original.revisions.get()}
    translation = make_text("জননিরাপত্তা", article=original.article, **told)
    make_revision(original, "Bộ Công an")
    data = {"original": "2", "reason": "The translation says it in full."}
    return Knock({"pk": translation.pk}, data=data, status=302)


def _draft() -> Draft:
    writer = User.objects.get_or_create(username="writer")[0]
    return open_new(make_text("Ngày 3/12 hai bên hội đàm."), "bn", writer)


def _exchange() -> Knock:
    file = SimpleUploadedFile("machine.txt", "৩ ডিসেম্বর আলোচনা হয়।".encode())
    data = {"do": "prefill", "engine": "NLLB-200", "version": "3.3B", "file": file}
    return Knock({"pk": _draft().pk}, data=data, status=302)


ADDRESSES: dict[str, Callable[[], Knock]] = {
    "coverage": Knock,
    "coverage-csv": Knock,
    "exchange": _exchange,
    "draft-file": lambda: Knock({"pk": _draft().pk, "form": "po"}),
    "text-history": _text_history,
    "text-restore": _text_restore,
    "text-file": _text_file,
    "text-revise": _text_revise,
    "text-changed": _text_changed,
}
