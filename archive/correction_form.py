"""The form with which a reader reports an error: no account and no puzzle.

Against programs that fill in forms stand a field that people do not see and the time that filling in takes.
"""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive import interface_language
from archive.models.corrections import LONGEST_MESSAGE
from articles.text.normalise import nfc

SALT = "archive.correction_form"
FASTEST_SECONDS = 3
OLDEST_SECONDS = 24 * 60 * 60


class Words(forms.CharField):
    """Text as the archive keeps it; a line break counts as one character, as in the browser."""

    def to_python(self, value: Any) -> str:
        return nfc(str(super().to_python(value)).replace("\r\n", "\n"))


class CorrectionForm(forms.Form):
    """`fax` is the field that nobody sees; `started` says when the form was made."""

    message = Words(
        label=_("What is wrong"),
        max_length=LONGEST_MESSAGE,
        error_messages={"required": _("Say what is wrong, and what would be right if you know it.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    source_url = forms.URLField(
        label=_("Where it is known from"),
        required=False,
        max_length=1000,
        error_messages={"invalid": _("Write the whole address, as in https://example.org/page.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Write the address as in name@example.org, or leave it empty.")},
    )
    fax = forms.CharField(required=False)
    started = forms.CharField(required=False, widget=forms.HiddenInput)

    hints = {
        "message": _("Name the fact or the words, and what they should be. At most %(most)s characters."),
        "source_url": _("Optional. The address of a page that says so."),
        "email": _(
            "Optional, for questions of the editors. It is never shown, and deleted when your report is decided."
        ),
    }
    kinds = {"source_url": "url", "email": "email"}

    def clean_source_url(self) -> str:
        address: str = self.cleaned_data["source_url"]
        if address and not address.startswith(("https://", "http://")):
            raise ValidationError(_("Write the whole address, as in https://example.org/page."))
        return address

    def clean_started(self) -> str:
        written: str = self.cleaned_data["started"]
        signer = signing.TimestampSigner(salt=SALT)
        try:
            signer.unsign(written, max_age=OLDEST_SECONDS)
        except signing.BadSignature:
            raise ValidationError(_("This form was a day old or more. Send it again now.")) from None
        try:
            signer.unsign(written, max_age=FASTEST_SECONDS)
        except signing.SignatureExpired:
            return written
        raise ValidationError(
            _("The form came back faster than a person writes. Wait three seconds and send it again.")
        )

    @property
    def is_by_a_program(self) -> bool:
        """The field that nobody sees is filled in."""
        return bool(self.data.get("fax"))

    @property
    def start(self) -> str:
        """The time to send with the form: the one it came with where that is still good, else now."""
        written = self.data.get("started", "")
        signer = signing.TimestampSigner(salt=SALT)
        try:
            signer.unsign(written, max_age=OLDEST_SECONDS)
        except signing.BadSignature:
            return signer.sign("report")
        return written

    def rows(self) -> list[dict[str, Any]]:
        """The fields that people see, with what each is called, its hint and what is wrong with it."""
        return [
            {
                "name": name,
                "label": self.fields[name].label,
                "hint": str(self.hints[name]) % {"most": interface_language.number(LONGEST_MESSAGE)},
                "kind": self.kinds.get(name, ""),
                "value": self.data.get(name, ""),
                "errors": self.errors.get(name, []) if self.is_bound else [],
            }
            for name in self.hints
        ]

    def problems(self) -> list[tuple[str, str, str]]:
        """(field to go to, what it is called, what is wrong) in the order of the page; no name for the whole form."""
        found = [(row["name"], row["label"], error) for row in self.rows() for error in row["errors"]]
        return found + [("message", "", error) for error in self.errors.get("started", [])]
