"""Guards of the whole project."""

import itertools
import re
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core import signing
from django.core.management import call_command, get_commands
from django.urls import URLResolver, get_resolver

from archive.models import Document, Meeting, Official, Organisation
from archive.views import corrections
from articles.models import Article, ImportedFile
from tests.html_tree import tree

ROOT = Path(__file__).parents[1]
FORBIDDEN = {"utils", "common", "helpers", "services", "signals"}
CODE = ("archive", "articles", "benchmarks", "config", "desk", "script", "tests")


def files(*patterns):
    """Files of the repository: those under version control, and those that are about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def documents():
    """All that is written for people who use or run it."""
    return "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *files("docs/*.md")])


@pytest.fixture
def addresses(curated, settings):
    """One address for every public page, by the name of its route."""
    settings.CONTACT = "mailto:editors@example.org"
    article, meeting = Article.objects.first(), Meeting.objects.first()
    return {
        "archive:home": "/",
        "archive:about": "/about/",
        "archive:timeline": "/meetings/",
        "archive:timeline-csv": "/meetings.csv",
        "archive:timeline-json": "/meetings.json",
        "archive:timeline-jsonl": "/meetings.jsonl",
        "archive:timeline-ics": "/meetings.ics",
        "archive:calendar": "/meetings/calendar/",
        "archive:facet-values": "/meetings/values/official/",
        "archive:meeting": meeting.get_absolute_url(),
        "archive:report-meeting": f"{meeting.get_absolute_url()}report/",
        "archive:report-article": f"/articles/{article.pk}/report/",
        "archive:report-received": f"/reports/{signing.dumps([7, '/about/'], salt=corrections.SALT)}/",
        "archive:corrections": "/corrections/",
        "archive:meeting-json": meeting.get_absolute_url().rstrip("/") + ".json",
        "archive:meeting-csv": meeting.get_absolute_url().rstrip("/") + ".csv",
        "archive:relations": "/relations/",
        "archive:relations-csv": "/relations.csv",
        "archive:relation": "/relations/vn-by/",
        "archive:officials": "/officials/",
        "archive:official": Official.objects.first().get_absolute_url(),
        "archive:organisations": "/organisations/",
        "archive:organisation": Organisation.objects.first().get_absolute_url(),
        "archive:official-mentions": "/officials/luong-tam-quang/mentions/",
        "archive:organisation-mentions": "/organisations/unodc/mentions/",
        "archive:countries": "/countries/",
        "archive:country": "/countries/vn/",
        "archive:search": "/search/?q=UNODC",
        "archive:documents": "/documents/",
        "archive:document": Document.objects.first().get_absolute_url(),
        "archive:reconcile": "/reconcile",
        "archive:reconcile-suggest": "/reconcile/suggest/entity?prefix=lu",
        "archive:reconcile-view": "/reconcile/view?id=official/luong-tam-quang",
        "archive:sitemap": "/sitemap.xml",
        "archive:sitemap-file": "/sitemap-meetings-1.xml",
        "archive:robots": "/robots.txt",
        "archive:security": "/.well-known/security.txt",
        "archive:healthz": "/healthz",
        "archive:readyz": "/readyz",
        "articles:articles": "/articles/",
        "articles:article": article.get_absolute_url(),
        "articles:cite": f"{article.get_absolute_url()}cite/?p=1",
        "articles:changes": f"{article.get_absolute_url()}changes/",
        "articles:article-by-number": f"/articles/{article.pk}/",
        "articles:file": f"/files/{ImportedFile.objects.first().pk}/",
    }


def route_names(resolver):
    """Names of the routes of an app, those below the prefix of a language included."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from route_names(pattern)
        else:
            yield pattern.name


def test_no_migration_is_missing(db):
    told = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=told)
    assert "No changes detected" in told.getvalue()


def test_every_public_page_answers_200_and_a_page_of_html_has_one_h1_and_a_language(addresses, client):
    public = {
        f"{space}:{name}"
        for space, (_, resolver) in get_resolver().namespace_dict.items()
        if space in ("archive", "articles")
        for name in route_names(resolver)
    }
    assert public == set(addresses), "a new route needs its address here"
    for name, address in addresses.items():
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, name
        if answer.headers["Content-Type"].startswith("text/html"):
            page = tree(answer)
            assert len(page.all("h1")) == 1, name
            assert page.one("html").attributes["lang"] == "en"
            levels = [
                int(heading.tag[1]) for heading in page.one("main") if re.fullmatch("h[1-6]", heading.tag)
            ]
            assert all(below - above <= 1 for above, below in itertools.pairwise(levels)), name
            assert page.one("head").one("title").text.removesuffix("· Sederunt").strip(), name


def test_every_page_of_html_has_its_own_title(addresses, client):
    pages = [
        client.get(address)
        for name, address in addresses.items()
        if name not in ("articles:article-by-number", "archive:reconcile-view")
    ]
    titles = [
        tree(page).one("head").one("title").text
        for page in pages
        if page.headers["Content-Type"].startswith("text/html")
    ]
    assert len(titles) == len(set(titles)) > 10


def test_every_command_is_documented():
    ours = [name for name, app in get_commands().items() if app in ("archive", "articles", "desk")]
    assert "import_articles" in ours
    assert [name for name in ours if f"manage.py {name}" not in documents()] == []


def test_every_variable_of_the_environment_is_documented():
    settings = "\n".join(path.read_text() for path in files("config/*.py", "script/*", "tests/settings.py"))
    read = set(re.findall(r"\b(?:SEDERUNT_[A-Z_]+|DATABASE_URL|PG_BIN|CHROMIUM|PYTHON)\b", settings))
    assert "DATABASE_URL" in read
    assert sorted(name for name in read if f"`{name}`" not in documents()) == []


def test_every_script_is_documented():
    commands = [path.name for path in files("script/*") if "." not in path.name]
    assert "server" in commands
    assert [name for name in commands if f"script/{name}" not in documents()] == []


def test_every_link_inside_the_documents_leads_to_a_file():
    for path in [ROOT / "README.md", *files("docs/*.md", "docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name} leads to {target}"


def test_no_file_of_code_is_longer_than_400_lines():
    paths = files("*.py", "templates/**", "script/*", "docs/**/*.md", "*.md")
    long = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {name: lines for name, lines in long.items() if lines > 400 and "/migrations/" not in name} == {}


def test_no_module_is_called_after_nothing():
    modules = set(files(*(f"{folder}/**/*.py" for folder in CODE), *(f"{folder}/*.py" for folder in CODE)))
    assert len(modules) > 50
    for path in modules:
        names = {path.stem, *(part for part in path.relative_to(ROOT).parts[:-1])}
        assert not names & FORBIDDEN, path


@pytest.mark.parametrize("name", ["base", "dev"])
def test_a_lock_pins_and_hashes_every_package_and_names_no_host(name):
    lock = (ROOT / "requirements" / f"{name}.txt").read_text()
    assert not re.search(r"https?://|--index-url|--extra-index-url|--find-links", lock)
    packages = re.findall(r"^([A-Za-z0-9._-]+)(\[.*\])?==", lock, re.M)
    assert len(packages) > 5
    for entry in re.split(r"^(?=[a-z0-9])", lock, flags=re.M)[1:]:
        assert "==" in entry.splitlines()[0]
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("name", ["base", "dev"])
def test_a_lock_holds_what_is_asked_for(name):
    asked = (ROOT / "requirements" / f"{name}.in").read_text()
    names = {found.lower() for found in re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", asked, re.M)}
    locked = set(re.findall(r"^([a-z0-9._-]+)", (ROOT / "requirements" / f"{name}.txt").read_text(), re.M))
    assert names <= locked


def test_the_requests_of_the_site_stay_on_it():
    for path in files("templates/**", "static/**"):
        if path.suffix in (".html", ".css", ".svg"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(
                r"(?:src|href)=[\"']?(?:https?:)?//|url\([\"']?(?:https?:)?//|@import", text
            ), path


def test_templates_hold_no_inline_code():
    for path in files("templates/**"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son[a-z]+=|\|safe\b|autoescape off", text), (
            path
        )


@pytest.mark.parametrize("path", files("static/*.css"), ids=lambda path: path.name)
def test_every_block_of_a_stylesheet_is_closed(path):
    """A layer that is not closed swallows all that follows."""
    depth = 0
    for line in re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S).splitlines():
        assert not (line.startswith("@layer") and depth), f"{path.name}: {line} stands inside another block"
        depth += line.count("{") - line.count("}")
    assert depth == 0
