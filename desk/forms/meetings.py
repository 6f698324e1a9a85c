"""The forms of the page where a meeting is changed: its own facts, what belongs to it, and what states them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin import evidence as evidence_choices
from archive.admin.meetings import MeetingForm
from archive.curation import TARGET_FIELDS, place_of
from archive.models import (
    Document,
    Evidence,
    Meeting,
    MeetingDocument,
    MeetingLink,
    Official,
    Organisation,
    Participation,
    Side,
    Topic,
)
from desk.forms.fields import Evidencing, RecordField
from desk.forms.records import LANGUAGE_CHOICES, RecordForm, Step

_LANGUAGES = [("", "–"), *LANGUAGE_CHOICES]


def _language(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=_LANGUAGES, required=False)


class FactsForm(Evidencing, RecordForm, MeetingForm):
    """The meeting's own facts; the evidence given with them is for those that have none."""

    date_words_language = _language(gettext_lazy("Language of the words"))
    place_language = _language(gettext_lazy("Language of the place"))
    venue_language = _language(gettext_lazy("Language of the venue"))
    otherwise = forms.BooleanField(
        label=gettext_lazy("The passages held for what I change state the old value"), required=False
    )

    class Meta:
        model = Meeting
        fields = [
            *(
                "title",
                "kind",
                "standing",
                "date",
                "date_basis",
                "date_words",
                "date_words_language",
                "date_note",
            ),
            *("time_of_day", "place", "place_language", "place_country", "venue", "venue_language"),
            *("place_basis", "note"),
        ]
        labels = {
            "date": gettext_lazy("Date"),
            "date_basis": gettext_lazy("How the date is known"),
            "date_words": gettext_lazy("Words of the date"),
            "date_note": gettext_lazy("Note on the date"),
        }
        help_texts = {"date": gettext_lazy("As in 2025-12-03, 2025-12, 2025-12-01/2025-12-04 or XXXX-12-03.")}


class SideForm(Evidencing, RecordForm):
    organisation = RecordField(Organisation, label=gettext_lazy("Organisation that sat for itself"))
    body = RecordField(Organisation, label=gettext_lazy("Body that sat for it"))

    class Meta:
        model = Side
        fields = ["country", "organisation", "body", "label"]

    def clean(self) -> Any:
        cleaned = super().clean()
        if bool(cleaned.get("country")) == bool(cleaned.get("organisation")) and not self.errors:
            self.add_error("country", _("A side is a country or an organisation: give one of the two."))
        return cleaned


class HostForm(Evidencing, Step):
    side = forms.ModelChoiceField(Side.objects.none(), label=gettext_lazy("Host"), required=False)

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = meeting.sides.select_related("country", "organisation")
        self.fields["side"].queryset = sides  # type: ignore[attr-defined]
        self.fields["side"].empty_label = _("Not stated")  # type: ignore[attr-defined]
        self.initial.setdefault("side", next((side.pk for side in sides if side.is_host), None))


class SeatForm(Evidencing, RecordForm):
    official = RecordField(Official, label=gettext_lazy("Official"))

    class Meta:
        model = Participation
        fields = ["side", "official", "post", "role", "note", "uncertain"]
        labels = {"uncertain": gettext_lazy("It is not certain that this is the person")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = self.instance.meeting.sides.select_related("country", "organisation")
        self.fields["side"].queryset = sides  # type: ignore[attr-defined]

    def clean(self) -> Any:
        cleaned = super().clean()
        if not cleaned.get("official") and not cleaned.get("post") and not self.errors:
            self.add_error("post", _("Name the person, or the post where the name is not stated."))
        if cleaned.get("uncertain") and not (cleaned.get("official") and cleaned.get("note")):
            self.add_error("uncertain", _("Name the person, and say in the note why it is not certain."))
        return cleaned


class MeetingDocumentForm(Evidencing, RecordForm):
    document = RecordField(Document, label=gettext_lazy("Document"), required=True)

    class Meta:
        model = MeetingDocument
        fields = ["document", "standing"]


class LinkForm(Evidencing, RecordForm):
    to = RecordField(Meeting, label=gettext_lazy("Meeting"), required=True)

    class Meta:
        model = MeetingLink
        fields = ["kind", "to"]


class TopicForm(Evidencing, Step):
    topic = forms.ModelChoiceField(Topic.objects.all(), label=gettext_lazy("Topic"))


class EvidenceForm(Evidencing, Step):
    about = forms.ChoiceField(label=gettext_lazy("Fact"))
    stated = forms.CharField(
        label=gettext_lazy("What it states instead"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Only where that is not the recorded value."),
    )
    is_indirect = forms.BooleanField(label=gettext_lazy("It is only concluded from there"), required=False)
    gloss = forms.CharField(label=gettext_lazy("What it says, in English"), required=False, max_length=500)

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = evidence_choices.choices(meeting)  # type: ignore[attr-defined]

    def clean(self) -> Any:
        cleaned = super().clean()
        if not cleaned.get("piece") and not self.errors:
            self.add_error("quote", _("Give a quotation, or a note that says how the editors know it."))
        return cleaned

    def row(self, meeting: Meeting) -> Evidence:
        """The piece of evidence as it is to be saved."""
        fact, _colon, key = self.cleaned_data["about"].partition(":")
        field = TARGET_FIELDS.get(Evidence.Fact(fact))
        piece = self.cleaned_data["piece"]
        row = Evidence(meeting=meeting, fact=fact, note=piece.note, gloss=self.cleaned_data["gloss"])
        if field:
            setattr(row, f"{field}_id", int(key))
        if piece.passage is not None:
            row.passage, row.quote = piece.passage, piece.quote
            row.start = place_of(piece.passage, piece.quote)
            row.stated, row.is_indirect = self.cleaned_data["stated"], self.cleaned_data["is_indirect"]
        return row
