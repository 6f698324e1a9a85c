"""How to cite a passage: plain lines that can be copied, with its counterpart in another text."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import alignments
from articles.alignments import Linked
from articles.interface_dates import date_words, number
from articles.languages import LANGUAGES
from articles.models import Passage, Revision, Text
from articles.reading import passage_address


@dataclass(frozen=True)
class Line:
    """One line of a citation: words of the page, then words of the text in their own language."""

    label: str
    words: str
    language: str = ""


@dataclass(frozen=True)
class Citation:
    """The lines for one text: who published what and when, the words, their standing, where they are."""

    revision: Revision
    lines: list[Line]


def citation(revision: Revision, passages: list[Passage], site: str, accessed: str) -> Citation:
    """How to cite passages of a revision (with `text.article.publisher`).

    site: the public address of the archive without a path.  accessed: EDTF date of today.
    """
    text, article = revision.text, revision.text.article
    language = LANGUAGES.get(text.language)
    lines = [
        Line(f"{_(language.english) if language else text.language}:", text.status.label),
        _publisher(text),
        _headline(text),
        Line(_("Published:"), published(article.published)),
        *(
            Line(_("¶%(number)s:") % {"number": number(one.number)}, f"“{one.content}”", text.language)
            for one in passages
        ),
        Line(_("Text:"), text.status.sentence),
        Line(_("Source:"), article.source_url or _("address not recorded")),
        Line(_("Archive:"), f"Sederunt, {site}{passage_address(revision, passages[0].number)}"),
        Line(_("Accessed:"), date_words(accessed)),
    ]
    return Citation(revision, lines)


def cited(revision: Revision, passage: Passage, other: Revision | None, site: str) -> dict[str, Any]:
    """What the page of a citation prints: the passage, and what stands beside it in the other text, originals first.

    is_alone: the other text has no counterpart.  is_doubtful: the machine is not sure of it.
    """
    today = timezone.localdate().isoformat()
    texts = [(revision, [passage])]
    link = _counterpart(revision, passage, other) if other else None
    if other and link and link.right:
        texts.append((other, [one for one in other.passages.all() if one.number in link.right]))
    texts.sort(key=lambda pair: pair[0].text.kind != Text.Kind.ORIGINAL)
    return {
        "citations": [citation(one, passages, site, today) for one, passages in texts],
        "is_alone": bool(other) and len(texts) == 1,
        "is_doubtful": bool(link and link.is_doubtful),
    }


def _counterpart(revision: Revision, passage: Passage, other: Revision) -> Linked | None:
    links = alignments.found(revision, other).links
    return next((link for link in links if passage.number in link.left), None)


def published(edtf: str) -> str:
    """A date as a citation gives it.

    | 2025-12-03    | 3 December 2025             |
    | XXXX-05-13    | n.d. (13 May, year not …)   |
    |               | n.d.                        |
    """
    if not edtf:
        return _("n.d.")
    words = date_words(edtf)
    return _("n.d. (%(day)s)") % {"day": words} if edtf.startswith("XXXX") else words


def _publisher(text: Text) -> Line:
    publisher = text.article.publisher
    if publisher is None:
        return Line(_("Publisher:"), _("not recorded"))
    label = _("Publisher:") if text.kind == Text.Kind.ORIGINAL else _("Named as source:")
    return Line(label, publisher.name, publisher.language)


def _headline(text: Text) -> Line:
    """The headline; where a text came without one, the editors’ title in brackets, as for anything supplied."""
    if text.title:
        return Line(_("Headline:"), text.title, text.language)
    if text.article.title:
        return Line(_("Headline:"), f"[{text.article.title}]", "en")
    return Line(_("Headline:"), _("not recorded"))
