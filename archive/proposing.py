"""Runs extraction with the names that the archive knows.  archive.proposals stores what it finds."""

from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from archive.extraction.extract import Officials, extract
from archive.extraction.same_event import SameEvents
from archive.extraction.sides import Side
from archive.extraction.source import Paragraph, Source
from archive.models import Name, Official, Organisation
from archive.names.gazetteer import Gazetteer, Known
from archive.names.lookup import Lookup
from articles.importers.parsed import ParsedArticle

HEAD_LINES = 8
HEAD_KINDS = ("byline", "date_header", "other")
RULES = ("archive/extraction", "archive/names", "articles/dates", "articles/text")
"""The folders whose files decide what is found."""


DATELINES = ("date_header", "byline")
"""Kinds of removed lines that may tell when and where a text was written."""


class Proposer:
    """Extraction for one run: names are read once, reports of one event get one key."""

    def __init__(self) -> None:
        self._gazetteer = Gazetteer(known_names())
        self._lookup = Lookup(self._gazetteer)
        self._same = SameEvents()
        self._officials = known_officials()

    def document(self, parsed: ParsedArticle, file_name: str) -> dict[str, Any]:
        """The proposal document of an article, with its mentions and meetings.

        A text on which the rules fail is read all the same; a warning names the failure.
        """
        document = parsed.as_proposal(file_name)
        try:
            found = extract(source_of(parsed), self._same, self._gazetteer, self._lookup, self._officials)
        except Exception as error:
            told = f"no meetings were looked for: {type(error).__name__}: {error}; please report this text"
            warning = {"code": "extraction_failed", "message": told, "line": None}
            return {**document, "warnings": [*document.get("warnings", []), warning]}
        return {**document, **found}

    def meetings(self, source: Source) -> list[dict[str, Any]]:
        """The meetings of one text.  Which are one event with those of other texts is archive.matching's to say."""
        return extract(source, SameEvents(), self._gazetteer, self._lookup, self._officials)["meetings"]

    @cached_property
    def version(self) -> str:
        """The same for the same rules and names: then a text that was read need not be read again."""
        names = sha256()
        for known in self._gazetteer.known:
            names.update(repr(known).encode())
        return f"{rules_version()}-{names.hexdigest()[:10]}"


@lru_cache(maxsize=1)
def rules_version() -> str:
    """Ten letters that change with any rule or word list."""
    found = sha256()
    for folder in RULES:
        for path in sorted((Path(__file__).parents[1] / folder).rglob("*")):
            if path.suffix in (".py", ".tsv", ".txt"):
                found.update(path.read_bytes())
    return found.hexdigest()[:10]


def source_of(parsed: ParsedArticle) -> Source:
    """What extraction reads of an article."""
    datelines = [removed.text for removed in parsed.removed if removed.kind in DATELINES]
    return Source(
        parsed.language,
        tuple(
            Paragraph(number, passage.text, passage.kind == "heading")
            for number, passage in enumerate((kept for kept in parsed.passages if kept.kind != "caption"), 1)
        ),
        parsed.published,
        parsed.published_basis,
        parsed.domain,
        "\n".join(datelines),
    )


def known_officials() -> Officials:
    """Every official whose side the archive knows."""
    found = Official.objects.values_list(
        "slug", "name", "country", "organisation__slug", "organisation__name"
    )
    known = [row for row in found if row[2] or row[3]]
    return Officials(
        {slug: name for slug, name, *_ in known},
        {
            slug: Side(country=country) if country else Side(organisation=body, name=body_name)
            for slug, _, country, body, body_name in known
        },
    )


def known_names() -> list[Known]:
    """Every spelling of the archive, with what tells people of one name apart."""
    found = _recorded_names()
    found += [
        Known(slug, "official", name, language, country, organisation)
        for slug, name, language, country, organisation in Official.objects.values_list(
            "slug", "name", "name_language", "country", "organisation__slug"
        )
    ]
    found += [
        Known(slug, "organisation", name, "en", country)
        for slug, name, country in Organisation.objects.values_list("slug", "name", "country")
    ]
    return found


def _recorded_names() -> list[Known]:
    """Every Name with whose it is; read as plain values, for there are tens of thousands."""
    rows = Name.objects.values_list(
        "text",
        "language",
        "official__slug",
        "official__country",
        "official__organisation__slug",
        "organisation__slug",
        "organisation__country",
    )
    return [
        Known(person, "official", text, language, country, body)
        if person
        else Known(organisation, "organisation", text, language, of)
        for text, language, person, country, body, organisation, of in rows
        if person or organisation
    ]
