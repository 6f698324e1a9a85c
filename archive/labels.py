"""What facet values are called: the names of countries, organisations, officials, topics and publishers."""

from collections.abc import Callable, Iterable

from archive.facets import RELATION_JOIN
from archive.models import Country, Official, Organisation, Topic
from articles.models import Publisher

Label = tuple[str, str]
"""A name and the BCP 47 tag of its language."""


def labels(facet_values: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Label]:
    """Names for (facet, value) pairs; a value that the code itself names (a kind, a language) has none."""
    by_facet: dict[str, set[str]] = {}
    for facet, value in facet_values:
        by_facet.setdefault(facet, set()).add(value)
    return {
        (facet, value): label
        for facet, values in by_facet.items()
        if facet in _NAMERS
        for value, label in _NAMERS[facet](values).items()
    }


def sides(keys: Iterable[str]) -> dict[str, Label]:
    """Names of sides by key: {"vn": ("Viet Nam", "en"), "unodc": ("UNODC", "en")}."""
    wanted = set(keys)
    codes = {key.upper() for key in wanted if len(key) == 2}
    countries = {code.lower(): label for code, label in _countries(codes).items()}
    return {**_organisations(wanted), **countries}


def _countries(codes: set[str]) -> dict[str, Label]:
    return {
        code: (name, "en")
        for code, name in Country.objects.filter(code__in=codes).values_list("code", "name")
    }


def _organisations(slugs: set[str]) -> dict[str, Label]:
    found = Organisation.objects.filter(slug__in=slugs).values_list("slug", "name")
    return {slug: (name, "en") for slug, name in found}


def _officials(slugs: set[str]) -> dict[str, Label]:
    found = Official.objects.in_bulk(slugs, field_name="slug").values()
    return {official.slug: (official.name, official.name_language) for official in found}


def _topics(slugs: set[str]) -> dict[str, Label]:
    return {
        slug: (name, "en") for slug, name in Topic.objects.filter(slug__in=slugs).values_list("slug", "name")
    }


def _publishers(domains: set[str]) -> dict[str, Label]:
    found = Publisher.objects.filter(domain__in=domains)
    return {publisher.domain: (publisher.name, publisher.language or "en") for publisher in found}


def _relations(values: set[str]) -> dict[str, Label]:
    names = sides(key for value in values for key in value.split(RELATION_JOIN))
    return {
        value: (" – ".join(names.get(key, (key, ""))[0] for key in value.split(RELATION_JOIN)), "en")
        for value in values
    }


_NAMERS: dict[str, Callable[[set[str]], dict[str, Label]]] = {
    "country": _countries,
    "host": sides,
    "official": _officials,
    "organisation": _organisations,
    "publisher": _publishers,
    "relation": _relations,
    "topic": _topics,
    "visitor": sides,
}
