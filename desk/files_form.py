"""The form that brings files.  One that is too large is refused by name; the others are taken."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.importers import urls
from articles.importers.limits import MAX_DESK_BYTES, MAX_DESK_FILE_BYTES, MAX_DESK_FILES, MIB
from articles.importers.overruling import Stated
from articles.importers.parsed import Refused
from articles.languages import LANGUAGES
from desk import uploads
from desk.add_form import Line
from desk.imports import Brought


class FilesForm(forms.Form):
    """language, page_address: said of what is brought; the address only of one file, a saved page."""

    files_language = forms.ChoiceField(
        label=gettext_lazy("Language of the files"), required=False, choices=[(tag, tag) for tag in LANGUAGES]
    )
    page_address = Line(
        label=gettext_lazy("Address that a saved page came from"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("For one file. The page itself is not fetched."),
    )

    def __init__(self, *arguments: Any, request: HttpRequest | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.sent: list[UploadedFile] = self.files.getlist("files") if arguments[1:] else []
        self.too_large = uploads.refused(request) if request else []
        self.refused_files = ""

    def clean_page_address(self) -> str:
        written: str = self.cleaned_data["page_address"]
        if written and urls.canonical(written) is None:
            raise ValidationError(_("Write the whole address, as in https://example.org/page."))
        if written and len(self.sent) + len(self.too_large) > 1:
            raise ValidationError(
                _("An address is that of one page: bring its file alone, or leave this empty.")
            )
        return written

    def clean(self) -> dict[str, Any]:
        count = len(self.sent) + len(self.too_large)
        if not count:
            self.refused_files = _("Choose a file, or drop one here.")
        elif count > MAX_DESK_FILES:
            told = {"count": count, "most": MAX_DESK_FILES}
            self.refused_files = (
                _(
                    "These are %(count)s files; %(most)s can be brought at a time. Pack them in a ZIP archive, or "
                    "bring them in parts."
                )
                % told
            )
        if self.refused_files:
            raise ValidationError(self.refused_files)
        return self.cleaned_data

    def brought(self) -> list[Brought]:
        """Every file, those that are not read with the reason."""
        stated = Stated(
            language=self.cleaned_data["files_language"] or None,
            address=self.cleaned_data["page_address"] or None,
        )
        taken = [self._taken(file, stated) for file in self.sent]
        return [*taken, *(Brought(file.name, b"", refused=_too_large(file)) for file in self.too_large)]

    def _taken(self, file: UploadedFile, stated: Stated) -> Brought:
        name = str(file.name or "")
        if not file.size:
            return Brought(name, b"", refused=Refused("empty", _("The file is empty.")))
        return Brought(name, file.read(), stated)


def _too_large(file: uploads.TooLarge) -> Refused:
    if file.together:
        told = {"most": MAX_DESK_BYTES // MIB}
        return Refused(
            "too_large",
            _("Together with the files before it, it has more than %(most)s MiB. Bring it by itself.") % told,
        )
    told = {"most": MAX_DESK_FILE_BYTES // MIB}
    return Refused("too_large", _("The file has more than %(most)s MiB. Split it, or pack it.") % told)
