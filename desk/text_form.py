"""The form that corrects what is known of a text and its article."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles import edtf_date
from articles.importers import urls
from articles.languages import LANGUAGES
from articles.models import Publisher, Text
from desk.add_form import KINDS, AddForm, Line
from desk.publishers import named_publisher
from desk.texts import Facts


class TextForm(forms.Form):
    title = Line(
        label=_("Headline"), required=False, max_length=500, help_text=_("As it is printed; empty: none.")
    )
    kind = forms.ChoiceField(label=_("Kind of text"), choices=AddForm.base_fields["kind"].choices)  # type: ignore[attr-defined]
    translator = Line(label=_("Translator, or engine"), required=False, max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=[(tag, tag) for tag in LANGUAGES])
    publisher = Line(
        label=_("Publisher"),
        required=False,
        max_length=200,
        help_text=_("Its name or domain; empty: not recorded."),
    )
    address = Line(label=_("Address of the article"), required=False, max_length=1000)
    published = Line(
        label=_("Date printed on it"),
        required=False,
        max_length=64,
        help_text=_("Year, month and day. Empty: none."),
    )

    def __init__(self, *arguments: Any, article_too: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.article_too = article_too
        self.printed_by: Publisher | None = None
        if not article_too:
            for name in ("publisher", "address", "published"):
                del self.fields[name]

    def clean_address(self) -> str:
        written: str = self.cleaned_data["address"]
        canonical = urls.canonical(written) if written else ""
        if canonical is None:
            raise ValidationError(_("Write the whole address, as in https://example.org/page."))
        return canonical

    def clean_published(self) -> str:
        written: str = self.cleaned_data["published"]
        try:
            return edtf_date.parse(written).text if written else ""
        except edtf_date.InvalidDate as error:
            raise ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("kind") == "human" and not found.get("translator"):
            self.add_error("translator", _("Name the translator, or choose another kind of text."))
        if written := found.get("publisher"):
            named = named_publisher(written, found.get("address") or "")
            if named is None:
                told = _("No publisher of this name is held. Write its domain, as in example.org.")
                self.add_error("publisher", told)
            else:
                domain, name = named
                self.printed_by = Publisher(domain=domain, name=name)
        return found

    def facts(self) -> Facts:
        found = self.cleaned_data
        kind, presumed = KINDS[found["kind"]]
        printed_by = self.printed_by
        if printed_by:
            printed_by = Publisher.objects.get_or_create(
                domain=printed_by.domain, defaults={"name": printed_by.name}
            )[0]
        return Facts(
            title=found["title"],
            kind=kind,
            presumed=presumed,
            translator=found["translator"] if kind != Text.Kind.ORIGINAL else "",
            language=found["language"],
            article_too=self.article_too,
            publisher=printed_by,
            source_url=found.get("address"),
            published=found.get("published", ""),
        )


def as_typed(text: Text) -> dict[str, str]:
    """The form of a text as it is held."""
    article = text.article
    kinds = {kind: name for name, kind in KINDS.items()}
    return {
        "title": text.title,
        "kind": kinds.get((Text.Kind(text.kind), text.kind_presumed), "original"),
        "translator": text.translator,
        "language": text.language,
        "publisher": article.publisher.name if article.publisher else "",
        "address": article.source_url or "",
        "published": article.published,
    }
