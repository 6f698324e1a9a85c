"""The parameters of every list of meetings: one FilterSet for pages, exports, feeds and the API.

An unknown parameter, an unknown value and a period that ends before it begins are refused by name; nothing is
dropped silently.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.facets import relation
from archive.models import Country, Meeting, Official, Organisation, TimelineRow, Topic
from archive.selection import Criteria, Selection
from articles import edtf_date
from articles.languages import LANGUAGES
from articles.models import Publisher

KNOWN = [
    ("stated", gettext_lazy("Day and year stated")),
    ("supplied", gettext_lazy("Year or day supplied by an editor")),
    ("month", gettext_lazy("Month, or part of a month, only")),
    ("period", gettext_lazy("Period of days")),
    ("planned", gettext_lazy("Announced, not yet reported")),
    ("yearless", gettext_lazy("Year not stated in the source")),
]
PAGING = ("sort", "page", "after")
PERIOD = ("from", "to")


class KnownValuesField(forms.MultipleChoiceField):
    """Repeated values, each of which must be held in a column of a table; cleaned to a tuple of values."""

    def __init__(self, *, model: Any, column: str, **options: Any) -> None:
        self.model, self.column = model, column
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
            if item not in held:
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
        super().__init__(**options)

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(self._clean_one(item) for item in dict.fromkeys(value or ()))

    def _clean_one(self, item: str) -> str:
        if not self.joined:
            if item in known_sides([item]):
                return item
            raise ValidationError(_("“%(value)s” is not a side of any meeting.") % {"value": item})
        pair = split_relation(item)
        if pair is None:
            message = _("“%(value)s” does not name two sides, as “vn-by” does.")
            raise ValidationError(message % {"value": item})
        return relation(*pair)


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


class WholeNumberFilter(django_filters.Filter):
    field_class = forms.IntegerField


class MeetingFilterForm(forms.Form):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and first[0] > last[1]:
            message = _("The period ends (%(to)s) before it begins (%(from)s).")
            self.add_error("to", message % {"from": self.data.get("from"), "to": self.data.get("to")})
        if cleaned.get("page") and cleaned.get("after") is not None:
            self.add_error("after", _("Write either page or after, not both."))
        return cleaned


class MeetingFilter(django_filters.FilterSet):
    """Filters of the timeline.  `selection` is what they select, `problems` why they are refused."""

    country = KnownValuesFilter(model=Country, column="code", label=gettext_lazy("Country"))
    organisation = KnownValuesFilter(model=Organisation, column="slug", label=gettext_lazy("Organisation"))
    relation = SideFilter(joined=True, label=gettext_lazy("Relation"))
    official = KnownValuesFilter(model=Official, column="slug", label=gettext_lazy("Official"))
    topic = KnownValuesFilter(model=Topic, column="slug", label=gettext_lazy("Topic"))
    kind = ChoicesFilter(choices=Meeting.Kind.choices, label=gettext_lazy("Kind"))
    standing = ChoicesFilter(choices=Meeting.Standing.choices, label=gettext_lazy("Standing"))
    host = SideFilter(label=gettext_lazy("Host"))
    language = ChoicesFilter(
        choices=[(tag, language.own_name) for tag, language in LANGUAGES.items()],
        label=gettext_lazy("Language available"),
    )
    publisher = KnownValuesFilter(model=Publisher, column="domain", label=gettext_lazy("Publisher"))
    known = ChoicesFilter(choices=KNOWN, label=gettext_lazy("How the date is known"))
    review = ChoicesFilter(choices=Meeting.Review.choices, label=gettext_lazy("Review"))
    sort = django_filters.ChoiceFilter(
        choices=[("newest", "newest"), ("oldest", "oldest")], label=gettext_lazy("Order")
    )
    page = WholeNumberFilter(min_value=1, max_value=10**9)
    after = WholeNumberFilter(min_value=0, max_value=2**31)

    class Meta:
        model = TimelineRow
        fields: list[str] = []
        form = MeetingFilterForm

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """`from` is a word of Python, so these two are added by hand."""
        filters = super().get_filters()
        filters["from"] = DateFilter(label=gettext_lazy("From"))
        filters["to"] = DateFilter(label=gettext_lazy("To"))
        return filters

    def get_form_class(self) -> Any:
        """A form of the parameters that the address has: fields are dear, and most addresses have few."""
        fields = {name: filter_.field for name, filter_ in self.filters.items() if name in self.data}
        return type("MeetingFilterForm", (self._meta.form,), fields)

    @property
    def unknown(self) -> list[str]:
        """Parameters that no filter knows."""
        return [name for name in self.data if name not in self.filters]

    def is_valid(self) -> bool:
        return not self.unknown and super().is_valid()

    @property
    def problems(self) -> list[dict[str, str]]:
        """What is wrong: parameter, value and what to do, in the order of the address."""
        found = [
            {"parameter": name, "value": self.data.get(name, ""), "message": _("There is no such filter.")}
            for name in self.unknown
        ]
        for name, errors in self.form.errors.items():
            value = ", ".join(_values(self.data, name))
            found += [{"parameter": name, "value": value, "message": str(message)} for message in errors]
        return found

    @property
    def criteria(self) -> Criteria:
        """The filters as selection understands them; only for a valid filter."""
        cleaned = self.form.cleaned_data
        values = {
            name: chosen
            for name in self.filters
            if name not in PAGING + PERIOD and (chosen := tuple(cleaned.get(name) or ()))
        }
        first, last = cleaned.get("from"), cleaned.get("to")
        return Criteria(values, first[0] if first else None, last[1] if last else None)

    def selection(self) -> Selection:
        """The selected meetings; only for a valid filter."""
        return Selection(self.criteria)

    def filter_queryset(self, queryset: Any) -> Any:
        """Timeline rows of the selected meetings, for what needs a queryset."""
        return queryset.filter(key__in=list(self.selection().members))

    @property
    def newest_first(self) -> bool:
        return bool(self.form.cleaned_data.get("sort") != "oldest")


def _values(data: Any, name: str) -> list[str]:
    return data.getlist(name) if isinstance(data, QueryDict) else [str(data.get(name, ""))]


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
    parts = address.split("-")
    cuts = [("-".join(parts[:cut]), "-".join(parts[cut:])) for cut in range(1, len(parts))]
    known = known_sides([key for cut in cuts for key in cut])
    found = [
        (first, second) for first, second in cuts if first in known and second in known and first != second
    ]
    return found[0] if len(found) == 1 else None
