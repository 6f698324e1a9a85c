"""What the parameters of a list of meetings may say: one form field for each kind of value.

A value that names nothing of the archive is refused.  Where the record of an earlier moment is asked for, what it
named then is understood as well, even if it has gone since.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import asof
from archive.facets import relation
from archive.models import Country, Organisation
from articles import edtf_date

Then = Callable[[str], bool]
"""Whether a meeting of the moment asked for carried a value."""


def now_only(value: str) -> bool:
    """No earlier moment is asked for."""
    return False


class KnownValuesField(forms.MultipleChoiceField):
    """Repeated values, each of which must be held in a column of a table; cleaned to a tuple of values."""

    def __init__(self, *, model: Any, column: str, **options: Any) -> None:
        self.model, self.column = model, column
        self.then: Then = now_only
        options.pop("choices", None)
        super().__init__(**options)

    def valid_value(self, value: Any) -> bool:
        return True

    def clean(self, value: Any) -> tuple[str, ...]:
        wanted = tuple(dict.fromkeys(super().clean(value)))
        held = set(
            self.model.objects.filter(**{f"{self.column}__in": storable(wanted)}).values_list(
                self.column, flat=True
            )
        )
        for item in wanted:
            if item not in held and not self.then(item):
                raise ValidationError(_("“%(value)s” is not in the archive.") % {"value": item})
        return wanted


class KnownValuesFilter(django_filters.Filter):
    field_class = KnownValuesField


class ChoicesField(forms.MultipleChoiceField):
    """Repeated values of a fixed list, cleaned to a tuple."""

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(dict.fromkeys(super().clean(value)))


class ChoicesFilter(django_filters.Filter):
    field_class = ChoicesField


class SideField(forms.Field):
    """Repeated keys of sides ("vn", "unodc"), cleaned to a tuple; `joined` takes two of them: "vn-by"."""

    widget = forms.SelectMultiple

    def __init__(self, *, joined: bool = False, **options: Any) -> None:
        self.joined = joined
        self.then: Then = now_only
        super().__init__(**options)

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(self._clean_one(item) for item in dict.fromkeys(value or ()))

    def _clean_one(self, item: str) -> str:
        if not self.joined:
            if item in known_sides([item]) or self.then(item):
                return item
            raise ValidationError(_("“%(value)s” is not a side of any meeting.") % {"value": item})
        pair = split_relation(item) or self._pair_then(item)
        if pair is None:
            message = _("“%(value)s” does not name two sides, as “vn-by” does.")
            raise ValidationError(message % {"value": item})
        return relation(*pair)

    def _pair_then(self, item: str) -> tuple[str, str] | None:
        """The two sides that met at the moment asked for."""
        return next((pair for pair in _cuts(item) if self.then(relation(*pair))), None)


class SideFilter(django_filters.Filter):
    field_class = SideField


class DateField(forms.CharField):
    """A year, month or day, cleaned to its (first, last) days."""

    def clean(self, value: Any) -> tuple[dt.date, dt.date] | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            date = edtf_date.parse(text)
        except edtf_date.InvalidDate:
            date = None
        if date is None or date.precision not in ("day", "month", "year") or not date.lower or not date.upper:
            message = _("“%(value)s” is not a date. Write a year, month or day: 2025, 2025-10 or 2025-10-25.")
            raise ValidationError(message % {"value": text})
        return date.lower, date.upper


class DateFilter(django_filters.Filter):
    field_class = DateField


class MomentField(forms.CharField):
    """A moment of the past (archive.asof), cleaned to a time in UTC."""

    def clean(self, value: Any) -> dt.datetime | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return asof.parse(text, timezone.now())
        except asof.InvalidMoment as error:
            raise ValidationError(_moment_message(error.reason) % {"value": text}) from None


def _moment_message(reason: asof.Reason) -> str:
    if reason == "future":
        return _("“%(value)s” is not over yet: how the record will be then is not known.")
    return _(
        "“%(value)s” is no moment. Write a day (2025-12-04, to its end) or a time: 2025-12-04T10:30:00Z."
    )


class MomentFilter(django_filters.Filter):
    field_class = MomentField


def storable(values: Iterable[str]) -> list[str]:
    """The values that a database can hold: PostgreSQL refuses even to compare with a NUL."""
    return [value for value in values if "\x00" not in value]


def known_sides(keys: list[str]) -> set[str]:
    """Those of `keys` that name a country (lower-case code) or an organisation (slug)."""
    keys = storable(keys)
    codes = Country.objects.filter(code__in=[key.upper() for key in keys if key.islower()])
    slugs = Organisation.objects.filter(slug__in=keys)
    return {code.lower() for code in codes.values_list("code", flat=True)} | set(
        slugs.values_list("slug", flat=True)
    )


def split_relation(address: str) -> tuple[str, str] | None:
    """ "vn-by" → ("vn", "by"); "by-interpol" → ("by", "interpol"); None where it does not name two sides."""
    cuts = _cuts(address)
    known = known_sides([key for cut in cuts for key in cut])
    found = [
        (first, second) for first, second in cuts if first in known and second in known and first != second
    ]
    return found[0] if len(found) == 1 else None


def _cuts(address: str) -> list[tuple[str, str]]:
    """ "a-b-c" → ("a", "b-c") and ("a-b", "c")."""
    parts = address.split("-")
    return [("-".join(parts[:cut]), "-".join(parts[cut:])) for cut in range(1, len(parts))]
