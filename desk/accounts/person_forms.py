"""The forms of administrators: an account, its address and its role."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.accounts.forms import OwnWords
from desk.accounts.people import Refused
from desk.roles import NAMES, Role

ROLE = (
    _("Role"),
    _("A contributor writes drafts, an editor also publishes, an administrator may do everything."),
)


class PersonForm(OwnWords):
    email = forms.CharField(required=False, widget=forms.EmailInput({"autocomplete": "off"}))
    role = forms.ChoiceField()
    words = {"email": (_("E-mail address"), _("Links to a password go there.")), "role": ROLE}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)  # noqa: S101  as declared above
        role.choices = [(each.value, NAMES[each]) for each in Role]
        role.error_messages["invalid_choice"] = _("There is no such role.")

    def role_chosen(self) -> Role:
        return Role(self.cleaned_data["role"])

    def refuse(self, refused: Refused) -> None:
        """Shows the reason beside the field that it is about."""
        self.add_error(refused.field if refused.field in self.fields else None, str(refused))


class NewPersonForm(PersonForm):
    name = forms.CharField(widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}))
    field_order = ["name", "email", "role"]
    words = {
        "name": (_("Name"), _("To sign in with, and shown beside what the person does.")),
        "email": (_("E-mail address"), _("A link to set the password goes there.")),
        "role": ROLE,
    }

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["email"].required = True
