"""What a reader finds in one file, before anything is stored."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from articles.text.boilerplate import Removed

__all__ = ["ParsedArticle", "ParsedPassage", "Refused", "Removed", "Warning_"]

PassageKind = Literal["body", "heading", "caption"]
Basis = Literal["header", "url", "metadata", "editor", "none"]
RefusalCode = Literal[
    "unreadable", "empty", "not_text", "bad_encoding",
    "too_large", "unknown_format", "bad_record", "no_article",
]  # fmt: skip


class Refused(Exception):
    """A file or record that cannot be imported, and why. str() is "NAME:LINE: message", the line only where
    known. item and member: as of a ParsedArticle."""

    def __init__(
        self,
        code: RefusalCode,
        message: str,
        line: int | None = None,
        name: str = "",
        item: int | None = None,
        member: str = "",
    ) -> None:
        super().__init__(message)
        self.code: RefusalCode = code
        self.message = message
        self.line = line
        self.name = name
        self.item = item
        self.member = member

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.name, self.line) if part)
        return f"{place}: {self.message}" if place else self.message

    def as_proposal(self, file_name: str) -> dict[str, Any]:
        """The document of docs/formats/proposal.schema.json for a refused file."""
        error = {"code": self.code, "message": self.message, "line": self.line}
        nothing: dict[str, Any] = {"paragraphs": [], "removed": [], "mentions": [], "meetings": []}
        return {"file": file_name, "item": self.item, "status": "rejected", "error": error, **nothing}

    def placed(self, item: int | None, member: str = "") -> "Refused":
        """The same refusal as part of a file that holds several documents."""
        return Refused(self.code, self.message, self.line, self.name, item, _path(member, self.member))


@dataclass(frozen=True)
class ParsedPassage:
    """One paragraph. number: from 1 over all kept paragraphs, captions included. text: clean, in NFC.
    line: of the file, from 1."""

    number: int
    kind: PassageKind
    text: str
    line: int


@dataclass(frozen=True)
class Warning_:  # noqa: N801  Warning is a builtin
    """Something a person should look at; the import goes on."""

    code: str
    message: str
    line: int | None = None


@dataclass(frozen=True)
class ParsedArticle:
    """One article as found in a file. Nothing in it is guessed: what the file does not say is None.

    name: of the file; "feed.xml#3" for the third document of it. data: the bytes that are kept: of the file,
    or of the record where a file holds several; sha256 and size (bytes) are theirs. encoding: a codec of
    Python. language: BCP 47. source_url: canonical, or None where absent or unsafe. published: EDTF;
    published_words: where it says so. removed: what is no body, in the order of the file.
    item: number of the document inside its file, from 1; None where the file is one document. member: its
    path inside an archive. external_id: what its source calls it. translation: of another text of the same
    record. versions: the further language versions in the same record.
    """

    name: str
    sha256: str
    size: int
    encoding: str
    language: str
    title: str | None
    source_url: str | None
    source_url_as_printed: str | None
    domain: str | None
    published: str | None
    published_basis: Basis
    published_words: str | None
    passages: tuple[ParsedPassage, ...]
    removed: tuple[Removed, ...]
    warnings: tuple[Warning_, ...]
    data: bytes = field(default=b"", repr=False)
    item: int | None = None
    member: str = ""
    external_id: str | None = None
    author: str | None = None
    publisher_name: str | None = None
    translation: bool = False
    versions: tuple["ParsedArticle", ...] = ()

    def placed(self, item: int | None, member: str = "") -> "ParsedArticle":
        """The same article as part of a file that holds several documents."""
        versions = tuple(version.placed(item, member) for version in self.versions)
        return replace(self, item=item, member=_path(member, self.member), versions=versions)

    @property
    def texts(self) -> tuple["ParsedArticle", ...]:
        """The article in every language of its record, itself first."""
        return (self, *self.versions)

    @property
    def paragraphs(self) -> list[str]:
        """The text of the body and its headings, without captions."""
        return [passage.text for passage in self.passages if passage.kind != "caption"]

    def as_proposal(self, file_name: str) -> dict[str, Any]:
        """The document of docs/formats/proposal.schema.json, with no mentions and meetings yet."""
        return {
            "file": file_name,
            "item": self.item,
            "status": "ok",
            "error": None,
            "warnings": [{"code": w.code, "message": w.message, "line": w.line} for w in self.warnings],
            "sha256": self.sha256,
            "encoding": self.encoding,
            "language": self.language,
            "title": self.title,
            "source_url": self.source_url,
            "source_url_as_printed": self.source_url_as_printed,
            "publisher": self._publisher(),
            "published": self.published,
            "published_basis": self.published_basis,
            "removed": [
                {"line": cut.line, "kind": cut.kind, "text": cut.text, "scope": cut.scope}
                for cut in self.removed
            ],
            "paragraphs": self.paragraphs,
            "mentions": [],
            "meetings": [],
        }

    def _publisher(self) -> dict[str, str | None] | None:
        if not self.domain and not self.publisher_name:
            return None
        return {"name": self.publisher_name, "domain": self.domain}


def _path(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder and name else folder or name
