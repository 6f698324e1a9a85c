"""What a reader finds in one file, before anything is stored."""

from dataclasses import dataclass
from typing import Any, Literal

from articles.text.boilerplate import Removed

__all__ = ["ParsedArticle", "ParsedPassage", "Refused", "Removed", "Warning_"]

PassageKind = Literal["body", "heading", "caption"]
Basis = Literal["header", "url", "none"]
RefusalCode = Literal[
    "unreadable", "empty", "not_text", "bad_encoding",
    "too_large", "unknown_format", "bad_record", "no_article",
]  # fmt: skip


class Refused(Exception):
    """A file that cannot be imported, and why. str() is "NAME:LINE: message", the line only where known."""

    def __init__(self, code: RefusalCode, message: str, line: int | None = None, name: str = "") -> None:
        super().__init__(message)
        self.code: RefusalCode = code
        self.message = message
        self.line = line
        self.name = name

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.name, self.line) if part)
        return f"{place}: {self.message}" if place else self.message

    def as_proposal(self, file_name: str) -> dict[str, Any]:
        """The document of docs/formats/proposal.schema.json for a refused file."""
        error = {"code": self.code, "message": self.message, "line": self.line}
        nothing: dict[str, Any] = {"paragraphs": [], "removed": [], "mentions": [], "meetings": []}
        return {"file": file_name, "item": None, "status": "rejected", "error": error, **nothing}


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

    name: of the file. sha256, size (bytes): of its bytes. encoding: "utf-8" or "utf-8-sig". language: BCP 47.
    source_url: canonical, or None where absent or unsafe. published: EDTF; published_words: where it says so.
    removed: what is no body, in the order of the file.
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

    @property
    def paragraphs(self) -> list[str]:
        """The text of the body and its headings, without captions."""
        return [passage.text for passage in self.passages if passage.kind != "caption"]

    def as_proposal(self, file_name: str) -> dict[str, Any]:
        """The document of docs/formats/proposal.schema.json, with no mentions and meetings yet."""
        return {
            "file": file_name,
            "item": None,
            "status": "ok",
            "error": None,
            "warnings": [{"code": w.code, "message": w.message, "line": w.line} for w in self.warnings],
            "sha256": self.sha256,
            "encoding": self.encoding,
            "language": self.language,
            "title": self.title,
            "source_url": self.source_url,
            "source_url_as_printed": self.source_url_as_printed,
            "publisher": {"name": None, "domain": self.domain} if self.domain else None,
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
