"""What field:value of a query stands for: the search keys of texts."""

from collections.abc import Callable

from pyroaring import BitMap

from archive.models import Document, DocumentTitle, Post, PrintedForm, Topic
from archive.search_names import Directory, key
from archive.search_request import ALIASES
from articles.languages import LANGUAGES
from articles.models import Publisher, SearchText
from articles.search import Sets
from articles.text.query import Field, Phrase, QuerySyntax


class Fields:
    """Fields for one query."""

    def __init__(self, sets: Sets, directory: Directory) -> None:
        self.sets = sets
        self.directory = directory

    def resolve(self, field: Field) -> BitMap | None:
        """The texts of a field; None for “title”, which is asked of the index of words.

        Raises QuerySyntax where the archive knows no such value.
        """
        name = ALIASES.get(field.name, field.name)
        if name == "title":
            return None
        if not isinstance(field.term, Phrase):
            raise QuerySyntax("one_value", 1, f"{field.name}:")
        found = _READERS[name](self, field.typed)
        if found is None:
            raise QuerySyntax("unknown_value", 1, field.typed)
        return found

    def _members(self, facet: str, values: set[str]) -> BitMap | None:
        return BitMap().union(*(self.sets.members(facet, value) for value in values)) if values else None

    def language(self, value: str) -> BitMap | None:
        named = {
            tag for tag, language in LANGUAGES.items() if value.lower() in (tag, language.own_name.lower())
        }
        return self._members("language", named)

    def year(self, value: str) -> BitMap | None:
        year = "".join(form for form in key(value))
        return self._members("year", {year}) if year.isdecimal() and len(year) == 4 else None

    def publisher(self, value: str) -> BitMap | None:
        named = {
            publisher.domain
            for publisher in Publisher.objects.all()
            if value.lower() == publisher.domain or key(value) == key(publisher.name)
        }
        return self._members("publisher", named)

    def country(self, value: str) -> BitMap | None:
        slugs = {slug for kind, slug in self.directory.named(value) if kind == "country"}
        codes = {slug.upper() for slug in slugs} | ({value.upper()} if len(value) == 2 else set())
        return self._members("country", codes)

    def official(self, value: str) -> BitMap | None:
        return self._members("official", self._named("official", value))

    def organisation(self, value: str) -> BitMap | None:
        return self._members("organisation", self._named("organisation", value))

    def _named(self, kind: str, value: str) -> set[str]:
        """By a whole spelling, else by a part of one name alone; a slug is taken too."""
        slugs = {slug for held, slug in self.directory.named(value) if held == kind}
        part = self.directory.part_of(value)
        if not slugs and part and part[0] == kind:
            slugs = {part[1]}
        if not slugs and kind == "official" and len(alike := self.directory.sounding_like(value)) == 1:
            slugs = set(alike)
        return slugs or ({value} if self.directory.holds((kind, value)) else set())

    def topic(self, value: str) -> BitMap | None:
        named = {
            topic.slug
            for topic in Topic.objects.all()
            if value == topic.slug or key(value) in map(key, (topic.name, topic.name_vi, topic.name_bn))
        }
        return self._members("topic", named)

    def document(self, value: str) -> BitMap | None:
        own = Document.objects.values_list("slug", "title")
        printed = DocumentTitle.objects.values_list("document__slug", "text")
        named = {slug for slug, title in (*own, *printed) if slug == value or _holds(title, value)}
        return self._members("document", named)

    def post(self, value: str) -> BitMap | None:
        """Texts that print such a post, and texts that report a meeting with somebody who holds one."""
        holders = {
            slug
            for slug, title in Post.objects.values_list("official__slug", "title")
            if _holds(title, value)
        }
        printed = PrintedForm.objects.exclude(post="").order_by().values_list("post", flat=True).distinct()
        forms = [post for post in printed if _holds(post, value)]
        if not holders and not forms:
            return None
        texts = PrintedForm.objects.filter(post__in=forms).values("text")
        keys = BitMap(SearchText.objects.filter(text__in=texts).values_list("key", flat=True))
        return keys | (self._members("official", holders) or BitMap())


def _holds(title: str, value: str) -> bool:
    """All words of the value are in the title."""
    return set(key(value)) <= set(key(title))


_READERS: dict[str, Callable[[Fields, str], BitMap | None]] = {
    "language": Fields.language,
    "year": Fields.year,
    "publisher": Fields.publisher,
    "country": Fields.country,
    "official": Fields.official,
    "organisation": Fields.organisation,
    "topic": Fields.topic,
    "document": Fields.document,
    "post": Fields.post,
}
