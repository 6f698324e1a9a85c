"""Evidence: one choice says what it is about, a quotation is cut from its passage letter for letter."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from archive import curation
from archive.admin.record import PartAdmin
from archive.models import Evidence, Meeting, Topic
from articles.text.normalise import nfc

Choices = list[tuple[str, Any]]


class EvidenceForm(forms.ModelForm):
    """`about` is the fact and, after a colon, the key of the side, person … it is about."""

    about = forms.ChoiceField(label=_("states"))

    class Meta:
        model = Evidence
        fields = ["passage", "quote", "stated", "is_indirect", "note", "gloss"]
        widgets = {
            "quote": forms.Textarea(attrs={"rows": 3, "cols": 34}),
            "gloss": forms.Textarea(attrs={"rows": 3, "cols": 20}),
            "note": forms.Textarea(attrs={"rows": 3, "cols": 16}),
        }

    def __init__(self, *args: Any, about: Choices | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["about"] = _about(self.instance)
        self.fields["about"].choices = about if about is not None else choices(self.instance.meeting)  # type: ignore[attr-defined]

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        self._point_at(cleaned.get("about", ""))
        passage, quote, note = cleaned.get("passage"), cleaned.get("quote", ""), cleaned.get("note", "")
        self.instance.start = None
        if passage and quote:
            cleaned["quote"] = self._cut(passage, quote)
        elif passage:
            self.add_error("quote", _("Quote the words of the passage that state the fact."))
        elif quote:
            self.add_error("passage", _("Choose the passage that the quotation is cut from."))
        elif not note:
            self.add_error("note", _("Without a passage, say how the editors know the fact."))
        return cleaned

    def _point_at(self, about: str) -> None:
        fact, _colon, key = about.partition(":")
        self.instance.fact = fact
        for name, field in curation.TARGET_FIELDS.items():
            setattr(self.instance, f"{field}_id", int(key) if name == fact else None)

    def _cut(self, passage: Any, quote: str) -> str:
        """The quotation as the archive keeps text; its place is noted in the row."""
        quote = nfc(quote.replace("\r\n", "\n"))
        try:
            self.instance.start = curation.place_of(passage, quote, near=self.initial.get("start") or 0)
        except curation.NotInPassage as error:
            self.add_error("quote", error.reasons[0])
        return quote


def _about(evidence: Evidence) -> str:
    field = curation.TARGET_FIELDS.get(Evidence.Fact(evidence.fact))
    return f"{evidence.fact}:{getattr(evidence, f'{field}_id')}" if field else evidence.fact


def choices(meeting: Meeting) -> Choices:
    """What evidence of a meeting may be about, as it was saved last; all topics, which can be added with it."""
    targets = {
        Evidence.Fact.SIDE: meeting.sides.select_related("country", "organisation"),
        Evidence.Fact.PARTICIPANT: meeting.participations.select_related("official"),
        Evidence.Fact.DOCUMENT: [item.document for item in meeting.documents.select_related("document")],
        Evidence.Fact.LINK: [link.to for link in meeting.links.select_related("to")],
        Evidence.Fact.TOPIC: Topic.objects.all(),
    }
    return [
        ("", "---------"),
        *((fact.value, fact.label) for fact in Evidence.Fact if fact not in targets),
        *(
            (str(fact.label), [(f"{fact.value}:{target.pk}", f"{fact.label}: {target}") for target in found])
            for fact, found in targets.items()
        ),
    ]


class EvidenceFormSet(BaseInlineFormSet):
    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "about": self._choices}

    @cached_property
    def _choices(self) -> Choices:
        return choices(self.instance)


class EvidenceInline(admin.TabularInline):
    model = Evidence
    fk_name = "meeting"
    form = EvidenceForm
    formset = EvidenceFormSet
    fields = ["about", "passage", "quote", "stated", "is_indirect", "gloss", "note"]
    autocomplete_fields = ["passage"]
    extra = 1
    show_change_link = True


@admin.register(Evidence)
class EvidenceAdmin(PartAdmin):
    form = EvidenceForm
    changeable = True
    list_display = ["meeting", "fact", "quote", "note", "passage"]
    list_display_links = ["fact", "quote", "note"]
    list_select_related = ["meeting", "passage"]
    list_filter = ["fact", "is_indirect", "passage__revision__is_current"]
    search_fields = ["quote", "note", "gloss", "meeting__title", "meeting__slug"]
    fields = [
        *("meeting", "about", "passage", "quote", "start", "stated", "is_indirect"),
        *("note", "gloss", "added_by", "added_at"),
    ]
    readonly_fields = ["meeting", "start", "added_by", "added_at"]
    autocomplete_fields = ["passage"]
