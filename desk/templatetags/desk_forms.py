"""Controls of the desk's forms, in the classes of the design."""

from typing import Any

from django.forms import BoundField
from django.template import Library
from django.utils.safestring import SafeString

from archive.models import Participation
from desk.forms.meetings import SeatForm

register = Library()


@register.filter
def for_desk(field: BoundField) -> SafeString:
    """The control with its class, tied to its hint and to what was wrong with it."""
    kind = getattr(field.field.widget, "input_type", "")
    name = field.id_for_label
    told = [f"{name}-hint"] if field.help_text else []
    told += [f"{name}-error-{number}" for number, _error in enumerate(field.errors, 1)]
    attributes: dict[str, Any] = {} if kind == "checkbox" else {"class": "input", "autocomplete": "off"}
    if kind == "select":
        attributes.pop("autocomplete")
    if told:
        attributes["aria-describedby"] = " ".join(told)
    return field.as_widget(attrs=attributes)


@register.filter
def get(forms: dict[str, Any], name: str) -> Any:
    """forms|get:"name" """
    return forms.get(name)


@register.simple_tag
def seat_form(seat: Participation, refused: SeatForm, failed: str, version: str) -> SeatForm:
    """The form of one seat: the refused one with what was typed, where it is that seat's."""
    if failed == "seat" and refused.instance.pk == seat.pk:
        refused.auto_id = f"seat{seat.pk}-%s"
        return refused
    return SeatForm(instance=seat, auto_id=f"seat{seat.pk}-%s", initial={"version": version})
