"""The forms of the glossary: a concept, one of its terms, the reason of a removal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.glossary_editing import LONGEST_NAME, LONGEST_NOTE, LONGEST_TERM
from archive.models import Concept, Term
from archive.models.glossary import Standing
from articles.languages import LANGUAGES
from articles.refused import Refused
from desk.add_form import Line

_INPUT = {"class": "input", "autocomplete": "off"}


class _Form(forms.Form):
    def refuse(self, refused: Refused, field: str) -> None:
        """Shows the reason beside the field that it is about."""
        for reason in refused.reasons:
            self.add_error(field, reason)


class ConceptForm(_Form):
    name = Line(
        label=_("Name of the concept, in English"), max_length=LONGEST_NAME, widget=forms.TextInput(_INPUT)
    )
    is_office = forms.BooleanField(
        label=_("An office or title: one text renders it in one way"), required=False
    )
    note = Line(
        label=_("Note for translators"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.TextInput(_INPUT),
    )

    @classmethod
    def of(cls, concept: Concept) -> "ConceptForm":
        """As the concept is now."""
        held = {"name": concept.name, "is_office": concept.is_office, "note": concept.note}
        return cls(initial=held, auto_id="concept-%s")


class TermForm(_Form):
    """was: how the term stood when the form was made: what another editor changed meanwhile is not overwritten."""

    text = Line(label=_("Term"), max_length=LONGEST_TERM, widget=forms.TextInput(_INPUT))
    language = forms.ChoiceField(label=_("Language"), widget=forms.Select({"class": "input"}))
    standing = forms.ChoiceField(
        label=_("Standing"), choices=Standing.choices, widget=forms.Select({"class": "input"})
    )
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        language = self.fields["language"]
        if isinstance(language, forms.ChoiceField):
            language.choices = [(each.tag, each.own_name) for each in LANGUAGES.values()]

    @classmethod
    def of(cls, term: Term) -> "TermForm":
        """As the term is now."""
        held = {"text": term.text, "language": term.language, "standing": term.standing, "was": state(term)}
        return cls(initial=held, auto_id=f"term-{term.pk}-%s")


class ReasonForm(_Form):
    reason = Line(label=_("Reason"), max_length=500, widget=forms.TextInput(_INPUT))


def state(term: Term) -> str:
    """A term as the log tells it, and as a form knows it again."""
    return f"{term.language} “{term.text}” ({term.standing})"
