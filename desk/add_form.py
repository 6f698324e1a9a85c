"""The form of one article: its text, and what a person says of it in place of what was recognised.

What is recognised is put into empty fields when the text is read; from then on an empty field says that there is
nothing (`seen`).
"""

from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles import edtf_date
from articles.importers import urls
from articles.importers.limits import MAX_FILE_BYTES
from articles.importers.overruling import Stated
from articles.importers.parsed import ParsedArticle
from articles.languages import LANGUAGES
from articles.models import Article, Text
from articles.text.normalise import nfc
from desk import held_articles
from desk.publishers import named_publisher

KINDS = {
    "original": (Text.Kind.ORIGINAL, False),
    "machine": (Text.Kind.MACHINE, True),
    "machine-stated": (Text.Kind.MACHINE, False),
    "human": (Text.Kind.HUMAN, False),
}
"""What is chosen → the kind of the text, and whether it is presumed."""


class Line(forms.CharField):
    """One line as the archive keeps it."""

    def to_python(self, value: Any) -> str:
        return " ".join(nfc(str(super().to_python(value))).split())


class Whole(forms.CharField):
    """Text with all its lines; a line break is one character, as in the browser."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class AddForm(forms.Form):
    text = Whole(
        label=_("Text"),
        strip=False,
        help_text=_("Keep every line, even those that do not belong. They are set aside, never thrown away."),
        error_messages={"required": _("Paste the text of the article, or bring its file above.")},
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    kind = forms.ChoiceField(
        label=_("Kind of text"),
        required=False,
        choices=[
            ("original", _("Original")),
            ("machine", _("Machine translation, presumed")),
            ("machine-stated", _("Machine translation, the publisher says so")),
            ("human", _("Human translation, translator named")),
        ],
    )
    translator = Line(label=_("Translator, or engine"), required=False, max_length=200)
    of = Line(
        label=_("Reports the same event as, or translates"),
        required=False,
        max_length=1000,
        help_text=_("Title, date or address of an article already held"),
    )
    of_chosen = forms.IntegerField(required=False, min_value=1)
    relation = forms.ChoiceField(
        label=_("How the two belong together"),
        required=False,
        choices=[("same", _("Another report of the same event")), ("translation", _("A translation of it"))],
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[(tag, tag) for tag in LANGUAGES]
    )
    publisher = Line(
        label=_("Publisher of this text"),
        required=False,
        max_length=200,
        help_text=_("Leave empty if you do not know; it will read “not recorded”."),
    )
    address = Line(label=_("Address of this text"), required=False, max_length=1000)
    source = Line(label=_("Address it names as its source"), required=False, max_length=1000)
    published = Line(
        label=_("Date printed on it"),
        required=False,
        max_length=64,
        help_text=_("Year, month and day. Leave empty if none is printed; do not infer it here."),
    )
    seen = forms.CharField(required=False)
    candidates: list[Article]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.candidates = []
        self.held: Article | None = None
        self.printed_by: tuple[str, str] | None = None

    @property
    def put_back(self) -> list[str]:
        """Removed texts that belong to the article after all."""
        if not self.is_bound:
            return list(self.initial.get("kept", []))
        return [str(text) for text in self.data.getlist("kept")]  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise ValidationError(_("Paste the text of the article, or bring its file above."))
        if len(text.encode()) > MAX_FILE_BYTES:
            told = {"most": f"{MAX_FILE_BYTES:,}"}
            raise ValidationError(
                _("The text has more than %(most)s bytes: add each article by itself."), params=told
            )
        return text

    def clean_address(self) -> str:
        return self._address("address")

    def clean_source(self) -> str:
        return self._address("source")

    def _address(self, name: str) -> str:
        written: str = self.cleaned_data[name]
        if written and urls.canonical(written) is None:
            raise ValidationError(_("Write the whole address, as in https://example.org/page."))
        return written

    def clean_published(self) -> str:
        written: str = self.cleaned_data["published"]
        if not written:
            return ""
        try:
            return edtf_date.parse(written).text
        except edtf_date.InvalidDate as error:
            raise ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("kind") == "human" and not found.get("translator"):
            self.add_error("translator", _("Name the translator, or choose another kind of text."))
        if found.get("publisher"):
            self._find_publisher(found)
        self._find_article(found)
        if found.get("relation") == "translation" and self.held:
            self._check_translation(found)
        return found

    def _find_publisher(self, found: dict[str, Any]) -> None:
        self.printed_by = named_publisher(found["publisher"], found.get("address") or "")
        if self.printed_by is None:
            told = _(
                "No publisher of this name is held. Write its domain, as in example.org, or the address of the text."
            )
            self.add_error("publisher", told)

    def _find_article(self, found: dict[str, Any]) -> None:
        if not found.get("of"):
            return
        self.candidates = held_articles.named(found["of"])
        chosen = [one for one in self.candidates if one.pk == found.get("of_chosen")]
        if not self.candidates:
            self.add_error(
                "of",
                _(
                    "No article is held under these words. Write its number, its address or words of its title."
                ),
            )
        elif not chosen and len(self.candidates) > 1:
            self.add_error("of", _("Several articles are meant. Choose one of them below."))
        else:
            self.held = (chosen or self.candidates)[0]

    def _check_translation(self, found: dict[str, Any]) -> None:
        if found.get("kind") == "original":
            self.add_error(
                "kind", _("An original is no translation. Choose another kind, or another report.")
            )
        told = _(
            "A translation belongs to the article that it translates, which has its own. Leave this empty, or choose "
            "another report."
        )
        for name in ("address", "publisher"):
            if found.get(name):
                self.add_error(name, told)

    def stated(self) -> Stated:
        """What is said of the text, after is_valid; as far as the fields are right, before."""
        found = self.cleaned_data
        said = bool(self.data.get("seen"))
        kind, presumed = KINDS.get(found.get("kind", ""), (None, False))
        domain, name = self.printed_by or ("", "")
        translates = self.held if found.get("relation") == "translation" else None
        return Stated(
            language=found.get("language") or None,
            kind=kind,
            presumed=presumed,
            translator=found.get("translator", "") if kind != Text.Kind.ORIGINAL else "",
            address=found.get("address") or ("" if said else None),
            source=found.get("source") or ("" if said else None),
            domain=domain or ("" if said and not self._names_a_site(found) else None),
            publisher=name or None,
            published=found.get("published") or ("" if said else None),
            put_back=tuple(self.put_back),
            translates=translates.pk if translates else None,
            same_event=self.held.pk if self.held and not translates else None,
        )

    def _names_a_site(self, found: dict[str, Any]) -> bool:
        """An emptied publisher is none; but an address names its own."""
        return bool(found.get("address") or found.get("source"))

    @property
    def file_name(self) -> str:
        """Pasted texts are told apart by their bytes."""
        return f"pasted-{sha256(self.pasted).hexdigest()[:12]}.txt"

    @property
    def pasted(self) -> bytes:
        return str(self.cleaned_data.get("text", "")).encode()


def recognised(parsed: ParsedArticle, kind: str) -> dict[str, str]:
    """What goes into the fields that are empty when a text is read.  kind: as the archive would presume it."""
    return {
        "language": parsed.language,
        "kind": "original" if kind == Text.Kind.ORIGINAL else "machine",
        "source": parsed.source_url_as_printed or "",
        "published": parsed.published or "",
    }
