"""Rows of a meeting that stand in an order: the editor numbers them from 1, positions follow."""

from functools import cached_property
from typing import Any

from django import forms
from django.db.models import F, Max
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from archive.models import versioned

SHIFT = 1000
"""Positions are moved out of the way by it, so that no two rows share one while they change places."""
LAST = SHIFT


class OrderForm(forms.ModelForm):
    """A row with its number.  The position is no field of the form: two rows may then change places."""

    order = forms.IntegerField(
        required=False, min_value=1, max_value=LAST - 1, label=_("no."), help_text=_("Empty: last.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["order"] = self.instance.position + 1

    @property
    def wanted(self) -> tuple[int, int]:
        """Where the row goes; one that was given the number of another takes its place."""
        before, now = self.initial.get("order", LAST), self.cleaned_data.get("order") or LAST
        return now, (now > before) - (now < before)


class OrderFormSet(BaseInlineFormSet):
    """Inline rows that keep the order of their numbers."""

    def save_new(self, form: Any, commit: bool = True) -> Any:
        form.instance.position = self._last_position + 1 + self.forms.index(form)
        return super().save_new(form, commit)

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        self._renumber()
        return saved

    @property
    def kept_forms(self) -> list[Any]:
        """The forms whose rows are there after saving."""
        return [form for form in self.forms if form not in self.deleted_forms and form.instance.pk]

    @cached_property
    def _last_position(self) -> int:
        last = self.get_queryset().aggregate(last=Max("position"))["last"]
        return -1 if last is None else last

    def _renumber(self) -> None:
        rows = [form.instance for form in sorted(self.kept_forms, key=lambda form: form.wanted)]
        if [row.position for row in rows] == list(range(len(rows))):
            return
        held = self.get_queryset().model.objects.filter(pk__in=[row.pk for row in rows])
        versioned.note_first_states(held.model, [row.pk for row in rows])
        held.update(position=F("position") + SHIFT)
        for position, row in enumerate(rows):
            held.filter(pk=row.pk).update(position=position)
            row.position = position
        versioned.write(held.model, rows, "", "~")
