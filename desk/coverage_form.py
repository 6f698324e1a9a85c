"""What the addresses of the coverage table may ask for; everything else is refused beside its field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.filter_fields import ChoicesField, DateField
from archive.language_coverage import SORTS, STATES, Wanted
from archive.models import Country
from articles.languages import LANGUAGES
from articles.models import Publisher

PARAMETERS = ("language", "state", "publisher", "country", "from", "to", "sort")


class CoverageForm(forms.Form):
    language = ChoicesField(
        label=gettext_lazy("Languages"), choices=[(tag, tag) for tag in LANGUAGES], required=False
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"), choices=[("", gettext_lazy("All")), *STATES.items()], required=False
    )
    publisher = forms.CharField(label=gettext_lazy("Publisher"), max_length=200, required=False)
    country = forms.CharField(label=gettext_lazy("Country of a meeting"), max_length=2, required=False)
    sort = forms.ChoiceField(label=gettext_lazy("Order"), choices=list(SORTS.items()), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["from"] = DateField(label=_("From"), max_length=20, required=False)
        self.fields["to"] = DateField(label=_("To"), max_length=20, required=False)

    def clean_publisher(self) -> str:
        domain: str = self.cleaned_data["publisher"]
        if domain and not Publisher.objects.filter(domain=domain).exists():
            raise ValidationError(_("No article of “%(value)s” is held.") % {"value": domain})
        return domain

    def clean_country(self) -> str:
        code: str = self.cleaned_data["country"].upper()
        if code and not Country.objects.filter(code=code).exists():
            raise ValidationError(_("“%(value)s” is not in the archive.") % {"value": code})
        return code

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        start, end = told.get("from"), told.get("to")
        if start and end and start[0] > end[1]:
            self.add_error("to", _("The period ends before it begins."))
        return told

    def wanted(self) -> Wanted:
        """To be asked of a valid form."""
        told = self.cleaned_data
        return Wanted(
            languages=tuple(told["language"]),
            state=told["state"],
            publisher=told["publisher"],
            country=told["country"],
            start=told["from"][0] if told["from"] else None,
            end=told["to"][1] if told["to"] else None,
            sort=told["sort"] or "newest",
        )
