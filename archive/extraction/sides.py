"""The sides of a meeting: a country, or a body that sits for itself; and the home country of a text."""

from dataclasses import dataclass

from archive.extraction.organisations import OrganisationMention
from archive.extraction.source import Source

HOME_BY_LANGUAGE = {"vi": "VN"}
OWN_SIDE = ("international", "company")
"""Kinds of bodies that sit for themselves; the others sit for their country."""
NO_COUNTRY_DOMAINS = ("eu", "tv", "io", "me", "co", "ai", "cc")


@dataclass(frozen=True)
class Side:
    """A country (ISO 3166-1 alpha-2), or a body that sits for itself: its slug in the archive, or its name."""

    country: str | None = None
    organisation: str | None = None
    name: str | None = None

    @property
    def key(self) -> str:
        return self.country or self.organisation or _ident(self.name or "")


def _ident(name: str) -> str:
    return "-".join(name.casefold().split())


def home(source: Source) -> str | None:
    """The country of the outlet: by its domain, or by a language that one country alone speaks."""
    label = (source.domain or "").rsplit(".", 1)[-1].lower()
    if len(label) == 2 and label.isascii() and label.isalpha() and label not in NO_COUNTRY_DOMAINS:
        return "GB" if label == "uk" else label.upper()
    return HOME_BY_LANGUAGE.get(source.language)


def of_body(body: OrganisationMention) -> Side | None:
    """The side of a body: itself if it is international or a company, else its country."""
    if body.kind in OWN_SIDE:
        slug = body.slug if body.kind == "company" or body.slug == _ident(body.name_en) else None
        return Side(organisation=slug, name=body.name_en)
    return Side(country=body.country) if body.country else None
