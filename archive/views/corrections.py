"""Reporting an error in a meeting or an article, and /corrections/: what was corrected after such reports."""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from archive import report_limit
from archive.correction_form import CorrectionForm
from archive.models import CorrectionReport, Evidence, Meeting
from archive.views.caching import cached_by_record
from archive.views.moved import moved
from archive.views.paging import page_number
from articles.models import Article, Passage

PER_PAGE = 50
SALT = "archive.views.corrections"


@dataclass(frozen=True)
class About:
    """What a report is about: a meeting or an article, and as far as they are told a passage and a fact."""

    title: str
    language: str
    url: str
    meeting: Meeting | None = None
    article: Article | None = None
    passage: Passage | None = None
    fact: str = ""

    @property
    def fact_name(self) -> str:
        return str(Evidence.Fact(self.fact).label) if self.fact else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """The form about a meeting; `passage` and `fact` in the address say more closely about what."""
    meeting = Meeting.objects.filter(slug=slug).first()
    if meeting is None:
        return moved(request, "meeting", slug, _("No meeting has this address."))
    if meeting.removed_reason:
        context = {"section": "meetings", "reason": meeting.removed_reason}
        return render(request, "410.html", context, status=410)
    _refuse_unknown(request, {"passage", "fact"})
    passage = _passage(request, Passage.objects.filter(evidence__meeting=meeting))
    url = meeting.get_absolute_url()
    about = About(meeting.title, "en", url, meeting=meeting, passage=passage, fact=_fact(request))
    return _form(request, about, "meetings")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_article(request: HttpRequest, pk: int) -> HttpResponse:
    """The form about an article; `passage` in the address says about which passage of its texts."""
    article = get_object_or_404(Article.objects.published(), pk=pk)
    _refuse_unknown(request, {"passage"})
    texts = list(article.texts.published())
    passage = _passage(request, Passage.objects.filter(revision__text__in=texts))
    title, language = (article.title, "en") if article.title else (texts[0].heading, texts[0].language)
    about = About(title, language, article.get_absolute_url(), article=article, passage=passage)
    return _form(request, about, "articles")


@require_safe
def received(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks, with the number of the report; the address is signed, so that it tells of no other report."""
    try:
        number, url = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise Http404(_("No report has this address.")) from None
    context = {"section": "corrections", "number": number, "url": url}
    return render(request, "archive/report_received.html", context)


@require_safe
@cached_by_record
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected after reports of readers, newest first."""
    found = CorrectionReport.objects.public().select_related("meeting", "article")
    found = found.prefetch_related("article__texts")
    page = Paginator(found, PER_PAGE).get_page(page_number(request, found.count(), PER_PAGE))
    return render(request, "archive/corrections.html", {"section": "corrections", "page": page})


def _refuse_unknown(request: HttpRequest, known: set[str]) -> None:
    for name in request.GET:
        if name not in known:
            raise BadRequest(_("There is no parameter “%(name)s” here.") % {"name": name})


def _passage(request: HttpRequest, held: Any) -> Passage | None:
    written = request.GET.get("passage")
    if written is None:
        return None
    if not (written.isascii() and written.isdecimal() and 0 < int(written[:18]) < 2**63):
        raise BadRequest(_("“%(value)s” is not the number of a passage.") % {"value": written})
    found: Passage | None = held.select_related("revision__text").filter(pk=int(written[:18])).first()
    if found is None:
        raise Http404(_("This page has no such passage."))
    return found


def _fact(request: HttpRequest) -> str:
    written = request.GET.get("fact", "")
    if written and written not in Evidence.Fact.values:
        raise BadRequest(_("“%(value)s” is not a fact of a meeting.") % {"value": written})
    return written


def _form(request: HttpRequest, about: About, section: str) -> HttpResponse:
    if request.method != "POST":
        return _page(request, about, section, CorrectionForm())
    form = CorrectionForm(request.POST)
    if form.is_by_a_program:
        return _thanks(_next_number(), about)
    if not form.is_valid():
        return _page(request, about, section, form)
    try:
        report_limit.count(report_limit.client_of(request))
    except report_limit.TooMany as limit:
        answer = _page(request, about, section, form, minutes=-(-limit.seconds // 60))
        answer.status_code = 429
        answer.headers["Retry-After"] = str(limit.seconds)
        return answer
    return _thanks(_store(about, form.cleaned_data).pk, about)


def _page(
    request: HttpRequest, about: About, section: str, form: CorrectionForm, *, minutes: int = 0
) -> HttpResponse:
    context = {"section": section, "about": about, "form": form, "minutes": minutes}
    return render(request, "archive/report.html", context)


def _store(about: About, told: dict[str, Any]) -> CorrectionReport:
    return CorrectionReport.objects.create(
        meeting=about.meeting,
        article=about.article,
        passage=about.passage,
        fact=about.fact,
        message=told["message"],
        source_url=told["source_url"],
        email=told["email"],
        language=get_language() or "en",
    )


def _next_number() -> int:
    newest: int | None = CorrectionReport.objects.aggregate(newest=Max("pk"))["newest"]
    return (newest or 0) + 1


def _thanks(number: int, about: About) -> HttpResponse:
    token = signing.dumps([number, about.url], salt=SALT, compress=True)
    return redirect("archive:report-received", token)
