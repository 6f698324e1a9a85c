"""One record of a file that holds many: its columns checked, its texts put together as an article."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from articles import edtf_date, languages
from articles.importers import urls
from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.readers.assemble import Raw, Stated, assemble
from articles.importers.readers.markup import fragment_lines
from articles.importers.readers.page_metadata import known_language
from articles.importers.readers.stated_dates import edtf_of
from articles.text.normalise import clean, nfc
from articles.text.segment import Line, passages

# Column → other names it is known by.
COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("external_id",),
    "url": ("source_url", "link"),
    "title": ("headline",),
    "published": ("date", "published_at", "date_published"),
    "language": ("lang",),
    "publisher": ("outlet", "site"),
    "author": ("byline",),
    "text": ("body", "content"),
}
_ONE_LANGUAGE = re.compile(r"(text|title)_{1,2}([a-z]{2,3}(?:-[a-z0-9]{2,8})*)")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|ul|article|span)\b[^>]{0,500}>", re.I)
_LONGEST_ID = 200
_LONGEST_NAME = 200


@dataclass(frozen=True)
class Version:
    """One language version. language: a tag of the archive, None where nobody says it."""

    language: str | None
    title: str | None
    lines: Sequence[str]


@dataclass(frozen=True)
class Record:
    """What a record says. The first version is the original where original_known."""

    versions: Sequence[Version]
    original_known: bool = False
    external_id: str | None = None
    url: str | None = None
    published: str | None = None
    published_words: str | None = None
    publisher_name: str | None = None
    author: str | None = None
    language_is_sure: bool = True


def columns_of(names: Sequence[str]) -> list[str]:
    """The names of columns as they are documented: “Source_URL” → url, “text__vi” → text_vi."""
    known = {other: column for column, others in COLUMNS.items() for other in others}
    plain = [name.strip().lower() for name in names]
    single = [name.replace("__", "_") for name in plain]
    return [known.get(name, name) for name in single]


def record_of(fields: Mapping[str, Any]) -> Record:
    """The record in the columns of one row. Raises Refused (bad_record) that names the column."""
    columns = dict(zip(columns_of(list(fields)), fields.values(), strict=True))
    flat = _flat(columns)
    if "source" in flat:  # some write the address there, some the publisher
        named = "url" if urls.canonical(str(flat["source"])) else "publisher"
        flat.setdefault(named, flat["source"])
    language = _language(flat.get("language"), "language")
    versions = _versions(flat, language)
    words = _string(flat, "published")
    return Record(
        versions=versions,
        original_known=language is not None or bool(_string(flat, "text")),
        external_id=_limited(_string(flat, "id"), _LONGEST_ID, "id"),
        url=_string(flat, "url"),
        published=_published(words),
        published_words=words[:100] if words else None,
        publisher_name=_limited(_string(flat, "publisher"), _LONGEST_NAME, "publisher"),
        author=_string(flat, "author"),
    )


def article_of(record: Record, raw: Raw, language: str | None = None) -> ParsedArticle:
    """The article of a record, with its further language versions. language: for a text whose own is not given.

    Raises Refused as assemble does.
    """
    texts = [_text_of(version, record, raw, language) for version in record.versions]
    tags = [text.language for text in texts]
    doubled = next((tag for tag in tags if tags.count(tag) > 1), None)
    if doubled:
        raise Refused("bad_record", f"the record holds two texts in {doubled}. Give each its own language")
    first, *rest = texts
    rest = [replace(text, translation=record.original_known) for text in rest]
    return replace(first, versions=tuple(rest))


def _text_of(version: Version, record: Record, raw: Raw, language: str | None) -> ParsedArticle:
    given = None if version.language and len(record.versions) > 1 else language
    stated = Stated(
        title=version.title,
        url=record.url,
        published=record.published,
        published_words=record.published_words,
        language=version.language,
        language_is_sure=record.language_is_sure,
        external_id=record.external_id,
        author=record.author,
        publisher_name=record.publisher_name,
    )
    lines = [
        Line(number, shown.text)
        for number, line in enumerate(version.lines, start=1)
        for shown in passages(nfc(_CONTROLS.sub("", line)))
    ]
    return assemble(lines, raw, stated, given)


def _flat(columns: Mapping[str, Any]) -> dict[str, Any]:
    """{"text": {"bn": …}} as {"text_bn": …}."""
    flat: dict[str, Any] = {}
    for name, value in columns.items():
        if name in ("text", "title") and isinstance(value, Mapping):
            flat.update({f"{name}_{str(tag).lower()}": part for tag, part in value.items()})
        else:
            flat[name] = value
    return flat


def _versions(flat: Mapping[str, Any], language: str | None) -> list[Version]:
    found: list[Version] = []
    if _string(flat, "text"):
        found.append(Version(language, _string(flat, "title"), _lines(flat, "text")))
    for name in flat:
        split = _ONE_LANGUAGE.fullmatch(name)
        if split and split.group(1) == "text" and _string(flat, name):
            tag = _language(split.group(2), name)
            title = _string(flat, f"title_{split.group(2)}")
            title = title or (_string(flat, "title") if tag == language else None)
            found.append(Version(tag, title, _lines(flat, name)))
    if not found:
        raise Refused("bad_record", "the record has no text: fill text, or text_bn, text_vi …")
    if language and not _string(flat, "text"):
        found.sort(key=lambda version: version.language != language)
    return found


def _lines(flat: Mapping[str, Any], name: str) -> list[str]:
    text = str(_string(flat, name))
    return fragment_lines(text) if _MARKUP.search(text[:5000]) else text.splitlines()


def _string(flat: Mapping[str, Any], name: str) -> str | None:
    value = flat.get(name)
    if isinstance(value, list) and name.startswith("text") and all(isinstance(part, str) for part in value):
        value = "\n".join(value)
    if isinstance(value, int) and not isinstance(value, bool) and name == "id":
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused("bad_record", f"{name} is {_kind_of(value)}, not a string")
    if _SURROGATES.search(value):
        raise Refused("bad_record", f"{name} holds half a character (a lone surrogate). Write it whole")
    value = value if name.startswith("text") else clean(value).replace("\n", " ")
    return value if value.strip() else None


def _kind_of(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "something else")


def _limited(value: str | None, longest: int, name: str) -> str | None:
    if value and len(value) > longest:
        raise Refused("bad_record", f"{name} has {len(value):,} characters; the limit is {longest}")
    return value


def _language(tag: Any, column: str) -> str | None:
    if tag is None or tag == "":
        return None
    known = known_language(tag) if isinstance(tag, str) else None
    if known is None:
        told = f"{column}: “{str(tag)[:40]}” is no language of the archive"
        raise Refused("bad_record", f"{told}. Known are {', '.join(languages.LANGUAGES)}")
    return known


def _published(words: str | None) -> str | None:
    if words is None:
        return None
    try:
        return edtf_of(words)
    except edtf_date.InvalidDate as error:
        raise Refused("bad_record", f"published: {error}") from None
