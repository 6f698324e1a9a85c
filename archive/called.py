"""What a thing of the archive is called in the language of the interface, whatever shape it has on a page."""

from typing import Any

from archive.facets import RELATION_JOIN
from archive.interface_names import Label, names
from archive.models import Country, Official, Organisation, Side, Topic
from archive.selection import Value


def label_of(thing: Any) -> Label:
    """The name of a model, a facet value, or a side of a record, and the language of the name."""
    match thing:
        case Country():
            return names().label("country", thing.code, (thing.name, "en"))
        case Topic():
            return names().label("topic", thing.slug, (thing.name, "en"))
        case Organisation():
            return names().label("organisation", thing.slug, (thing.name, "en"))
        case Official():
            return names().label("official", thing.slug, (thing.name, thing.name_language))
        case Side():
            return names().side(thing.key, (str(thing), "en"))
        case Value():
            return thing.label or thing.value.replace(RELATION_JOIN, " – "), thing.language
        case {"key": str() as key, "name": str() as name}:
            return names().side(key, (name, "en"))
    return names().side(thing.key, (thing.name, "en"))


def said(thing: Any) -> str:
    """The name alone, as lists are put in order by it."""
    return label_of(thing)[0]


def label_of_participant(person: dict[str, Any]) -> Label:
    """The name of somebody who took part, from a record."""
    return names().label("official", person["official"], (person["name"], person["language"]))


def line_under(side: dict[str, Any], host: str) -> Label:
    """The small line under a side of a record: the body that sat for it; `host` is the word for a host."""
    if side["label"] == "Host":
        return host, names().language
    body = next((slug for slug in side["organisations"] if slug != side["key"]), "")
    return names().label("organisation", body, (side["label"], "en"))
