"""Every type of public page in the curated archive, for tests and pictures that look at all of them.

A page is known by its name, which is also the name of its picture in docs/screens. `addresses()` asks the
database, because the addresses of articles hold numbers. tests/test_pages.py fails where a route of the site
is neither here nor in FILES.
"""

from articles.models import Article, Text

LANGUAGES = ("en", "vi", "bn")

PAGES = {
    "home": "/",
    "timeline": "/meetings/",
    "timeline-filtered": "/meetings/?country=VN&country=BY&topic=training&from=2025-10&sort=oldest",
    "timeline-empty": "/meetings/?country=MA&from=2024&to=2024-05",
    "timeline-refused": "/meetings/?foo=1&country=ZZ&from=3/12",
    "meeting": "/meetings/2025-12-03-viet-nam-belarus-talks/",
    "meeting-no-year": "/meetings/xxxx-05-13-belarus-interpol/",
    "meeting-planned": "/meetings/2025-11-viet-nam-morocco/",
    "calendar": "/meetings/calendar/",
    "facet-values": "/meetings/values/topic/",
    "report": "/meetings/2025-12-03-viet-nam-belarus-talks/report/?fact=date",
    "corrections": "/corrections/",
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
    "about": "/about/",
    "not-found": "/nowhere/",
}
# Pages about one article: what its reference holds, and what follows its address.
SOURCE = "bo-cong-an-viet-nam-va-hoi-dong-an-ninh-belarus"
ARTICLES = {
    "article": ("003_d0fde7a990ed22fc.txt", ""),
    "cite": ("003_d0fde7a990ed22fc.txt", "cite/?p=2"),
    "article-bn": (SOURCE, ""),
}
ANSWERS = {"timeline-refused": 400, "search-refused": 400, "not-found": 404}

# Routes that answer with something else than a page of HTML, or lead to one that is listed.
FILES = {
    "archive:report-article",
    "archive:report-received",
    "archive:robots",
    "archive:security",
    "archive:sitemap",
    "archive:sitemap-file",
    "archive:relations-csv",
    "archive:timeline-csv",
    "archive:timeline-json",
    "archive:timeline-jsonl",
    "archive:timeline-ics",
    "archive:meeting-json",
    "archive:meeting-csv",
    "archive:healthz",
    "archive:readyz",
    "articles:article-by-number",
    "articles:file",
}


def addresses(language: str = "en") -> dict[str, str]:
    """The address of every page by its name, in one language of the interface."""
    prefix = "" if language == "en" else f"/{language}"
    articles = {
        name: Article.objects.get(reference__contains=reference).get_absolute_url() + rest
        for name, (reference, rest) in ARTICLES.items()
    }
    articles["parallel"] = (
        f"{articles['article']}?with={Text.objects.get(article__reference__contains=SOURCE).pk}"
    )
    return {name: prefix + address for name, address in {**PAGES, **articles}.items()}
