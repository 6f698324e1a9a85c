"""What a person says of a document, in place of what was recognised in it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from articles import languages
from articles.importers import urls
from articles.importers.parsed import Basis, ParsedArticle, ParsedPassage, Removed


@dataclass(frozen=True)
class Stated:
    """What the person says; None: nothing, what was recognised stays.  An empty text: there is none.

    language: BCP 47. kind: of articles.models.Text, presumed: nobody has said it. translator: who, or which
    engine. address: where the text was found. source: the address that the text names. domain, publisher: who
    printed it. published: EDTF. put_back: removed texts that belong to the article after all. translates,
    same_event: an article that is held, by its number.
    """

    language: str | None = None
    kind: str | None = None
    presumed: bool = False
    translator: str = ""
    address: str | None = None
    source: str | None = None
    domain: str | None = None
    publisher: str | None = None
    published: str | None = None
    put_back: tuple[str, ...] = ()
    translates: int | None = None
    same_event: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Only what was said."""
        empty = Stated()
        return {name: value for name, value in asdict(self).items() if value != getattr(empty, name)}


def stated_of(found: dict[str, Any]) -> Stated:
    """Back from `as_json`."""
    known = {field.name for field in fields(Stated)}
    given = {name: value for name, value in found.items() if name in known}
    return Stated(**{**given, "put_back": tuple(given.get("put_back", ()))})


def overrule(parsed: ParsedArticle, stated: Stated) -> ParsedArticle:
    """The document with what was said of it.  Raises languages.UnknownLanguage."""
    found = put_back(parsed, stated.put_back)
    if stated.language:
        found = replace(found, language=languages.get(stated.language).tag)
    found = _addressed(found, stated)
    if stated.domain is not None:
        found = replace(found, domain=stated.domain or None, publisher_name=stated.publisher or None)
    if stated.published is not None and stated.published != (parsed.published or ""):
        basis: Basis = "editor" if stated.published else "none"
        found = replace(
            found, published=stated.published or None, published_basis=basis, published_words=None
        )
    return found


def _addressed(parsed: ParsedArticle, stated: Stated) -> ParsedArticle:
    """Where the text was found goes before what it names as its source, which is kept as it is printed."""
    if stated.address is None and stated.source is None:
        return parsed
    source = parsed.source_url_as_printed if stated.source is None else stated.source
    canonical = urls.canonical(stated.address or source or "")
    return replace(
        parsed,
        source_url=canonical,
        source_url_as_printed=source or stated.address or None,
        domain=urls.domain(canonical) if canonical else None,
    )


def put_back(parsed: ParsedArticle, texts: Iterable[str]) -> ParsedArticle:
    """The document with these removed texts in their places again."""
    wanted = set(texts)
    back = [cut for cut in parsed.removed if cut.text in wanted]
    if not back:
        return parsed
    passages = list(parsed.passages)
    for cut in back:
        passages = _with(passages, cut)
    numbered = tuple(replace(passage, number=number) for number, passage in enumerate(passages, 1))
    kept = tuple(cut for cut in parsed.removed if cut.text not in wanted)
    return replace(parsed, passages=numbered, removed=kept)


def _with(passages: list[ParsedPassage], cut: Removed) -> list[ParsedPassage]:
    for place, passage in enumerate(passages):
        if passage.line != cut.line or passage.kind == "heading":
            continue
        if cut.scope == "line" and passage.text == cut.text:
            return [*passages[:place], replace(passage, kind="body"), *passages[place + 1 :]]
        if cut.scope != "line":
            parts = (cut.text, passage.text) if cut.scope == "prefix" else (passage.text, cut.text)
            return [
                *passages[:place],
                replace(passage, text=" ".join(part.strip() for part in parts)),
                *passages[place + 1 :],
            ]
    place = next((at for at, passage in enumerate(passages) if passage.line > cut.line), len(passages))
    return [*passages[:place], ParsedPassage(0, "body", cut.text, cut.line), *passages[place:]]
