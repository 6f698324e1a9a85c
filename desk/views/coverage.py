"""/desk/coverage/: every article with its texts by language, and what is missing; the same as CSV."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive import language_coverage
from archive.language_coverage import Row, Wanted
from archive.models import Country
from archive.views.paging import page_number
from articles.exports import BYTE_MARK, csv_line
from articles.languages import LANGUAGES
from articles.models import Article, Publisher, Text
from desk.access import open_to
from desk.coverage_form import PARAMETERS, CoverageForm
from desk.forms_of_texts import refuse_unknown
from desk.roles import Right

PER_PAGE = 50
CHUNK = 500
MOST_PUBLISHERS = 500
CSV_COLUMNS = ("article", "title", "publisher", "published", "address")


@open_to(Right.SEE_DESK)
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """The table, 50 articles a page; the counts of each language on top."""
    refuse_unknown(request, {*PARAMETERS, "page"})
    form = CoverageForm(request.GET)
    if not form.is_valid():
        return render(request, "desk/coverage.html", _choices(form), status=400)
    wanted = form.wanted()
    languages = language_coverage.columns(wanted)
    paginator = Paginator(language_coverage.found(wanted, languages), PER_PAGE)
    page = paginator.page(page_number(request, paginator.count, PER_PAGE, PARAMETERS))
    shown = language_coverage.loaded(Article.objects.filter(pk__in=[one.pk for one in page]))
    in_order = {one.pk: one for one in shown}
    context = {
        "total": paginator.count,
        "page": page,
        "languages": languages,
        "rows": language_coverage.rows((in_order[one.pk] for one in page), languages),
        "counts": language_coverage.counts(wanted, languages),
        "states": language_coverage.STATES,
    }
    return render(request, "desk/coverage.html", {**_choices(form), **context})


@open_to(Right.SEE_DESK)
@require_safe
def coverage_csv(request: HttpRequest) -> HttpResponseBase:
    """The whole table in the same order, one line an article, one column a language."""
    refuse_unknown(request, PARAMETERS)
    form = CoverageForm(request.GET)
    if not form.is_valid():
        return render(request, "desk/coverage.html", _choices(form), status=400)
    answer = StreamingHttpResponse(_lines(form.wanted()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="coverage.csv"'
    return answer


def _choices(form: CoverageForm) -> dict[str, object]:
    return {
        "desk_section": "coverage",
        "form": form,
        "known_languages": list(LANGUAGES.values()),
        "known_states": language_coverage.STATES.items(),
        "sorts": language_coverage.SORTS.items(),
        "publishers": Publisher.objects.order_by("domain")[:MOST_PUBLISHERS],
        "countries": Country.objects.filter(sides__isnull=False).distinct().order_by("name"),
    }


def _lines(wanted: Wanted) -> Iterator[str]:
    languages = language_coverage.columns(wanted)
    keys = list(language_coverage.found(wanted, languages).values_list("pk", flat=True))
    yield BYTE_MARK + csv_line([*CSV_COLUMNS, *languages])
    for start in range(0, len(keys), CHUNK):
        piece = keys[start : start + CHUNK]
        held = {one.pk: one for one in language_coverage.loaded(Article.objects.filter(pk__in=piece))}
        for row in language_coverage.rows((held[pk] for pk in piece if pk in held), languages):
            yield csv_line(_cells(row))


def _cells(row: Row) -> list[object]:
    article = row.article
    heading = next((text.heading for cell in row.cells for text in cell.texts if text.heading), "")
    stated = [[_code(text) for text in cell.texts] or language_coverage.MISSING for cell in row.cells]
    publisher = article.publisher.domain if article.publisher else ""
    return [article.pk, article.title or heading, publisher, article.published, article.source_url, *stated]


def _code(text: Text) -> str:
    return str(text.cell)  # type: ignore[attr-defined]
