"""All values of one facet for a selection, however many: what a long list of the filter column leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.facet_lists import Option, coded_labels, option
from archive.interface_names import names
from archive.ordering import by_name
from archive.selection import EVERY, Selection
from articles.text.normalise import fold


@dataclass(frozen=True)
class Choice:
    """A value with the number of its meetings, and the parameters of the list once it is chosen or dropped."""

    option: Option
    values: tuple[str, ...]


def choices(selection: Selection, facet: str, chosen: list[str], find: str = "") -> list[Choice]:
    """The values that meetings of the selection carry, and those chosen; the most frequent first, then by name.

    `chosen` is what the address has; `find` keeps the values whose name holds it, marks and case aside.
    """
    coded = coded_labels().get(facet, {})
    within = selection.members if facet in EVERY else selection.ignoring(facet)
    named = names()
    found = [value.called(named) for value in selection.sets.every(facet)]
    counted = [(value, within.intersection_cardinality(value.members)) for value in found]
    taken = selection.criteria.values.get(facet, ())
    options = [
        option(value, count, taken, coded) for value, count in counted if count or value.value in taken
    ]
    listed = [each for each in options if fold(find) in fold(each.label)]
    ordered = sorted(by_name(listed, lambda each: each.label), key=lambda each: -each.count)
    return [Choice(each, _toggled(each, chosen)) for each in ordered]


def _toggled(each: Option, chosen: Iterable[str]) -> tuple[str, ...]:
    """The values of the parameter with this one chosen, or without it where it is chosen."""
    if not each.checked:
        return (*chosen, each.value)
    turned = "-".join(reversed(each.value.split("-")))
    return tuple(value for value in chosen if value not in (each.value, turned))
