"""Files that tests bring to the desk, and what became of them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from desk.models import ImportResult, ImportRun


def bring(client: Client, *files: tuple[str, bytes | str], **data: str) -> ImportRun:
    """Brings files as the page does; the run that it leads to."""
    sent = [
        SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
        for name, content in files
    ]
    answer = client.post(reverse("desk:add-files"), {"files": sent, **data})
    assert answer.status_code == 302, answer.content.decode()
    return ImportRun.objects.get(pk=int(answer["Location"].rstrip("/").rsplit("/", 1)[1]))


def statuses(run: ImportRun) -> list[str]:
    return list(ImportResult.objects.filter(file__run=run).values_list("status", flat=True))


def result_of(run: ImportRun) -> ImportResult:
    return ImportResult.objects.get(file__run=run)
