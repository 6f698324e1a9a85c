"""The forms of the pages where officials, organisations and documents are changed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Document, DocumentTitle, Name, Official, Organisation, Post
from articles.languages import LANGUAGES
from articles.text.identify import script
from articles.text.normalise import nfc
from desk.forms.fields import RecordField

LANGUAGE_CHOICES = [(language.tag, language.english) for language in LANGUAGES.values()]


class Step(forms.Form):
    """What all forms of a record share: the version they began from, and why."""

    version = forms.CharField(max_length=200, widget=forms.HiddenInput)
    why = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Kept in the history."),
    )

    def main_fields(self) -> list[Any]:
        """The fields to be filled in, but for what stands at the end of every form."""
        return [bound for bound in self if bound.name not in ("version", "why", "do")]


class RecordForm(Step, forms.ModelForm):
    """A form of a row; text is kept in NFC."""

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = nfc(value)
        return cleaned


class OfficialForm(RecordForm):
    organisation = RecordField(Organisation, label=gettext_lazy("Speaks for"))
    name_language = forms.ChoiceField(label=gettext_lazy("Language of the heading"), choices=LANGUAGE_CHOICES)

    class Meta:
        model = Official
        fields = ["name", "name_language", "country", "organisation", "wikidata", "note"]
        labels = {"name": gettext_lazy("Heading"), "note": gettext_lazy("Matching note")}


class OrganisationForm(RecordForm):
    parent = RecordField(Organisation, label=gettext_lazy("Belongs to"))

    class Meta:
        model = Organisation
        fields = ["name", "kind", "country", "parent", "wikidata"]
        labels = {"name": gettext_lazy("Heading")}

    def clean_parent(self) -> Any:
        above = self.cleaned_data["parent"]
        while above is not None:
            if above.pk == self.instance.pk:
                raise ValidationError(_("A body does not belong to itself, nor to one that belongs to it."))
            above = above.parent
        return self.cleaned_data["parent"]


class DocumentForm(RecordForm):
    class Meta:
        model = Document
        fields = ["title", "kind", "note"]


class NameForm(RecordForm):
    """A further spelling; the script is read from its letters."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGE_CHOICES)

    class Meta:
        model = Name
        fields = ["text", "language", "kind"]
        labels = {"text": gettext_lazy("Spelling")}

    def clean(self) -> Any:
        cleaned = super().clean()
        self.instance.script = script(cleaned.get("text") or "") or "Zyyy"
        return cleaned


class PostForm(RecordForm):
    organisation = RecordField(Organisation, label=gettext_lazy("At"))

    class Meta:
        model = Post
        fields = ["title", "organisation", "is_rank", "start", "end", "note"]
        labels = {
            "title": gettext_lazy("Post"),
            "is_rank": gettext_lazy("A rank, not an office"),
            "start": gettext_lazy("From"),
            "end": gettext_lazy("To"),
            "note": gettext_lazy("How it is known"),
        }
        help_texts = {"start": gettext_lazy("As in 2024-04-06, 2024-04 or 2024."), "note": ""}

    def clean(self) -> Any:
        cleaned = super().clean()
        dates = Post(start=cleaned.get("start") or "", end=cleaned.get("end") or "")
        if not self.errors and dates.start_lower and dates.end_upper and dates.start_lower > dates.end_upper:
            self.add_error("end", _("The post ends before it begins."))
        return cleaned


class TitleForm(RecordForm):
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGE_CHOICES)

    class Meta:
        model = DocumentTitle
        fields = ["text", "language"]
        labels = {"text": gettext_lazy("Title as printed")}


class SignatoryForm(Step):
    official = RecordField(Official, label=gettext_lazy("Official"), required=True)


class RemoveForm(Step):
    """Takes one part away; `part` is “name:17”."""

    part = forms.CharField(max_length=60, widget=forms.HiddenInput)
