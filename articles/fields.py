"""The EDTF model field: what an editor writes is kept, its strict bounds are stored beside it.

    published = EdtfField(blank=True)
    published_lower = EdtfBoundField()
    published_upper = EdtfBoundField()

The bounds follow the value wherever it is set (forms, bulk_create, loaddata); the database holds all three.
Filters and sorting use the bounds, readers see the wording.

    "2025-12-03"             lower 2025-12-03, upper 2025-12-03
    "2025-12-01/2025-12-04"  lower 2025-12-01, upper 2025-12-04
    "2025-11"                lower 2025-11-01, upper 2025-11-30
    "XXXX-05-13", ""         no bounds
    "3/12"                   ValidationError
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from articles import edtf_date


def validate_edtf(value: str) -> None:
    """Raises ValidationError, with what to write instead, where `value` is no EDTF date."""
    try:
        edtf_date.parse(value)
    except edtf_date.InvalidDate as error:
        raise ValidationError(str(error), code="invalid_edtf") from error


class EdtfField(models.CharField):
    """An EDTF string of at most 64 characters; empty where no date is known."""

    default_validators = [validate_edtf]
    description = "Date in the Extended Date/Time Format"

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 64)
        super().__init__(*args, **options)


class _Bound(DeferredAttribute):
    """Reads a bound off the EDTF value beside it, so that the two can never disagree."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        source, _, end = self.field.attname.rpartition("_")
        return bounds(getattr(instance, source))[end == "upper"]

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EdtfBoundField(models.DateField):
    """One strict bound of the EdtfField it is named after (`date_lower` of `date`); never set by hand."""

    descriptor_class = _Bound

    def __init__(self, *args: Any, **options: Any) -> None:
        options.update(null=True, blank=True, editable=False)
        super().__init__(*args, **options)


def bounds(value: str) -> tuple[Any, Any]:
    """(lower, upper) of an EDTF string, (None, None) for an empty one; ValidationError for another."""
    if not value:
        return None, None
    validate_edtf(value)
    date = edtf_date.parse(value)
    return date.lower, date.upper


class CodePointOrder(models.Func):
    """Text in the order of its code points: the same list on both databases, whatever PostgreSQL's locale."""

    template = "%(expressions)s"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **context)


def bounds_in_order(field: str, name: str) -> models.CheckConstraint:
    """The database's own rule that an EDTF field's lower bound is not after its upper bound."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}_lower__isnull": True})
        | models.Q(**{f"{field}_upper__isnull": True})
        | models.Q(**{f"{field}_lower__lte": models.F(f"{field}_upper")}),
        name=name,
    )


def one_of(
    field: str, choices: type[models.TextChoices], name: str, *, blank: bool = False
) -> models.CheckConstraint:
    """The database's own rule that `field` holds one of `choices` (or nothing, where `blank`)."""
    values = [*choices.values, *([""] if blank else [])]
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": values}), name=name)


def not_empty(field: str, name: str) -> models.CheckConstraint:
    """The database's own rule that `field` is not the empty string."""
    return models.CheckConstraint(condition=~models.Q(**{field: ""}), name=name)
