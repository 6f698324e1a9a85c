"""The parameters of every list of meetings: one FilterSet for pages, exports, feeds and the API.

An unknown parameter, an unknown value and a period that ends before it begins are refused by name; nothing is
dropped silently.
"""

import datetime as dt
from functools import partial
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import asof
from archive.filter_fields import (
    ChoicesFilter,
    DateFilter,
    KnownValuesFilter,
    MomentFilter,
    SideFilter,
)
from archive.meeting_search import NotUnderstood, meetings_about
from archive.models import Country, Meeting, Official, Organisation, TimelineRow, Topic
from archive.past import past_sets, record_then
from archive.selection import Criteria, Near, Selection, Sets, current_sets
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
VENUES = [
    ("side", gettext_lazy("In the country of one side")),
    ("third", gettext_lazy("In a third country")),
    ("unstated", gettext_lazy("Country not stated")),
]
PAGING = ("sort", "page", "after")
PERIOD = ("from", "to")
NEAR = ("near", "within")
ONCE = (*PAGING, *PERIOD, *NEAR, "asof", "q")
"""Parameters with one value; of the others every value counts."""
MOST_DAYS = 3660


class WholeNumberFilter(django_filters.Filter):
    field_class = forms.IntegerField


class TextFilter(django_filters.Filter):
    field_class = forms.CharField


class MeetingFilterForm(forms.Form):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and first[0] > last[1]:
            message = _("The period ends (%(to)s) before it begins (%(from)s).")
            self.add_error("to", message % {"from": self.data.get("from"), "to": self.data.get("to")})
        if cleaned.get("page") and cleaned.get("after") is not None:
            self.add_error("after", _("Write either page or after, not both."))
        self._clean_near(cleaned)
        self._clean_q(cleaned)
        return cleaned

    def _clean_q(self, cleaned: dict[str, Any]) -> None:
        """The search index knows the texts of now alone."""
        if not cleaned.get("q"):
            return
        if cleaned.get("asof"):
            message = _("Texts can only be searched as they are now: write either q or asof, not both.")
            self.add_error("q", message)
            return
        try:
            cleaned["about"] = meetings_about(cleaned["q"])
        except NotUnderstood as error:
            self.add_error("q", str(error))

    def _clean_near(self, cleaned: dict[str, Any]) -> None:
        """`near` and `within` make one filter: each needs the other."""
        near, within = cleaned.get("near"), cleaned.get("within")
        if near and within is None and "within" not in self.errors:
            message = _("Write also how many days around: within=30.")
            self.add_error("within" if "within" in self.fields else "near", message)
        elif within is not None and not near and "near" not in self.errors:
            message = _("Write also the day or the meeting: near=2025-12-03.")
            self.add_error("near" if "near" in self.fields else "within", message)
        elif near and within is not None and "asof" not in self.errors:
            try:
                cleaned["around"] = around(near, within, cleaned.get("asof"))
            except forms.ValidationError as error:
                self.add_error("near", error)


def around(near: str, days: int, moment: dt.datetime | None) -> Near:
    """The days around a day or a meeting; ValidationError where `near` names neither, or a meeting without a year."""
    try:
        date = edtf_date.parse(near)
    except edtf_date.InvalidDate:
        date = None
    if date and date.precision == "day" and date.lower:
        return Near(near, days, date.lower, date.upper or date.lower)
    found = record_then(near, moment)
    if found is None:
        message = _("“%(value)s” is neither a day (2025-12-03) nor a meeting of the archive.")
        raise forms.ValidationError(message % {"value": near})
    bounds = [dt.date.fromisoformat(day) for day in (found["date_lower"], found["date_upper"]) if day]
    if not bounds:
        message = _("The year of the meeting “%(value)s” is not known: no days are near it.")
        raise forms.ValidationError(message % {"value": near})
    return Near(near, days, bounds[0], bounds[-1], found)


class MeetingFilter(django_filters.FilterSet):
    """Filters of the timeline.  `selection` is what they select, `problems` why they are refused."""

    base_filters: dict[str, Any]

    country = KnownValuesFilter(model=Country, column="code", label=gettext_lazy("Country"))
    organisation = KnownValuesFilter(model=Organisation, column="slug", label=gettext_lazy("Organisation"))
    relation = SideFilter(joined=True, label=gettext_lazy("Relation"))
    official = KnownValuesFilter(model=Official, column="slug", label=gettext_lazy("Official"))
    topic = KnownValuesFilter(model=Topic, column="slug", label=gettext_lazy("Topic"))
    kind = ChoicesFilter(choices=Meeting.Kind.choices, label=gettext_lazy("Kind"))
    standing = ChoicesFilter(choices=Meeting.Standing.choices, label=gettext_lazy("Standing"))
    host = SideFilter(label=gettext_lazy("Host"))
    visitor = SideFilter(label=gettext_lazy("Visitor"))
    venue = ChoicesFilter(choices=VENUES, label=gettext_lazy("Where it was held"))
    language = ChoicesFilter(
        choices=[(tag, language.own_name) for tag, language in LANGUAGES.items()],
        label=gettext_lazy("Language available"),
    )
    publisher = KnownValuesFilter(model=Publisher, column="domain", label=gettext_lazy("Publisher"))
    known = ChoicesFilter(choices=KNOWN, label=gettext_lazy("How the date is known"))
    q = TextFilter(label=gettext_lazy("Words of the passages"))
    review = ChoicesFilter(choices=Meeting.Review.choices, label=gettext_lazy("Review"))
    near = TextFilter(label=gettext_lazy("Near"))
    within = WholeNumberFilter(min_value=0, max_value=MOST_DAYS, label=gettext_lazy("Days around"))
    asof = MomentFilter(label=gettext_lazy("The record as of"))
    sort = django_filters.ChoiceFilter(
        choices=[("newest", "newest"), ("oldest", "oldest")], label=gettext_lazy("Order")
    )
    page = WholeNumberFilter(min_value=1, max_value=10**9)
    after = WholeNumberFilter(min_value=0, max_value=2**31)

    class Meta:
        model = TimelineRow
        fields: list[str] = []
        form = MeetingFilterForm

    def __init__(self, data: Any = None, **options: Any) -> None:
        # Every filter is copied for every request; of those that the address has not no copy is needed.
        every = type(self).base_filters
        self.base_filters = {name: every[name] for name in data or () if name in every}
        super().__init__(data, **options)

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
        if self.data.get("asof"):
            for name, field in fields.items():
                field.then = partial(self._named_then, name)
        return type("MeetingFilterForm", (self._meta.form,), fields)

    def _named_then(self, facet: str, value: str) -> bool:
        """Whether a meeting carried this value at the moment asked for."""
        try:
            moment = asof.parse(self.data["asof"], timezone.now())
        except asof.InvalidMoment:
            return False
        return bool(past_sets(moment).members(facet, value))

    @property
    def unknown(self) -> list[str]:
        """Parameters that no filter knows."""
        return [name for name in self.data if name not in type(self).base_filters]

    @property
    def repeated(self) -> list[str]:
        """Parameters that stand more than once where one value is meant."""
        return [name for name in ONCE if len(_values(self.data, name)) > 1]

    def is_valid(self) -> bool:
        return not self.unknown and not self.repeated and super().is_valid()

    @property
    def problems(self) -> list[dict[str, str]]:
        """What is wrong: parameter, value and what to do, in the order of the address."""
        found = [
            {"parameter": name, "value": self.data.get(name, ""), "message": _("There is no such filter.")}
            for name in self.unknown
        ]
        found += [
            {
                "parameter": name,
                "value": ", ".join(_values(self.data, name)),
                "message": _("Write it only once."),
            }
            for name in self.repeated
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
            for name in type(self).base_filters
            if name not in ONCE and (chosen := tuple(cleaned.get(name) or ()))
        }
        first, last = cleaned.get("from"), cleaned.get("to")
        period = first[0] if first else None, last[1] if last else None
        return Criteria(values, *period, cleaned.get("around"), cleaned.get("about"))

    def selection(self) -> Selection:
        """The selected meetings; only for a valid filter."""
        return Selection(self.criteria, self.sets())

    def sets(self) -> Sets:
        """The record of now, or of the moment asked for."""
        return past_sets(self.moment) if self.moment else current_sets()

    @property
    def moment(self) -> dt.datetime | None:
        """The moment asked for; None for now."""
        found: dt.datetime | None = self.form.cleaned_data.get("asof")
        return found

    def filter_queryset(self, queryset: Any) -> Any:
        """Timeline rows of the selected meetings, for what needs a queryset."""
        return queryset.filter(key__in=list(self.selection().members))

    @property
    def newest_first(self) -> bool:
        return bool(self.form.cleaned_data.get("sort") != "oldest")


def _values(data: Any, name: str) -> list[str]:
    return data.getlist(name) if isinstance(data, QueryDict) else [str(data.get(name, ""))]


def canonical(data: QueryDict, *dropped: str) -> str:
    """The query string of a list, always in the same order; what says nothing (sort=newest, page=1, "") is left out.

    The same selection has one address, however its filters were chosen.
    """
    silent = {"sort": "newest", "page": "1"}
    kept: list[tuple[str, str]] = []
    for name in MeetingFilter.base_filters:
        values = [] if name in dropped else data.getlist(name)
        kept += [(name, value) for value in sorted(set(values)) if value and silent.get(name) != value]
    return urlencode(kept)
