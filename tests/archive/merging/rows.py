"""All curated rows, to be compared before and after."""

from typing import Any

from django.apps import apps
from simple_history.models import HistoricalChanges

from archive.models import Operation, TimelineState

IGNORED = {"changed_at"}
"""A meeting that was changed and changed back was changed all the same."""


def curated_rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of the archive but its histories, operations and what is concluded from others."""
    models = [
        model
        for model in apps.get_app_config("archive").get_models(include_auto_created=True)
        if not issubclass(model, HistoricalChanges)
        and model not in (Operation, TimelineState)
        and not model.__name__.startswith("Historical")
        and model.__name__ not in ("ArchiveState", "FacetSet", "TimelineRow")
    ]
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name not in IGNORED}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in models
    }
