"""/articles/, one article or two texts side by side, how to cite a passage, and the bytes as they were received."""

from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import F, Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from articles import text_changes
from articles.citation import cited
from articles.models import Article, ImportedFile, Revision, Text
from articles.reading import beside, parallel, with_passages
from articles.text_changes import original_since

PER_PAGE = 50
LIST_PARAMETERS = {"page", "language", "publisher"}
TEXT_PARAMETERS = {"text", "revision", "with"}
CHANGES_PARAMETERS = {"text"}
CITE_PARAMETERS = {"text", "revision", "with", "p"}


def articles(request: HttpRequest) -> HttpResponse:
    """All articles with a published text, the newest first; undated ones last."""
    _refuse_unknown(request, LIST_PARAMETERS)
    texts = Prefetch("texts", Text.objects.published().with_status().order_by("pk"))
    held = Article.objects.published().select_related("publisher").prefetch_related(texts)
    held = _filtered(held, request).order_by(F("published_lower").desc(nulls_last=True), "-pk")
    paginator = Paginator(held, PER_PAGE)
    number = _number(request, "page") or 1
    if number > paginator.num_pages:
        raise Http404(_("The list has no such page."))
    return render(request, "articles/articles.html", {"section": "articles", "page": paginator.page(number)})


def article(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """One text of an article, or two side by side: `text` chooses the language version, `revision` an earlier
    state of it, `with` the text that stands beside it, of this article or another."""
    _refuse_unknown(request, TEXT_PARAMETERS)
    found = get_object_or_404(Article.objects.select_related("publisher"), pk=pk)
    if slug != found.slug:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(f"{found.get_absolute_url()}{query}", permanent=True)
    texts = list(found.texts.published().with_status())
    revision = _revision(_chosen(texts, _number(request, "text")), _number(request, "revision"))
    other = _beside(request, revision)
    context = {
        "section": "articles",
        "article": found,
        "texts": texts,
        "text": revision.text,
        "revision": revision,
        "other": other,
        "parallel": parallel(revision, other) if other else None,
        "removed": list(revision.removed.all()),
        "canonical_defaults": {("text", str(_chosen(texts, None).pk))},
    }
    page = "articles/parallel.html" if other else "articles/article.html"
    return render(request, page, context)


def cite(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """How to cite passage `p` of `text`, with its counterpart in the text `with`."""
    _refuse_unknown(request, CITE_PARAMETERS)
    found = get_object_or_404(Article, pk=pk)
    texts = list(found.texts.published().with_status())
    revision = _revision(_chosen(texts, _number(request, "text")), _number(request, "revision"))
    number, other = _number(request, "p"), _beside(request, revision)
    if number is None:
        raise BadRequest(_("Say which passage is cited: p=1, p=2 …"))
    passage = next((one for one in revision.passages.all() if one.number == number), None)
    if passage is None:
        raise Http404(_("The text has no passage %(number)s.") % {"number": number})
    context = {
        "section": "articles",
        "article": found,
        "revision": revision,
        "passage": passage,
        "back": f"{beside(revision.text, other.text) if other else _reading(revision)}#p{number}",
        "other": other,
        **cited(revision, passage, other, _site(request)),
    }
    return render(request, "articles/cite.html", context)


def changes(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """What has changed in the original of the translation `text` since it was made."""
    _refuse_unknown(request, CHANGES_PARAMETERS)
    found = get_object_or_404(Article, pk=pk)
    revision = _revision(_chosen(list(found.texts.published()), _number(request, "text")), None)
    if revision.text.kind == Text.Kind.ORIGINAL:
        raise Http404(_("This text is no translation."))
    before, now = original_since(revision.text)
    context = {
        "section": "articles",
        "article": found,
        "revision": revision,
        "text": revision.text,
        "before": before,
        "now": now,
        "difference": text_changes.of(before, now) if before and now else None,
    }
    return render(request, "articles/changes.html", context)


def _reading(revision: Revision) -> str:
    old = "" if revision.is_current else f"&revision={revision.number}"
    return f"{revision.text.article.get_absolute_url()}?text={revision.text_id}{old}"


def _site(request: HttpRequest) -> str:
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def _beside(request: HttpRequest, revision: Revision) -> Revision | None:
    """The current state of the text asked for beside another one."""
    wanted = _number(request, "with")
    if wanted is None:
        return None
    if wanted == revision.text_id:
        raise BadRequest(_("A text cannot stand beside itself: give another one for “with”."))
    other = Text.objects.published().filter(pk=wanted).first()
    if other is None:
        raise Http404(_("The archive holds no text %(number)s.") % {"number": wanted})
    return _revision(other, None)


def received(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The bytes of an imported file of a published text, as a download."""
    held = ImportedFile.objects.filter(revisions__text__in=Text.objects.published()).distinct()
    file = get_object_or_404(held, pk=pk)
    answer = HttpResponse(bytes(file.content), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file.sha256[:16]}.txt"'
    return answer


def _refuse_unknown(request: HttpRequest, known: set[str]) -> None:
    for name in request.GET:
        if name not in known:
            raise BadRequest(_("There is no parameter “%(name)s” here.") % {"name": name})
        if "\x00" in request.GET[name]:
            raise BadRequest(
                _("The value of “%(name)s” holds a character that no text has.") % {"name": name}
            )


def _number(request: HttpRequest, name: str) -> int | None:
    written = request.GET.get(name)
    if written is None:
        return None
    if not (written.isascii() and written.isdecimal() and 0 < int(written[:12]) <= 2**31):
        message = _("“%(value)s” is not a number for %(name)s. Write %(name)s=1, %(name)s=2 …")
        raise BadRequest(message % {"value": written, "name": name})
    return int(written[:12])


def _filtered(held: Any, request: HttpRequest) -> Any:
    language, publisher = request.GET.get("language"), request.GET.get("publisher")
    if language is not None:
        if not Text.objects.published().filter(language=language).exists():
            raise BadRequest(_("No article is held in “%(value)s”.") % {"value": language})
        held = held.filter(texts__language=language)
    if publisher is not None:
        if not Article.objects.filter(publisher__domain=publisher).exists():
            raise BadRequest(_("No article of “%(value)s” is held.") % {"value": publisher})
        held = held.filter(publisher__domain=publisher)
    return held


def _chosen(texts: list[Text], wanted: int | None) -> Text:
    """The text asked for, else the original, else the first."""
    if wanted is not None:
        texts = [text for text in texts if text.pk == wanted]
    if not texts:
        raise Http404(_("The archive holds no such text of this article."))
    return next((text for text in texts if text.kind == Text.Kind.ORIGINAL), texts[0])


def _revision(text: Text, number: int | None) -> Revision:
    found = text.revisions.select_related("file", "text__translated_from", "text__article__publisher")
    chosen = found.filter(is_current=True) if number is None else found.filter(number=number)
    return get_object_or_404(chosen.prefetch_related(with_passages()))
