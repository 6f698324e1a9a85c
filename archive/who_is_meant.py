"""Whom or what an editor may mean: officials, organisations and documents of the archive, by any spelling."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q
from django.utils.translation import gettext as _

from archive import index, search_names
from archive.models import Document, Official, Organisation
from archive.search_names import Directory
from articles.text.normalise import nfc

MOST = 8


@dataclass(frozen=True)
class Meant:
    """One of the archive, with what tells people of one name apart, and why it is shown."""

    slug: str
    name: str
    language: str
    detail: str = ""
    reason: str = ""


def officials(spelling: str) -> list[Meant]:
    """Those whose name is spelt so, nearly so, or sounds so, the likeliest first."""
    reasons = _likely(spelling, "official")
    held = officials_of(reasons)
    return [replace(held[slug], reason=reason) for slug, reason in reasons.items() if slug in held]


def officials_of(slugs: Iterable[str]) -> dict[str, Meant]:
    """Officials by slug, in two queries."""
    wanted = Official.objects.select_related("country", "organisation").prefetch_related("posts")
    return {slug: _official(found) for slug, found in wanted.in_bulk(list(slugs), field_name="slug").items()}


def _official(found: Official) -> Meant:
    posts = sorted(
        found.posts.all(), key=lambda post: (not post.is_rank, post.start_lower or dt.date.min, post.pk)
    )
    side = str(found.country or found.organisation or "")
    return Meant(
        found.slug,
        found.name,
        found.name_language,
        ", ".join(filter(None, [posts[-1].title if posts else "", side])),
    )


def organisations(spelling: str) -> list[Meant]:
    """The same for bodies."""
    reasons = _likely(spelling, "organisation")
    held = organisations_of(reasons)
    return [replace(held[slug], reason=reason) for slug, reason in reasons.items() if slug in held]


def organisations_of(slugs: Iterable[str]) -> dict[str, Meant]:
    """Organisations by slug."""
    held = Organisation.objects.select_related("country").in_bulk(list(slugs), field_name="slug")
    return {slug: Meant(slug, one.name, "en", str(one.country or "")) for slug, one in held.items()}


def documents_of(slugs: Iterable[str]) -> dict[str, Meant]:
    """Documents by slug."""
    held = Document.objects.in_bulk(list(slugs), field_name="slug")
    return {slug: Meant(slug, one.title, "en", one.get_kind_display()) for slug, one in held.items()}


def documents(title: str) -> list[Meant]:
    """Those whose title, in any language, holds the words."""
    words = nfc(title).strip()
    if not words or "\x00" in words:
        return []
    found = Document.objects.filter(Q(title__icontains=words) | Q(titles__text__icontains=words)).distinct()
    return [Meant(one.slug, one.title, "en", one.get_kind_display()) for one in found.order_by("pk")[:MOST]]


def _likely(spelling: str, kind: str) -> dict[str, str]:
    """Slugs with reasons: exactly so, but for marks, nearly so, by sound."""
    directory = search_names.current_directory(index.version())
    words = nfc(spelling).strip()
    found: dict[str, str] = {}
    if words:
        _note(found, directory.exactly(words), kind, _("spelt so"))
        _note(found, directory.named(words), kind, _("spelt so, but for marks and endings"))
        nearly = directory.nearly(words)
        _note(found, sorted(nearly, key=lambda owner: (-nearly[owner], owner)), kind, _("spelt nearly so"))
        _note(found, _by_part(directory, words), kind, _("a part of the name"))
        if kind == "official":
            for candidate in directory.sounds(words):
                found.setdefault(candidate.slug, _("sounds like it"))
    return dict(list(found.items())[:MOST])


def _by_part(directory: Directory, words: str) -> list[search_names.Owner]:
    owner = directory.part_of(words)
    return [owner] if owner else []


def _note(found: dict[str, str], owners: Iterable[search_names.Owner], kind: str, reason: str) -> None:
    for owner_kind, slug in sorted(owners) if isinstance(owners, set) else owners:
        if owner_kind == kind:
            found.setdefault(slug, reason)


LOOK_UP = {"official": officials, "organisation": organisations, "document": documents}
HELD = {"official": officials_of, "organisation": organisations_of, "document": documents_of}
