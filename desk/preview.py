"""What is found in a text that somebody pastes, before anything of it is stored."""

import io
import re
from dataclasses import dataclass, field, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.previewing import Expected, Held, expected, holdings
from archive.proposing import Proposer
from archive.renderings import with_knowledge
from articles.importers.overruling import Stated
from articles.importers.parsed import ParsedArticle, Refused, Removed
from articles.importers.store import presumed_kind
from articles.quality import CHECKS, Document, Finding, Unit
from articles.quality.check import failed
from desk import imports

WHY = {
    "source_line": _("Source line; its address is in the form"),
    "comments": _("Comment counter of the page"),
    "date_header": _("Date line of the page"),
    "byline": _("Names who wrote it, or where"),
    "photo_caption": _("Caption of a picture; shown, but no part of the text"),
    "photo_credit": _("Names who took a picture"),
    "end_mark": _("Mark of the end"),
    "advert": _("Advertisement"),
    "navigation": _("Belongs to the page around the text"),
    "related": _("Link to another article"),
    "share": _("Button of the page"),
    "subscribe": _("Asks to subscribe"),
    "other": _("Belongs to the page around the text"),
}
ALSO = re.compile(
    r"আরও|এছাড়াও|এ ছাড়া|(?i:\b(?:cũng|ngoài ra|also|besides|также|кроме того|таксама|також)(?!\S))",
)
OF_ONE_TEXT = ("name-spelling", "office", "repeated", "letters")
"""The checks that compare a text with itself."""
MOST_PARAGRAPHS, MOST_FINDINGS = 300, 12
OPENING = 60
"""Characters in which a text that goes on from another says “also”."""


@dataclass(frozen=True)
class Aside:
    removed: Removed
    why: Promise | str


@dataclass(frozen=True)
class InText:
    """What a check says of a paragraph (its number, from 1; None: of the whole text)."""

    finding: Finding
    paragraph: int | None


@dataclass(frozen=True)
class Preview:
    """refused: why the text cannot be read; nothing else is known then. fault: why no meetings were looked for."""

    refused: Refused | None = None
    parsed: ParsedArticle | None = None
    kind: str = ""
    held: Held | None = None
    aside: list[Aside] = field(default_factory=list)
    put_back: list[str] = field(default_factory=list)
    meetings: list[Expected] = field(default_factory=list)
    findings: list[InText] = field(default_factory=list)
    fault: str = ""

    @property
    def opening_may_be_missing(self) -> str:
        """The first words of a text that has no headline and goes on from something."""
        if self.parsed is None or self.parsed.title:
            return ""
        first = self.parsed.paragraphs[0]
        goes_on = bool(ALSO.search(first[:OPENING])) or first[:1].islower()
        return " ".join(first.split()[:5]) if goes_on else ""


def preview(data: bytes, name: str, stated: Stated) -> Preview:
    """Reads a pasted text; nothing is written."""
    found = list(imports.read(io.BytesIO(data), name, stated))
    articles = [document for document in found if isinstance(document, ParsedArticle)]
    refusals = [document for document in found if isinstance(document, Refused)]
    if len(articles) != 1 or refusals or articles[0].versions:
        return Preview(refused=refusals[0] if refusals else several(len(found)))
    return _of(articles[0], stated)


def several(count: int) -> Refused:
    told = _(
        "The text holds several articles. Save it as a file and bring the file: each is then taken by itself."
    )
    return Refused("bad_record", str(told), item=count)


def _of(parsed: ParsedArticle, stated: Stated) -> Preview:
    held = holdings(parsed)
    basis = "metadata" if parsed.published_basis == "editor" else parsed.published_basis
    meetings, fault = [], ""
    try:
        meetings = expected(replace(parsed, published_basis=basis), Proposer(), held.same or held.revises)
    except Exception as error:  # a fault of the rules must not keep the text from being added
        fault = f"{type(error).__name__}: {error}"
    return Preview(
        parsed=parsed,
        kind=stated.kind or presumed_kind(parsed),
        held=held,
        aside=[Aside(cut, WHY.get(cut.kind, cut.kind)) for cut in parsed.removed],
        put_back=list(stated.put_back),
        meetings=meetings,
        fault=fault,
        findings=_findings(parsed),
    )


def _findings(parsed: ParsedArticle) -> list[InText]:
    """What the checks say that need no original, each thing once."""
    units = [
        Unit("", words, parsed.language, parsed.language) for words in parsed.paragraphs[:MOST_PARAGRAPHS]
    ]
    document = Document(with_knowledge(units))
    found = [finding for check in OF_ONE_TEXT for finding in failed(CHECKS[check].check_document(document))]
    once = {finding.message: finding for finding in reversed(found)}
    return [
        InText(one, None if one.unit is None else one.unit + 1)
        for one in list(reversed(once.values()))[:MOST_FINDINGS]
    ]
