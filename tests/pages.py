"""Every type of public page in the curated archive, for tests and pictures that look at all of them.

A page is known by its name, which is also the name of its picture in docs/screens. `addresses()` asks the
database, because the addresses of articles hold numbers. tests/test_pages.py fails where a route of the site
is neither here nor in FILES.
"""

from django.core import signing

from archive.views.corrections import SALT
from articles.models import Article, Text

LANGUAGES = ("en", "vi", "bn")

PAGES = {
    "home": "/",
    "timeline": "/meetings/",
    "timeline-filters": "/meetings/#filters",
    "timeline-filtered": "/meetings/?country=VN&country=BY&topic=training&from=2025-10&sort=oldest",
    "timeline-empty": "/meetings/?country=MA&from=2024&to=2024-05",
    "timeline-near": "/meetings/?near=2025-12-03&within=7",
    "timeline-as-of": "/meetings/?asof=2025-12-31",
    "calendar": "/meetings/calendar/",
    "calendar-year": "/meetings/calendar/?year=2025",
    "facet-values": "/meetings/values/topic/",
    "timeline-refused": "/meetings/?foo=1&country=ZZ&from=3/12",
    "meeting": "/meetings/2025-12-03-viet-nam-belarus-talks/",
    "meeting-no-year": "/meetings/xxxx-05-13-belarus-interpol/",
    "meeting-planned": "/meetings/2025-11-viet-nam-morocco/",
    "relations": "/relations/",
    "relation": "/relations/vn-by/",
    "relation-of-body": "/relations/by-interpol/",
    "relation-empty": "/relations/by-ma/",
    "officials": "/officials/",
    "official": "/officials/luong-tam-quang/",
    "organisations": "/organisations/",
    "organisation": "/organisations/ministry-of-public-security-vn/",
    "official-mentions": "/officials/luong-tam-quang/mentions/",
    "organisation-mentions": "/organisations/unodc/mentions/",
    "countries": "/countries/",
    "country": "/countries/vn/",
    "country-empty": "/countries/fr/",
    "search": "/search/?q=cybercrime",
    "search-name": "/search/?q=Luong+Tam+Quang",
    "search-none": "/search/?q=an+nihn",
    "search-help": "/search/",
    "search-refused": "/search/?q=%28foo",
    "documents": "/documents/",
    "document": "/documents/letter-of-intent-vn-by-2025/",
    "articles": "/articles/",
    "report": "/meetings/2025-12-03-viet-nam-belarus-talks/report/?fact=date",
    "corrections": "/corrections/",
    "search-word": "/search/?q=%E0%A6%A8%E0%A6%BF%E0%A6%B0%E0%A6%BE%E0%A6%AA%E0%A6%A4%E0%A7%8D%E0%A6%A4%E0%A6%BE",
    "search-nothing": "/search/?q=quantum+zebra",
    "about": "/about/",
    "not-found": "/nowhere/",
}
# Pages about one article: what its reference holds.
SOURCE = "bo-cong-an-viet-nam-va-hoi-dong-an-ninh-belarus"
ARTICLES = {
    "article": "003_d0fde7a990ed22fc.txt",
    "article-bn": SOURCE,
}
ANSWERS = {"timeline-refused": 400, "search-refused": 400, "not-found": 404}

# Routes that answer with something else than a page of HTML, or lead to one that is listed: these, and those
# whose names end with a form.
FORMS = ("-csv", "-json", "-jsonl", "-ics", "-atom")
FILES = {
    "archive:reconcile",
    "archive:reconcile-suggest",
    "archive:reconcile-view",  # leads to the page of a record
    "archive:sitemap",
    "archive:sitemap-file",
    "archive:robots",
    "archive:security",
    "archive:healthz",
    "archive:readyz",
    "archive:report-article",  # the form of `report`
    "articles:article-by-number",  # leads to `article`
    "articles:file",
}


def addresses(language: str = "en") -> dict[str, str]:
    """The address of every page by its name, in one language of the interface."""
    prefix = "" if language == "en" else f"/{language}"
    articles = {
        name: Article.objects.get(reference__contains=reference).get_absolute_url()
        for name, reference in ARTICLES.items()
    }
    other, far = (Text.objects.get(article__reference__contains=part).pk for part in (SOURCE, "baotintuc"))
    articles["parallel"] = f"{articles['article']}?with={other}"
    articles["parallel-doubtful"] = f"{articles['article']}?with={far}"
    articles["cite"] = f"{articles['article']}cite/?p=9&with={other}"
    articles["changes"] = f"{articles['article-bn']}changes/?text={other}"
    received = {"report-received": f"/reports/{signing.dumps([7, PAGES['meeting']], salt=SALT)}/"}
    return {name: prefix + address for name, address in {**PAGES, **articles, **received}.items()}
