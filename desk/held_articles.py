"""The article that somebody means who writes its number, its address, its date or words of its title."""

import re

from django.db.models import Q, QuerySet

from articles import edtf_date
from articles.importers import urls
from articles.models import Article
from articles.text.normalise import nfc

MOST = 8
_NUMBERED = re.compile(r"/articles/([0-9]{1,12})(?:-|/|$)")


def named(words: str) -> list[Article]:
    """The articles that the words may mean, the newest first, MOST of them."""
    found = Article.objects.filter(_meant(nfc(words).strip())).distinct().order_by("-pk")
    return list(found.prefetch_related("texts")[:MOST])


def _meant(words: str) -> Q:
    if words.isascii() and words.isdecimal() and len(words) < 5:
        return Q(pk=int(words)) | Q(published=words)
    if words.isascii() and words.isdecimal():
        return Q(pk=int(words[:12]))
    if numbered := _NUMBERED.search(words):
        return Q(pk=int(numbered[1]))
    if canonical := urls.canonical(words) if "/" in words else None:
        return Q(source_url=canonical) | Q(source_url_as_printed=words)
    try:
        return Q(published=edtf_date.parse(words).text)
    except edtf_date.InvalidDate:
        return _with_words(words)


def _with_words(words: str) -> Q:
    """All the words in the editors' title, the headline, the opening or the reference."""
    found = Q()
    for word in words.split()[:10]:
        fields = ("title", "texts__title", "texts__opening", "reference")
        told = Q()
        for field in fields:
            told |= Q(**{f"{field}__icontains": word})
        found &= told
    return found


def of_number(pk: int) -> QuerySet[Article]:
    return Article.objects.filter(pk=pk)
