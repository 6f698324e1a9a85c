"""Fields of the desk's forms: a record found by any of its names, and the passage that states a fact."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import curation
from archive.curation import Piece
from archive.models import Document, Meeting, Official, Organisation
from articles.models import Passage, Text
from articles.text.normalise import nfc

MOST_NAMED = 8
SPELLED: dict[Any, tuple[str, ...]] = {
    Official: ("name", "names__text"),
    Organisation: ("name", "names__text"),
    Document: ("title", "titles__text"),
    Meeting: ("title",),
}
_NUMBER = re.compile(r"[0-9]{1,18}")
_ADDRESS = re.compile(r"[?&]text=([0-9]{1,18})")
_PARAGRAPH = re.compile(r"#p([0-9]{1,9})$")


class RecordField(forms.CharField):
    """Somebody or something that the archive knows, by address, heading or any spelling; it must be one alone."""

    def __init__(self, model: Any, **options: Any) -> None:
        self.model = model
        options.setdefault("required", False)
        options.setdefault("max_length", 500)
        options.setdefault(
            "help_text", gettext_lazy("Heading, any spelling, or the last part of the address.")
        )
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            held = self.model.objects.filter(pk=value).first()
            return held.slug if held else ""
        return getattr(value, "slug", value)

    def clean(self, value: Any) -> Any:
        words = nfc(super().clean(value) or "").strip()
        if not words:
            return None
        by_address = self.model.objects.filter(slug=words).first()
        if by_address is not None:
            return by_address
        spelled = Q()
        for lookup in SPELLED[self.model]:
            spelled |= Q(**{f"{lookup}__iexact": words})
        found = list(self.model.objects.filter(spelled).distinct()[: MOST_NAMED + 1])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(
                _("The archive knows nothing of that name: “%(words)s”.") % {"words": words}
            )
        told = ", ".join(f"{held} ({held.slug})" for held in found[:MOST_NAMED])
        raise ValidationError(
            _("Several are called so; give the part in brackets: %(found)s.") % {"found": told}
        )


class Evidencing(forms.Form):
    """The part of a form that says how a fact is known: a quotation, or a note."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Its number, or the address of its page or paragraph."),
    )
    paragraph = forms.IntegerField(label=gettext_lazy("Paragraph"), required=False, min_value=1)
    quote = forms.CharField(
        label=gettext_lazy("Quotation"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The words that state it, letter for letter."),
    )
    known = forms.CharField(
        label=gettext_lazy("Or how the editors know it"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Where no passage states it."),
    )

    EVIDENCE = ("text", "paragraph", "quote", "known")

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        cleaned["piece"] = self._piece(cleaned)
        return cleaned

    def _piece(self, cleaned: dict[str, Any]) -> Piece | None:
        quote = nfc((cleaned.get("quote") or "").replace("\r\n", "\n").strip())
        if quote:
            passage = self._passage(cleaned, quote)
            return Piece(None, passage, quote) if passage else None  # type: ignore[arg-type]
        if cleaned.get("text"):
            self.add_error("quote", _("Quote the words of the passage that state the fact."))
        if cleaned.get("known"):
            return Piece(None, note=nfc(cleaned["known"].strip()))  # type: ignore[arg-type]
        return None

    def _passage(self, cleaned: dict[str, Any], quote: str) -> Passage | None:
        number, paragraph = named_passage(cleaned.get("text") or "")
        paragraph = cleaned.get("paragraph") or paragraph
        text = Text.objects.filter(pk=number).first() if number else None
        if text is None:
            self.add_error("text", _("Name the text that the quotation is cut from."))
            return None
        passages = Passage.objects.filter(revision__text=text, revision__is_current=True)
        if paragraph:
            passages = passages.filter(number=paragraph)
        holding = [passage for passage in passages if quote in passage.content]
        if len(holding) == 1 or (holding and paragraph):
            return holding[0]
        if holding:
            numbers = ", ".join(str(passage.number) for passage in holding)
            told = _("These words stand in several paragraphs: %(numbers)s. Say in which.")
            self.add_error("paragraph", told % {"numbers": numbers})
        elif len(passages) == 1:
            self.add_error("quote", curation.NotInPassage(passages[0], quote).reasons[0])
        else:
            self.add_error("quote", _("No paragraph of this text has these words, letter for letter."))
        return None


def named_passage(written: str) -> tuple[int | None, int | None]:
    """The numbers of a text and of a paragraph: of “12”, or of an address as in “/articles/3-x/?text=12#p7”."""
    written = written.strip()
    if _NUMBER.fullmatch(written):
        return int(written), None
    text, paragraph = _ADDRESS.search(written), _PARAGRAPH.search(written)
    return int(text[1]) if text else None, int(paragraph[1]) if paragraph else None
