"""What countries, organisations, officials and topics are called in the language of the interface.

Countries and topics have a name for each language.  Organisations and officials have what editors recorded as
their name in it: the preferred one, else a variant; never what a machine printed.  Where there is none, the
name of the record itself is shown, with its own language.

All names of a language are kept in memory for one version of the record, so that a page asks for none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.index import seen_version
from archive.interface_language import active
from archive.models import Country, Name, Topic
from archive.models.names import NameKind

Label = tuple[str, str]
"""A name and the BCP 47 tag of its language."""


@dataclass(frozen=True, eq=False)
class Names:
    """The names of one language; each mapping holds only what has one."""

    language: str
    countries: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    officials: dict[str, str] = field(default_factory=dict)

    def label(self, facet: str, value: str, otherwise: Label) -> Label:
        """The name of a facet value: ("country", "VN", ("Viet Nam", "en")) → ("Việt Nam", "vi")."""
        known = {
            "country": self.countries,
            "topic": self.topics,
            "organisation": self.organisations,
            "official": self.officials,
        }.get(facet)
        if facet in ("host", "visitor"):
            return self.side(value, otherwise)
        found = known.get(value) if known else None
        return (found, self.language) if found else otherwise

    def side(self, key: str, otherwise: Label) -> Label:
        """The name of a side by its key: "vn" a country, "unodc" an organisation."""
        found = self.countries.get(key.upper()) or self.organisations.get(key)
        return (found, self.language) if found else otherwise

    def same_names(self, other: "Names") -> bool:
        return vars(self) == vars(other)


_kept: dict[str, tuple[int, Names]] = {}


def names() -> Names:
    """The names in the active language.  The same object as long as no name has changed."""
    language, version = active(), seen_version()
    held = _kept.get(language)
    if held and held[0] == version:
        return held[1]
    found = _load(language)
    if held and held[1].same_names(found):
        found = held[1]
    _kept[language] = version, found
    return found


def forget() -> None:
    """Drops what is kept."""
    _kept.clear()


def _load(language: str) -> Names:
    column = f"name_{language}"
    if column not in {each.name for each in Country._meta.fields}:
        return Names(language)
    return Names(
        language,
        dict(Country.objects.exclude(**{column: ""}).values_list("code", column)),
        dict(Topic.objects.exclude(**{column: ""}).values_list("slug", column)),
        _recorded(language, "organisation"),
        _recorded(language, "official"),
    )


def _recorded(language: str, owner: str) -> dict[str, str]:
    """The names that editors recorded, by slug: a preferred one wins, then the earliest variant."""
    kinds = (NameKind.VARIANT, NameKind.PREFERRED)
    rows: Iterable[tuple[str, str, str]] = (
        Name.objects.filter(language=language, kind__in=kinds, **{f"{owner}__isnull": False})
        .order_by("pk")
        .values_list(f"{owner}__slug", "text", "kind")
    )
    listed = sorted(rows, key=lambda row: row[2] != NameKind.PREFERRED)
    return {slug: text for slug, text, _ in reversed(listed)}
